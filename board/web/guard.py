"""The outermost layer: what is refused before Flask or Socket.IO look at a request."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import structlog

from board.web.metrics import DIRECT
from board.web.origins import plausible_host

Environ = dict[str, Any]
Wsgi = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

LONGEST_QUERY = 8192
SOCKET_PATH = "/socket.io/"
FORWARDED = (
    "HTTP_FORWARDED",
    *(f"HTTP_X_FORWARDED_{name}" for name in ("FOR", "PROTO", "HOST", "PORT", "PREFIX")),
)
#: what besides these says that a request was passed on by somebody
PASSED_ON = (*FORWARDED, "HTTP_X_REAL_IP", "HTTP_VIA", "HTTP_CF_CONNECTING_IP", "HTTP_TRUE_CLIENT_IP")
#: open connections to the socket server from one address: an office is one, and half of what there is
MOST_FROM_ONE = 2000
log = structlog.get_logger()


class Guard:
    """Wraps the application. Forwarded headers count only where a proxy is trusted to have set them."""

    def __init__(
        self, app: Wsgi, *, behind_proxy: bool, drop: Callable[[Environ], None], most: int | None = None
    ) -> None:
        self._app, self._behind_proxy, self._drop = app, behind_proxy, drop
        #: open connections by address; a websocket's request lasts as long as it does
        self._open: Counter[str] = Counter()
        self._most = most

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        environ[DIRECT] = not any(header in environ for header in PASSED_ON)
        if not self._behind_proxy:
            for header in FORWARDED:
                environ.pop(header, None)
        wrong = _why_not(environ)
        if wrong is not None:
            return _refuse(start_response, *wrong)
        return self._run(environ, start_response)

    def _run(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if not environ.get("PATH_INFO", "").startswith(SOCKET_PATH):
            return self._app(environ, start_response)
        address = str(environ.get("REMOTE_ADDR", ""))
        if self._most is not None and self._open[address] >= self._most:
            return _refuse(start_response, "429 Too Many Requests", "Very many pages are open from here.")
        self._open[address] += 1
        try:
            return self._app(environ, start_response)
        except (ValueError, TypeError, LookupError, AttributeError) as wrong:
            # python-engineio lets a packet that it cannot read end the handler of its socket
            log.info("socket.unreadable", kind=type(wrong).__name__)
            self._drop(environ)
            return _refuse(start_response, "400 Bad Request", "This packet cannot be read.")
        finally:
            self._open[address] -= 1
            if not self._open[address]:
                del self._open[address]


def _why_not(environ: Environ) -> tuple[str, str] | None:
    if not plausible_host(environ.get("HTTP_HOST", "")):
        return "400 Bad Request", "The Host header is not a host."
    query = environ.get("QUERY_STRING", "")
    if len(query) > LONGEST_QUERY:
        return "414 URI Too Long", "The address is too long."
    if environ.get("PATH_INFO", "").startswith(SOCKET_PATH) and any(
        part.split("=")[0] == "j" for part in query.split("&")
    ):
        return "400 Bad Request", "Invalid transport"
    return None


def _refuse(start_response: Callable[..., Any], status: str, message: str) -> list[bytes]:
    many = status.startswith("429")
    code = b"rate_limited" if many else b"invalid"
    body = b'{"ok":false,"error":{"code":"%s","message":"%s"}}' % (code, message.encode())
    start_response(
        status,
        [
            ("Content-Type", "application/json"),
            ("Content-Length", str(len(body))),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            *([("Retry-After", "10")] if many else []),
        ],
    )
    return [body]
