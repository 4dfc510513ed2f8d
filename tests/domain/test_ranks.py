"""Ranks: 1 is the first place, points put results in order, and `top:N` takes the most points (R7)."""

import pytest

from board.domain.targets import targets
from board.domain.templates import TEMPLATES
from board.domain.visibility import view
from tests.domain.workshop import Workshop


@pytest.fixture
def workshop() -> Workshop:
    """Three wishes that everyone sees, and a step in which everyone ranks two of them."""
    workshop = Workshop()
    workshop.open("wishes")
    for wish in ("alpha", "beta", "gamma"):
        workshop.post(workshop.peter, wish)
    workshop.do(workshop.felicity, "phase.reveal")
    ranking = {"source": "phase:wishes", "mark": "rank", "who": "everyone", "limit": {"most": 2}}
    insert(workshop, "ranks", "mark", ranking)
    workshop.open("ranks")
    return workshop


def insert(workshop: Workshop, phase_id: str, kind: str, switches: dict[str, object]) -> None:
    workshop.do(
        workshop.felicity, "phase.insert", phase_id=phase_id, kind=kind, title=phase_id, switches=switches
    )


def rank(workshop: Workshop) -> None:
    """Beta is first twice, gamma second twice, alpha nowhere."""
    for actor in (workshop.peter, workshop.petra):
        for place, wish in enumerate(("beta", "gamma"), 1):
            mark_id = f"{actor.person_id}-{wish}"
            workshop.do(actor, "mark.set", mark_id=mark_id, target_id=wish, value=place)


def test_a_first_place_brings_the_most_points(workshop: Workshop) -> None:
    rank(workshop)
    workshop.do(workshop.felicity, "phase.close")
    tallies = view(workshop.state, workshop.viewer(workshop.petra))["marks"]["phases"]["ranks"]
    assert {target: tally["points"] for target, tally in tallies.items()} == {
        "alpha": 0,
        "beta": 4,
        "gamma": 2,
    }
    assert tallies["beta"] == {"n": 2, "sum": 2, "spread": {"1": 2}, "points": 4}


def test_top_takes_the_first_places_and_not_the_highest_numbers(workshop: Workshop) -> None:
    rank(workshop)
    insert(workshop, "talk", "present", {"source": "top:2", "turns": {"unit": "item", "order": "none"}})
    workshop.open("talk")
    assert targets(workshop.state, workshop.state.phases["talk"]) == ["beta", "gamma"]


def test_most_marks_first_means_most_points(workshop: Workshop) -> None:
    rank(workshop)
    turns = {"unit": "item", "order": "by-marks", "seconds": 30}
    insert(workshop, "talk", "present", {"source": "phase:wishes", "turns": turns})
    workshop.open("talk")
    workshop.do(workshop.felicity, "turn.start")
    assert workshop.state.turn is not None
    assert workshop.state.turn.queue == ("beta", "gamma", "alpha")


def test_without_a_limit_there_are_as_many_places_as_people_used(workshop: Workshop) -> None:
    ranking = {"source": "phase:wishes", "mark": "rank", "who": "everyone"}
    insert(workshop, "free", "mark", ranking)
    workshop.open("free")
    for place, wish in enumerate(("gamma", "alpha", "beta"), 1):
        workshop.do(workshop.petra, "mark.set", mark_id=wish, target_id=wish, value=place)
    workshop.do(workshop.felicity, "phase.close")
    points = {target: tally.points for target, tally in workshop.state.results["free"].items()}
    assert points == {"gamma": 3, "alpha": 2, "beta": 1}


def test_other_marks_have_no_points(workshop: Workshop) -> None:
    insert(workshop, "dots", "mark", {"source": "phase:wishes", "who": "everyone"})
    workshop.open("dots")
    workshop.do(workshop.petra, "mark.set", mark_id="dot", target_id="alpha")
    workshop.do(workshop.felicity, "phase.close")
    assert (
        "points"
        not in view(workshop.state, workshop.viewer(workshop.petra))["marks"]["phases"]["dots"]["alpha"]
    )
    assert workshop.state.results["dots"]["alpha"].strength == 1


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_nominal_group_technique_tells_people_to_give_1_to_the_most_important(language: str) -> None:
    workshop = Workshop(language, "nominal-group")
    for phase in workshop.state.phases.values():
        if phase.switches.mark == "rank" and phase.kind == "mark":
            question = phase.switches.prompt[language]["question"]
            assert {"en": "1 is the most important", "cy": "1 yw'r pwysicaf"}[language] in question
    assert "nominal-group" in TEMPLATES
