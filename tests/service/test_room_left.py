"""A session has room for so much, and what fills it up leaves room for what matters."""

import pytest

from board.domain import decide_session
from board.domain.errors import BoardError
from board.service.path import live
from tests.service.boards import Session, board_over, command, note
from tests.web.script import SKETCH


def sketch(note_id):
    wide = {**SKETCH, "strokes": SKETCH["strokes"] * 90}
    return command("note.post", note_id=note_id, kind="sketch", sketch=wide)


def test_of_a_full_session_short_words_still_go_in_and_the_facilitator_goes_on(monkeypatch):
    monkeypatch.setattr(live, "MOST_WRITTEN", 20_000)
    session = Session(board_over())
    ann = session.joined()
    session.open("add")
    answers = [session.all(ann, sketch(f"n{number}"))[0] for number in range(6)]
    assert answers[0]["ok"] and answers[-1]["error"]["code"] == "limit_reached"
    assert session.all(ann, note())[0]["ok"]
    assert session.all(session.host, sketch("mine"))[0]["ok"]


def test_what_was_written_is_counted_again_when_a_session_is_loaded():
    session = Session(board_over())
    session.open("add")
    session.all(session.joined(), sketch("n"))
    board = board_over(session.board._storage)
    assert board.live(session.code).written > 5_000


def test_strangers_who_were_put_out_leave_room_for_others(monkeypatch):
    monkeypatch.setattr(decide_session, "MOST_PEOPLE", 3)
    monkeypatch.setattr(decide_session, "MOST_EVER", 5)
    session = Session(board_over())
    strangers = [session.joined("X"), session.joined("X")]
    with pytest.raises(BoardError, match="limit_reached"):
        session.joined()
    for stranger in strangers:
        assert session.do(session.host, "person.remove", person_id=stranger.person_id)["ok"]
    session.joined()
    session.joined()
    with pytest.raises(BoardError, match="limit_reached"):
        session.joined()


def test_who_looks_on_by_one_link_does_not_take_every_place():
    session = Session(board_over(rate_limits=True))
    for _ in range(200):
        session.board.exchange(session.code, session.created.observe_key)
    with pytest.raises(BoardError, match="rate_limited"):
        session.board.exchange(session.code, session.created.observe_key)
