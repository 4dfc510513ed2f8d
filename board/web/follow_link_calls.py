"""What facilitators make of a session that is over: its follow-up link, and a review session."""

from flask import Blueprint, Response, request

from board.domain.shapes import when
from board.service.beside.followups import check_facilitator
from board.service.board import Board
from board.web import afterwards_bodies as shapes
from board.web import answers, bodies, codes
from board.web.access import Callers, access
from board.web.budget import Failures
from board.web.session_calls import check_start_code, created_answer
from board.wire.links import link

SEAT = "follow"


def follow_link_calls(
    board: Board, callers: Callers, failures: Failures, start_code: str | None
) -> Blueprint:
    """`.../follow-up/link` and `.../review`."""
    calls = Blueprint("follow_links", __name__, url_prefix="/api/sessions")

    @calls.get("/<code>/follow-up/link")
    @access("token")
    def read_link(code: str) -> Response:
        code = facilitated(board, callers, code)
        return answers.body({"made_at": when(board.follow_ups.made_at(code))})

    @calls.post("/<code>/follow-up/link")
    @access("token")
    def make_link(code: str) -> Response:
        code = facilitated(board, callers, code)
        bodies.read(shapes.Nothing)
        key = board.follow_ups.renew(code)
        return answers.body({"key": key, "link": link(callers.origin(), code, SEAT, key)}, 201)

    @calls.post("/<code>/follow-up/link/end")
    @access("token")
    def end_link(code: str) -> Response:
        code = facilitated(board, callers, code)
        bodies.read(shapes.Nothing)
        board.follow_ups.end(code)
        return answers.body({"made_at": None})

    @calls.post("/<code>/review")
    @access("token")
    def review(code: str) -> Response:
        code = facilitated(board, callers, code)
        asked = bodies.read(shapes.NewReview)
        seat = callers.seat()
        check_start_code(asked.start_code, start_code, failures)
        failures.begun(request.remote_addr or "")
        created = board.follow_ups.review(code, asked.title, asked.language)
        return created_answer(created, callers, "host" if seat else None)

    return calls


def facilitated(board: Board, callers: Callers, code: str) -> str:
    """The code as it is kept, if a facilitator of that session calls; raises BoardError."""
    code = codes.read(code)
    _, grant = callers.grant(code)
    check_facilitator(board.viewer(code, grant))
    return code
