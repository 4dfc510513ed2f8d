"""Times follow the number of people, and 24 do not overrun a plan that was made for 12."""

from dataclasses import replace

import pytest

from board.domain.model import Phase
from board.domain.templates import DEFAULT, TEMPLATES, phases, template
from board.domain.templates_scaling import LEAST_SECONDS, scaled
from tests.domain.workshop import Workshop

PLAN = phases(template(DEFAULT), "en")
#: people: minutes to meet, seconds each, minutes to present, by person or group, minutes in all
EXPECTED = {
    6: (4.5, 45, 7.5, "person", 99.0),
    12: (9.0, 45, 15.0, "person", 111.0),
    14: (10.5, 45, 17.5, "person", 115.0),
    15: (11.25, 45, 15.0, "group", 113.25),
    18: (13.5, 45, 15.0, "group", 115.5),
    24: (18.0, 45, 15.0, "group", 120.0),
    40: (18.0, 27, 15.0, "group", 120.0),
}


def minutes(sheet: tuple[Phase, ...]) -> float:
    return sum(phase.switches.clock.minutes or 0 for phase in sheet if phase.state != "skipped")


def by_id(sheet: tuple[Phase, ...], phase_id: str) -> Phase:
    return next(phase for phase in sheet if phase.phase_id == phase_id)


@pytest.mark.parametrize("people", EXPECTED)
def test_the_joint_vision_follows_its_people(people: int) -> None:
    sheet = scaled(PLAN, people, 120)
    meet, present = by_id(sheet, "meet").switches, by_id(sheet, "present-ideas").switches
    unit = present.turns.unit
    assert meet.turns.unit == "person"
    assert (meet.clock.minutes, meet.turns.seconds, present.clock.minutes, unit, minutes(sheet)) == EXPECTED[
        people
    ]


@pytest.mark.parametrize("people", [6, 12, 18, 24, 40])
@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_overruns_its_slot(name: str, people: int) -> None:
    chosen = TEMPLATES[name]
    sheet = scaled(phases(chosen, "en"), people, chosen.minutes)
    assert minutes(sheet) <= chosen.minutes
    for phase in sheet:
        if phase.kind == "present":
            assert phase.switches.turns.seconds >= LEAST_SECONDS


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_as_planned_for_the_people_it_was_planned_for(name: str) -> None:
    chosen = TEMPLATES[name]
    plan = phases(chosen, "en")
    for phase, fit in zip(plan, scaled(plan, chosen.people, chosen.minutes), strict=True):
        assert fit.switches.turns == phase.switches.turns
        assert abs((fit.switches.clock.minutes or 0) - (phase.switches.clock.minutes or 0)) < 0.5


def test_only_what_is_presented_changes() -> None:
    for phase, fit in zip(PLAN, scaled(PLAN, 24, 120), strict=True):
        assert phase.kind == "present" or fit == phase
    assert scaled(PLAN, 0, 120) == PLAN


def test_a_skipped_phase_leaves_its_time_to_the_others() -> None:
    skipped = tuple(
        replace(phase, state="skipped") if phase.phase_id == "present-ideas" else phase for phase in PLAN
    )
    assert by_id(scaled(skipped, 24, 105), "meet").switches.turns.seconds == 45
    assert by_id(scaled(PLAN, 24, 105), "meet").switches.turns.seconds < 45


def test_a_longer_round_planned_by_hand_is_kept() -> None:
    room = crowd(24)
    switches = {"clock": {"minutes": 30}}
    room.do(room.felicity, "phase.revise", phase_id="present-ideas", switches=switches)
    room.open("present-ideas")
    assert lasts(room) == 30
    room.do(room.felicity, "turn.start")
    assert room.state.turn is not None
    assert (room.state.turn.unit, room.state.turn.seconds) == ("person", 75)


def crowd(people: int, groups: int = 0) -> Workshop:
    room = Workshop(template=DEFAULT)
    for number in range(people - 2):
        room.join(f"Guest {number}", side=("ICT", "Repairs")[number % 2])
    if groups:
        room.do(room.felicity, "group.split", count=groups)
    return room


def lasts(room: Workshop) -> float:
    live = room.state.live
    assert live.ends_at is not None
    assert live.opened_at is not None
    return (live.ends_at - live.opened_at) / 60_000


@pytest.mark.parametrize(("people", "expected"), [(6, 4.5), (12, 9), (18, 13.5), (24, 18), (40, 18)])
def test_a_round_opens_with_the_time_that_those_here_need(people: int, expected: float) -> None:
    room = crowd(people)
    room.open("meet")
    assert lasts(room) == expected
    room.do(room.felicity, "turn.start")
    assert room.state.turn is not None
    assert len(room.state.turn.queue) == people
    assert room.state.turn.seconds * people == expected * 60


def test_late_comers_count_when_the_round_opens() -> None:
    room = crowd(12)
    room.open("meet")
    room.join("Late", side="ICT")
    room.open("welcome")
    room.open("meet")
    assert lasts(room) == 13 * 45 / 60


def test_above_eighteen_minutes_groups_present_together() -> None:
    room = crowd(24, groups=4)
    room.open("present-ideas")
    assert lasts(room) == 15
    room.do(room.felicity, "turn.start")
    turn = room.state.turn
    assert turn is not None
    assert (turn.unit, turn.seconds) == ("group", 225)
    assert set(turn.queue) == set(room.state.groups)


def test_without_groups_a_large_room_goes_round_quickly() -> None:
    room = crowd(24)
    room.open("present-ideas")
    room.do(room.felicity, "turn.start")
    turn = room.state.turn
    assert turn is not None
    assert (turn.unit, turn.seconds, len(turn.queue)) == ("person", 37, 24)
    assert lasts(room) == 37 * 24 / 60
