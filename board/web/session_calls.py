"""Starting a session and coming into one."""

import secrets
from typing import Any

from flask import Blueprint, Response, request

from board.domain.errors import BoardError
from board.service.board import Board
from board.web import answers, bodies, codes, seats
from board.web.access import Callers, access
from board.web.budget import Failures
from board.web.origins import Origins


def session_calls(board: Board, callers: Callers, failures: Failures, start_code: str | None) -> Blueprint:
    """Sessions, their door, people and grants."""
    calls = Blueprint("sessions", __name__, url_prefix="/api/sessions")
    origins = callers.origins

    @calls.post("")
    @access("anyone")
    def create_session() -> Response:
        asked = bodies.read(bodies.NewSession)
        seat = callers.seat()
        _check_start_code(asked.start_code, start_code, failures)
        created = board.create_session(asked.title, asked.template, asked.language)
        link = f"{_session_url(created.code)}/host#key={created.host_key}"
        facilitator = {"person_id": created.person_id, "token": created.token, "link": link}
        answer = {
            "code": created.code,
            "title": created.title,
            "facilitator": facilitator,
            "links": {
                "join": f"{origins.base(request.environ)}/j/{created.code}",
                "observe": f"{_session_url(created.code)}/observe#key={created.observe_key}",
                "screen": f"{_session_url(created.code)}/screen#key={created.screen_key}",
            },
        }
        return _seated(answer, facilitator, seat, created.code, 201, origins)

    @calls.get("/<code>/door")
    @access("code")
    def door(code: str) -> Response:
        with failures.watched(request.remote_addr):
            opened = board.door(codes.read(code))
        return answers.body(
            {
                "title": opened.title,
                "language": opened.language,
                "asks_side": opened.asks_side,
                "sides": list(opened.sides),
                "open": opened.open,
            }
        )

    @calls.post("/<code>/people")
    @access("code")
    def join(code: str) -> Response:
        asked = bodies.read(bodies.NewPerson)
        seat = callers.seat()
        with failures.watched(request.remote_addr):
            code = codes.read(code)
            joined = board.join(code, asked.name, asked.side, asked.language)
        answer = {
            "person_id": joined.person_id,
            "token": joined.token,
            "role": joined.role,
            "link": f"{_session_url(code)}/me#key={joined.personal_key}",
        }
        return _seated(answer, answer, seat, code, 201, origins)

    @calls.post("/<code>/grants")
    @access("key")
    def exchange(code: str) -> Response:
        asked = bodies.read(bodies.GivenKey)
        seat = callers.seat()
        with failures.watched(request.remote_addr):
            code = codes.read(code)
            granted = board.exchange(code, asked.key, asked.name)
        answer = {"person_id": granted.person_id, "token": granted.token, "role": granted.role}
        return _seated(answer, answer, seat, code, 200, origins)

    def _session_url(code: str) -> str:
        return f"{origins.base(request.environ)}/s/{code}"

    return calls


def _check_start_code(given: str | None, wanted: str | None, failures: Failures) -> None:
    if wanted is None:
        return
    if not secrets.compare_digest((given or "").encode(), wanted.encode()):
        failures.count(request.remote_addr or "")
        raise BoardError("forbidden", "This board asks for a start code. Its owner knows it.", "start_code")


def _seated(
    answer: dict[str, Any], holder: dict[str, Any], seat: str | None, code: str, status: int, origins: Origins
) -> Response:
    """A page gets its token as a cookie that scripts cannot read; a script gets it in the body."""
    if seat is None:
        return answers.body(answer, status)
    token = holder.pop("token")
    response = answers.body(answer, status)
    seats.set_cookie(response, seat, code, token, secure=origins.secure)
    return response
