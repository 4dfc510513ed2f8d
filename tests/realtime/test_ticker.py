"""What goes by the clock: readers far behind are dropped, beacons go out, and a failure is one session's."""

import pytest

from board.realtime.ticker import BEHIND, MOST_TICKS_BEHIND, MOST_WAITING, Ticker
from tests.domain.workshop import Workshop
from tests.realtime.fakes import Room


@pytest.fixture
def workshop() -> Workshop:
    workshop = Workshop()
    workshop.do(workshop.felicity, "phase.insert", phase_id="own", kind="add", title="Own", switches={})
    workshop.do(workshop.felicity, "phase.open", phase_id="own", expected=workshop.state.live.phase_id)
    return workshop


def ticker(room: Room) -> Ticker:
    return Ticker(room.clock, room.rooms, room.transport, room.desk)  # type: ignore[arg-type]


def test_a_reader_far_behind_is_dropped_and_the_others_stay(workshop: Workshop) -> None:
    room = Room(workshop.state)
    for sid, actor in (("slow", workshop.peter), ("lagging", workshop.petra), ("quick", workshop.felicity)):
        room.enter(sid, actor)
    room.transport.unread = {"slow": MOST_WAITING + 1, "lagging": BEHIND + 1, "quick": 1}
    clock = ticker(room)
    clock.tick()
    assert room.transport.dropped == ["slow"]
    room.rooms.leave("slow")
    for _ in range(MOST_TICKS_BEHIND - 2):
        clock.tick()
    room.transport.unread["lagging"] = 0
    clock.tick()
    assert room.transport.dropped == ["slow"]
    room.transport.unread["lagging"] = BEHIND + 1
    for _ in range(MOST_TICKS_BEHIND):
        clock.tick()
    assert room.transport.dropped == ["slow", "lagging"]


def test_a_beacon_moves_the_next_frame_behind_it(workshop: Workshop) -> None:
    room = Room(workshop.state)
    room.enter("host", workshop.felicity)
    workshop.do(workshop.peter, "note.post", note_id="n1", text="hidden")
    room.publish(workshop.state, workshop.log[-1:])
    ticker(room).tick()
    beacon = room.transport.of("host", "head")[0]
    assert (beacon["seq"], beacon["epoch"]) == (workshop.state.head, "e1")
    assert beacon["from"] == workshop.state.head, "where the frame that was not sent would have started"
    workshop.do(workshop.felicity, "session.lock", locked=True)
    room.publish(workshop.state, workshop.log[-1:])
    assert room.transport.of("host", "events")[0]["from"] == beacon["seq"] + 1


def test_the_clock_goes_on_when_one_session_fails(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Room(workshop.state)
    room.enter("host", workshop.felicity)
    monkeypatch.setattr(room.desk, "tell", lambda channel: 1 / 0)
    ticker(room).tick()
    assert room.transport.of("host", "head")
