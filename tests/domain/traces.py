"""The traces that Python's fold and the browser's fold must agree on (I5): made here, kept in tests/traces.

`python -m tests.domain.traces` writes them anew. Each stretch holds the snapshot one viewer
starts from, the frames that they are sent, and the snapshot that the server would serve them at the end.
"""

import json
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

from board.domain.decision import Decision
from board.domain.errors import BoardError
from board.domain.events import ProposalCarried, Recorded
from board.domain.model import Actor, Origin, State, Viewer
from board.domain.sight import viewer_of
from board.domain.visibility import cut, needs_resync, view
from tests.domain.doings import random_doing
from tests.domain.workshop import Workshop

FOLDER = Path(__file__).parents[1] / "traces"
SEEDS = range(6)
STEPS = 70


class Recorder(Workshop):
    """A workshop that keeps every state it went through."""

    def __init__(self) -> None:
        self.moments: list[State] = []
        super().__init__()

    def keep(self, decision: Decision) -> None:
        """Keep the state after each command."""
        super().keep(decision)
        self.moments.append(self.state)


def trace(seed: int, actor_name: str) -> dict[str, Any]:
    """One viewer's way through a random workshop, in stretches: a resync begins a new one."""
    random, workshop = Random(seed), Recorder()
    workshop.moments = [workshop.state]
    random_start(random, workshop)
    _be_sure(workshop)
    _be_sure_of_what_follows(workshop)
    for _ in range(STEPS):
        _do_something(random, workshop)
    actor: Actor = getattr(workshop, actor_name)
    stretches: list[dict[str, Any]] = []
    before: State | None = None
    for state in workshop.moments:
        viewer = viewer_of(state, workshop.as_now(actor))
        news = workshop.log[before.head if before else 0 : state.head]
        if before is None or any(needs_resync(recorded, state, viewer) for recorded in news):
            stretches.append({"start": view(state, viewer), "frames": [], "end": view(state, viewer)})
        else:
            _add(stretches[-1], news, state, viewer)
        before = state
    return {"seed": seed, "viewer": actor_name, "stretches": [part for part in stretches if part["frames"]]}


def _add(stretch: dict[str, Any], news: list[Recorded], state: State, viewer: Viewer) -> None:
    events = [event for event in (cut(recorded, state, viewer) for recorded in news) if event is not None]
    if events:
        frame = {"epoch": "e1", "from": stretch["end"]["seq"] + 1, "to": state.head, "events": events}
        stretch["frames"].append(frame)
        stretch["end"] = view(state, viewer)


def random_start(random: Random, workshop: Workshop) -> None:
    """Some notes and themes to begin with."""
    workshop.open("wishes")
    for index in range(6):
        workshop.post(random.choice([workshop.peter, workshop.petra]), f"first{index}", f"Wish {index}")
    workshop.do(workshop.felicity, "phase.reveal")


def all_traces() -> dict[str, dict[str, Any]]:
    """Every trace by its file name."""
    viewers = ("felicity", "peter", "screen")
    return {f"{seed:02}-{viewers[seed % 3]}.json": trace(seed, viewers[seed % 3]) for seed in SEEDS}


def _do_something(random: Random, workshop: Workshop) -> None:
    if workshop.state.state == "closed":
        workshop.do(workshop.felicity, "session.reopen")
        return
    actor, kind, fields = random_doing(random, workshop)
    rare = {
        "session.close": 0,
        "phase.revise": 0.2,
        "note.hide": 0.3,
        "person.promote": 0.1,
        "session.freeze": 0.3,
    }
    if random.random() < rare.get(kind, 1.0):
        with suppress(BoardError):
            workshop.do(actor, kind, **fields)


