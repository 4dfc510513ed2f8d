"""Starting a session and coming into one."""

import secrets
from dataclasses import dataclass
from typing import Any, Protocol

from flask import Blueprint, Response, request

from board.domain.errors import BoardError, invalid
from board.domain.model import Phase
from board.service.board import Board, Created, Joined
from board.web import answers, bodies, codes, seats
from board.web.access import Callers, access
from board.web.budget import Failures
from board.wire.links import link
from board.wire.run_sheet import phases_of


class Rehearsals(Protocol):
    """Who sends robots into a session."""

    def check_room(self) -> None:
        """Raises BoardError if there are as many rehearsals as there may be."""

    def rehearse(self, code: str) -> None:
        """Send them in."""


def session_calls(
    board: Board,
    callers: Callers,
    failures: Failures,
    start_code: str | None,
    rehearsals: Rehearsals | None = None,
) -> Blueprint:
    """Sessions, their door, people and grants."""
    calls = Blueprint("sessions", __name__, url_prefix="/api/sessions")
    entry = _Entry(board, callers, failures, start_code, rehearsals)
    calls.post("")(entry.create_session)
    calls.get("/<code>/door")(entry.door)
    calls.post("/<code>/people")(entry.join)
    calls.post("/<code>/grants")(entry.exchange)
    calls.post("/<code>/leave")(entry.leave)
    calls.post("/<code>/discard")(entry.discard)
    return calls


@dataclass(frozen=True, slots=True)
class _Entry:
    board: Board
    callers: Callers
    failures: Failures
    start_code: str | None
    rehearsals: Rehearsals | None

    @access("anyone")
    def create_session(self) -> Response:
        asked = bodies.read(bodies.NewSession)
        seat = self.callers.seat()
        check_start_code(asked.start_code, self.start_code, self.failures)
        self.failures.begun(request.remote_addr or "")
        return created_answer(self._created(asked), self.callers, seat)

    @access("code")
    def door(self, code: str) -> Response:
        with self.failures.watched(request.remote_addr):
            opened = self.board.door(codes.read(code))
        return answers.body(
            {
                "title": opened.title,
                "language": opened.language,
                "asks_side": opened.asks_side,
                "sides": list(opened.sides),
                "open": opened.open,
            }
        )

    @access("code")
    def join(self, code: str) -> Response:
        asked = bodies.read(bodies.NewPerson)
        seat = self.callers.seat()
        with self.failures.watched(request.remote_addr):
            code = codes.read(code)
            self.board.door(code)
            self.failures.came(code, request.remote_addr or "")
            knock = self.board.waiting.knock(code, asked.name, asked.side, asked.language)
            if knock is not None:
                return answers.body({"waiting": knock}, 202)
            joined = self.board.join(code, asked.name, asked.side, asked.language)
        return joined_answer(joined, self.callers, seat, code)

    @access("key")
    def exchange(self, code: str) -> Response:
        asked = bodies.read(bodies.GivenKey)
        seat = self.callers.seat()
        with self.failures.watched(request.remote_addr):
            code = codes.read(code)
            granted = self.board.exchange(code, asked.key, asked.name, asked.passcode)
        answer = {"person_id": granted.person_id, "token": granted.token, "role": granted.role}
        return _seated(self.callers, answer, answer, seat, code, 200)

    @access("token")
    def leave(self, code: str) -> Response:
        code = codes.read(code)
        _, grant = self.callers.grant(code)
        self.board.leaving.leave(code, grant.token_id)
        response = answers.body({"left": code})
        seat = self.callers.seat()
        if seat is not None:
            seats.drop_cookie(response, seat, code, secure=self.callers.origins.secure)
        return response

    @access("token")
    def discard(self, code: str) -> Response:
        code = codes.read(code)
        _, grant = self.callers.grant(code)
        self.board.discard(code, grant)
        return answers.body({"discarded": code})

    def _created(self, asked: bodies.NewSession) -> Created:
        """A session, with robots in it if it is a rehearsal."""
        if asked.rehearsal and self.rehearsals is not None:
            self.rehearsals.check_room()
        created = self.board.create_session(
            asked.title, asked.template, asked.language, _own(asked), rehearsal=asked.rehearsal
        )
        if asked.rehearsal and self.rehearsals is not None:
            self.rehearsals.rehearse(created.code)
        return created

    def _origin(self) -> str:
        return self.callers.origins.base(request.environ)

    def _link(self, code: str, seat: str, key: str) -> str:
        return link(self._origin(), code, seat, key)


def created_answer(created: Created, callers: Callers, seat: str | None) -> Response:
    """A new session with its links; its facilitator's token for a script, or its seat for a page."""
    origin, code = callers.origin(), created.code
    host = link(origin, code, "host", created.host_key)
    facilitator = {"person_id": created.person_id, "token": created.token, "link": host}
    links = {
        "join": f"{origin}/j/{code}",
        "observe": link(origin, code, "observe", created.observe_key),
        "screen": link(origin, code, "screen", created.screen_key),
    }
    answer = {"code": code, "title": created.title, "facilitator": facilitator, "links": links}
    return _seated(callers, answer, facilitator, seat, code, 201)


def joined_answer(joined: Joined, callers: Callers, seat: str | None, code: str) -> Response:
    """What somebody gets who has come in."""
    answer = {
        "person_id": joined.person_id,
        "token": joined.token,
        "role": joined.role,
        "link": link(callers.origin(), code, "me", joined.personal_key),
    }
    return _seated(callers, answer, answer, seat, code, 201)


def _seated(
    callers: Callers,
    answer: dict[str, Any],
    holder: dict[str, Any],
    seat: str | None,
    code: str,
    status: int,
) -> Response:
    """A page gets its token as a cookie that scripts cannot read; a script gets it in the body."""
    if seat is None:
        return answers.body(answer, status)
    token = holder.pop("token")
    response = answers.body(answer, status)
    seats.set_cookie(response, seat, code, token, secure=callers.origins.secure)
    return response


def _own(asked: bodies.NewSession) -> tuple[Phase, ...] | None:
    """The steps of a run sheet that was saved, if one was sent."""
    if asked.run_sheet is None:
        return None
    if asked.template is not None:
        raise invalid("Start from a template or from a run sheet, not from both.", "run_sheet")
    return phases_of(asked.run_sheet)


def check_start_code(given: str | None, wanted: str | None, failures: Failures) -> None:
    """Whoever begins a session knows the board's start code, if it asks for one; raises forbidden."""
    if wanted is None:
        return
    if not secrets.compare_digest((given or "").encode(), wanted.encode()):
        failures.count(request.remote_addr or "")
        raise BoardError("forbidden", "This board asks for a start code. Its owner knows it.", "start_code")
