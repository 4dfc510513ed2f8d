"""This API as OpenAPI 3.1, made from the structs and tables that the decoder itself uses."""

from functools import cache
from typing import Any, Final

from flask import Blueprint, Response

from board.domain.errors import STATUS
from board.web import answers
from board.web.access import access
from board.web.export_calls import FORMATS, OPTIONS
from board.web.log_calls import LAST_SEQ, LONGEST_WAIT_S
from board.web.openapi_afterwards import afterwards_paths, answer_schemas
from board.web.openapi_exports import job_calls
from board.web.openapi_imports import import_path
from board.web.openapi_parts import ALWAYS, CODE_PARAMETER, SEAT_PARAMETER, TOKEN
from board.web.openapi_parts import TOKEN_STATUSES as _TOKEN_STATUSES
from board.web.openapi_parts import as_json as _json
from board.web.openapi_parts import call as _call
from board.web.openapi_parts import json_body as _body
from board.web.openapi_parts import path_id as _id
from board.web.openapi_parts import query as _query
from board.web.openapi_parts import refused as _refused
from board.web.openapi_passcode import passcode_path
from board.web.openapi_privacy import privacy_paths, privacy_schemas
from board.web.openapi_waiting import waiting_paths
from board.web.photo_calls import MEDIA, SIZES
from board.web.shapes import Schema, components, ref
from board.wire import jsons

VERSION: Final = "1.0.0"
#: export formats that have a renderer: all of them
READY: Final = FORMATS

#: media types of files by how their names end
FILE_TYPES: Final = {
    "md": "text/markdown",
    "csv": "text/csv",
    "html": "text/html",
    "json": "application/json",
    "excalidraw": "application/vnd.excalidraw+json",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "svg": "image/svg+xml",
    "png": "image/png",
}


def openapi_calls() -> Blueprint:
    """`GET /api/openapi.json`."""
    calls = Blueprint("openapi", __name__)

    @calls.get("/api/openapi.json")
    @access("anyone")
    def openapi() -> Response:
        response = answers.raw(encoded())
        response.headers["Cache-Control"] = "no-cache"
        return response

    return calls


@cache
def encoded() -> bytes:
    """The document as bytes."""
    return jsons.dump_bytes(document())


def document() -> dict[str, Any]:
    """The document."""
    token = {
        "type": "http",
        "scheme": "bearer",
        "description": "The token that joining, starting or a key gave.",
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Wishwall",
            "version": VERSION,
            "description": "Whatever a browser can do, a script can do: same commands, checks and answers.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "/"}],
        "paths": {**_health(), **_sessions(), **_session(), **afterwards_paths(), **privacy_paths()},
        "components": {
            "schemas": {**components(), **answer_schemas(), **privacy_schemas()},
            "securitySchemes": {"token": token},
        },
    }


def _health() -> Schema:
    text = {"type": "string"}
    status: Schema = {"type": "object", "properties": {"status": text}, "required": ["status"]}
    unready: Schema = {**status, "properties": {"status": text, "reason": text}}
    ready = _call("ready", "Does the database accept a write?", 200, status)
    ready["responses"]["503"] = _json("Not ready, and why.", unready)
    return {
        "/healthz": {"get": _call("health", "Does the process serve?", 200, status)},
        "/readyz": {"get": ready},
        "/api/openapi.json": {"get": _call("openapi", "This document.", 200, {"type": "object"})},
    }


def _sessions() -> Schema:
    create = _call(
        "create_session", "Start a session.", 201, ref("Created"), 400, 403, 429, body=ref("NewSession")
    )
    door = _call("door", "What a newcomer may know.", 200, ref("Door"), 404, 429)
    join = _call("join", "Come in.", 201, ref("Joined"), 400, 403, 404, 409, 422, 429, body=ref("NewPerson"))
    take = _call(
        "take_grant",
        "Trade a link's key.",
        200,
        ref("Granted"),
        400,
        403,
        404,
        409,
        422,
        429,
        body=ref("GivenKey"),
    )
    left: Schema = {"type": "object", "properties": {"left": {"type": "string"}}, "required": ["left"]}
    leave = _call("leave", "End the token that this is called with.", 200, left, 400, *_TOKEN_STATUSES)
    leave["security"] = TOKEN
    parts: Schema = {"discarded": {"type": "string"}}
    gone: Schema = {"type": "object", "properties": parts, "required": ["discarded"]}
    discard = _call("discard", "Throw a rehearsal away.", 200, gone, 401, 403, 404)
    discard["security"] = TOKEN
    create["responses"]["422"] = _refused(422)
    for call in (create, join, take, leave):
        call["parameters"] = [SEAT_PARAMETER]
    return {
        "/api/sessions": {"post": create},
        "/api/sessions/{code}/door": {"get": door, "parameters": [CODE_PARAMETER]},
        "/api/sessions/{code}/leave": {"post": leave, "parameters": [CODE_PARAMETER]},
        "/api/sessions/{code}/discard": {"post": discard, "parameters": [CODE_PARAMETER]},
        "/api/sessions/{code}/people": {"post": join, "parameters": [CODE_PARAMETER]},
        "/api/sessions/{code}/grants": {"post": take, "parameters": [CODE_PARAMETER]},
    }


