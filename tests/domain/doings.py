"""Believable and unbelievable commands, drawn by chance: what the machine and the traces are made of."""

from random import Random
from typing import Any

from board.domain.model import Actor
from board.domain.targets import targets
from tests.domain.small_file import small_file
from tests.domain.workshop import Workshop

SKETCH = {"v": 1, "strokes": [{"pen": 0, "width": 5, "pressure": False, "points": "ZGQKCg=="}]}
SELDOM = frozenset(
    {"session.close", "session.freeze", "session.lock", "person.remove", "person.promote", "phase.close"}
)
#: what people mostly do in each kind of phase
FITTING = {
    "hold": ["phase.open", "phase.insert", "group.split", "hand.raise"],
    "add": [
        "note.post",
        "note.post",
        "note.post",
        "note.edit",
        "note.discard",
        "note.restore",
        "phase.reveal",
    ],
    "sort": ["theme.form", "note.file", "note.place", "note.stack", "note.park", "theme.name", "theme.merge"],
    "mark": ["mark.set", "mark.set", "mark.set", "mark.clear", "phase.open"],
    "present": ["turn.start", "turn.next", "turn.skip", "turn.swap", "spotlight.show", "remark.add"],
    "propose": [
        "proposal.draft",
        "proposal.revise",
        "proposal.link",
        "wording.offer",
        "support.set",
        "concern.raise",
    ],
}
TEXTS = ("Fewer forms", "Un ffurflen yn unig", "Answer the phone", "A map of every repair")


def random_doing(random: Random, workshop: Workshop) -> tuple[Actor, str, dict[str, Any]]:
    """Who sends what: mostly what the live phase is for, often anything else, seldom what ends all."""
    kind = random.choice(_fitting(workshop)) if random.random() < 0.6 else random.choice(list(DOINGS))
    if kind in SELDOM and random.random() < 0.85:
        kind = "session.reopen" if workshop.state.state == "closed" else "phase.open"
    steering = kind.startswith(("phase", "session", "group", "person", "link", "screen", "turn"))
    actors = [workshop.felicity] * (8 if steering else 2)
    actors += [workshop.peter, workshop.petra] * (1 if steering else 3) + [workshop.olga, workshop.screen]
    return random.choice(actors), kind, DOINGS[kind](random, workshop)


def _fitting(workshop: Workshop) -> list[str]:
    phase = workshop.state.live_phase
    if workshop.state.state == "closed":
        return ["session.reopen"]
    return FITTING[phase.kind if phase else "hold"]


def _some(random: Random, things: Any, other: str = "nothing") -> str:
    return str(random.choice([*things, other] if random.random() < 0.1 or not things else list(things)))


def _notes(random: Random, workshop: Workshop) -> list[str]:
    notes = list(workshop.state.notes) or ["nothing"]
    return random.sample(notes, random.randint(1, min(3, len(notes))))


def _new(workshop: Workshop, letter: str) -> str:
    return f"{letter}{workshop.ids.made}"


def _post(random: Random, w: Workshop) -> dict[str, Any]:
    text = f"{random.choice(TEXTS)} {w.ids.made}"
    note: dict[str, Any] = {"note_id": _new(w, "n"), "kind": "text", "text": text}
    if random.random() < 0.3:
        note = {"note_id": _new(w, "n"), "kind": "sketch", "sketch": SKETCH, "caption": text}
    if random.random() < 0.2:
        note["phase_id"] = _some(random, w.state.phases)
    if random.random() < 0.1 and w.state.notes:
        note["builds_on"] = _some(random, w.state.notes)
    return note


def _person(random: Random, w: Workshop) -> str:
    return _some(random, w.state.people)


def _switches(random: Random, _: Workshop) -> dict[str, Any]:
    return random.choice(
        [
            {"see": random.choice(["own", "group", "all"])},
            {"names": random.choice(["on", "side", "off"])},
            {"reveal": random.choice(["facilitator", "end", "never"])},
            {"who": random.choice(["everyone", "facilitator", "decider"])},
            {"clock": {"minutes": random.choice([None, 0.5, 8])}},
            {"prompt": {"en": {"question": "What now?", "script": "Smile."}}},
        ]
    )


def _kind_switches(random: Random, w: Workshop) -> dict[str, Any]:
    kind = random.choice(["hold", "add", "add", "sort", "propose", "mark", "mark", "present", "present"])
    switches: dict[str, Any] = {"clock": {"minutes": 3}}
    if kind == "add":
        switches = {
            "see": random.choice(["own", "group", "all"]),
            "names": random.choice(["on", "side", "off"]),
        }
    if kind in ("sort", "propose"):
        switches = {"who": "everyone", "scope": random.choice(["group", "all"])}
    if kind == "mark":
        mark = random.choice(["dots", "rank", "score", "thumbs", "tick"])
        switches = {"mark": mark, "who": "everyone", "limit": {"most": 3}}
    if kind == "present":
        unit, order = (
            random.choice(["person", "group", "item"]),
            random.choice(["round", "random", "by-marks"]),
        )
        switches = {"turns": {"unit": unit, "order": order, "seconds": 45}}
    before = random.choice([None, *w.state.phases])
    return {
        "phase_id": _new(w, "ph"),
        "kind": kind,
        "title": "One more",
        "switches": switches,
        "before": before,
    }


