"""Passes to one's own drawing, and the memory that the drawings take."""

from dataclasses import replace

import pytest

from board.domain.errors import BoardError
from board.service.beside.pads import KEPT_S, MOST_PADS
from board.service.loop import ThreadLoop
from board.service.people.grants import PASS_MS
from tests.service.boards import Session, Wrapped, board_over


class MovedLoop(ThreadLoop):
    """A loop whose clocks a test puts forward."""

    late_ms = 0

    def now_ms(self):
        return super().now_ms() + self.late_ms

    def monotonic(self):
        return super().monotonic() + self.late_ms / 1000


class GrantsKept(Wrapped):
    """Remembers the grants that were written beside the log."""

    def __init__(self):
        super().__init__()
        self.kept = []

    def add_grants(self, grants):
        self.kept += grants
        self.inner.add_grants(grants)


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


def test_a_session_full_of_strangers_costs_others_no_drawing():
    board = board_over()
    first = Session(board)
    _, viewer, opened = drawing(first, None)
    for number in range(MOST_PADS):
        stranger = replace(viewer, person_id=f"stranger-{number}")
        board.pads.write("strangers", stranger, "p", None, done=False)
    assert board.pads.read(first.code, viewer, opened.pad.pad_id, 0, 0) is opened.pad


def test_nothing_written_down_says_when_somebody_went_on_drawing_elsewhere():
    """A nameless drawing that comes minutes later would be theirs (R6)."""
    storage = GrantsKept()
    loop = MovedLoop()
    session = Session(board_over(storage, loop=loop))
    before = len(storage.kept)
    loop.late_ms = 3_600_000
    board, _, opened = drawing(session, loop)
    assert len(storage.kept) == before
    board.exchange(session.code, opened.key)
    [given] = storage.kept[before:]
    assert given.kind == "token" and given.created_at < loop.now_ms() - 3_000_000


def test_a_pass_ends_with_what_its_maker_holds():
    session = Session(board_over())
    board, ann = session.board, session.joined()
    opened = board.pads.open(session.code, board.viewer(session.code, ann), ann.token_id, None, "")
    assert session.do(session.host, "person.relink", person_id=ann.person_id)["ok"]
    with pytest.raises(BoardError, match="unauthorised"):
        board.exchange(session.code, opened.key)


def test_a_pass_of_another_session_opens_nothing():
    board = board_over()
    here, there = Session(board), Session(board)
    _, _, opened = drawing(here, None)
    with pytest.raises(BoardError, match="forbidden"):
        board.exchange(there.code, opened.key)


def test_passes_are_paced():
    session = Session(board_over(rate_limits=True))
    for _ in range(12):
        drawing(session, None)
    with pytest.raises(BoardError, match="rate_limited"):
        drawing(session, None)


def test_after_a_restart_the_phone_brings_its_drawing_back():
    session = Session(board_over())
    board, viewer, opened = drawing(session, None)
    board.pads.forget(session.code)
    board.pads.write(session.code, viewer, opened.pad.pad_id, {"v": 1}, done=False)
    assert board.pads.read(session.code, viewer, opened.pad.pad_id, 0, 0).sketch == {"v": 1}
