"""JSON schemas: commands and bodies from the structs that decode them, answers as the protocol has them."""

from typing import Any, Final

import msgspec

from board.domain import visibility
from board.domain.decide_notes import COLOURS
from board.domain.errors import STATUS
from board.domain.model import State, Viewer
from board.web.afterwards_bodies import STRUCTS as AFTERWARDS
from board.web.bodies import (
    AtTheDoor,
    GivenKey,
    Knocked,
    NewExport,
    NewPad,
    NewPasscode,
    NewPerson,
    NewSession,
    PadState,
)
from board.web.codes import ALPHABET
from board.wire import checks
from board.wire.commands import STRUCTS

Schema = dict[str, Any]
REF: Final = "#/components/schemas/"
ID: Final = r"^[A-Za-z0-9_-]{1,64}$"
CODE: Final = f"^[{ALPHABET}]{{4}}-?[{ALPHABET}]{{4}}$"


def components() -> dict[str, Schema]:
    """Every named schema of the API."""
    _, found = msgspec.json.schema_components(
        [
            *STRUCTS.values(),
            NewSession,
            NewPerson,
            GivenKey,
            NewPasscode,
            Knocked,
            AtTheDoor,
            NewPad,
            PadState,
            NewExport,
            *AFTERWARDS,
        ],
        ref_template=f"{REF}{{name}}",
    )
    for name, struct in STRUCTS.items():
        _bound(found[struct.__name__], name)
    return {**found, **_envelopes(), **_answers()}


def ref(name: str) -> Schema:
    """A reference to a named schema."""
    return {"$ref": f"{REF}{name}"}


def _bound(schema: Schema, kind: str) -> None:
    """Say what the checks beyond the types ask for: the same tables that `wire/checks.py` goes by."""
    for name, part in schema["properties"].items():
        if name == "type":
            continue
        if name == "note_ids":
            _each(part, "array", {"maxItems": checks.MOST_IDS, "items": {"type": "string", "pattern": ID}})
        elif name == "op_id" or name.endswith("_id") or name in checks.IDS or name == "for":
            _each(part, "string", {"pattern": ID})
        elif name == "colour":
            _each(part, "string", {"enum": list(COLOURS)})
        elif name == "language":
            _each(part, "string", {"enum": list(checks.LANGUAGES)})
        elif name in checks.TEXTS | checks.LINES | checks.SHORT:
            most = (checks.TEXTS | checks.LINES | checks.SHORT)[name]
            part["description"] = f"At most {most} characters as people count them."
        _each(part, "number", {"minimum": -checks.FARTHEST, "maximum": checks.FARTHEST})
        _each(part, "integer", {"minimum": -checks.LARGEST, "maximum": checks.LARGEST})


def _each(part: Schema, kind: str, more: Schema) -> None:
    """Narrow those alternatives of a property that are of one type."""
    for alternative in [part, *part.get("anyOf", [])]:
        if alternative.get("type") == kind:
            alternative.update(more)


def _envelopes() -> dict[str, Schema]:
    commands = [ref(struct.__name__) for struct in STRUCTS.values()]
    mapping = {name: f"{REF}{struct.__name__}" for name, struct in STRUCTS.items()}
    return {
        "Command": {"oneOf": commands, "discriminator": {"propertyName": "type", "mapping": mapping}},
        # each item is judged by itself: a wrong one is refused in its own answer, beside the others'
        "Commands": {
            "type": "array",
            "minItems": 1,
            "maxItems": 32,
            "items": {"anyOf": [ref("Command"), {}]},
        },
    }


