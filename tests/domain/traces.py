"""The traces that Python's fold and the browser's fold must agree on (I5): made here, kept in tests/traces.

`python -m tests.domain.traces` writes them anew. Each holds the snapshot one viewer starts from, the frames
that they are sent, and the snapshot that the server would serve them at the end.
"""

import json
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

from board.domain.errors import BoardError
from board.domain.model import Actor
from board.domain.visibility import cut, needs_resync, view
from tests.domain.doings import random_doing
from tests.domain.workshop import Workshop

FOLDER = Path(__file__).parents[1] / "traces"
SEEDS = range(12)
STEPS = 160


def trace(seed: int, actor_name: str) -> dict[str, Any]:
    """One viewer's way through a random workshop; a resync restarts it from a snapshot."""
    random, workshop = Random(seed), Workshop()
    random_start(random, workshop)
    actor: Actor = getattr(workshop, actor_name)
    start, frames, since = view(workshop.state, workshop.viewer(actor)), [], workshop.state.head
    for step in range(STEPS):
        if step == 0:
            workshop.do(workshop.felicity, "session.close")
        elif step == 2:
            _be_sure(workshop)
        else:
            _do_something(random, workshop)
        news = [recorded for recorded in workshop.log if recorded.seq > since]
        if any(needs_resync(recorded, workshop.state, workshop.viewer(actor)) for recorded in news):
            if len(frames) > 40:
                break
            start, frames, since = view(workshop.state, workshop.viewer(actor)), [], workshop.state.head
            continue
        events = [cut(recorded, workshop.state, workshop.viewer(actor)) for recorded in news]
        seen = [event for event in events if event is not None]
        if seen:
            frames.append({"epoch": "e1", "from": since + 1, "to": news[-1].seq, "events": seen})
            since = news[-1].seq
        end = view(workshop.state, workshop.viewer(actor))
    return {
        "seed": seed,
        "viewer": actor_name,
        "start": start,
        "frames": frames,
        "end": {**end, "seq": since},
    }


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
    workshop.open("propositions")
    workshop.do(felicity, "proposal.draft", proposal_id="accepted", title="One form")
    owner = {"owner": "Petra", "owner_id": str(petra.person_id)}
    workshop.do(felicity, "proposal.revise", proposal_id="accepted", fields=owner)
    workshop.do(petra, "proposal.accept", proposal_id="accepted")


def main() -> None:
    """Write every trace."""
    FOLDER.mkdir(exist_ok=True)
    for name, made in all_traces().items():
        (FOLDER / name).write_text(json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
