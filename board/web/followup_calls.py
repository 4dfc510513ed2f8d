"""What is said by the follow-up link, and a proposal's dates for a calendar."""

from flask import Blueprint, Response, request

from board.domain.errors import BoardError
from board.service.beside.followups import Follower
from board.service.board import Board
from board.web import afterwards_bodies as shapes
from board.web import answers, bodies, codes, seats
from board.web.access import Callers, access
from board.web.budget import Failures
from board.web.follow_link_calls import SEAT
from board.web.invite_calls import calendar_answer, dated, language_asked
from board.wire.checks import identifier
from board.wire.invites import proposal_entry

#: which of a browser's seats says who somebody is, the first that it has
KNOWN_BY = ("me", "host", "observe")


def followup_calls(board: Board, callers: Callers, failures: Failures) -> Blueprint:
    """`.../follow-up` and its grants."""
    calls = Blueprint("follow_ups", __name__, url_prefix="/api/sessions")

    @calls.post("/<code>/follow-up/grants")
    @access("key")
    def come(code: str) -> Response:
        asked = bodies.read(shapes.FollowUpKey)
        seat = callers.seat()
        with failures.watched(request.remote_addr):
            code = codes.read(code)
            token = board.follow_ups.exchange(code, asked.key)
        if seat is None:
            return answers.body({"token": token})
        response = answers.body({})
        seats.set_cookie(response, SEAT, code, token, secure=callers.origins.secure)
        return response

    @calls.get("/<code>/follow-up")
    @access("token")
    def read(code: str) -> Response:
        return answers.body(board.follow_ups.read(_follower(board, callers, codes.read(code))))

    @calls.post("/<code>/follow-up")
    @access("token")
    def say(code: str) -> Response:
        code = codes.read(code)
        follower = _follower(board, callers, code)
        asked = bodies.read(shapes.SaidFollowUp)
        said = {"op_id": asked.op_id, "proposal_id": asked.proposal_id, "status": asked.status}
        name = {"name": asked.name} if asked.name is not None else {}
        if asked.name is not None:
            # Whoever says a name speaks under it: a computer may be shared, and its seat somebody else's.
            follower = Follower(code, follower.token_id)
        return answers.body(board.follow_ups.say(follower, {**said, "text": asked.text, **name}))

    _calendar_calls(calls, board, callers)
    return calls


def _calendar_calls(calls: Blueprint, board: Board, callers: Callers) -> None:
    @calls.get("/<code>/follow-up/<proposal_id>.ics")
    @access("token")
    def dates(code: str, proposal_id: str) -> Response:
        code = codes.read(code)
        view = board.follow_ups.read(_follower(board, callers, code))
        row = dated(view, identifier(proposal_id, "proposal_id"))
        which = bodies.one_of("date", ("first_step_by", "review_date"))
        entry = proposal_entry(row, view["session"]["title"], code, which, language_asked())
        return calendar_answer(entry, row["ref"])


def _follower(board: Board, callers: Callers, code: str) -> Follower:
    token = callers.held(code, SEAT)
    if token is None:
        raise BoardError("unauthorised", "Open the follow-up link again.")
    return board.follow_ups.identify(code, token, _person(board, callers, code))


def _person(board: Board, callers: Callers, code: str) -> str | None:
    """Who they are in the session, if this browser has a seat there."""
    for seat in KNOWN_BY:
        token = callers.cookie(code, seat)
        try:
            grant = board.identify(token) if token else None
        except BoardError:
            continue
        if grant is not None and grant.session_code == code and grant.person_id is not None:
            return grant.person_id
    return None
