"""The end that was promised is part of the session, so that everyone who leads sees the same drift."""

import pytest

from board.domain.errors import BoardError
from board.domain.visibility import view
from tests.domain.workshop import Workshop

MINUTE = 60_000


def ends_at(workshop: Workshop) -> object:
    return view(workshop.state, workshop.viewer(workshop.felicity))["session"]["settings"]["ends_at"]


def test_the_first_step_with_a_clock_promises_the_plans_own_end() -> None:
    workshop = Workshop()
    assert ends_at(workshop) is None
    coming = list(workshop.state.phases)[list(workshop.state.phases).index("wishes") :]
    minutes = [workshop.state.phases[phase_id].switches.clock.minutes or 0 for phase_id in coming]
    workshop.open("wishes")
    assert workshop.state.settings.ends_at == workshop.now + round(sum(minutes) * MINUTE)
    promised = ends_at(workshop)
    workshop.now += 9 * MINUTE
    workshop.open("themes")
    assert ends_at(workshop) == promised, "opening late does not move the promise"


def test_a_step_for_one_group_promises_nothing() -> None:
    workshop = Workshop()
    workshop.do(workshop.felicity, "group.split", count=1)
    group_id = next(iter(workshop.state.groups))
    live = workshop.state.live.phase_id
    workshop.do(workshop.felicity, "phase.open", phase_id="wishes", expected=live, group_id=group_id)
    assert ends_at(workshop) is None


def test_a_facilitator_sets_another_and_takes_it_back() -> None:
    workshop = Workshop()
    workshop.open("wishes")
    workshop.do(workshop.felicity, "session.update", settings={"ends_at": "2026-11-21T17:30:00+01:00"})
    assert ends_at(workshop) == "2026-11-21T16:30:00.000Z"
    workshop.do(workshop.felicity, "session.update", settings={"ends_at": None})
    assert ends_at(workshop) is None
    workshop.open("themes")
    assert ends_at(workshop) is not None


@pytest.mark.parametrize(
    "wrong", ["17:00", "2026-11-21T17:00:00", "9999-01-01T00:00:00Z", 1700000000, "", "x" * 99]
)
def test_what_names_no_instant_is_refused(wrong: object) -> None:
    workshop = Workshop()
    with pytest.raises(BoardError) as refused:
        workshop.do(workshop.felicity, "session.update", settings={"ends_at": wrong})
    assert (refused.value.code, refused.value.field) == ("invalid", "settings.ends_at")
