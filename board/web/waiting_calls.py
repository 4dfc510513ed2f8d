"""The waiting room: whoever knocked asks whether the door has opened, and facilitators open it."""

from flask import Blueprint, Response, request

from board.service.board import Board
from board.web import answers, bodies, codes
from board.web.access import Callers, access
from board.web.budget import Failures
from board.web.follow_link_calls import facilitated
from board.web.session_calls import joined_answer
from board.wire.checks import identifier


def waiting_calls(board: Board, callers: Callers, failures: Failures) -> Blueprint:
    """`.../people/waiting`, `.../waiting` and `.../waiting/ID`."""
    calls = Blueprint("waiting", __name__, url_prefix="/api/sessions")

    @calls.post("/<code>/people/waiting")
    @access("code")
    def ask(code: str) -> Response:
        asked = bodies.read(bodies.Knocked)
        seat = callers.seat()
        with failures.watched(request.remote_addr):
            code = codes.read(code)
            board.door(code)
        joined = board.waiting.ask(code, asked.knock, asked.wait)
        if joined is None:
            return answers.body({"waiting": asked.knock}, 202)
        return joined_answer(joined, callers, seat, code)

    @calls.get("/<code>/waiting")
    @access("token")
    def who(code: str) -> Response:
        code = facilitated(board, callers, code)
        return answers.body({"waiting": board.waiting.of(code)})

    @calls.post("/<code>/waiting/<waiting_id>")
    @access("token")
    def decide(code: str, waiting_id: str) -> Response:
        code = facilitated(board, callers, code)
        let_in = bodies.read(bodies.AtTheDoor).let_in
        board.waiting.decide(code, identifier(waiting_id, "waiting_id"), let_in=let_in)
        return answers.body({"waiting": board.waiting.of(code)})

    return calls
