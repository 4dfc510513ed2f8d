"""A step that stops at zero is closed by the clock: once, whoever looks at it."""

import json
import time

from board.service.loop import ThreadLoop
from board.storage.memory import MemoryStorage
from tests.service.boards import Session, board_over, folded, stored_log


class HandLoop(ThreadLoop):
    """The clock on the wall is set by hand."""

    def __init__(self):
        super().__init__()
        self.ahead_ms = 0

    def now_ms(self):
        return super().now_ms() + self.ahead_ms


def timed(session, group_id=None, **clock):
    """Open an add phase of one minute, for all or for one group."""
    clock = {"minutes": 1, "at_zero": "stop", **clock}
    switches = {"see": "own", "reveal": "end", "clock": clock}
    phase = {"phase_id": "timed", "kind": "add", "title": "Ideas", "switches": switches}
    assert session.do(session.host, "phase.insert", **phase)["ok"]
    whose = {"group_id": group_id} if group_id else {}
    assert session.do(session.host, "phase.open", phase_id="timed", expected="lobby", **whose)["ok"]


def until(settled):
    """Wait for what another thread does."""
    for _ in range(100):
        if settled():
            return True
        time.sleep(0.05)
    return False


def test_at_zero_a_step_that_stops_is_closed_by_nobody():
    loop, storage = HandLoop(), MemoryStorage()
    board = board_over(storage, loop=loop)
    session = Session(board)
    board.start()
    try:
        timed(session)
        ann = session.joined()
        assert session.do(ann, "note.post", note_id="n1", text="A thought")["ok"]
        time.sleep(0.6)
        assert board.live(session.code).state.live.phase_id == "timed", "its time is not up"
        loop.ahead_ms = 61_000
        assert until(lambda: board.live(session.code).state.live.phase_id is None)
        closing = stored_log(storage, session.code).events[-1]
        assert (closing.type, json.loads(closing.data)["phase_id"]) == ("phase.closed", "timed")
        assert session.do(ann, "note.post", note_id="n2", text="A draft", phase_id="timed")["ok"], "R9"
        shown = {note["note_id"]: note for note in session.snapshot(session.host)["notes"]}
        assert "n1" in shown, "what the end of the step reveals is revealed"
    finally:
        board.stop()


def test_at_zero_the_step_of_a_group_at_its_own_pace_stops_too():
    loop, storage = HandLoop(), MemoryStorage()
    board = board_over(storage, loop=loop)
    session = Session(board)
    board.start()
    try:
        session.joined()
        assert session.do(session.host, "group.split", count=1)["ok"]
        group_id = next(iter(board.live(session.code).state.groups))
        timed(session, group_id)
        loop.ahead_ms = 61_000
        assert until(lambda: board.live(session.code).state.paces[group_id].phase_id is None)
        assert board.live(session.code).state.live.phase_id is not None, "the others go on"
    finally:
        board.stop()


def test_two_servers_clocks_close_a_step_once():
    loop, storage = HandLoop(), MemoryStorage()
    boards = [board_over(storage, loop=loop) for _ in range(2)]
    session = Session(boards[0])
    timed(session)
    boards[1].live(session.code)
    loop.ahead_ms = 61_000
    for board in boards:
        board.start()
    try:
        assert until(lambda: all(b.live(session.code).state.live.phase_id is None for b in boards))
        time.sleep(0.5)
        kinds = [event.type for event in stored_log(storage, session.code).events]
        assert kinds.count("phase.closed") == 1
        assert folded(storage, session.code).live.phase_id is None
    finally:
        for board in boards:
            board.stop()


def test_a_step_that_warns_or_asks_the_room_goes_on():
    for clock in ({"at_zero": "warn"}, {"extend": "poll"}):
        loop = HandLoop()
        board = board_over(loop=loop)
        session = Session(board)
        timed(session, **clock)
        loop.ahead_ms = 61_000
        board.start()
        try:
            time.sleep(0.6)
            assert board.live(session.code).state.live.phase_id == "timed"
        finally:
            board.stop()
