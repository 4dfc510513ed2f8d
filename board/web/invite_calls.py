"""Invitations and reminders to copy, and calendar files."""

import time
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, request

from board.domain.cutting_followup import followed_view
from board.domain.errors import invalid, not_found
from board.service.beside.followups import check_facilitator
from board.service.board import Board
from board.web import afterwards_bodies as shapes
from board.web import answers, bodies, codes
from board.web.access import Callers, access
from board.wire.calendar import Entry, calendar_file
from board.wire.checks import identifier
from board.wire.invites import (
    DATED,
    LANGUAGES,
    Facts,
    Meeting,
    proposal_entry,
    session_entry,
    start_of,
    texts,
)
from board.wire.text import fitting

LEAST_MINUTES, MOST_MINUTES = 5, 1440
MOST_NOTES = 600


def invite_calls(board: Board, callers: Callers) -> Blueprint:
    """`POST .../invite`, `GET .../calendar.ics` and `GET .../calendar/PROPOSAL_ID.ics`."""
    calls = Blueprint("invites", __name__, url_prefix="/api/sessions")

    @calls.post("/<code>/invite")
    @access("token")
    def invite(code: str) -> Response:
        code = codes.read(code)
        view = _view(board, callers, code, facilitator=True)
        asked = bodies.read(shapes.AskedInvite)
        meeting = _meeting(asked.starts_at, asked.minutes) if asked.starts_at else None
        facts = _facts(callers, code, view, meeting, fitting(asked.notes, MOST_NOTES, "notes"))
        return answers.body({"texts": {language: texts(facts, language) for language in LANGUAGES}})

    @calls.get("/<code>/calendar.ics")
    @access("token")
    def session_date(code: str) -> Response:
        code = codes.read(code)
        view = _view(board, callers, code)
        minutes = bodies.whole_number("minutes", 120, least=LEAST_MINUTES, most=MOST_MINUTES)
        meeting = _meeting(request.args.get("starts_at", ""), minutes)
        notes = fitting(request.args.get("notes", ""), MOST_NOTES, "notes")
        facts = _facts(callers, code, view, meeting, notes)
        return calendar_answer(session_entry(facts, meeting, language_asked()), code)

    @calls.get("/<code>/calendar/<proposal_id>.ics")
    @access("token")
    def proposal_date(code: str, proposal_id: str) -> Response:
        code = codes.read(code)
        view = _view(board, callers, code)
        row = dated(view, identifier(proposal_id, "proposal_id"))
        which = bodies.one_of("date", DATED)
        entry = proposal_entry(row, view["session"]["title"], code, which, language_asked())
        return calendar_answer(entry, row["ref"])

    return calls


def calendar_answer(entry: Entry, name: str) -> Response:
    """A calendar file to download; the name is ours or a proposal's number."""
    plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in name)
    response = Response(
        calendar_file([entry], time.time_ns() // 1_000_000), content_type="text/calendar; charset=utf-8"
    )
    response.headers["Content-Disposition"] = f'attachment; filename="wishwall-{plain}.ics"'
    response.headers["Cache-Control"] = "no-store"
    return response


def dated(view: Mapping[str, Any], proposal_id: str) -> Mapping[str, Any]:
    """The proposal of a follow-up view; raises not_found."""
    row: Mapping[str, Any] | None = next(
        (one for one in view["proposals"] if one["proposal_id"] == proposal_id), None
    )
    if row is None:
        raise not_found("proposal", "proposal_id")
    return row


def language_asked() -> str:
    """The language of a file."""
    return bodies.one_of("language", LANGUAGES)


def _view(board: Board, callers: Callers, code: str, *, facilitator: bool = False) -> dict[str, Any]:
    _, grant = callers.grant(code)
    viewer = board.viewer(code, grant)
    if facilitator:
        check_facilitator(viewer)
    return followed_view(board.live(code).state)


def _facts(
    callers: Callers, code: str, view: Mapping[str, Any], meeting: Meeting | None, notes: str
) -> Facts:
    origin = callers.origin()
    return Facts(
        title=view["session"]["title"],
        home=f"{origin}/",
        join_link=f"{origin}/j/{code}",
        code=f"{code[:4]}-{code[4:]}",
        meeting=meeting,
        notes=notes,
        rows=view["proposals"],
    )


def _meeting(starts_at: str, minutes: int) -> Meeting:
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        raise invalid(f"minutes is a whole number from {LEAST_MINUTES} to {MOST_MINUTES}.", "minutes")
    return Meeting(start=start_of(starts_at), minutes=minutes)
