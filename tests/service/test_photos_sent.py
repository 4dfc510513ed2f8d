"""Photos on their way: nobody who sends drop by drop keeps all others from sending theirs."""

from contextlib import ExitStack

import pytest

from board.domain.errors import BoardError
from board.domain.model import Viewer
from board.service.beside.photos import MOST_SENDING, MOST_SENDING_HERE, MOST_SENDING_NEAR
from tests.service.boards import Session, board_over


def sending(board, on_their_way, sessions, address):
    """As many from this address as there may be; how many that is."""
    count = 0
    for session in sessions:
        for _ in range(MOST_SENDING_HERE):
            viewer = Viewer(f"{address}-{count}", "participant", None)
            try:
                on_their_way.enter_context(board.photos.taking(session.code, viewer, address))
            except BoardError as refusal:
                assert refusal.code == "busy"
                return count
            count += 1
    return count


def test_one_address_holds_half_of_the_places_from_however_many_sessions():
    board = board_over()
    crowds = [Session(board) for _ in range(6)]
    with ExitStack() as on_their_way:
        assert sending(board, on_their_way, crowds, "near") == MOST_SENDING_NEAR == MOST_SENDING // 2
        assert sending(board, on_their_way, [Session(board)], "far") == MOST_SENDING_HERE
    # and all of them have their places again
    with ExitStack() as on_their_way:
        assert sending(board, on_their_way, crowds, "near") == MOST_SENDING_NEAR


def test_one_person_sends_one_at_a_time_from_wherever():
    session = Session(board_over())
    viewer = Viewer(session.created.person_id, "facilitator", None)
    taking = session.board.photos.taking
    with (
        taking(session.code, viewer, "near"),
        pytest.raises(BoardError, match="rate_limited"),
        taking(session.code, viewer, "far"),
    ):
        raise AssertionError("a second one was taken in")
    with taking(session.code, viewer, "far"):
        pass
