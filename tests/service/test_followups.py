"""Follow-ups on a board: what is answered is durable, and a board on its way out takes none."""

import pytest

from board.domain.errors import BoardError
from board.service.beside.followups import Follower
from board.storage.memory import MemoryStorage
from tests.service.boards import Session, board_over, folded

SAID = {"op_id": "f1", "proposal_id": "form", "status": "doing", "text": "Ordered.", "name": "Nia"}


def followed(board) -> tuple[Session, Follower]:
    session = Session(board)
    assert session.do(session.host, "proposal.draft", proposal_id="form", title="One form")["ok"]
    token = board.follow_ups.exchange(session.code, board.follow_ups.renew(session.code))
    return session, board.follow_ups.identify(session.code, token, None)


def test_what_was_said_is_in_the_log_when_it_is_answered():
    storage = MemoryStorage()
    board = board_over(storage)
    session, follower = followed(board)
    assert board.follow_ups.say(follower, SAID)["ok"]
    assert folded(storage, session.code).proposals["form"].history[-1].text == "Ordered."


def test_whose_seats_link_is_made_anew_may_go_on_by_the_follow_up_link():
    board = board_over()
    session, _ = followed(board)
    ann = board.join(session.code, "Ann", None, None)
    token = board.follow_ups.exchange(session.code, board.follow_ups.renew(session.code))
    follower = board.follow_ups.identify(session.code, token, ann.person_id)
    assert session.do(session.host, "person.relink", person_id=ann.person_id)["ok"]
    said = {key: value for key, value in SAID.items() if key != "name"}
    assert board.follow_ups.say(follower, said)["ok"]


def test_another_board_over_the_same_storage_knows_the_link_and_its_end():
    storage = MemoryStorage()
    here, there = board_over(storage), board_over(storage)
    session, _ = followed(here)
    key = here.follow_ups.renew(session.code)
    token = there.follow_ups.exchange(session.code, key)
    assert there.follow_ups.identify(session.code, token, None)
    here.follow_ups.end(session.code)
    with pytest.raises(BoardError, match=r"^unauthorised"):
        there.follow_ups.identify(session.code, token, None)


def test_a_board_on_its_way_out_takes_none():
    board = board_over()
    _, follower = followed(board)
    board.stop()
    with pytest.raises(BoardError, match=r"^busy"):
        board.follow_ups.say(follower, SAID)


def test_one_link_does_not_bring_in_the_whole_world():
    board = board_over(rate_limits=True)
    session, _ = followed(board)
    key = board.follow_ups.renew(session.code)
    with pytest.raises(BoardError, match=r"^rate_limited"):
        for _ in range(1000):
            board.follow_ups.exchange(session.code, key)


def test_one_follower_cannot_flood_the_session():
    board = board_over(rate_limits=True)
    _, follower = followed(board)
    with pytest.raises(BoardError, match=r"^rate_limited"):
        for number in range(200):
            board.follow_ups.say(follower, {**SAID, "op_id": f"f{number}"})
