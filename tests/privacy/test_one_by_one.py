"""Notes shown one by one: nobody reads more than has been shown, and the order names nobody (R5, R6, I6)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import sqrt
from random import Random
from typing import Any

import pytest

from tests.domain.workshop import CountedIds, Workshop
from tests.privacy.house import House, opened
from tests.privacy.watched import Wall

PEOPLE, NOTES, SESSIONS = 8, 3, 60


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with opened(tmp_path_factory.mktemp("house")) as made:
        yield made


@pytest.mark.parametrize(
    ("names", "by", "looked"),
    [("off", "note", False), ("off", "note", True), ("side", "note", False), ("on", "author", True)],
)
def test_no_byte_of_what_still_waits_reaches_anybody(
    house: House, names: str, by: str, *, looked: bool
) -> None:
    wall = Wall(house, "own", names)
    for seat in wall.people:
        seat.say(typing=True)
        wall.post(seat, sketch=seat is wall.people[0])
    if looked:
        wall.fay.do("phase.reveal", to="facilitators")
        wall.oracle.revealed("facilitators")
    for number in range(len(wall.people)):
        show_next(wall, by)
        if number % 2 == 0:
            wall.look(f"shown {number}")
    assert wall.fay.try_("phase.reveal", next=by)["error"]["code"] == "conflict"


def show_next(wall: Wall, by: str) -> None:
    """A press, and what it has shown, as everybody's screen says."""
    before = {note_id for note_id, note in wall.oracle.notes.items() if note.reach == "all"}
    wall.fay.do("phase.reveal", next=by)
    screen = next(seat for seat, viewer in wall.seats.items() if viewer.role == "screen")
    shown = {note["note_id"] for note in screen.snapshot()["notes"]}
    assert before < shown, "each press shows something"
    new = shown - before
    authors = {wall.oracle.notes[note_id].author.person_id for note_id in new}
    assert len(authors) == 1 if by == "author" else len(new) == 1
    for note_id in new:
        wall.oracle.notes[note_id].reach = "all"


class Unshuffled(CountedIds):
    """Were it not for the shuffle."""

    def shuffled(self, items: Sequence[Any]) -> list[Any]:
        return list(items)


def played(ids: CountedIds) -> list[tuple[str, str]]:
    """A session in which people write one after the other: (who wrote the n-th, whose was shown n-th)."""
    workshop = Workshop()
    switches = {"names": "off", "see": "own"}
    workshop.do(
        workshop.felicity, "phase.insert", phase_id="ours", kind="add", title="Ours", switches=switches
    )
    workshop.open("ours")
    people = [workshop.join(f"Person {n}") for n in range(PEOPLE)]
    wrote: dict[str, str] = {}
    for number in range(PEOPLE * NOTES):
        person, note_id = people[number // NOTES], f"note-{number:03}"
        workshop.post(person, note_id)
        wrote[note_id] = str(person.person_id)
    workshop.ids = ids
    shown: list[str] = []
    for _ in wrote:
        (event,) = workshop.do(workshop.felicity, "phase.reveal", next="note").events
        shown += [wrote[item.note_id] for item in event.notes]  # type: ignore[union-attr]
    return list(zip(wrote.values(), shown, strict=True))


def named(makes: type[CountedIds]) -> tuple[float, float]:
    """The share of authors named by the place in the order, and that of neighbours with one author."""
    sessions = [played(makes(Random(seed), made=100_000)) for seed in range(SESSIONS)]
    by_place = [wrote == shown for session in sessions for wrote, shown in session]
    beside = [a == b for session in sessions for (_, a), (_, b) in pairwise(session)]
    return sum(by_place) / len(by_place), sum(beside) / len(beside)


def most(chance: float, tries: int) -> float:
    return chance + 3 * sqrt(chance * (1 - chance) / tries)


def test_the_order_names_no_more_authors_than_luck() -> None:
    by_place, beside = named(CountedIds)
    notes = PEOPLE * NOTES
    assert by_place <= most(1 / PEOPLE, SESSIONS * notes)
    assert beside <= most((NOTES - 1) / (notes - 1), SESSIONS * (notes - 1))


def test_without_the_drawing_the_same_look_names_them_all() -> None:
    by_place, beside = named(Unshuffled)
    assert by_place > 0.6
    assert beside > 0.6
