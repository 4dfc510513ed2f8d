"""The language of a page: asked for, chosen before, the session's own, or what the browser likes."""

from functools import cache
from pathlib import Path
from typing import Final

from babel import Locale
from flask import Flask, Response, g, request
from flask_babel import Babel  # type: ignore[import-untyped]

from board.web.assets.shelf import Loads

FOLDER: Final = Path(__file__).resolve().parent.parent / "translations"
#: English, which the words are written in, and every language that has a catalogue
LANGUAGES: Final = ("en", *sorted(path.parts[-3] for path in FOLDER.glob("*/LC_MESSAGES/messages.mo")))
#: the languages of run sheets and files
CONTENT: Final = ("en", "cy")
COOKIE: Final = "wishwall_lang"
YEAR: Final = 31_536_000


def install(site: Flask) -> None:
    """Let templates speak the page's language, and remember a choice made with `?lang=`."""
    site.config["BABEL_TRANSLATION_DIRECTORIES"] = str(FOLDER)
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


@cache
def names() -> dict[str, str]:
    """The languages by their code, each named in itself."""
    own = {code: Locale.parse(code).get_display_name(code) or code for code in LANGUAGES}
    return {code: f"{name[0].upper()}{name[1:]}" for code, name in own.items()}


def tongues(loads: Loads) -> dict[str, dict[str, str]]:
    """What a page's script must know to speak another language."""
    first, later = loads.catalogues, loads.rests
    return {
        code: {"name": name, "catalogue": first.get(code, ""), "rest": later.get(code, "")}
        for code, name in names().items()
    }


def content() -> str:
    """The language of what templates say, which know English and Welsh alone."""
    spoken = current()
    return spoken if spoken in CONTENT else CONTENT[0]


def current() -> str:
    """The language of the page that is being made."""
    for wish in (request.args.get("lang"), request.cookies.get(COOKIE), g.get("session_language")):
        if wish in LANGUAGES:
            return str(wish)
    return request.accept_languages.best_match(LANGUAGES) or LANGUAGES[0]
