"""Files that are brought in, in the OpenAPI document."""

from board.web.import_calls import KINDS, MEDIA
from board.web.openapi_parts import CODE_PARAMETER, TOKEN, TOKEN_STATUSES, call, query
from board.web.shapes import ID, Schema

_TEXT: Schema = {"type": "string"}
_NUMBER: Schema = {"type": "integer", "minimum": 0}


def import_path() -> Schema:
    """The call under `.../import`."""
    refusals = (400, 403, 409, 413, 415, 422, 429, *TOKEN_STATUSES)
    bring = call("import", "Look at what a file would add, or add it.", 200, _answer(), *refusals)
    binary: Schema = {"schema": {"type": "string", "format": "binary"}}
    bring["requestBody"] = {"required": True, "content": dict.fromkeys(MEDIA, binary)}
    bring["security"] = TOKEN
    bring["parameters"] = [
        query("preview", {"type": "string", "enum": ["0", "1"]}),
        query("kind", {"type": "string", "enum": list(KINDS)}),
        query("phase_id", {"type": "string", "pattern": ID}),
    ]
    return {"/api/sessions/{code}/import": {"post": bring, "parameters": [CODE_PARAMETER]}}


def _answer() -> Schema:
    """The preview; without one, the command's answer beside the same counts."""
    left_out: Schema = {"type": "object", "properties": {"where": _TEXT, "line": _TEXT, "reason": _TEXT}}
    parts: Schema = {
        "preview_id": _TEXT,
        "kind": {"enum": ["wishes", "people", "canvas", "record"]},
        "phase_id": {"type": ["string", "null"]},
        "added": _NUMBER,
        "counts": {"type": "object", "additionalProperties": _NUMBER},
        "will_add": {"type": "object"},
        "skipped": {"type": "array", "items": left_out},
    }
    needed = ["added", "counts", "skipped"]
    return {"type": "object", "properties": parts, "required": needed, "additionalProperties": True}
