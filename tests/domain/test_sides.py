"""R7: a side's sum tells nobody's single mark."""

import pytest

from board.domain.visibility import view
from tests.domain.workshop import Workshop


@pytest.fixture
def workshop() -> Workshop:
    """One wish, three people of the Repairs, and a step in which everyone scores it."""
    workshop = Workshop()
    workshop.open("wishes")
    workshop.post(workshop.peter, "wish")
    workshop.do(workshop.felicity, "phase.reveal")
    workshop.do(workshop.felicity, "person.update", person_id=workshop.peter.person_id, side="Repairs")
    workshop.third = workshop.join("Pavel", side="Repairs")  # type: ignore[attr-defined]
    for number in range(3):
        workshop.join(f"Ieuan {number}", side="ICT")
    switches = {"source": "phase:wishes", "mark": "score", "who": "everyone"}
    workshop.do(
        workshop.felicity, "phase.insert", phase_id="scores", kind="mark", title="Score", switches=switches
    )
    workshop.open("scores")
    return workshop


def by_side(workshop: Workshop) -> object:
    workshop.do(workshop.felicity, "phase.close")
    return view(workshop.state, workshop.viewer(workshop.felicity))["marks"]["tallies"]["wish"].get("by_side")


def score(workshop: Workshop, *values: int) -> None:
    people = (workshop.peter, workshop.petra, workshop.third)  # type: ignore[attr-defined]
    for number, (person, value) in enumerate(zip(people, values, strict=False)):
        workshop.do(person, "mark.set", mark_id=f"m{number}", target_id="wish", value=value)


def test_a_side_of_which_three_have_marked_is_summed(workshop: Workshop) -> None:
    score(workshop, 5, 2, 1)
    assert by_side(workshop) == {"Repairs": 8}


def test_a_large_side_of_which_only_some_have_marked_is_not(workshop: Workshop) -> None:
    score(workshop, 5, 2)
    assert by_side(workshop) is None


def test_nobody_is_moved_to_another_side_to_learn_their_mark(workshop: Workshop) -> None:
    score(workshop, 5, 2, 1)
    before = by_side(workshop)
    workshop.do(workshop.felicity, "person.update", person_id=workshop.petra.person_id, side="ICT")
    workshop.open("scores")
    assert by_side(workshop) == before
