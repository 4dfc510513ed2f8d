"""The waiting room, in the OpenAPI document."""

from board.web.openapi_parts import CODE_PARAMETER, SEAT_PARAMETER, TOKEN, TOKEN_STATUSES, call, path_id
from board.web.shapes import Schema, ref

_TEXT: Schema = {"type": "string"}
KNOCK: Schema = {"type": "object", "properties": {"waiting": _TEXT}, "required": ["waiting"]}


def waiting_paths() -> Schema:
    """The calls of who waits, and of who lets them in."""
    ask = call(
        "ask_at_door",
        "Come in, once a facilitator has let one in.",
        201,
        ref("Joined"),
        403,
        404,
        429,
        body=ref("Knocked"),
    )
    ask["responses"]["202"] = {
        "description": "Not decided yet.",
        "content": {"application/json": {"schema": KNOCK}},
    }
    ask["parameters"] = [SEAT_PARAMETER]
    who = call("waiting", "Who waits at the door.", 200, _list(), 403, *TOKEN_STATUSES)
    decide = call(
        "let_in",
        "Let somebody in, or turn them away.",
        200,
        _list(),
        403,
        *TOKEN_STATUSES,
        body=ref("AtTheDoor"),
    )
    for one in (who, decide):
        one["security"] = TOKEN
    place = "/api/sessions/{code}"
    return {
        f"{place}/people/waiting": {"post": ask, "parameters": [CODE_PARAMETER]},
        f"{place}/waiting": {"get": who, "parameters": [CODE_PARAMETER]},
        f"{place}/waiting/{{waiting_id}}": {
            "post": decide,
            "parameters": [CODE_PARAMETER, path_id("waiting_id")],
        },
    }


def _list() -> Schema:
    parts: Schema = {
        "waiting_id": _TEXT,
        "name": _TEXT,
        "side": {"type": ["string", "null"]},
        "since": {"type": "string", "format": "date-time"},
    }
    one: Schema = {"type": "object", "properties": parts, "required": list(parts)}
    return {
        "type": "object",
        "properties": {"waiting": {"type": "array", "items": one}},
        "required": ["waiting"],
    }
