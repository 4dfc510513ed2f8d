"""Publishing proposals: chosen, previewed, frozen; a page that anybody reads, and that is gone at once."""

from datetime import date
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request
from flask_babel import force_locale  # type: ignore[import-untyped]

from board.domain.publishing import Choice, Wording, may_name_owner
from board.service.board import Board
from board.web import afterwards_bodies as shapes
from board.web import answers, bodies
from board.web.access import Callers, access
from board.web.follow_link_calls import facilitated
from board.web.languages import CONTENT
from board.wire.invites import long_date
from board.wire.text import fitting, named

#: nothing runs on this page, and nothing comes from elsewhere
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def publish_calls(board: Board, callers: Callers) -> Blueprint:
    """`.../publications` for facilitators."""
    calls = Blueprint("publications", __name__, url_prefix="/api/sessions")

    @calls.get("/<code>/publications")
    @access("token")
    def listed(code: str) -> Response:
        code = facilitated(board, callers, code)
        state = board.live(code).state
        rows = sorted(state.proposals.values(), key=lambda one: (one.rank, one.proposal_id))
        proposals = [
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
        published = [_addressed(callers, one) for one in board.publications.of(code)]
        return answers.body({"publications": published, "proposals": proposals})

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


def public_pages(board: Board) -> Blueprint:
    """`GET /p/ID`: a published page, with no account, no cookie and no script."""
    site = Blueprint("public_pages", __name__)

    @site.get("/p/<public_id>")
    @access("anyone")
    def published(public_id: str) -> Response:
        value = board.publications.read(public_id)
        asked = request.args.get("language")
        language = asked if asked in CONTENT else value["language"]
        with force_locale(language):
            page = render_template("published.html", value=value, lang=language, content=CONTENT, long_date=dated)
        response = make_response(page)
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["X-Robots-Tag"] = "noindex"
        # Kept by whoever likes, and asked for again each time: what is taken down is gone at once.
        response.headers["Cache-Control"] = "public, no-cache"
        response.add_etag()
        return response.make_conditional(request)

    return site


def dated(text: str, language: str) -> str:
    """A day as readers of the language write it; what is no day stays as it is."""
    try:
        return long_date(date.fromisoformat(text), language)
    except ValueError:
        return text


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
