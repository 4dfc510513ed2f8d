"""Whether facilitators' links ask for a passcode, and setting one."""

from flask import Blueprint, Response

from board.service.board import Board
from board.web import answers, bodies
from board.web.access import Callers, access
from board.web.follow_link_calls import facilitated


def passcode_calls(board: Board, callers: Callers) -> Blueprint:
    """`GET` and `POST .../passcode`."""
    calls = Blueprint("passcodes", __name__, url_prefix="/api/sessions")

    @calls.get("/<code>/passcode")
    @access("token")
    def read(code: str) -> Response:
        code = facilitated(board, callers, code)
        return answers.body({"set": board.passcodes.is_set(code)})

    @calls.post("/<code>/passcode")
    @access("token")
    def write(code: str) -> Response:
        code = facilitated(board, callers, code)
        board.passcodes.set(code, bodies.read(bodies.NewPasscode).passcode)
        return answers.body({"set": board.passcodes.is_set(code)})

    return calls
