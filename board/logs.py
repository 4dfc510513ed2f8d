"""Facts as JSON lines on standard error, in UTC; never what anybody wrote, and no session by its code."""

import hashlib
import hmac
import logging
import secrets
import sys
import threading
from collections.abc import MutableMapping
from functools import partial
from typing import Any, Final

import structlog

from board.service.incidents import incident

LONGEST: Final = 200
MOST: Final = 20
#: what these are for is not to be said in a line: an exception's own words may quote a note
DROPPED: Final = ("exc_info", "stack_info", "exception")
#: how much of a code's hash is written
SHORT: Final = 12
Line = MutableMapping[str, Any]


def set_up_logs(secret: str | None = None) -> None:
    """One line for each event. `secret` keeps a session's mark the same from one start to the next."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            partial(_careful, (secret or secrets.token_urlsafe(32)).encode()),
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(handlers=[_Foreign()], level=logging.WARNING, force=True)
    sys.excepthook = lambda kind, fault, trace: _uncaught(fault)
    threading.excepthook = lambda given: _uncaught(given.exc_value)
    sys.unraisablehook = lambda given: _uncaught(given.exc_value)


def mark_of(code: str, secret: bytes) -> str:
    """What stands for a session in the log: whoever has the secret can tell which it is."""
    return hmac.new(secret, code.encode(), hashlib.sha256).hexdigest()[:SHORT]


def _careful(secret: bytes, _logger: Any, _method: str, line: Line) -> Line:
    """No codes, no words of exceptions, nothing long; line breaks and escapes are JSON's to write."""
    careful = {name: _bounded(value) for name, value in line.items() if name not in DROPPED}
    session = careful.get("session")
    if isinstance(session, str):
        careful["session"] = mark_of(session, secret)
    return careful


def _bounded(value: Any) -> Any:
    match value:
        case bool() | int() | float() | None:
            return value
        case list() | tuple():
            return [_bounded(one) for one in value[:MOST]]
        case _:
            text = str(value)
            return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


class _Foreign(logging.Handler):
    """What a library says goes in as the fact that it said something: its words may quote a request."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write who spoke, from where."""
        place = f"{record.module}:{record.lineno}"
        log = structlog.get_logger()
        log.warning("library", logger=record.name, at=place, said=record.levelname.lower())


def _uncaught(fault: BaseException | None) -> None:
    if fault is not None and not isinstance(fault, KeyboardInterrupt):
        incident(fault, "python")
