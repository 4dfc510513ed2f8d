"""What a database's failure means to the person whose note it was."""

from sqlalchemy.exc import DBAPIError

from board.domain.errors import BoardError

RETRY_MS = 2000
#: errors of the disk that only say that there is no room for what SQLite keeps beside the database
FULL = ("SQLITE_IOERR_SHMSIZE", "SQLITE_IOERR_SHMMAP", "SQLITE_IOERR_GETTEMPPATH")


def as_board_error(error: DBAPIError) -> BoardError | None:
    """The refusal for a disk that is full, busy or broken; None for what is a fault of ours."""
    text = str(error.orig).lower()
    if "is full" in text or _name(error.orig) in FULL:
        return storage_full()
    if "locked" in text or "busy" in text:
        return BoardError("busy", "The server is busy. It is sent again by itself.", retry_after_ms=RETRY_MS)
    if "readonly" in text or "read-only" in text or "unable to open" in text:
        return read_only()
    return read_only() if is_broken(error) else None


def is_broken(error: BaseException) -> bool:
    """Whether the disk itself failed: after that nothing more may be believed written."""
    raw = error.orig if isinstance(error, DBAPIError) else error
    if _name(raw) in FULL:
        return False
    text = str(raw).lower()
    return "disk i/o error" in text or "malformed" in text or "not a database" in text


def storage_full() -> BoardError:
    """There is no room for more."""
    return BoardError(
        "storage_full",
        "Not saved: the server's storage is full. It is kept on this device and sent again.",
        retry_after_ms=RETRY_MS,
    )


def read_only() -> BoardError:
    """The server can show the board but not change it."""
    return BoardError(
        "read_only",
        "Not saved: the server can only read at the moment. It is kept on this device and sent again.",
        retry_after_ms=RETRY_MS,
        status_override=503,
    )


def _name(raw: BaseException | None) -> str:
    return str(getattr(raw, "sqlite_errorname", ""))
