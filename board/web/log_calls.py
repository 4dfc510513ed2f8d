"""Reading a session and acting in it: snapshot, tail and commands."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, request

from board.domain.errors import BoardError, invalid
from board.service.board import Board, Grant, Tail
from board.web import answers, bodies, codes
from board.web.access import Callers, access
from board.wire.answers import to_another_release
from board.wire.links import with_links

LONGEST_WAIT_S = 25
MOST_COMMANDS = 32
LAST_SEQ = 2**53 - 1


def log_calls(board: Board, callers: Callers, outdated: Callable[[str | None], bool]) -> Blueprint:
    """What holders of a token of the session may call; what it may do is the policy's to decide."""
    calls = Blueprint("log", __name__, url_prefix="/api/sessions")

    @calls.get("/<code>")
    @access("token")
    def snapshot(code: str) -> Response:
        code = codes.read(code)
        _, grant = callers.grant(code)
        return answers.raw(board.snapshot(code, grant))

    @calls.get("/<code>/events")
    @access("token")
    def events(code: str) -> Response:
        code = codes.read(code)
        _, grant = callers.grant(code)
        after = bodies.whole_number("after", 0, least=0, most=LAST_SEQ)
        wait = bodies.whole_number("wait", 0, least=0, most=LONGEST_WAIT_S)
        epoch = request.args.get("epoch")
        tail = board.tail(code, grant, after, epoch)
        if wait and tail is not None and _is_empty(tail, after):
            board.wait(code, grant, after, wait)
            tail = board.tail(code, grant, after, epoch)
        return answers.body({"snapshot": True}) if tail is None else answers.raw(tail.body)

    @calls.post("/<code>/commands")
    @access("token")
    def commands(code: str) -> Response:
        code = codes.read(code)
        _, grant = callers.grant(code)
        given = bodies.json_value()
        if isinstance(given, list):
            return answers.body(linked(_answers(board, code, grant, given), code))
        return answers.answered(linked(board.submit(code, grant, [given]), code)[0])

    def linked(given: list[dict[str, Any]], code: str) -> list[dict[str, Any]]:
        return with_links(_told(given, outdated), callers.origins.base(request.environ), code)

    return calls


def _answers(board: Board, code: str, grant: Grant, given: list[Any]) -> list[dict[str, Any]]:
    if len(given) > MOST_COMMANDS:
        raise BoardError("too_large", f"A list holds at most {MOST_COMMANDS} commands.")
    if not given:
        raise invalid("The list of commands is empty.")
    return board.submit(code, grant, given)


def _told(given: list[dict[str, Any]], outdated: Callable[[str | None], bool]) -> list[dict[str, Any]]:
    refused = any(not answer["ok"] for answer in given)
    return to_another_release(given) if refused and outdated(request.headers.get("X-Page")) else given


def _is_empty(tail: Tail, after: int) -> bool:
    return tail.to <= after
