"""Passes to one's own drawing, and the memory that the drawings take."""

import pytest

from board.domain.errors import BoardError
from board.service.grants import PASS_MS
from board.service.loop import ThreadLoop
from board.service.pads import KEPT_S, MOST_PADS
from tests.service.boards import Session, board_over


class MovedLoop(ThreadLoop):
    """A loop whose clocks a test puts forward."""

    late_ms = 0

    def now_ms(self):
        return super().now_ms() + self.late_ms

    def monotonic(self):
        return super().monotonic() + self.late_ms / 1000


def drawing(session, loop):
    board = session.board
    grant = board.identify(session.created.token)
    viewer = board.viewer(session.code, grant)
    return board, viewer, board.pads.open(session.code, viewer, grant.token_id, None, "")


def test_a_pass_works_until_its_time_and_not_after():
    loop = MovedLoop()
    session = Session(board_over(loop=loop))
    board, _, first = drawing(session, loop)
    _, _, second = drawing(session, loop)
    loop.late_ms = PASS_MS - 2000
    assert board.exchange(session.code, first.key).person_id == session.created.person_id
    loop.late_ms = PASS_MS + 2000
    with pytest.raises(BoardError, match="a few minutes and one use"):
        board.exchange(session.code, second.key)


def test_a_pass_is_spent_by_the_first_who_comes():
    session = Session(board_over())
    board, _, opened = drawing(session, None)
    board.exchange(session.code, opened.key)
    with pytest.raises(BoardError, match="does not work any more"):
        board.exchange(session.code, opened.key)


def test_a_drawing_that_nobody_touches_is_forgotten():
    loop = MovedLoop()
    session = Session(board_over(loop=loop))
    board, viewer, opened = drawing(session, loop)
    other = Session(board)
    loop.late_ms = int(KEPT_S * 1000) + 1000
    drawing(other, loop)
    with pytest.raises(BoardError, match="drawing"):
        board.pads.read(session.code, viewer, opened.pad.pad_id, 0, 0)


def test_drawings_take_bounded_memory():
    board = board_over()
    first = Session(board)
    _, viewer, opened = drawing(first, None)
    for number in range(MOST_PADS):
        board.pads.write(f"code-{number}", viewer, "p", None, done=False)
    with pytest.raises(BoardError, match="drawing"):
        board.pads.read(first.code, viewer, opened.pad.pad_id, 0, 0)


def test_after_a_restart_the_phone_brings_its_drawing_back():
    session = Session(board_over())
    board, viewer, opened = drawing(session, None)
    board.pads.forget(session.code)
    board.pads.write(session.code, viewer, opened.pad.pad_id, {"v": 1}, done=False)
    assert board.pads.read(session.code, viewer, opened.pad.pad_id, 0, 0).sketch == {"v": 1}
