"""The pages: frames that the server draws, filled by the page's own module."""

from flask import Blueprint, Response, make_response, render_template, request

from board.domain.errors import BoardError
from board.domain.templates import TEMPLATES, template
from board.service.board import Board
from board.web import codes, languages, qr
from board.web.access import access
from board.web.budget import Failures
from board.web.origins import Origins

#: a proposal's number such as P-07; what is longer is none
LONGEST_REF = 12


def pages(board: Board, origins: Origins, failures: Failures, *, asks_start_code: bool) -> Blueprint:
    """Home, join, the four seats, the proposal list and the join link's QR."""
    site = Blueprint("pages", __name__)

    @site.get("/")
    @access("anyone")
    def home() -> Response:
        return _page("home", "", "host", start_code_required=asks_start_code, plans=plans())

    @site.get("/j/<code>")
    @access("code")
    def join(code: str) -> Response:
        try:
            with failures.watched(request.remote_addr):
                code = codes.read(code)
                languages.use_session_language(board.door(code).language)
        except BoardError as refusal:
            return error_page(refusal)
        return _page("join", code, "me")

    @site.get("/accessibility")
    @access("anyone")
    def accessibility() -> Response:
        return _page("accessibility", "", "me")

    @site.get("/privacy")
    @access("anyone")
    def privacy() -> Response:
        return _page("privacy", "", "me")

    _seats(site)

    @site.get("/s/<code>/qr.svg")
    @access("anyone")
    def join_code(code: str) -> Response:
        link = f"{origins.base(request.environ)}/j/{codes.read(code)}"
        return Response(qr.svg(link), mimetype="image/svg+xml")

    return site


def _seats(site: Blueprint) -> None:
    """The pages of each seat in a session."""
    place, beside = "/s/<code>", "/s/<code>/<any(host, me, observe):seat>"
    site.add_url_rule(f"{place}/<any(host, me, observe, screen, pad, follow):seat>", view_func=seat_page)
    site.add_url_rule(f"{beside}/proposals", view_func=proposals)
    site.add_url_rule(f"{beside}/proposals/<ref>", view_func=brief)
    site.add_url_rule(f"{beside}/<any(invite, afterwards):page>", view_func=around)
    site.add_url_rule(f"{place}/<any(me, observe):seat>/cockpit", view_func=cockpit)
    site.add_url_rule(f"{place}/<any(host, observe):seat>/step", view_func=step)


@access("anyone")
def seat_page(code: str, seat: str) -> Response:
    """A seat's frame; whether the session exists is asked by the page, with its cookie."""
    return _page(seat, codes.read(code), seat)


@access("anyone")
def proposals(code: str, seat: str) -> Response:
    """The proposal list as a seat sees it."""
    return _page("proposals", codes.read(code), seat)


@access("anyone")
def brief(code: str, seat: str, ref: str) -> Response:
    """One proposal on a page of its own, by its number; whether there is one is the page's to say."""
    return _page("brief", codes.read(code), seat, ref=ref[:LONGEST_REF])


@access("anyone")
def cockpit(code: str, seat: str) -> Response:
    """The facilitator's page for somebody who came in by another seat and leads now."""
    return _page("host", codes.read(code), seat)


@access("anyone")
def step(code: str, seat: str) -> Response:
    """The participant's page for somebody who came in by another seat and takes part now."""
    return _page("me", codes.read(code), seat)


@access("anyone")
def around(code: str, seat: str, page: str) -> Response:
    """What a facilitator does before and after the session."""
    return _page(page, codes.read(code), seat)


def error_page(refusal: BoardError) -> Response:
    """A refusal for people: what happened and where to go."""
    made = render_template(
        "error.html",
        status=refusal.status,
        message=refusal.message,
        incident=refusal.incident,
        lang=languages.current(),
    )
    return make_response(made, refusal.status)


def plans() -> list[dict[str, str]]:
    """The templates to start from, worded in the page's language; the two for a joint vision come first."""
    language = languages.content()
    first = [template(name) for name in (None, "short-vision")]
    others = [other for other in TEMPLATES.values() if other not in first]
    return [
        {"name": plan.name, "title": plan.titles[language], "about": plan.about[language]}
        for plan in (*first, *others)
    ]


def _page(page: str, code: str, seat: str, **more: object) -> Response:
    return make_response(
        render_template(f"{page}.html", code=code, seat=seat, lang=languages.current(), **more)
    )
