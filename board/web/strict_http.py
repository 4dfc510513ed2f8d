"""What eventlet's server leaves open: a request whose end can be read in two ways, and one that never ends.

Made over its protocol class without naming it: run.py alone knows eventlet.
"""

from collections.abc import Callable, Iterable
from email.message import Message
from functools import partial
from secrets import token_hex
from time import monotonic
from typing import Any, Final, Protocol

import structlog

log = structlog.get_logger("board.http")

#: from a request's first byte to the end of its head
HEAD_S: Final = 20.0
#: for a body: so long, and a second more for each of these bytes
BODY_S: Final = 20.0
SLOWEST_BODY: Final = 16 * 1024
#: how long the rest of a body is taken off the line after its answer
REST_S: Final = 10.0

#: what the parser of heads says of a line that is none; the lines after it are lost
UNREADABLE: Final = {
    "MissingHeaderBodySeparatorDefect",
    "FirstHeaderLineIsContinuationDefect",
    "InvalidHeaderDefect",
}


class Timer(Protocol):
    """Raises in whoever started it once its time is over, unless it is cancelled."""

    def cancel(self) -> None:
        """It is not needed any more."""


#: seconds, what it raises
StartTimer = Callable[[float, BaseException], Timer]


def strict(base: Any, start: StartTimer, let_others: Callable[[float], Any]) -> type:
    """The protocol class, stricter and less patient; `let_others` sleeps."""
    own = {"start": staticmethod(start), "let_others": staticmethod(let_others)}
    return type("StrictHttp", (StrictHttp, base), own)


class StrictHttp:
    """One connection; comes before eventlet's own class, whose steps it surrounds."""

    start: StartTimer
    let_others: Callable[[float], Any]
    is_first = True
    head_timer: Timer | None = None
    rfile: Any
    wfile: Any
    headers: Message
    close_connection: bool

    def handle_one_request(self) -> None:
        """Read and answer one request; the head must be whole in time."""
        if not self.is_first:
            # reading waits only where nothing has come: one line full of requests would have the loop alone
            self.let_others(0)
        self.is_first = False
        try:
            super().handle_one_request()  # type: ignore[misc] # eventlet's
        finally:
            self._head_is_read()

    def _read_request_line(self) -> Any:
        try:
            # until a request begins a connection may wait as long as the server lets it
            self.rfile.peek(1)
        except (ConnectionError, ValueError):
            return b""
        self.head_timer = self.start(HEAD_S, TimeoutError())
        return super()._read_request_line()  # type: ignore[misc] # eventlet's

    def parse_request(self) -> bool:
        """Read the head; False if it was answered already."""
        if not super().parse_request():  # type: ignore[misc] # eventlet's
            return False
        wrong = why_not(self.headers)
        if wrong is None:
            return True
        status, words = wrong
        body = b'{"ok":false,"error":{"code":"invalid","message":"%s"}}' % words
        self.wfile.write(
            b"HTTP/1.1 %s\r\nConnection: close\r\nContent-Type: application/json\r\n"
            b"Content-Length: %d\r\n\r\n%s" % (status, len(body), body)
        )
        self.close_connection = True
        return False

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the library would print what somebody sent."""

    def get_environ(self) -> Any:
        """What the application is told; the head is whole by now."""
        self._head_is_read()
        environ = super().get_environ()  # type: ignore[misc] # eventlet's
        environ["wsgi.errors"] = LineLog()
        body = environ["wsgi.input"]
        if body.content_length:
            environ["wsgi.input"] = Hurried(body, self.start)
            body.discard = partial(self._discard, body.discard)
        return environ

    def _discard(self, discard: Callable[[], None]) -> None:
        """Take what nobody has read off the line, that the answer may be read; not for ever."""
        timer = self.start(REST_S, TimeoutError())
        try:
            discard()
        except OSError:
            self.close_connection = True
        finally:
            timer.cancel()

    def _head_is_read(self) -> None:
        if self.head_timer is not None:
            self.head_timer.cancel()
            self.head_timer = None


class ServerLog:
    """What eventlet's server says, as facts: never what somebody sent."""

    def info(self, message: str, *args: object) -> None:
        """A trace, where the application let a fault through."""
        if message.startswith("Traceback"):
            kind = message.strip().rpartition("\n")[2].partition(":")[0]
            log.error("incident", where="http", incident=token_hex(6), kind=kind)

    def error(self, message: str, *args: object) -> None:
        """A body that cannot be read."""
        log.info("http.unreadable")

    def debug(self, message: str, *args: object) -> None:
        """Who came and went is not kept."""


class LineLog:
    """Where libraries write that a line ended badly, with the address at its other end: that is not kept."""

    def write(self, words: str) -> int:
        """Say only that they said something."""
        log.info("http.line", characters=len(words))
        return len(words)

    def writelines(self, lines: Iterable[str]) -> None:
        """The same for each."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Nothing is held back."""


class Hurried:
    """A body that must come in time: its sender's patience is not ours."""

    def __init__(self, body: Any, start: StartTimer) -> None:
        self._body, self._start = body, start
        self._until: float | None = None

    def read(self, *size: int) -> bytes:
        """So many bytes, or all; raises ValueError once the time for the whole body is over."""
        now = monotonic()
        if self._until is None:
            self._until = now + BODY_S + self._body.content_length / SLOWEST_BODY
        timer = self._start(max(0.01, self._until - now), TimeoutError())
        try:
            read: bytes = self._body.read(*size)
        except TimeoutError:
            raise ValueError("The body did not come in time.") from None
        finally:
            timer.cancel()
        return read

    def __getattr__(self, name: str) -> Any:
        return getattr(self._body, name)


def why_not(headers: Message) -> tuple[bytes, bytes] | None:
    """Status and words for a head whose body could end in two places, None if all is well."""
    if UNREADABLE & {type(defect).__name__ for defect in headers.defects}:
        return b"400 Bad Request", b"A line of the head is no header."
    if "Transfer-Encoding" in headers:
        return b"411 Length Required", b"Send the body whole, with its length."
    lengths = headers.get_all("Content-Length", [])
    if len(lengths) > 1 or not all(length.isascii() and length.isdigit() for length in lengths):
        return b"400 Bad Request", b"Content-Length is one number."
    if len(headers.get_all("Host", [])) > 1:
        return b"400 Bad Request", b"There is one Host."
    return None
