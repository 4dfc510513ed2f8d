"""Is the process alive, and does the database take a write?"""

from flask import Blueprint, Response

from board.domain.errors import BoardError
from board.service.board import Board
from board.web import answers
from board.web.access import access


def health_calls(board: Board) -> Blueprint:
    """`/healthz` and `/readyz`, for whoever runs the service."""
    calls = Blueprint("health", __name__)

    @calls.get("/healthz")
    @access("anyone")
    def healthz() -> Response:
        return answers.body({"status": "ok"})

    @calls.get("/readyz")
    @access("anyone")
    def readyz() -> Response:
        try:
            board.ready()
        except BoardError as reason:
            return answers.body({"status": "unready", "reason": reason.message}, 503)
        return answers.body({"status": "ready"})

    return calls
