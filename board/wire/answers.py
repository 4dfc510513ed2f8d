"""The answer to one command, the same over both transports."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from board.domain.errors import BoardError

#: what is said to whoever sends what we do not know
FOREIGN: Final = frozenset({"invalid", "unsupported"})


def too_old() -> BoardError:
    """What a page of another release is told in place of that: the newest one may say it otherwise."""
    return BoardError("client_too_old", "This page is out of date. Load it again: what you wrote is kept.")


def to_another_release(answers: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The answers as a page of another release gets them."""
    return [_newer(answer) for answer in answers]


def _newer(answer: dict[str, Any]) -> dict[str, Any]:
    foreign = not answer["ok"] and answer["error"]["code"] in FOREIGN
    return refused(answer["op_id"], too_old()) if foreign else answer


def accepted(op_id: str, seq: int, extra: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """What an accepted command is told: the seq of its last event."""
    return {"ok": True, "op_id": op_id, "seq": seq, **(extra or {})}


def refused(op_id: str | None, error: BoardError) -> dict[str, Any]:
    """What a refused command is told; nothing has changed."""
    return {"ok": False, "op_id": op_id, "error": error_shape(error)}


def error_shape(error: BoardError) -> dict[str, Any]:
    """The error of protocol.md, without the parts that do not apply."""
    optional = {"field": error.field, "retry_after_ms": error.retry_after_ms, "incident": error.incident}
    present = {key: value for key, value in optional.items() if value is not None}
    return {"code": error.code, "message": error.message, **present}
