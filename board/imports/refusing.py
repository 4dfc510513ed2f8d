"""How a file is refused: in words, with the place in it, and before anything has changed."""

from board.domain.errors import BoardError


def unreadable(message: str, where: str | None = None) -> BoardError:
    """What cannot be brought in, and where in the file it stands: status 422."""
    return BoardError("invalid", message, where, status_override=422)


def outsized(message: str, where: str | None = None) -> BoardError:
    """More than is ever read."""
    return BoardError("too_large", message, where)
