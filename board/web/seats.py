"""Seats: which of a browser's cookies speaks for a page, so that another link's tab is another seat."""

from http.cookies import CookieError, SimpleCookie
from typing import Final

from flask import Response

SEATS: Final = ("host", "me", "observe", "screen", "pad", "follow")
MONTH: Final = 30 * 24 * 3600


def cookie_name(seat: str, code: str, *, secure: bool) -> str:
    """The cookie of one seat in one session; browsers guard the `__Host-` prefix where there is https."""
    return f"{'__Host-' if secure else ''}wishwall_{seat}_{code}"


def set_cookie(response: Response, seat: str, code: str, token: str, *, secure: bool) -> None:
    """Give the browser this seat; scripts on the page never see the token."""
    response.set_cookie(
        cookie_name(seat, code, secure=secure),
        token,
        max_age=MONTH,
        path="/",
        secure=secure,
        httponly=True,
        samesite="Lax",
    )


def drop_cookie(response: Response, seat: str, code: str, *, secure: bool) -> None:
    """Take this seat from the browser."""
    name = cookie_name(seat, code, secure=secure)
    response.delete_cookie(name, path="/", secure=secure, httponly=True, samesite="Lax")


def token_of(cookie_header: str, seat: str, code: str, *, secure: bool) -> str | None:
    """The token that a Cookie header holds for a seat, if any."""
    try:
        morsel = SimpleCookie(cookie_header).get(cookie_name(seat, code, secure=secure))
    except CookieError:
        return None
    return morsel.value if morsel else None