def _session() -> Schema:
    snapshot = _call(
        "snapshot", "Everything that the holder may see.", 200, ref("Snapshot"), *_TOKEN_STATUSES
    )
    tail = {"oneOf": [ref("Frame"), ref("NeedsSnapshot")]}
    events = _call("events", "What came after a seq; waits for news.", 200, tail, 400, *_TOKEN_STATUSES)
    events["parameters"] = [
        _query("after", {"type": "integer", "minimum": 0, "maximum": LAST_SEQ, "default": 0}),
        _query("wait", {"type": "integer", "minimum": 0, "maximum": LONGEST_WAIT_S, "default": 0}),
        _query("epoch", {"type": "string"}),
    ]
    refusals = sorted({status for status in STATUS.values() if status not in ALWAYS} | {415})
    one_or_more = {"oneOf": [ref("Answer"), {"type": "array", "items": ref("Answer")}]}
    commands = _call("command", "One command, or a list of up to 32.", 200, one_or_more, *refusals)
    commands["requestBody"] = _body({"oneOf": [ref("Command"), ref("Commands")]})
    for call in (snapshot, events, commands):
        call["security"] = TOKEN
    return {
        "/api/sessions/{code}": {"get": snapshot, "parameters": [CODE_PARAMETER]},
        "/api/sessions/{code}/events": {"get": events, "parameters": [CODE_PARAMETER]},
        "/api/sessions/{code}/commands": {"post": commands, "parameters": [CODE_PARAMETER]},
        "/api/sessions/{code}/export/{format}": {"get": _export(), "parameters": [CODE_PARAMETER]},
        **job_calls(READY),
        **import_path(),
        **passcode_path(),
        **waiting_paths(),
        **_photos(),
        **_pads(),
    }


def _photos() -> Schema:
    """Photos of paper."""
    facts: Schema = {
        "photo_id": {"type": "string"},
        "width": {"type": "integer"},
        "height": {"type": "integer"},
    }
    taken: Schema = {"type": "object", "properties": facts, "required": list(facts)}
    send = _call(
        "send_photo", "Send a photo of paper.", 201, taken, 400, 403, 409, 413, 415, 429, *_TOKEN_STATUSES
    )
    binary: Schema = {"schema": {"type": "string", "format": "binary"}}
    send["requestBody"] = {"required": True, "content": dict.fromkeys(MEDIA, binary)}
    show = _call("photo", "A photo, for who may see its note.", 200, {}, 400, *_TOKEN_STATUSES)
    show["responses"]["200"] = {"description": "The photo.", "content": {"image/jpeg": binary}}
    show["parameters"] = [_query("size", {"type": "string", "enum": list(SIZES), "default": "whole"})]
    for call in (send, show):
        call["security"] = TOKEN
    place = "/api/sessions/{code}/photos"
    return {
        place: {"post": send, "parameters": [CODE_PARAMETER]},
        f"{place}/{{photo_id}}": {"get": show, "parameters": [CODE_PARAMETER, _id("photo_id")]},
    }


def _pads() -> Schema:
    """A drawing on two devices."""
    begin = _call(
        "open_pad", "Carry on with a drawing elsewhere.", 201, ref("OpenedPad"), 403, 429, *_TOKEN_STATUSES,
        body=ref("NewPad"),
    )  # fmt: skip
    look = _call("pad", "The drawing as it stands.", 200, ref("Pad"), 400, 403, *_TOKEN_STATUSES)
    look["parameters"] = [
        _query("after", {"type": "integer", "minimum": 0, "maximum": LAST_SEQ, "default": 0}),
        _query("wait", {"type": "integer", "minimum": 0, "maximum": LONGEST_WAIT_S, "default": 0}),
    ]
    draw = _call(
        "draw_on_pad", "What the other device drew.", 200, ref("PadVersion"), 403, 409, *_TOKEN_STATUSES,
        body=ref("PadState"),
    )  # fmt: skip
    for call in (begin, look, draw):
        call["security"] = TOKEN
    place = "/api/sessions/{code}/pads"
    return {
        place: {"post": begin, "parameters": [CODE_PARAMETER]},
        f"{place}/{{pad_id}}": {"get": look, "post": draw, "parameters": [CODE_PARAMETER, _id("pad_id")]},
    }


def _export() -> Schema:
    call = _call(
        "export", "A file, cut to what the holder may see.", 200, {}, 400, 403, *_TOKEN_STATUSES, 429
    )
    media = {FILE_TYPES[name.rpartition(".")[2]] for name in READY}
    call["responses"]["200"] = {"description": "The file.", "content": {kind: {} for kind in sorted(media)}}
    call["security"] = TOKEN
    formats = {"type": "string", "enum": list(READY)}
    call["parameters"] = [
        {
            "name": "format",
            "in": "path",
            "required": True,
            "schema": formats,
        },
        *(_query(name, {"type": "string", "enum": list(allowed)}) for name, allowed in OPTIONS.items()),
    ]
    return call
