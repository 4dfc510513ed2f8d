"""The secret key can be rotated: nobody is put out, and a link that was told once is told again the same."""

import pytest

from board.service.board import Board
from board.service.loop import ThreadLoop
from board.service.secrecy import Keyring
from board.storage.memory import MemoryStorage
from tests.service.boards import MemoryNotes, Session, command

OLD, NEW, OTHER = "the key of last year", "the key of this year", "the key of nobody else"


def board_with(storage: MemoryStorage, first: str, *older: str) -> Board:
    return Board(
        loop=ThreadLoop(),
        storage=storage,
        heads=MemoryNotes(),
        secret=first,
        old_secrets=older,
        rate_limits=False,
    )


def moved(session: Session, *keys: str) -> Session:
    """The same session at a server that was started with other keys."""
    other = Session.__new__(Session)
    other.board, other.code, other.host = (
        board_with(session.board._storage, *keys),
        session.code,
        session.host,
    )
    return other


@pytest.fixture
def session() -> Session:
    return Session(board_with(MemoryStorage(), OLD))


@pytest.mark.parametrize("older", [(OLD,), ()])
def test_who_is_in_stays_in_with_and_without_an_overlap(session: Session, older: tuple[str, ...]) -> None:
    ann = session.board.join(session.code, "Ann", None, None)
    after = moved(session, NEW, *older)
    assert after.board.identify(ann.token).person_id == ann.person_id
    assert after.board.exchange(session.code, ann.personal_key).person_id == ann.person_id, (
        "by their own link too"
    )
    assert after.do(after.host, "session.lock")["ok"]


@pytest.mark.parametrize("what", ["person.relink", "link.rotate"])
def test_a_link_whose_answer_was_lost_is_told_again_as_it_was(session: Session, what: str) -> None:
    ann = session.board.join(session.code, "Ann", None, None)
    fields = {"person_id": ann.person_id} if what == "person.relink" else {"role": "observer"}
    asked = command(what, **fields)
    (first,) = session.all(session.host, asked)
    after = moved(session, NEW, OTHER, OLD)
    assert after.all(after.host, asked) == [first]
    name = None if what == "person.relink" else "Olga"
    assert after.board.exchange(session.code, first["key"], name), "and it opens"
    # what is asked anew is made with the new one, and that is told again too
    (second,) = after.all(after.host, command(what, **fields))
    assert second["key"] != first["key"]


def test_without_the_old_key_a_lost_link_is_not_told_wrongly(session: Session) -> None:
    asked = command("link.rotate", role="observer")
    (first,) = session.all(session.host, asked)
    after = moved(session, NEW)
    (answer,) = after.all(after.host, asked)
    assert answer["error"]["code"] == "conflict", "another one that opens nothing would be worse"
    assert first["key"] not in str(answer)
    (anew,) = after.all(after.host, command("link.rotate", role="observer"))
    assert after.board.exchange(session.code, anew["key"], "Olga")


def test_a_key_is_known_by_a_mark_that_is_not_it() -> None:
    ring = Keyring(NEW, (OTHER, OLD))
    assert ring.made_by(ring.mark) == NEW
    assert ring.made_by(Keyring(OLD).mark) == OLD
    assert ring.made_by("") == OLD, "what was made before marks were kept: the oldest"
    assert ring.made_by(Keyring("somebody else's key").mark) is None
    assert NEW not in repr(ring) and OLD not in repr(ring) and ring.mark not in NEW
