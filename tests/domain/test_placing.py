"""Loose notes laid at a spot: aslant, or as a block of cards that lie beside each other."""

import pytest

from board.domain.errors import BoardError
from tests.domain.workshop import Workshop


@pytest.fixture
def workshop() -> Workshop:
    workshop = Workshop()
    workshop.open("wishes")
    for number in range(5):
        workshop.post(workshop.peter, f"n{number}")
    workshop.do(workshop.felicity, "phase.reveal")
    return workshop


def spots(workshop: Workshop) -> list[tuple[float | None, float | None]]:
    return [(workshop.state.notes[f"n{n}"].x, workshop.state.notes[f"n{n}"].y) for n in range(5)]


IDS = ["n0", "n1", "n2", "n3", "n4"]


def test_several_notes_lie_aslant_so_that_each_can_be_grasped(workshop: Workshop) -> None:
    workshop.do(workshop.felicity, "note.place", note_ids=IDS, x=100, y=50)
    assert spots(workshop) == [(100 + 24 * n, 50 + 24 * n) for n in range(5)]


def test_a_block_is_one_command_and_taken_back_as_one(workshop: Workshop) -> None:
    workshop.do(workshop.felicity, "note.place", note_ids=IDS, x=0, y=0, columns=2)
    assert spots(workshop) == [(0, 0), (220, 0), (0, 168), (220, 168), (0, 336)]


@pytest.mark.parametrize("columns", [0, -1, 101])
def test_a_block_has_between_one_and_a_hundred_columns(workshop: Workshop, columns: int) -> None:
    with pytest.raises(BoardError, match=r"^invalid:"):
        workshop.do(workshop.felicity, "note.place", note_ids=IDS, x=0, y=0, columns=columns)