def _be_sure(workshop: Workshop) -> None:
    """What chance alone hardly ever brings about: open notes, and an owner who accepts."""
    felicity, petra = workshop.felicity, workshop.petra
    open_step = {"see": "all", "names": "on"}
    workshop.do(felicity, "phase.insert", phase_id="ideas", kind="add", title="Ideas", switches=open_step)
    workshop.do(felicity, "phase.revise", phase_id="ideas", switches={"clock": {"minutes": 4}})
    workshop.do(felicity, "person.promote", person_id=str(workshop.olga.person_id), role="participant")
    workshop.open("ideas")
    workshop.post(petra, "open-note", "Everyone sees this")
    workshop.do(petra, "note.edit", note_id="open-note", text="Everyone sees this change")
    workshop.do(petra, "note.discard", note_id="open-note")
    workshop.do(petra, "note.restore", note_id="open-note")
    for theme_id in ("north", "south"):
        workshop.do(felicity, "theme.form", theme_id=theme_id, title=theme_id, note_ids=["open-note"])
    workshop.do(felicity, "theme.merge", theme_id="south", into="north")
    _be_sure_of_reveals(workshop)
    workshop.open("ideas")
    _be_sure_of_turns(workshop)
    nia = workshop.do(felicity, "person.add", name="Nia").answer["person_id"]
    workshop.do(felicity, "person.relink", person_id=nia)
    workshop.do(felicity, "person.remove", person_id=nia)
    for kind, switch in (("session.lock", "locked"), ("session.freeze", "frozen")):
        workshop.do(felicity, kind, **{switch: True})
        workshop.do(felicity, kind, **{switch: False})
    for hidden in (True, False):
        workshop.do(felicity, "note.hide", note_id="open-note", hidden=hidden)
    _be_sure_of_steering(workshop)
    workshop.open("propositions")
    workshop.do(felicity, "proposal.draft", proposal_id="accepted", title="One form", theme_id="north")
    workshop.do(felicity, "theme.lock", theme_id="north")
    workshop.do(felicity, "theme.dissolve", theme_id="north")
    workshop.undo(felicity)
    owner = {"owner": "Petra", "owner_id": str(petra.person_id)}
    workshop.do(felicity, "proposal.revise", proposal_id="accepted", fields=owner)
    workshop.do(petra, "proposal.accept", proposal_id="accepted")
    workshop.do(petra, "proposal.link", proposal_id="accepted", note_ids=["open-note", "first1"])
    workshop.do(petra, "support.set", proposal_id="accepted", value=4)
    workshop.do(petra, "concern.raise", proposal_id="accepted", text="Who pays?", anonymous=True)
    _be_sure_of_wordings(workshop)
    workshop.do(felicity, "proposal.status", proposal_id="accepted", status="parked")


def _be_sure_of_what_follows(workshop: Workshop) -> None:
    """What owners say afterwards, and proposals handed on to a review."""
    outside, inside = Actor(None, "follower"), Actor(workshop.petra.person_id, "follower")
    said = {"proposal_id": "accepted", "status": "doing", "text": "The form is ordered."}
    workshop.do(outside, "proposal.follow_up", **said, name="Nia")
    workshop.do(inside, "proposal.follow_up", proposal_id="accepted", status="learnt")
    origin = Origin(title="Repairs", ref="P-07", at=workshop.now)
    handed = ProposalCarried(
        proposal_id="carried",
        ref="P-02",
        rank="z",
        fields={"title": "One door"},
        status="doing",
        origin=origin,
    )
    workshop.keep(Decision(events=(handed,)))


def _be_sure_of_wordings(workshop: Workshop) -> None:
    """Two ways to say it, one of them agreed; a concern answered; an owner who thinks better of it."""
    felicity, petra = workshop.felicity, workshop.petra
    words = {"proposal": "We will ask once."}
    workshop.do(felicity, "proposal.revise", proposal_id="accepted", fields=words)
    for name, text in (("w-once", "We will have one form."), ("w-never", "We will ask nobody twice.")):
        workshop.do(petra, "wording.offer", proposal_id="accepted", wording_id=name, text=text)
    workshop.do(felicity, "wording.agree", proposal_id="accepted", wording_id="w-never")
    workshop.do(felicity, "proposal.revise", proposal_id="accepted", fields={"proposal": "We will not ask."})
    workshop.do(felicity, "wording.agree", proposal_id="accepted", wording_id="w-once")
    concern = workshop.state.proposals["accepted"].concerns[0].concern_id
    answer = {"concern_id": concern, "text": "The service does."}
    workshop.do(felicity, "concern.answer", proposal_id="accepted", **answer)
    workshop.do(petra, "proposal.decline", proposal_id="accepted")


def _be_sure_of_steering(workshop: Workshop) -> None:
    """What facilitators do to the run sheet, themes and notes."""
    felicity = workshop.felicity
    for phase_id, before in (("ideas", None), ("ideas", "close")):
        workshop.do(felicity, "phase.move", phase_id=phase_id, before=before)
    workshop.do(felicity, "phase.skip", phase_id="close")
    workshop.do(felicity, "phase.extend", seconds=60)
    workshop.do(felicity, "phase.pause")
    workshop.do(felicity, "phase.pause", paused=False)
    workshop.do(felicity, "link.rotate", role="screen")
    workshop.do(felicity, "screen.show", view="wall")
    workshop.do(felicity, "session.update", title="Repairs again", settings={"service": "Homes"})
    workshop.do(felicity, "person.update", name="Felicity F", side="ICT")
    workshop.do(felicity, "theme.form", theme_id="west", title="West")
    workshop.do(felicity, "theme.name", theme_id="west", title="West wing")
    workshop.do(felicity, "theme.move", theme_id="west", before="north")
    workshop.do(felicity, "theme.lock", theme_id="west")
    workshop.do(felicity, "theme.dissolve", theme_id="west")
    workshop.do(felicity, "note.park", note_id="open-note")
    workshop.do(felicity, "note.place", note_ids=["open-note"], x=10, y=20)
    workshop.do(felicity, "note.stack", note_ids=["first0"], onto="open-note")
    workshop.do(felicity, "note.unstack", note_ids=["first0"])
    workshop.do(felicity, "phase.close")
    workshop.do(felicity, "session.close")
    workshop.do(felicity, "session.reopen")