def _answers() -> dict[str, Schema]:
    error = _object(
        {
            "code": {"enum": sorted(STATUS)},
            "message": _TEXT,
            "field": _TEXT,
            "retry_after_ms": {"type": "integer", "minimum": 0},
            "incident": _TEXT,
        },
        "code",
        "message",
    )
    refused = {"ok": {"const": False}, "op_id": _NULLABLE, "error": ref("Error")}
    accepted = {"ok": {"const": True}, "op_id": _TEXT, "seq": _SEQ}
    return {
        "Error": error,
        "Refused": _object(refused, "ok", "error"),
        "Accepted": {**_object(accepted, *accepted), "additionalProperties": True},
        "Answer": {"oneOf": [ref("Accepted"), ref("Refused")]},
        "Created": _created(),
        "Door": _door(),
        "Joined": _object(
            {"person_id": _TEXT, "token": _TEXT, "role": _ROLE, "link": _URI}, "person_id", "role", "link"
        ),
        "Granted": _object({"person_id": _NULLABLE, "token": _TEXT, "role": _ROLE}, "person_id", "role"),
        **_pads(),
        "ExportJob": _export_job(),
        "Event": _object(
            {"seq": _SEQ, "type": _TEXT, "at": _TIME, "data": {"type": "object"}}, "seq", "type", "data"
        ),
        "Frame": _object(
            {"epoch": _TEXT, "from": _SEQ, "to": _SEQ, "events": {"type": "array", "items": ref("Event")}}
        ),
        "NeedsSnapshot": _object({"snapshot": {"const": True}}),
        "Snapshot": _snapshot(),
    }


def _pads() -> Schema:
    version = {"pad_id": _TEXT, "version": _SEQ}
    pad = {**version, "sketch": {"type": ["object", "null"]}, "caption": _TEXT, "done": _BOOL}
    opened = {**pad, "link": _URI, "qr": _ANY, "expires_at": _TIME}
    return {"Pad": _object(pad), "OpenedPad": _object(opened), "PadVersion": _object(version)}


def _export_job() -> Schema:
    many = {"type": "integer", "minimum": 0}
    file = _object({"link": _TEXT, "name": _TEXT, "size": many})
    return _object(
        {
            "job_id": _TEXT,
            "format": _TEXT,
            "state": {"enum": ["waiting", "running", "done", "failed", "cancelled"]},
            "progress": _object({"done": many, "total": many}),
            "moment": _object({"seq": _SEQ, "at": _TIME}),
            "file": {"anyOf": [file, {"type": "null"}]},
            "error": {"anyOf": [ref("Error"), {"type": "null"}]},
        }
    )


def _door() -> Schema:
    parts = {"title": _TEXT, "language": _LANGUAGE, "asks_side": _BOOL, "open": _BOOL}
    return _object({**parts, "sides": {"type": "array", "items": _TEXT}})


def _created() -> Schema:
    facilitator = _object({"person_id": _TEXT, "token": _TEXT, "link": _URI}, "person_id", "link")
    links = _object({"join": _URI, "observe": _URI, "screen": _URI})
    return _object(
        {
            "code": {"type": "string", "pattern": CODE},
            "title": _TEXT,
            "facilitator": facilitator,
            "links": links,
        }
    )


def _snapshot() -> Schema:
    """Its keys are those that a view of nothing has: what is added there stands here as well."""
    parts: dict[str, Schema] = {"epoch": _TEXT, "seq": _SEQ, "server_time": _TIME, "presence": _ANY}
    for name, value in visibility.view(State(), Viewer(None, "screen")).items():
        parts.setdefault(name, _LIST if isinstance(value, list) else _ANY)
    return _object(parts)


def _object(parts: dict[str, Schema], *required: str) -> Schema:
    """An object of exactly these parts; all of them are required unless some are named."""
    return {
        "type": "object",
        "properties": parts,
        "required": list(required or parts),
        "additionalProperties": False,
    }


_ANY: Final[Schema] = {"type": "object"}
_LIST: Final[Schema] = {"type": "array", "items": _ANY}
_TEXT: Final[Schema] = {"type": "string"}
_URI: Final[Schema] = {"type": "string", "format": "uri"}
_NULLABLE: Final[Schema] = {"type": ["string", "null"]}
_BOOL: Final[Schema] = {"type": "boolean"}
_SEQ: Final[Schema] = {"type": "integer", "minimum": 0}
_TIME: Final[Schema] = {"type": "string", "format": "date-time"}
_LANGUAGE: Final[Schema] = {"enum": ["en", "cy"]}
_ROLE: Final[Schema] = {"enum": ["facilitator", "participant", "observer", "screen"]}
