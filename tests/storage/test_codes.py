"""A code whose session was erased is given to nobody else for ninety days."""

from board.service.records import Batch, NewSession, ProofRow
from board.service.secrecy import hashed
from board.storage.erasing import CODE_RESTS_MS
from tests.storage.logs import CODE, begun, event

DAY = 24 * 3600 * 1000


def begun_at(storage, moment):
    first = Batch(session_id=0, seen=0, events=(event(1, "session.created"),))
    session = NewSession(code=CODE, epoch="another", op_salt=b"salt", created_at=moment)
    return storage.create(session, first) is not None


def test_the_code_of_an_erased_session_rests(open_sql):
    storage = open_sql()
    begun(storage)
    storage.discard(CODE, ProofRow(at=DAY, what="session", by="time", mark=hashed(CODE), head=1))
    assert not begun_at(storage, 2 * DAY)
    assert not begun_at(storage, CODE_RESTS_MS)
    assert begun_at(storage, CODE_RESTS_MS + 2 * DAY)