def _open(random: Random, w: Workshop) -> dict[str, Any]:
    group_id = random.choice([None, None, None, *w.state.groups])
    opening = {"phase_id": _some(random, w.state.phases), "expected": w.state.live_for(group_id).phase_id}
    return {**opening, "group_id": group_id} if group_id else opening


def _pace(random: Random, w: Workshop) -> dict[str, Any]:
    """Sometimes of one group alone, mostly one that is at its own pace."""
    groups = list(w.state.paces) or list(w.state.groups)
    return {"group_id": random.choice(groups)} if groups and random.random() < 0.4 else {}


def _swap(random: Random, w: Workshop) -> dict[str, Any]:
    queue = w.state.turn.queue if w.state.turn else ()
    return {"turn_id": _some(random, queue), "with_id": _some(random, queue)}


def _mark(random: Random, w: Workshop) -> dict[str, Any]:
    phase = w.state.live_phase
    things = targets(w.state, phase) if phase else []
    mark: dict[str, Any] = {
        "mark_id": _new(w, "m"),
        "target_id": _some(random, things),
        "value": random.randint(0, 2),
    }
    if w.state.marks and random.random() < 0.3:
        mark["mark_id"] = _some(random, w.state.marks)
    if random.random() < 0.3:
        mark |= {"x": random.randint(0, 1000), "y": random.randint(0, 750)}
    return mark


