"""Who is at which field of a proposal is told, of those who may write it; never who types a concern."""

import pytest

from tests.domain.workshop import Workshop
from tests.realtime.fakes import Room
from tests.realtime.test_hands_told import last

PLACE = {"proposal_id": "p", "key": "problem"}


@pytest.fixture
def workshop() -> Workshop:
    """A proposal in a step in which Peter writes."""
    workshop = Workshop()
    who = [str(workshop.peter.person_id)]
    workshop.do(workshop.felicity, "phase.revise", phase_id="propositions", switches={"who": who})
    workshop.open("propositions")
    workshop.do(workshop.felicity, "proposal.draft", proposal_id="p", title="One form")
    return workshop


@pytest.fixture
def room(workshop: Workshop) -> Room:
    room = Room(workshop.state)
    room.enter("other", workshop.petra)
    return room


def test_everyone_hears_where_somebody_writes_until_they_leave_or_fall_silent(
    workshop: Workshop, room: Room
) -> None:
    peter = room.enter("peter", workshop.peter)
    room.desk.hear(room.channel, peter, {"field": PLACE})
    room.desk.tell(room.channel)
    there = {"person_id": workshop.peter.person_id, "proposal_id": "p", "field": "problem"}
    assert last(room, "other", "writing") == [there]
    room.clock.sleep(2)
    room.desk.hear(room.channel, peter, {"field": None})
    room.desk.tell(room.channel)
    assert last(room, "other", "writing") == []
    room.clock.sleep(2)
    room.desk.hear(room.channel, peter, {"field": PLACE})
    room.desk.tell(room.channel)
    assert last(room, "other", "writing") == [there]
    room.clock.sleep(6)
    room.desk.tell(room.channel)
    assert last(room, "other", "writing") == []


@pytest.mark.parametrize(
    "said",
    [
        {"proposal_id": "gone", "key": "problem"},
        {"proposal_id": "p", "key": "concern"},
        {"proposal_id": "p" * 65, "key": "problem"},
        {"proposal_id": "p", "key": ["problem"]},
        {"proposal_id": 1, "key": "problem"},
        "problem",
        [],
    ],
)
def test_anything_else_is_nowhere(workshop: Workshop, room: Room, said: object) -> None:
    room.desk.hear(room.channel, room.enter("peter", workshop.peter), {"field": said})
    room.desk.tell(room.channel)
    assert last(room, "other", "writing") == []


def test_whoever_may_not_write_it_is_not_said_to(workshop: Workshop, room: Room) -> None:
    room.desk.hear(room.channel, room.enter("petra", workshop.petra), {"field": PLACE})
    room.desk.tell(room.channel)
    assert last(room, "other", "writing") == []
