"""The answer to one command, the same over both transports."""

from collections.abc import Mapping
from typing import Any

from board.domain.errors import BoardError


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
