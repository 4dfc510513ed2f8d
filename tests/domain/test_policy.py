"""The table of who may do what, cell by cell, from one golden table (tests/golden/policy.txt).

`python -m tests.domain.test_policy` writes the golden table anew; read the difference before you commit it.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

from board.domain.commands import TYPES
from board.domain.errors import BoardError
from board.domain.model import Actor, Live, State
from board.domain.policy import TABLE, authorise
from tests.domain.workshop import Workshop

GOLDEN = Path(__file__).parents[1] / "golden" / "policy.txt"
ROLES = ("facilitator", "participant", "observer", "screen", "clock")
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