def _be_sure_of_reveals(workshop: Workshop) -> None:
    """Notes shown one by one and author by author, one of them thought better of, then the rest at once."""
    felicity, petra, peter = workshop.felicity, workshop.petra, workshop.peter
    signed = {"see": "own", "names": "on"}
    workshop.do(felicity, "phase.insert", phase_id="signed", kind="add", title="Signed", switches=signed)
    workshop.open("signed")
    for number, who in enumerate((peter, petra, peter, petra, peter)):
        workshop.post(who, f"signed{number}", f"Signed {number}")
    workshop.do(felicity, "phase.reveal", next="author")
    shown = workshop.state.showing.note_ids[0]  # type: ignore[union-attr]
    workshop.do(peter if shown in ("signed0", "signed2", "signed4") else petra, "note.discard", note_id=shown)
    workshop.do(felicity, "phase.reveal", next="note")
    workshop.do(felicity, "phase.reveal", to="facilitators")
    workshop.do(felicity, "phase.reveal")
    workshop.post(peter, "signed-late")
    workshop.do(felicity, "phase.revise", phase_id="wishes", switches={"names": "off"})
    workshop.open("wishes")
    for number, who in enumerate((peter, petra)):
        workshop.post(who, f"nameless{number}", f"Nameless {number}")
    workshop.do(felicity, "phase.reveal", next="note")


def _be_sure_of_turns(workshop: Workshop) -> None:
    """Groups, marks and turns."""
    felicity, petra, peter = workshop.felicity, workshop.petra, workshop.peter
    workshop.do(felicity, "group.split", count=2)
    first = next(iter(workshop.state.groups))
    workshop.do(felicity, "group.update", group_id=first, name="Front door", theme_id="north")
    workshop.do(felicity, "group.move", person_id=str(peter.person_id), group_id=first)
    workshop.do(
        felicity, "phase.insert", phase_id="dots", kind="mark", title="Dots", switches={"who": "everyone"}
    )
    workshop.open("dots")
    workshop.do(petra, "mark.set", mark_id="dot1", target_id="open-note")
    workshop.do(peter, "mark.set", mark_id="dot2", target_id="north")
    workshop.do(peter, "mark.clear", mark_id="dot2")
    workshop.do(peter, "mark.set", mark_id="dot3", target_id="open-note", x=100, y=90)
    show = {"source": "phase:ideas", "turns": {"order": "round", "unit": "person", "seconds": 60}}
    workshop.do(felicity, "phase.insert", phase_id="show", kind="present", title="Show", switches=show)
    workshop.open("show")
    workshop.do(felicity, "turn.start")
    workshop.do(
        felicity, "turn.swap", turn_id=workshop.state.turn.queue[0], with_id=workshop.state.turn.queue[1]
    )  # type: ignore[union-attr]
    workshop.do(felicity, "spotlight.show", note_id="open-note")
    workshop.do(peter, "remark.add", note_id="open-note", text="I like that")
    workshop.do(felicity, "turn.next")
    workshop.do(peter, "question.ask", text="Who pays?")
    workshop.do(felicity, "question.release", question_id=next(iter(workshop.state.questions)))
    workshop.do(felicity, "notice.send", to=str(petra.person_id), text="One rough idea is enough.")
    workshop.do(petra, "pulse.give", about="drawing_before", value=2)
    _be_sure_of_paces(workshop, first)
    workshop.do(felicity, "thanks.give", to=str(petra.person_id), text="For the map", shared=True)
    workshop.do(felicity, "thanks.give", to=str(peter.person_id), text="For your patience")
    workshop.do(petra, "hand.raise", raised=True)
    workshop.do(petra, "done.set", done=True)


def _be_sure_of_paces(workshop: Workshop, group_id: str) -> None:
    """Peter's group by itself, its clock, its end, and what happens meanwhile to all the others."""
    felicity, peter = workshop.felicity, workshop.peter
    live = workshop.state.live_for(group_id).phase_id
    workshop.do(felicity, "phase.open", phase_id="ideas", expected=live, group_id=group_id)
    workshop.post(peter, "taken-away", "Not this one", phase_id="ideas")
    workshop.do(peter, "note.discard", note_id="taken-away")
    for kind, change in (("phase.extend", {"seconds": 60}), ("phase.pause", {}), ("phase.close", {})):
        workshop.do(felicity, "phase.extend", seconds=30)
        workshop.do(felicity, kind, group_id=group_id, **change)
    columns = {"layout": {"kind": "columns", "titles": ["Well", "Better"]}, "see": "all"}
    workshop.do(felicity, "phase.insert", phase_id="look-back", kind="add", title="Back", switches=columns)
    workshop.open("look-back")
    workshop.post(peter, "in-a-column", "The list", column=1)
    workshop.do(peter, "note.edit", note_id="in-a-column", column=0)


def main() -> None:
    """Write every trace."""
    FOLDER.mkdir(exist_ok=True)
    for name, made in all_traces().items():
        (FOLDER / name).write_text(json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
