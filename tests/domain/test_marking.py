"""R7: marks are secret and simultaneous, counts come when the step closes, the decider marks last."""

import pytest

from board.domain.errors import BoardError
from board.domain.model import Actor
from board.domain.visibility import cut, view
from board.wire.jsons import dump_bytes
from tests.domain.workshop import Workshop


@pytest.fixture
def workshop() -> Workshop:
    """Two wishes, a step of two dots each that lasts five minutes, and Petra who decides."""
    workshop = Workshop()
    workshop.open("wishes")
    for wish in ("alpha", "beta"):
        workshop.post(workshop.peter, wish)
    workshop.do(workshop.felicity, "phase.reveal")
    workshop.do(workshop.felicity, "person.update", person_id=workshop.petra.person_id, decider=True)
    limit = {"most": 2, "per_item": 1}
    switches = {"source": "phase:wishes", "who": "everyone", "limit": limit, "clock": {"minutes": 5}}
    workshop.do(
        workshop.felicity, "phase.insert", phase_id="dots", kind="mark", title="Dots", switches=switches
    )
    workshop.open("dots")
    return workshop


def dot(workshop: Workshop, actor: Actor, target_id: str = "alpha") -> None:
    mark_id = f"{actor.person_id}-{target_id}"
    workshop.do(actor, "mark.set", mark_id=mark_id, target_id=target_id)


def refusal(workshop: Workshop, actor: Actor, target_id: str = "alpha") -> str:
    with pytest.raises(BoardError) as refused:
        dot(workshop, actor, target_id)
    return refused.value.code


def test_a_mark_reaches_its_maker_alone_and_its_count_nobody_before_the_end(workshop: Workshop) -> None:
    dot(workshop, workshop.peter)
    placed = workshop.log[-1]
    assert cut(placed, workshop.state, workshop.viewer(workshop.peter)) is not None
    for actor in (workshop.felicity, workshop.petra, workshop.olga, workshop.screen):
        assert cut(placed, workshop.state, workshop.viewer(actor)) is None
        marks = view(workshop.state, workshop.viewer(actor))["marks"]
        assert marks == {"mine": [], "tallies": {}, "phases": {}}
    workshop.do(workshop.felicity, "phase.close")
    for actor in (workshop.felicity, workshop.peter, workshop.screen):
        assert view(workshop.state, workshop.viewer(actor))["marks"]["phases"]["dots"]["alpha"]["n"] == 1
    others = view(workshop.state, workshop.viewer(workshop.petra))
    assert dump_bytes(f"{workshop.peter.person_id}-alpha") not in dump_bytes(others), (
        "whose it was stays secret"
    )


def test_the_decider_waits_until_the_others_are_through(workshop: Workshop) -> None:
    assert refusal(workshop, workshop.petra) == "locked"
    dot(workshop, workshop.peter)
    dot(workshop, workshop.petra)


def test_or_until_they_are_done_or_the_time_is_up(workshop: Workshop) -> None:
    workshop.do(workshop.peter, "done.set")
    dot(workshop, workshop.petra)
    workshop.do(workshop.peter, "done.set", done=False)
    assert refusal(workshop, workshop.petra, "beta") == "locked"
    workshop.now += 5 * 60_000 + 1
    dot(workshop, workshop.petra, "beta")


def test_nobody_marks_more_than_the_step_takes(workshop: Workshop) -> None:
    dot(workshop, workshop.peter)
    with pytest.raises(BoardError) as refused:
        workshop.do(workshop.peter, "mark.set", mark_id="again", target_id="alpha")
    assert (refused.value.code, refused.value.field) == ("limit_reached", "target_id")
    dot(workshop, workshop.peter, "beta")
    with pytest.raises(BoardError, match="all 2"):
        workshop.do(workshop.peter, "mark.set", mark_id="third", target_id="beta")
