"""What PostgreSQL's failures mean to the person whose note it was."""

from typing import Any, Final

from psycopg2 import errorcodes
from sqlalchemy.exc import DBAPIError

from board.domain.errors import BoardError
from board.storage.faults import read_only, storage_full

RETRY_MS: Final = 2000
#: two transactions that cannot both be: one of them is done again
CLASHES: Final = (errorcodes.SERIALIZATION_FAILURE, errorcodes.DEADLOCK_DETECTED)
#: the server goes, comes, or has no room for one more of us
PASSING: Final = (
    errorcodes.ADMIN_SHUTDOWN,
    errorcodes.CRASH_SHUTDOWN,
    errorcodes.CANNOT_CONNECT_NOW,
    errorcodes.TOO_MANY_CONNECTIONS,
)
#: a statement that took too long, or a lock that did not come
SLOW: Final = (errorcodes.QUERY_CANCELED, errorcodes.LOCK_NOT_AVAILABLE)
FULL: Final = (errorcodes.DISK_FULL, errorcodes.OUT_OF_MEMORY)
#: a standby, or a server that was told to take no writes
READ_ONLY: Final = (errorcodes.READ_ONLY_SQL_TRANSACTION,)
#: the server's own files: nothing that it says may be believed until somebody has looked
DAMAGED: Final = (errorcodes.DATA_CORRUPTED, errorcodes.INDEX_CORRUPTED, errorcodes.IO_ERROR)


def as_board_error(error: DBAPIError) -> BoardError | None:
    """The refusal for a server that is full, busy, away or read-only; None for what is a fault of ours."""
    code = _code(error.orig)
    if code in FULL:
        return storage_full()
    if code in READ_ONLY or code in DAMAGED or "this copy is read-only" in str(error.orig):
        return read_only()
    if may_be_tried_again(error) or code in SLOW:
        return busy()
    return None


def may_be_tried_again(error: DBAPIError) -> bool:
    """Whether nothing was wrong with what was asked: a clash, or a connection that ended."""
    code = _code(error.orig)
    away = error.connection_invalidated or (code is None and type(error.orig).__name__ == "OperationalError")
    return away or code in CLASHES or code in PASSING


def busy() -> BoardError:
    """The database does not answer just now."""
    return BoardError("busy", "The server is busy. It is sent again by itself.", retry_after_ms=RETRY_MS)


def _code(raw: Any) -> str | None:
    return getattr(raw, "pgcode", None)
