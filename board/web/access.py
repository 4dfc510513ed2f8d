"""Who may call a route: each one declares it, and a test walks the table."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from flask import request

from board.domain.errors import BoardError
from board.service.board import Board, Grant
from board.web import seats
from board.web.origins import Origins

Access = Literal["anyone", "code", "key", "token"]
View = TypeVar("View", bound=Callable[..., Any])


def access(kind: Access) -> Callable[[View], View]:
    """Declare who may call a view: anyone, holders of the code, of a key, or of a token of the session."""

    def declare(view: View) -> View:
        view.access = kind  # type: ignore[attr-defined]
        return view

    return declare


@dataclass(frozen=True, slots=True)
class Callers:
    """Tells who is calling, from the bearer token of a script or the cookie of a page's seat."""

    board: Board
    origins: Origins

    def grant(self, code: str) -> tuple[str, Grant]:
        """The caller's token and grant in this session; a token of another session finds nothing here."""
        token = self._bearer() or self._cookie(code)
        if token is None:
            raise BoardError("unauthorised", "Send your token, or open your link again.")
        grant = self.board.identify(token)
        if grant.session_code != code:
            raise BoardError(
                "not_found", "There is no such session for this token. Open your own link again."
            )
        return token, grant

    def held(self, code: str, seat: str) -> str | None:
        """The bearer token of a script, or this seat's cookie."""
        return self._bearer() or self.cookie(code, seat)

    def cookie(self, code: str, seat: str) -> str | None:
        """What this browser holds for a seat in this session."""
        return seats.token_of(request.headers.get("Cookie", ""), seat, code, secure=self.origins.secure)

    def origin(self) -> str:
        """Under which address links are to be followed."""
        return self.origins.base(request.environ)

    def seat(self) -> str | None:
        """The seat that the page names; a script names none."""
        named = request.headers.get("X-Seat")
        if named is None:
            return None
        if named not in seats.SEATS:
            raise BoardError("invalid", f"X-Seat is one of {', '.join(seats.SEATS)}.", "X-Seat")
        return named

    def _bearer(self) -> str | None:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        return token.strip() if scheme.lower() == "bearer" and token.strip() else None

    def _cookie(self, code: str) -> str | None:
        seat = self.seat() or request.args.get("seat")
        return self.cookie(code, seat) if seat in seats.SEATS else None
