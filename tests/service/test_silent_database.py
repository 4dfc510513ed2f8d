"""While the database says nothing, whoever only reads goes on."""

import pytest

from board.domain.errors import BoardError
from board.service.people import grants
from board.storage.memory import MemoryStorage
from tests.service.boards import Session, Wrapped, board_over


class Silent(Wrapped):
    """A storage that can be made to answer nobody who asks for a grant."""

    away, asked = False, 0

    def grant(self, hashed):
        self.asked += 1
        if self.away:
            raise BoardError("busy", "The server is busy.")
        return self.inner.grant(hashed)


def test_who_was_known_is_believed_and_a_stranger_is_not(monkeypatch):
    monkeypatch.setattr(grants, "REMEMBERED_S", 0.0)
    storage = Silent(MemoryStorage())
    session = Session(board_over(storage))
    ann = session.board.join(session.code, "Ann", None, None)
    bea = session.board.join(session.code, "Bea", None, None)
    known = session.board.identify(ann.token)
    storage.away = True
    assert session.board.identify(ann.token) == known
    with pytest.raises(BoardError) as refusal:
        session.board.identify(bea.token)
    assert refusal.value.code == "busy"
    storage.away = False
    assert session.board.identify(bea.token).person_id == bea.person_id


def test_one_asks_for_all_who_come_meanwhile(monkeypatch):
    storage = Silent(MemoryStorage())
    session = Session(board_over(storage))
    ann = session.board.join(session.code, "Ann", None, None)
    session.board.identify(ann.token)
    monkeypatch.setattr(grants, "REMEMBERED_S", -1.0)
    storage.away, storage.asked = True, 0
    session.board.identify(ann.token)
    monkeypatch.undo()
    for _ in range(5):
        session.board.identify(ann.token)
    assert storage.asked == 1


def test_a_grant_that_ended_elsewhere_ends_here_as_soon_as_the_database_answers(monkeypatch):
    storage = Silent(MemoryStorage())
    session = Session(board_over(storage))
    ann = session.board.join(session.code, "Ann", None, None)
    session.board.identify(ann.token)
    monkeypatch.setattr(grants, "REMEMBERED_S", 0.0)
    storage.inner.end_grant(grants.hashed(ann.token), 5)
    storage.away = True
    session.board.identify(ann.token)
    storage.away = False
    with pytest.raises(BoardError) as refusal:
        session.board.identify(ann.token)
    assert refusal.value.code == "unauthorised"
