"""The part of the OpenAPI document about one's own data and about erasing a session."""

from board.web.openapi_parts import CODE_PARAMETER, TOKEN, TOKEN_STATUSES, call
from board.web.shapes import Schema, ref


def privacy_paths() -> Schema:
    """`me/export` and `erase`."""
    own = call("own_data", "Everything kept of the holder.", 200, ref("OwnData"), 403, *TOKEN_STATUSES)
    gone: Schema = {"type": "object", "properties": {"erased": {"type": "string"}}, "required": ["erased"]}
    erase = call(
        "erase", "Erase a session, confirmed by code.", 200, gone, 403, *TOKEN_STATUSES, body=ref("Confirmed")
    )  # fmt: skip
    for one in (own, erase):
        one["security"] = TOKEN
    place = "/api/sessions/{code}"
    return {
        f"{place}/me/export": {"get": own, "parameters": [CODE_PARAMETER]},
        f"{place}/erase": {"post": erase, "parameters": [CODE_PARAMETER]},
    }


def privacy_schemas() -> dict[str, Schema]:
    """What they take and answer."""
    text, listed = {"type": "string"}, {"type": "array", "items": {"type": "object"}}
    said = ("remarks", "questions", "thanks_given", "thanks_received")
    parts: Schema = {
        "format": text,
        "version": {"type": "integer"},
        "at": text,
        "session": {"type": "object"},
        "me": {"type": "object"},
        **dict.fromkeys(("notes", "marks", "moods", "proposals", *said), listed),
    }
    confirmed: Schema = {
        "type": "object",
        "properties": {"confirm": {**text, "description": "The session's code."}},
        "required": ["confirm"],
        "additionalProperties": False,
    }
    return {
        "OwnData": {"type": "object", "properties": parts, "required": list(parts)},
        "Confirmed": confirmed,
    }
