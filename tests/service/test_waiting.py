"""The waiting room: nobody comes in by the code until a facilitator lets them in, and then once."""

import threading

import pytest

from board.domain.errors import BoardError
from board.service.people import waiting
from tests.service.boards import Session, board_over


@pytest.fixture
def session():
    made = Session(board_over())
    assert made.do(made.host, "session.update", settings={"waiting_room": True})["ok"]
    return made


def knock(session, name="Ann", side=None):
    return session.board.waiting.knock(session.code, name, side, None)


def ask(session, secret):
    return session.board.waiting.ask(session.code, secret, 0)


def listed(session):
    return session.board.waiting.of(session.code)


def people(session):
    return [person.person_id for person in session.board.live(session.code).state.people.values()]


def test_without_one_the_door_is_open():
    session = Session(board_over())
    assert knock(session) is None
    assert listed(session) == []


def test_who_knocks_is_on_the_list_and_not_in_the_session(session):
    first, second = knock(session, "Ann", "Digital"), knock(session, "Ben")
    assert [(one["name"], one["side"]) for one in listed(session)] == [("Ann", "Digital"), ("Ben", None)]
    assert ask(session, first) is None and ask(session, second) is None
    assert len(people(session)) == 1


def test_whoever_is_let_in_comes_in_once_however_often_they_ask(session):
    secret = knock(session)
    session.board.waiting.decide(session.code, listed(session)[0]["waiting_id"], let_in=True)
    assert listed(session) == []
    joined = ask(session, secret)
    assert ask(session, secret) == joined
    assert len(people(session)) == 2
    assert session.board.identify(joined.token).role == "participant"


def test_who_is_turned_away_stays_out_and_may_knock_again(session):
    secret = knock(session)
    session.board.waiting.decide(session.code, listed(session)[0]["waiting_id"], let_in=False)
    with pytest.raises(BoardError) as refusal:
        ask(session, secret)
    assert (refusal.value.code, refusal.value.field) == ("forbidden", "knock")
    assert listed(session) == [] and len(people(session)) == 1
    assert knock(session)
    assert len(listed(session)) == 1


def test_a_decision_stands_and_one_about_nobody_is_not_found(session):
    knock(session)
    waiting_id = listed(session)[0]["waiting_id"]
    session.board.waiting.decide(session.code, waiting_id, let_in=False)
    for again in (waiting_id, "nobody"):
        with pytest.raises(BoardError) as refusal:
            session.board.waiting.decide(session.code, again, let_in=True)
        assert refusal.value.code == "not_found"


def test_another_sessions_door_knows_nobody_of_this_one(session):
    other = Session(session.board)
    assert other.do(other.host, "session.update", settings={"waiting_room": True})["ok"]
    secret = knock(session)
    with pytest.raises(BoardError) as refusal:
        session.board.waiting.ask(other.code, secret, 0)
    assert refusal.value.code == "not_found"
    with pytest.raises(BoardError):
        session.board.waiting.decide(other.code, listed(session)[0]["waiting_id"], let_in=True)


def test_who_waits_hears_of_it_at_once(session):
    secret, came = knock(session), []
    page = threading.Thread(target=lambda: came.append(session.board.waiting.ask(session.code, secret, 20)))
    page.start()
    while not session.board.waiting._rooms[session.code][secret].watchers:
        pass
    session.board.waiting.decide(session.code, listed(session)[0]["waiting_id"], let_in=True)
    page.join(5)
    assert came and came[0].role == "participant"


def test_when_the_door_opens_again_who_waits_comes_in(session):
    secret = knock(session)
    assert session.do(session.host, "session.update", settings={"waiting_room": False})["ok"]
    assert ask(session, secret) is not None


def test_a_page_that_falls_silent_leaves_the_list(session, monkeypatch):
    secret = knock(session)
    monkeypatch.setattr(waiting, "KEPT_S", -1.0)
    assert listed(session) == []
    with pytest.raises(BoardError) as refusal:
        ask(session, secret)
    assert refusal.value.code == "not_found"


def test_the_room_has_an_end(session, monkeypatch):
    monkeypatch.setattr(waiting, "MOST", 2)
    knock(session)
    knock(session)
    with pytest.raises(BoardError) as refusal:
        knock(session)
    assert refusal.value.code == "busy"


def test_who_was_turned_away_and_goes_on_asking_takes_nobodys_place(session, monkeypatch):
    monkeypatch.setattr(waiting, "MOST", 2)
    stubborn = [knock(session, name) for name in ("Mal", "Eve")]
    for one in listed(session):
        session.board.waiting.decide(session.code, one["waiting_id"], let_in=False)
    for secret in stubborn:
        with pytest.raises(BoardError, match="forbidden"):
            ask(session, secret)
    assert knock(session, "Ann")
    assert [one["name"] for one in listed(session)] == ["Ann"]


def test_a_locked_door_is_not_knocked_at(session):
    assert session.do(session.host, "session.lock")["ok"]
    assert knock(session) is None
    with pytest.raises(BoardError) as refusal:
        session.board.join(session.code, "Ann", None, None)
    assert refusal.value.code == "locked"


def test_a_name_is_looked_at_before_anybody_waits(session):
    with pytest.raises(BoardError):
        knock(session, " ")
    assert listed(session) == []
