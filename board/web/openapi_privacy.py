"""The part of the OpenAPI document about one's own data, until when it is kept, and erasing a session."""

from board.web.openapi_parts import CODE_PARAMETER, TOKEN, TOKEN_STATUSES, call
from board.web.shapes import Schema, ref


def privacy_paths() -> Schema:
    """`me/export`, `retention` and `erase`."""
    own = call("own_data", "Everything kept of the holder.", 200, ref("OwnData"), 403, *TOKEN_STATUSES)
    kept = call("retention", "Until when it is kept.", 200, ref("Retention"), 403, *TOKEN_STATUSES)
    gone: Schema = {"type": "object", "properties": {"erased": {"type": "string"}}, "required": ["erased"]}
    erase = call(
        "erase", "Erase a session, confirmed by code.", 200, gone, 403, *TOKEN_STATUSES, body=ref("Confirmed")
    )  # fmt: skip
    for one in (own, kept, erase):
        one["security"] = TOKEN
    place = "/api/sessions/{code}"
    return {
        f"{place}/me/export": {"get": own, "parameters": [CODE_PARAMETER]},
        f"{place}/retention": {"get": kept, "parameters": [CODE_PARAMETER]},
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
    whole: Schema = {"type": "integer"}
    kept: Schema = {
        "goes": {"enum": ["notes", "session"]},
        "at": text,
        "proposals_until": text,
        "days": whole,
        "most_days": whole,
        "soon": {"type": "boolean"},
    }
    confirmed: Schema = {
        "type": "object",
        "properties": {"confirm": {**text, "description": "The session's code."}},
        "required": ["confirm"],
        "additionalProperties": False,
    }
    return {
        "OwnData": {"type": "object", "properties": parts, "required": list(parts)},
        "Retention": {"type": "object", "properties": kept, "required": list(kept)},
        "Confirmed": confirmed,
    }
