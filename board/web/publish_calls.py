"""Publishing proposals: chosen, previewed, frozen, and taken down again at once."""

from typing import Any

from flask import Blueprint, Response

from board.domain.model import State
from board.domain.publishing import Choice, Wording, may_name_owner
from board.service.board import Board
from board.web import afterwards_bodies as shapes
from board.web import answers, bodies
from board.web.access import Callers, access
from board.web.follow_link_calls import facilitated
from board.wire.text import fitting, named


def publish_calls(board: Board, callers: Callers) -> Blueprint:
    """`.../publications` for facilitators."""
    calls = Blueprint("publications", __name__, url_prefix="/api/sessions")

    @calls.get("/<code>/publications")
    @access("token")
    def listed(code: str) -> Response:
        code = facilitated(board, callers, code)
        published = [_addressed(callers, one) for one in board.publications.of(code)]
        return answers.body({"publications": published, "proposals": _publishable(board.live(code).state)})

    @calls.post("/<code>/publications/preview")
    @access("token")
    def preview(code: str) -> Response:
        code = facilitated(board, callers, code)
        choices, wording, _ = _asked()
        shown = board.publications.preview(code, choices, wording)
        return answers.body({"value": shown.value, "digest": shown.digest, "warnings": shown.warnings})

    @calls.post("/<code>/publications")
    @access("token")
    def publish(code: str) -> Response:
        code = facilitated(board, callers, code)
        choices, wording, digest = _asked()
        public_id = board.publications.publish(code, choices, wording, digest)
        return answers.body(_addressed(callers, {"public_id": public_id}), 201)

    @calls.post("/<code>/publications/<public_id>/take-down")
    @access("token")
    def take_down(code: str, public_id: str) -> Response:
        code = facilitated(board, callers, code)
        bodies.read(shapes.Nothing)
        board.publications.take_down(code, public_id)
        return answers.body({"taken_down": public_id})

    return calls


def _publishable(state: State) -> list[dict[str, Any]]:
    """What can be chosen; `owner` is a unit that may be named, null where a person leads."""
    rows = sorted(state.proposals.values(), key=lambda one: (one.rank, one.proposal_id))
    return [
        {
            "proposal_id": one.proposal_id,
            "ref": one.ref,
            "title": one.fields.get("title", ""),
            "status": one.status,
            "owner": one.fields.get("owner", "") if may_name_owner(state, one) else None,
            "concerns": len(one.concerns),
        }
        for one in rows
    ]


def _asked() -> tuple[list[Choice], Wording, str]:
    asked = bodies.read(shapes.ToPublish)
    choices = [
        Choice(proposal_id=one.proposal_id, owner=one.owner, concerns=one.concerns) for one in asked.proposals
    ]
    wording = Wording(
        title=named(asked.title, 120, "title"),
        language=asked.language,
        licence=asked.licence,
        credit=fitting(asked.credit, 200, "credit").replace("\n", " "),
    )
    return choices, wording, asked.digest or ""


def _addressed(callers: Callers, published: dict[str, Any]) -> dict[str, Any]:
    return {**published, "address": f"{callers.origin()}/p/{published['public_id']}"}