DOINGS: dict[str, Any] = {
    "session.update": lambda r, w: {
        "title": f"Repairs {w.ids.made}",
        "settings": r.choice([{"service": "Homes"}, {"ends_at": "2026-11-21T17:00:00Z"}, {"ends_at": None}]),
    },
    "session.lock": lambda r, w: {"locked": r.random() < 0.3},
    "session.freeze": lambda r, w: {"frozen": r.random() < 0.2},
    "session.close": lambda r, w: {},
    "session.reopen": lambda r, w: {},
    "session.keep": lambda r, w: {"days": r.choice([1, 30, 400, None])},
    "session.import": small_file,
    "link.rotate": lambda r, w: {"role": "screen"},
    "screen.show": lambda r, w: {"view": r.choice(["auto", "wall", "join"])},
    "person.add": lambda r, w: {"name": "Nia", "side": "Repairs"},
    "person.update": lambda r, w: {"person_id": _person(r, w), "name": f"Sam {w.ids.made}", "side": "ICT"},
    "person.promote": lambda r, w: {
        "person_id": _person(r, w),
        "role": r.choice(["facilitator", "participant", "participant", "observer"]),
    },
    "person.relink": lambda r, w: {"person_id": _person(r, w)},
    "person.remove": lambda r, w: (
        {"person_id": _person(r, w)} if r.random() < 0.2 else {"person_id": "nobody-at-all"}
    ),
    "phase.insert": _kind_switches,
    "phase.revise": lambda r, w: {"phase_id": _some(r, w.state.phases), "switches": _switches(r, w)},
    "phase.move": lambda r, w: {
        "phase_id": _some(r, w.state.phases),
        "before": r.choice([None, *w.state.phases]),
    },
    "phase.skip": lambda r, w: {"phase_id": _some(r, w.state.phases), "skipped": r.random() < 0.5},
    "phase.open": _open,
    "phase.extend": lambda r, w: {"seconds": r.choice([-60, 60, 0]), **_pace(r, w)},
    "phase.pause": lambda r, w: {"paused": r.random() < 0.5, **_pace(r, w)},
    "phase.reveal": lambda r, w: {
        "phase_id": _some(r, w.state.phases),
        **r.choice(
            [{"to": "all"}, {"to": "all"}, {"to": "facilitators"}, {"next": "note"}, {"next": "author"}]
        ),
    },
    "phase.close": _pace,
    "note.post": _post,
    "note.edit": lambda r, w: {"note_id": _some(r, w.state.notes), "text": f"Better {w.ids.made}"},
    "note.describe": lambda r, w: {"note_id": _some(r, w.state.notes), "caption": f"Shown {w.ids.made}"},
    "note.discard": lambda r, w: {"note_id": _some(r, w.state.notes)},
    "note.restore": lambda r, w: {"note_id": _some(r, w.state.notes)},
    "note.park": lambda r, w: {"note_id": _some(r, w.state.notes), "parked": r.random() < 0.6},
    "note.hide": lambda r, w: {"note_id": _some(r, w.state.notes), "hidden": r.random() < 0.5},
    "note.stack": lambda r, w: {"note_ids": _notes(r, w), "onto": _some(r, w.state.notes)},
    "note.unstack": lambda r, w: {"note_ids": _notes(r, w)},
    "note.place": lambda r, w: {"note_ids": _notes(r, w), "x": r.randint(0, 900), "y": r.randint(0, 900)},
    "note.file": lambda r, w: {
        "note_ids": _notes(r, w),
        "theme_id": r.choice([None, _some(r, w.state.themes)]),
        "before": r.choice([None, *w.state.notes]),
    },
    "theme.form": lambda r, w: {"theme_id": _new(w, "t"), "title": "One door in", "note_ids": _notes(r, w)},
    "theme.name": lambda r, w: {"theme_id": _some(r, w.state.themes), "title": f"Named {w.ids.made}"},
    "theme.merge": lambda r, w: {"theme_id": _some(r, w.state.themes), "into": _some(r, w.state.themes)},
    "theme.dissolve": lambda r, w: {"theme_id": _some(r, w.state.themes)},
    "theme.move": lambda r, w: {
        "theme_id": _some(r, w.state.themes),
        "before": r.choice([None, *w.state.themes]),
    },
    "theme.lock": lambda r, w: {"theme_id": _some(r, w.state.themes), "locked": r.random() < 0.4},
    "proposal.draft": lambda r, w: {
        "proposal_id": _new(w, "p"),
        "title": "One form",
        "theme_id": r.choice([None, _some(r, w.state.themes)]),
    },
    "proposal.revise": lambda r, w: {
        "proposal_id": _some(r, w.state.proposals),
        "fields": {"problem": f"Too slow {w.ids.made}", "owner": "Petra", "owner_id": str(w.petra.person_id)},
    },
    "proposal.link": lambda r, w: {"proposal_id": _some(r, w.state.proposals), "note_ids": _notes(r, w)},
    "proposal.status": lambda r, w: {
        "proposal_id": _some(r, w.state.proposals),
        "status": r.choice(["draft", "parked"]),
    },
    "proposal.accept": lambda r, w: {"proposal_id": _some(r, w.state.proposals)},
    "proposal.decline": lambda r, w: {"proposal_id": _some(r, w.state.proposals)},
    "wording.offer": lambda r, w: {
        "proposal_id": _some(r, w.state.proposals),
        "wording_id": _new(w, "w"),
        "text": f"We will answer {r.randint(0, 3)}",
    },
    "wording.agree": lambda r, w: {
        "proposal_id": _some(r, w.state.proposals),
        "wording_id": _some(r, [x.wording_id for p in w.state.proposals.values() for x in p.wordings]),
    },
    "support.set": lambda r, w: {"proposal_id": _some(r, w.state.proposals), "value": r.randint(0, 6)},
    "concern.raise": lambda r, w: {
        "proposal_id": _some(r, w.state.proposals),
        "text": f"Who pays? {w.ids.made}",
        "anonymous": r.random() < 0.5,
    },
    "concern.answer": lambda r, w: {
        "proposal_id": _some(r, w.state.proposals),
        "concern_id": _some(r, [x.concern_id for p in w.state.proposals.values() for x in p.concerns]),
        "text": "The service does.",
    },
    "proposal.follow_up": lambda r, w: {
        "proposal_id": _some(r, w.state.proposals),
        "status": r.choice(["doing", "done", "learnt", "parked"]),
        "text": f"Asked twice {w.ids.made}",
        "name": "Nia",
    },
    "group.split": lambda r, w: {"count": r.choice([0, 2, 2, 3]), "balance": r.choice(["side", "random"])},
    "group.move": lambda r, w: {"person_id": _person(r, w), "group_id": r.choice([None, *w.state.groups])},
    "group.update": lambda r, w: {
        "group_id": _some(r, w.state.groups),
        "name": "Repairs table",
        "theme_id": r.choice([None, *w.state.themes]),
    },
    "done.set": lambda r, w: {"done": r.random() < 0.8},
    "hand.raise": lambda r, w: {"raised": r.random() < 0.7},
    "question.ask": lambda r, w: {"text": f"Is lunch paid? {w.ids.made}"},
    "question.release": lambda r, w: {"question_id": _some(r, w.state.questions)},
    "notice.send": lambda r, w: {"to": r.choice(["all", _person(r, w)]), "text": "One rough idea is enough."},
    "pulse.give": lambda r, w: {
        "about": r.choice(["drawing_before", "drawing_after"]),
        "value": r.randint(1, 5),
    },
    "thanks.give": lambda r, w: {
        "to": _person(r, w),
        "text": f"For {w.ids.made}",
        "shared": r.random() < 0.5,
    },
    "turn.start": lambda r, w: {},
    "turn.next": lambda r, w: {},
    "turn.skip": lambda r, w: {},
    "turn.swap": _swap,
    "spotlight.show": lambda r, w: {"note_id": r.choice([None, *w.state.notes])},
    "remark.add": lambda r, w: {"note_id": _some(r, w.state.notes), "text": f"I like that {w.ids.made}"},
    "mark.set": _mark,
    "mark.clear": lambda r, w: {"mark_id": _some(r, w.state.marks)},
    "undo": lambda r, w: {"undoes": _some(r, [op_id for past in w.past.values() for op_id in past][-4:])},
}
