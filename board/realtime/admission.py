"""Who may connect: a script by its token, a page by its seat's cookie; anything else is told why not."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol
from urllib.parse import parse_qs

from board.domain.errors import BoardError
from board.domain.model import Viewer
from board.realtime.packets import REFUSED
from board.realtime.rooms import Connection
from board.service.board import Grant

Environ = Mapping[str, Any]
#: environ, seat -> the token of that seat's cookie; raises BoardError if the page is not ours
SeatToken = Callable[[Environ, str, str], str | None]
FIELDS = frozenset({"token", "seat", "after", "epoch"})
LAST_SEQ = 2**53 - 1


class Grants(Protocol):
    """What admission asks of the board."""

    def identify(self, token: str) -> Grant:
        """Whose token it is; raises `unauthorised`."""

    def viewer(self, code: str, grant: Grant) -> Viewer:
        """Who looks."""


def admit(sid: str, environ: Environ, auth: object, board: Grants, seat_token: SeatToken) -> Connection:
    """The connection that this auth asks for; raises BoardError with the code of the refusal."""
    if not isinstance(auth, dict) or REFUSED in auth:
        raise _unauthorised()
    unknown = set(auth) - FIELDS
    if unknown:
        raise BoardError("invalid", "auth holds token or seat, after and epoch.", f"auth.{min(unknown)}"[:80])
    token = _token(environ, auth, seat_token)
    grant = board.identify(token)
    code = _query(environ, "code")
    if code is not None and code.replace("-", "").upper() != grant.session_code:
        raise BoardError("not_found", "This token belongs to another session. Open your own link again.")
    return Connection(
        sid=sid,
        token=token,
        grant=grant,
        viewer=board.viewer(grant.session_code, grant),
        after=_after(auth.get("after")),
        epoch=_epoch(auth.get("epoch")),
        page=_query(environ, "page"),
    )


def _token(environ: Environ, auth: Mapping[str, Any], seat_token: SeatToken) -> str:
    if "token" in auth:
        token: object = auth["token"]
    else:
        seat, code = auth.get("seat"), _query(environ, "code")
        if not isinstance(seat, str) or code is None:
            raise _unauthorised()
        token = seat_token(environ, seat, code.replace("-", "").upper())
    if not isinstance(token, str) or not token:
        raise _unauthorised()
    return token


def _query(environ: Environ, name: str) -> str | None:
    values = parse_qs(str(environ.get("QUERY_STRING", ""))).get(name)
    return values[0] if values else None


def _after(value: object) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LAST_SEQ:
        raise BoardError("invalid", "after is the last seq that you have, 0 or more.", "auth.after")
    return value


def _epoch(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise BoardError("invalid", "epoch is the text that a snapshot or frame named.", "auth.epoch")
    return value


def _unauthorised() -> BoardError:
    return BoardError("unauthorised", "Send your token as auth.token, or open your link again.")
