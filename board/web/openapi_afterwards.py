"""The OpenAPI paths of what is done before and after a session."""

from typing import Final

from board.web.openapi_parts import (
    CODE_PARAMETER,
    SEAT_PARAMETER,
    TOKEN,
    TOKEN_STATUSES,
    call,
    path_id,
    query,
)
from board.web.shapes import Schema, ref
from board.wire.invites import DATED, LANGUAGES

PLACE: Final = "/api/sessions/{code}"


def afterwards_paths() -> Schema:
    """Follow-up, review, publications, invitations, calendar files."""
    return {**_follow_up(), **_publications(), **_calendar()}


def _follow_up() -> Schema:
    made: Schema = {"made_at": {"type": ["string", "null"], "format": "date-time"}}
    link = _object(made)
    new = _object({"key": _TEXT, "link": {"type": "string", "format": "uri"}})
    look = call("follow_up_link", "When the follow-up link was made.", 200, link, 403, *TOKEN_STATUSES)
    make = call(
        "make_follow_up_link", "Make a new follow-up link; the old one ends.", 201, new, 403, *TOKEN_STATUSES,
        body=ref("Nothing"),
    )  # fmt: skip
    end = call(
        "end_follow_up_link", "End the follow-up link.", 200, link, 403, *TOKEN_STATUSES, body=ref("Nothing")
    )
    come = call(
        "take_follow_up", "Trade the follow-up link's key.", 200, ref("FollowUpToken"), 403, 404, 429,
        body=ref("FollowUpKey"),
    )  # fmt: skip
    come["parameters"] = [SEAT_PARAMETER]
    read = call("follow_up", "The proposals and what became of them.", 200, ref("FollowUp"), *TOKEN_STATUSES)
    say = call(
        "say_follow_up", "Say where a proposal stands.", 200, ref("Accepted"), 403, 404, 409, 422, 429,
        *TOKEN_STATUSES, body=ref("SaidFollowUp"),
    )  # fmt: skip
    review = call(
        "start_review", "Start a session with these proposals.", 201, ref("Created"), 403, 409, 422, 429,
        *TOKEN_STATUSES, body=ref("NewReview"),
    )  # fmt: skip
    review["parameters"] = [SEAT_PARAMETER]
    for one in (look, make, end, read, say, review):
        one["security"] = TOKEN
    return {
        f"{PLACE}/follow-up/link": {"get": look, "post": make, "parameters": [CODE_PARAMETER]},
        f"{PLACE}/follow-up/link/end": {"post": end, "parameters": [CODE_PARAMETER]},
        f"{PLACE}/follow-up/grants": {"post": come, "parameters": [CODE_PARAMETER]},
        f"{PLACE}/follow-up": {"get": read, "post": say, "parameters": [CODE_PARAMETER]},
        f"{PLACE}/review": {"post": review, "parameters": [CODE_PARAMETER]},
    }


def _publications() -> Schema:
    address = _object({"public_id": _TEXT, "address": {"type": "string", "format": "uri"}})
    listed = call("publications", "What is published.", 200, ref("Publications"), 403, *TOKEN_STATUSES)
    look = call(
        "preview_publication", "Exactly what would be public.", 200, ref("Preview"), 403, 409, 422,
        *TOKEN_STATUSES, body=ref("ToPublish"),
    )  # fmt: skip
    publish = call(
        "publish", "Publish what was previewed.", 201, address, 403, 409, 422, *TOKEN_STATUSES,
        body=ref("ToPublish"),
    )  # fmt: skip
    gone = _object({"taken_down": _TEXT})
    end = call("take_down", "Take a page down.", 200, gone, 403, *TOKEN_STATUSES, body=ref("Nothing"))
    for one in (listed, look, publish, end):
        one["security"] = TOKEN
    place = f"{PLACE}/publications"
    return {
        place: {"get": listed, "post": publish, "parameters": [CODE_PARAMETER]},
        f"{place}/preview": {"post": look, "parameters": [CODE_PARAMETER]},
        f"{place}/{{public_id}}/take-down": {
            "post": end,
            "parameters": [CODE_PARAMETER, path_id("public_id")],
        },
    }


def _calendar() -> Schema:
    ask = call(
        "invite", "Invitations and reminders to copy.", 200, ref("Invitations"), 403, 422, *TOKEN_STATUSES,
        body=ref("AskedInvite"),
    )  # fmt: skip
    ask["security"] = TOKEN
    start = query("starts_at", {"type": "string", "format": "date-time"})
    minutes = query("minutes", {"type": "integer", "minimum": 5, "maximum": 1440, "default": 120})
    which = query("date", {"type": "string", "enum": list(DATED), "default": DATED[0]})
    session = _file("session_calendar", "The session, for a calendar.", start, minutes, query("notes", _TEXT))
    proposal = _file("proposal_calendar", "A proposal's date, for a calendar.", which)
    followed = _file("follow_up_calendar", "The same by the follow-up link.", which)
    ids = [CODE_PARAMETER, path_id("proposal_id")]
    return {
        f"{PLACE}/invite": {"post": ask, "parameters": [CODE_PARAMETER]},
        f"{PLACE}/calendar.ics": {"get": session, "parameters": [CODE_PARAMETER]},
        f"{PLACE}/calendar/{{proposal_id}}.ics": {"get": proposal, "parameters": ids},
        f"{PLACE}/follow-up/{{proposal_id}}.ics": {"get": followed, "parameters": ids},
    }


def _file(name: str, summary: str, *queries: Schema) -> Schema:
    made = call(name, summary, 200, {}, 400, 422, *TOKEN_STATUSES)
    made["responses"]["200"] = {"description": "The file.", "content": {"text/calendar": {}}}
    language = query("language", {"type": "string", "enum": list(LANGUAGES), "default": LANGUAGES[0]})
    return {**made, "parameters": [*queries, language], "security": TOKEN}


def answer_schemas() -> dict[str, Schema]:
    """The shapes of what these calls answer."""
    row = {"type": "object"}
    rows: Schema = {"type": "array", "items": row}
    return {
        "FollowUpToken": _object({"token": _TEXT}, needed=False),
        "FollowUp": _object({"session": row, "proposals": rows, "seq": {"type": "integer"}, "me": row}),
        "Publications": _object({"publications": rows, "proposals": rows}),
        "Preview": _object({"value": row, "digest": _TEXT, "warnings": rows}),
        "Invitations": _object({"texts": row}),
    }


def _object(parts: dict[str, Schema], *, needed: bool = True) -> Schema:
    return {
        "type": "object",
        "properties": parts,
        "required": list(parts) if needed else [],
        "additionalProperties": False,
    }


_TEXT: Final[Schema] = {"type": "string"}
