"""A fault of ours: logged with a number, told with the same number, never with what anybody wrote."""

import secrets
import traceback

import structlog

from board.domain.errors import BoardError
from board.service import figures

log = structlog.get_logger("board.incident")


def incident(fault: BaseException, where: str, **facts: object) -> BoardError:
    """Log the fault without its text, which may quote a note, and make the refusal for whoever waits."""
    figures.incident(where)
    number = secrets.token_hex(6)
    frames = traceback.extract_tb(fault.__traceback__)[-6:]
    log.error(
        "incident",
        incident=number,
        where=where,
        kind=type(fault).__name__,
        at=[f"{frame.filename.rsplit('/', 2)[-1]}:{frame.lineno}" for frame in frames],
        **facts,
    )
    return BoardError(
        "internal",
        f"Our side failed. It is kept on this device. Tell whoever runs the board: {number}.",
        incident=number,
    )
