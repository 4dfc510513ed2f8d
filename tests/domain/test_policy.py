"""The table of who may do what, cell by cell, from one golden table (tests/golden/policy.txt).

`python -m tests.domain.test_policy` writes the golden table anew; read the difference before you commit it.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from board.domain.commands import TYPES
from board.domain.decide import decide
from board.domain.errors import BoardError
from board.domain.model import Actor, Live, State
from board.domain.policy import TABLE, authorise
from tests.domain.workshop import Workshop

GOLDEN = Path(__file__).parents[1] / "golden" / "policy.txt"
ROLES = ("facilitator", "participant", "observer", "screen", "clock", "follower")
KINDS = ("hold", "add", "present", "sort", "mark", "propose", "-")
SIGNS = {"forbidden_role": "R", "phase_closed": "P", "forbidden": "w"}


def table() -> str:
    """A line for each command: for each role, a sign for each kind of phase, none live last.

    `y` allowed, `R` not this role, `P` not in this phase, `w` only those whom `who` names.
    """
    workshop = Workshop()
    heads = "".join(f"{role:13}" for role in ROLES[:-1])
    lines = [f"{'command':18}{heads}{ROLES[-1]}   ({' '.join(KINDS)})"]
    for name, cls in TYPES.items():
        cells = ["".join(_sign(workshop, cls, role, kind) for kind in KINDS) for role in ROLES]
        lines.append(f"{name:18}" + "".join(f"{cell:13}" for cell in cells).rstrip())
    return "\n".join(lines) + "\n"


def _sign(workshop: Workshop, cls: type, role: Any, kind: str) -> str:
    actors = {"facilitator": workshop.felicity, "participant": workshop.peter, "observer": workshop.olga}
    actor = actors.get(role, Actor(None, role))
    try:
        authorise(_in_phase(workshop.state, kind), object.__new__(cls), actor)
    except BoardError as error:
        return SIGNS[error.code]
    return "y"


def _in_phase(state: State, kind: str) -> State:
    if kind == "-":
        return replace(state, live=Live())
    phase = replace(state.phases["lobby"], kind=kind)  # type: ignore[arg-type]
    return replace(state, phases={**state.phases, "lobby": phase})


def test_every_cell_is_as_the_golden_table_says() -> None:
    assert table() == GOLDEN.read_text()


def test_every_command_has_a_row() -> None:
    assert set(TABLE) == set(TYPES.values())


def allowed(state: State, cls: type, actor: Actor) -> str:
    """ "y", or the code of the refusal."""
    try:
        authorise(state, object.__new__(cls), actor)
    except BoardError as error:
        return error.code
    return "y"


@pytest.mark.parametrize("name", [name for name, cls in TYPES.items() if TABLE[cls].rule == "who"])
def test_who_names_opens_to_those_and_to_nobody_else(name: str) -> None:
    """The golden table has `who: facilitator`; here are its other values, for those named and for others."""
    workshop, cls = Workshop(), TYPES[name]
    peter, petra = workshop.peter, workshop.petra
    decider = replace(workshop.state.people[str(petra.person_id)], decider=True)
    people = {**workshop.state.people, str(petra.person_id): decider}
    answers = {
        "everyone": ("y", "y"),
        "decider": ("forbidden", "y"),
        (str(peter.person_id),): ("y", "forbidden"),
        (): ("forbidden", "forbidden"),
    }
    (kind,) = TABLE[cls].participant
    for who, expected in answers.items():
        state = _in_phase(replace(workshop.state, people=people), kind)
        lobby = state.phases["lobby"]
        lobby = replace(lobby, switches=replace(lobby.switches, who=who))  # type: ignore[arg-type]
        state = replace(state, phases={**state.phases, "lobby": lobby})
        assert (allowed(state, cls, peter), allowed(state, cls, petra)) == expected, who
        assert allowed(state, cls, workshop.felicity) == "y"


@pytest.mark.parametrize("name", [name for name, cls in TYPES.items() if TABLE[cls].rule == "source"])
@pytest.mark.parametrize("kind", KINDS[:-1])
def test_proposals_are_judged_wherever_they_are_what_the_step_is_about(name: str, kind: str) -> None:
    workshop = Workshop()
    state = _in_phase(workshop.state, kind)
    lobby = state.phases["lobby"]
    about = replace(lobby, switches=replace(lobby.switches, source="proposals"))
    state = replace(state, phases={**state.phases, "lobby": about})
    assert allowed(state, TYPES[name], workshop.peter) == "y"
    assert allowed(state, TYPES[name], workshop.olga) == "forbidden_role"


@pytest.mark.parametrize("name", TYPES)
def test_every_command_asks_the_table_before_anything_else(name: str) -> None:
    """A command without any of its fields is refused to the screen for its role, not for what it lacks."""
    workshop = Workshop()
    with pytest.raises(BoardError, match=r"^forbidden_role:"):
        decide(workshop.state, object.__new__(TYPES[name]), workshop.screen, 0, workshop.ids)


@pytest.mark.parametrize("name", TYPES)
def test_closed_means_read_only_and_frozen_means_wait_for_every_command(name: str) -> None:
    workshop, cls = Workshop(), TYPES[name]
    closed, frozen = replace(workshop.state, state="closed"), replace(workshop.state, frozen=True)
    kinds = TABLE[cls].facilitator
    if "hold" in kinds:
        expected = "y" if name in ("session.reopen", "session.keep") else "read_only"
        assert allowed(closed, cls, workshop.felicity) == expected
    for actor in (workshop.felicity, workshop.peter, workshop.olga):
        for kind in KINDS:
            plain, waiting = (
                allowed(_in_phase(state, kind), cls, actor) for state in (workshop.state, frozen)
            )
            if actor is not workshop.felicity and plain in ("y", "forbidden"):
                assert waiting == "locked", (kind, actor.role)
            else:
                assert waiting in (plain, "locked" if plain == "phase_closed" else plain), (kind, actor.role)


def test_a_closed_session_is_read_only_and_a_frozen_one_waits() -> None:
    workshop = Workshop()
    frozen = replace(workshop.state, frozen=True)
    closed = replace(workshop.state, state="closed")
    command = object.__new__(TYPES["note.post"])
    for state, actor, code in ((frozen, workshop.peter, "locked"), (closed, workshop.felicity, "read_only")):
        try:
            authorise(state, command, actor)
        except BoardError as error:
            assert error.code == code
        else:
            raise AssertionError("not refused")
    authorise(frozen, command, workshop.felicity)
    authorise(closed, object.__new__(TYPES["session.reopen"]), workshop.felicity)


if __name__ == "__main__":
    GOLDEN.write_text(table())
