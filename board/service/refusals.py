"""What a board says when it cannot answer now."""

from board.domain.errors import BoardError


def patience_lost() -> BoardError:
    """It may yet be saved; the same op_id sent again finds out."""
    return BoardError("busy", "The board is slow to answer. It is sent again by itself.", retry_after_ms=2000)


def going() -> BoardError:
    """The server is on its way out."""
    return BoardError("busy", "The board is restarting. It is sent again by itself.", retry_after_ms=2000)
