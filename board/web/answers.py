"""Bodies that leave over HTTP: JSON with the right status, and errors in the one shape of the protocol."""

from typing import Any

from flask import Response

from board.domain.errors import STATUS, BoardError
from board.wire import jsons

NO_STORE = "no-store"


def body(value: Any, status: int = 200) -> Response:
    """Answer with a JSON value; nobody on the way may keep it."""
    return raw(jsons.dumps(value), status)


def raw(data: bytes | str, status: int = 200) -> Response:
    """Answer with JSON that is already encoded."""
    response = Response(data, status, mimetype="application/json")
    response.headers["Cache-Control"] = NO_STORE
    return response


def error(refusal: BoardError) -> Response:
    """Say no: `{ok: false, error: {code, message, ...}}` with the code's status."""
    response = body({"ok": False, "error": error_fields(refusal)}, refusal.status)
    if refusal.retry_after_ms is not None:
        response.headers["Retry-After"] = str(max(1, -(-refusal.retry_after_ms // 1000)))
    if refusal.status == STATUS["unauthorised"]:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def error_fields(refusal: BoardError) -> dict[str, Any]:
    """The error object of an answer, without what is not known."""
    fields: dict[str, Any] = {"code": refusal.code, "message": refusal.message}
    if refusal.field is not None:
        fields["field"] = refusal.field
    if refusal.retry_after_ms is not None:
        fields["retry_after_ms"] = refusal.retry_after_ms
    if refusal.incident is not None:
        fields["incident"] = refusal.incident
    return fields


def answered(answer: dict[str, Any]) -> Response:
    """One command's answer: a refusal has the status of its code."""
    response = body(answer, 200 if answer["ok"] else STATUS[answer["error"]["code"]])
    retry = None if answer["ok"] else answer["error"].get("retry_after_ms")
    if retry is not None:
        response.headers["Retry-After"] = str(max(1, -(-int(retry) // 1000)))
    return response
