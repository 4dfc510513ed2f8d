"""The language of a page: asked for, chosen before, the session's own, or what the browser likes."""

from typing import Final

from flask import Flask, Response, g, request
from flask_babel import Babel  # type: ignore[import-untyped]

LANGUAGES: Final = ("en", "cy")
COOKIE: Final = "wishwall_lang"
YEAR: Final = 31_536_000


def install(site: Flask) -> None:
    """Let templates speak the page's language, and remember a choice made with `?lang=`."""
    site.config["BABEL_TRANSLATION_DIRECTORIES"] = "board/translations"
    Babel(site, locale_selector=current)

    @site.after_request
    def remember(response: Response) -> Response:
        asked = request.args.get("lang")
        if asked in LANGUAGES and response.mimetype == "text/html":
            response.set_cookie(COOKIE, asked, max_age=YEAR, samesite="Lax", secure=request.is_secure)
        return response


def use_session_language(language: str) -> None:
    """Let this page follow the session's language unless the reader chose another."""
    g.session_language = language


def current() -> str:
    """The language of the page that is being made."""
    for wish in (request.args.get("lang"), request.cookies.get(COOKIE), g.get("session_language")):
        if wish in LANGUAGES:
            return str(wish)
    return request.accept_languages.best_match(LANGUAGES) or LANGUAGES[0]
