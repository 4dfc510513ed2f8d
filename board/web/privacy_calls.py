"""What people may ask about their own data, until when it is kept, and how a facilitator erases a session."""

from typing import Any

from flask import Blueprint, Response

from board.domain.errors import BoardError, invalid
from board.domain.own_data import own_data
from board.domain.shapes import when
from board.service.board import Board
from board.web import answers, bodies, codes
from board.web.access import Callers, access
from board.web.follow_link_calls import facilitated


def privacy_calls(board: Board, callers: Callers) -> Blueprint:
    """Under a session: `GET me/export`, `GET retention` and `POST erase`."""
    calls = Blueprint("privacy", __name__, url_prefix="/api/sessions")

    @calls.get("/<code>/me/export")
    @access("token")
    def export_own(code: str) -> Response:
        code = codes.read(code)
        _, grant = callers.grant(code)
        viewer = board.viewer(code, grant)
        if viewer.person_id is None:
            raise BoardError("forbidden_role", "The screen is nobody: it has no data of its own.")
        state, now_ms = board.state_for_export(code, grant)
        answer = answers.body(own_data(state, viewer.person_id, now_ms))
        answer.headers["Content-Disposition"] = f'attachment; filename="my-data-{code}.json"'
        return answer

    @calls.get("/<code>/retention")
    @access("token")
    def retention(code: str) -> Response:
        return answers.body(_until(board, facilitated(board, callers, code)))

    @calls.post("/<code>/erase")
    @access("token")
    def erase(code: str) -> Response:
        code = codes.read(code)
        _, grant = callers.grant(code)
        asked = bodies.read(bodies.Confirmed)
        if asked.confirm.replace("-", "").upper() != code:
            raise invalid("Type the code of this session to erase it.", "confirm")
        board.discard(code, grant, code)
        return answers.body({"erased": code})

    return calls


def _until(board: Board, code: str) -> dict[str, Any]:
    seen = board.retention.outlook(board.live(code))
    return {
        "goes": "notes" if seen.goes == "content" else "session",
        "at": when(seen.at),
        "proposals_until": when(seen.agreed),
        "days": seen.days,
        "most_days": board.policy.most,
        "soon": seen.soon,
    }
