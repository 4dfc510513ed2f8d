"""What a board says when it refuses, or cannot answer now."""

from typing import Any

from board.domain.errors import BoardError
from board.service import figures
from board.service.path.mailbox import Outcome, Ticket
from board.wire.answers import refused
from board.wire.commands import peek_op_id


def patience_lost() -> BoardError:
    """It may yet be saved; the same op_id sent again finds out."""
    return BoardError("busy", "The board is slow to answer. It is sent again by itself.", retry_after_ms=2000)


def going() -> BoardError:
    """The server is on its way out."""
    return BoardError("busy", "The board is restarting. It is sent again by itself.", retry_after_ms=2000)


def only(ticket: Ticket) -> dict[str, Any]:
    """The outcome of one thing asked, once the wait is over; raises what it was refused with."""
    outcome = ticket.outcomes[0]
    if outcome is None or isinstance(outcome, BoardError):
        raise outcome or patience_lost()
    return outcome


def answered(raw: object, outcome: Outcome | None) -> dict[str, Any]:
    """The answer to a command as it came, from what became of it."""
    figures.command(raw, outcome)
    if outcome is None:
        return refused(peek_op_id(raw), patience_lost())
    return refused(peek_op_id(raw), outcome) if isinstance(outcome, BoardError) else outcome
