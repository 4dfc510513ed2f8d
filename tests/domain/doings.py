"""Believable and unbelievable commands, drawn by chance: what the machine and the traces are made of."""

from random import Random
from typing import Any

from board.domain.model import Actor
from tests.domain.workshop import Workshop

SKETCH = {"v": 1, "strokes": [{"pen": 0, "width": 5, "pressure": False, "points": "ZGQKCg=="}]}
TEXTS = ("Fewer forms", "Un ffurflen yn unig", "Answer the phone", "A map of every repair")


def random_doing(random: Random, workshop: Workshop) -> tuple[Actor, str, dict[str, Any]]:
    """Who sends what: a mix in which most commands are possible and some are not."""
    actor = random.choice(
        [workshop.felicity] * 4
        + [workshop.peter] * 3
        + [workshop.petra] * 3
        + [workshop.olga, workshop.screen]
    )
    kind = random.choice([*DOINGS, "note.post", "note.post", "note.edit", "note.edit", "note.file"])
    return actor, kind, DOINGS[kind](random, workshop)


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
    kind = random.choice(["hold", "add", "add", "sort", "propose"])
    switches: dict[str, Any] = {"clock": {"minutes": 3}}
    if kind == "add":
        switches = {
            "see": random.choice(["own", "group", "all"]),
            "names": random.choice(["on", "side", "off"]),
        }
    if kind in ("sort", "propose"):
        switches = {"who": "everyone"}
    before = random.choice([None, *w.state.phases])
    return {
        "phase_id": _new(w, "ph"),
        "kind": kind,
        "title": "One more",
        "switches": switches,
        "before": before,
    }


DOINGS: dict[str, Any] = {
    "session.update": lambda r, w: {"title": f"Repairs {w.ids.made}", "settings": {"service": "Homes"}},
    "session.lock": lambda r, w: {"locked": r.random() < 0.3},
    "session.freeze": lambda r, w: {"frozen": r.random() < 0.2},
    "session.close": lambda r, w: {},
    "session.reopen": lambda r, w: {},
    "link.rotate": lambda r, w: {"role": "screen"},
    "screen.show": lambda r, w: {"view": r.choice(["auto", "wall", "join"])},
    "person.add": lambda r, w: {"name": "Nia", "side": "Repairs"},
    "person.update": lambda r, w: {"person_id": _person(r, w), "name": f"Sam {w.ids.made}", "side": "ICT"},
    "person.promote": lambda r, w: {
        "person_id": _person(r, w),
        "role": r.choice(["facilitator", "participant", "participant", "observer"]),
    },
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
    "phase.open": lambda r, w: {"phase_id": _some(r, w.state.phases), "expected": w.state.live.phase_id},
    "phase.extend": lambda r, w: {"seconds": r.choice([-60, 60, 0])},
    "phase.pause": lambda r, w: {"paused": r.random() < 0.5},
    "phase.reveal": lambda r, w: {
        "phase_id": _some(r, w.state.phases),
        "to": r.choice(["all", "all", "facilitators"]),
    },
    "phase.close": lambda r, w: {},
    "note.post": _post,
    "note.edit": lambda r, w: {"note_id": _some(r, w.state.notes), "text": f"Better {w.ids.made}"},
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
    "support.set": lambda r, w: {"proposal_id": _some(r, w.state.proposals), "value": r.randint(0, 6)},
    "concern.raise": lambda r, w: {
        "proposal_id": _some(r, w.state.proposals),
        "text": f"Who pays? {w.ids.made}",
        "anonymous": r.random() < 0.5,
    },
}
