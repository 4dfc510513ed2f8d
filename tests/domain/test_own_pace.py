"""A group at its own pace has its own clock: it runs, is paused, given more, and stops its step at zero."""

from dataclasses import replace

import pytest

from board.domain.clockwork import CLOCK, stroke
from board.domain.decide import decide
from board.domain.errors import BoardError
from board.domain.visibility import view
from tests.domain.workshop import Workshop

MINUTE = 60_000


@pytest.fixture
def workshop() -> Workshop:
    """Two groups; Peter's draws by itself for four minutes, then stops."""
    workshop = Workshop()
    workshop.do(workshop.felicity, "group.split", count=2)
    stops = {"see": "own", "reveal": "end", "clock": {"minutes": 4, "at_zero": "stop"}}
    workshop.do(
        workshop.felicity, "phase.insert", phase_id="alone", kind="add", title="Alone", switches=stops
    )
    workshop.open("themes")
    steer(workshop, "phase.open", phase_id="alone", expected="themes")
    return workshop


def group_of(workshop: Workshop) -> str:
    group_id = workshop.state.people[workshop.peter.person_id or ""].group_id
    assert group_id is not None
    return group_id


def steer(workshop: Workshop, kind: str, **fields: object) -> None:
    workshop.do(workshop.felicity, kind, group_id=group_of(workshop), **fields)


def strike(workshop: Workshop) -> None:
    due = stroke(workshop.state, workshop.now)
    assert due is not None
    workshop.keep(decide(workshop.state, due, CLOCK, workshop.now, workshop.ids))


def test_at_zero_the_groups_step_stops_and_that_of_the_others_goes_on(workshop: Workshop) -> None:
    workshop.post(workshop.peter, "mine")
    workshop.now += 4 * MINUTE - 1
    assert stroke(workshop.state, workshop.now) is None
    workshop.now += 1
    strike(workshop)
    assert workshop.state.paces[group_of(workshop)].phase_id is None
    assert workshop.state.phases["alone"].state == "closed"
    assert workshop.state.notes["mine"].see == "all", "what shows at the end is shown at its end"
    assert workshop.state.live.phase_id == "themes"
    assert stroke(workshop.state, workshop.now) is None
    seen = view(workshop.state, workshop.viewer(workshop.peter))
    assert seen["live"]["phase_id"] is None
    assert view(workshop.state, workshop.viewer(workshop.felicity))["live"]["phase_id"] == "themes"


def test_it_stops_also_while_nothing_runs_for_the_others(workshop: Workshop) -> None:
    workshop.do(workshop.felicity, "phase.close")
    workshop.now += 4 * MINUTE
    strike(workshop)
    assert workshop.state.paces[group_of(workshop)].phase_id is None


def test_a_step_that_somebody_else_is_in_goes_on_for_them(workshop: Workshop) -> None:
    other = next(key for key in workshop.state.groups if key != group_of(workshop))
    workshop.do(workshop.felicity, "phase.open", phase_id="alone", expected="themes", group_id=other)
    workshop.post(workshop.peter, "mine")
    steer(workshop, "phase.close")
    assert workshop.state.phases["alone"].state == "live"
    assert workshop.state.notes["mine"].see == "own", "its end has not come yet"
    workshop.do(workshop.felicity, "phase.close", group_id=other)
    assert workshop.state.phases["alone"].state == "closed"
    assert workshop.state.notes["mine"].see == "all"


def test_its_clock_is_extended_and_paused_by_itself(workshop: Workshop) -> None:
    before = workshop.state.live
    steer(workshop, "phase.extend", seconds=60)
    steer(workshop, "phase.pause")
    assert workshop.state.paces[group_of(workshop)].left == 5 * MINUTE
    workshop.now += 10 * MINUTE
    assert stroke(workshop.state, workshop.now) is None, "a paused clock does not strike"
    steer(workshop, "phase.pause", paused=False)
    assert workshop.state.paces[group_of(workshop)].ends_at == workshop.now + 5 * MINUTE
    assert workshop.state.live == before


def test_where_the_room_decides_or_the_clock_only_warns_nothing_stops(workshop: Workshop) -> None:
    workshop.now += 4 * MINUTE
    for clock in ({"extend": "poll"}, {"at_zero": "warn"}):
        state = workshop.state
        workshop.do(workshop.felicity, "phase.revise", phase_id="alone", switches={"clock": clock})
        assert stroke(workshop.state, workshop.now) is None
        workshop.state = replace(state, head=workshop.state.head)


def test_a_group_with_everybody_else_has_no_clock_of_its_own(workshop: Workshop) -> None:
    other = next(key for key in workshop.state.groups if key != group_of(workshop))
    with pytest.raises(BoardError) as refused:
        workshop.do(workshop.felicity, "phase.extend", seconds=60, group_id=other)
    assert refused.value.code == "phase_closed"
    with pytest.raises(BoardError) as refused:
        workshop.do(workshop.felicity, "phase.close", group_id="no-group")
    assert refused.value.code == "not_found"
