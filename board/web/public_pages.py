"""Published pages: read by anybody, with no account, no cookie and no script."""

from datetime import date

from flask import Blueprint, Response, make_response, render_template, request
from flask_babel import force_locale  # type: ignore[import-untyped]

from board.service.board import Board
from board.web.access import access
from board.web.languages import CONTENT
from board.wire.invites import long_date

#: nothing runs on this page, and nothing comes from elsewhere
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


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
            page = render_template(
                "published.html", value=value, lang=language, content=CONTENT, long_date=dated
            )
        response = make_response(page)
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["X-Robots-Tag"] = "noindex"
        # Kept by whoever likes, and asked for again each time: what is taken down is gone at once.
        response.headers["Cache-Control"] = "public, no-cache"
        response.add_etag()
        response.make_conditional(request)
        return response

    return site


def dated(text: str, language: str) -> str:
    """A day as readers of the language write it; what is no day stays as it is."""
    try:
        return long_date(date.fromisoformat(text), language)
    except ValueError:
        return text
