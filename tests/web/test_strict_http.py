"""A request ends in one place, and its sender does not take for ever (A19, A23)."""

import os
import re
import socket
import sys
import threading
import time
import warnings
from email.parser import Parser
from http.client import HTTPMessage
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
from structlog.testing import capture_logs

from board.web import strict_http
from board.web.strict_http import Hurried, strict, why_not
from tests.conftest import Server

GREEN = os.environ.get("BOARD_ASYNC_MODE") != "threading"


def head(*lines: str) -> HTTPMessage:
    return Parser(_class=HTTPMessage).parsestr("\r\n".join(lines) + "\r\n\r\n")


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (["Host: a", "Content-Length: 2"], None),
        (["Host: a", "Content-Type: multipart/form-data; boundary=x", "Content-Length: 2"], None),
        (["Host: a"], None),
        (["Host: a", "Content-Length: 2", "Content-Length: 2"], b"400"),
        (["Host: a", "Content-Length: +2"], b"400"),
        (["Host: a", "Content-Length: 1_0"], b"400"),
        (["Host: a", "Content-Length: ²"], b"400"),
        (["Host: a", "Transfer-Encoding: chunked"], b"411"),
        (["Host: a", "transfer-encoding: xchunked"], b"411"),
        (["Host: a", "Transfer-Encoding : chunked", "Content-Length: 2"], b"400"),
        (["Host: a", "Host: b"], b"400"),
    ],
)
def test_a_head_that_can_be_read_in_two_ways_is_refused(lines: list[str], status: bytes | None) -> None:
    wrong = why_not(head(*lines))
    assert (wrong and wrong[0][:3]) == status


@pytest.mark.skipif(not GREEN, reason="the way out has werkzeug's own server")
@pytest.mark.parametrize(
    "middle",
    [
        b"Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}",
        b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"Transfer-Encoding : chunked\r\nContent-Length: 2\r\n\r\n{}",
    ],
)
def test_nothing_is_smuggled_behind_it(server: Server, middle: bytes) -> None:
    place = urlsplit(server.url)
    start = (
        b"POST /api/sessions HTTP/1.1\r\nHost: %b\r\nContent-Type: application/json\r\n"
        % place.netloc.encode()
    )
    came = b""
    with socket.create_connection((place.hostname, place.port), timeout=5) as line:
        line.sendall(start + middle + b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        while piece := line.recv(4096):
            came += piece
    assert [int(status) for status in re.findall(rb"HTTP/1\.1 (\d+)", came)] in ([400], [411])
    assert b"Connection: close" in came


class Clock:
    """Timers that end when the test says so."""

    def __init__(self) -> None:
        self.asked: list[float] = []
        self.cancelled = 0

    def __call__(self, seconds: float, fault: BaseException) -> "Clock":
        self.asked.append(seconds)
        return self

    def cancel(self) -> None:
        self.cancelled += 1


class Drip:
    """A body that comes in pieces."""

    content_length = 32 * 1024

    def read(self, *_: Any) -> bytes:
        return b"x"


def test_a_body_has_one_time_for_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    now, clock = [100.0], Clock()
    monkeypatch.setattr(strict_http, "monotonic", lambda: now[0])
    body = Hurried(Drip(), clock)
    for _ in range(3):
        assert body.read(1) == b"x"
        now[0] += 10
    assert clock.asked == [22.0, 12.0, 2.0]
    assert clock.cancelled == 3


def test_a_body_that_does_not_come_is_no_body() -> None:
    class Late(Drip):
        def read(self, *_: Any) -> bytes:
            raise TimeoutError

    with pytest.raises(ValueError, match="in time"):
        Hurried(Late(), Clock()).read()


def test_eventlets_steps_are_still_the_ones_that_are_surrounded() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from eventlet.wsgi import HttpProtocol, Input

    made = strict(HttpProtocol, Clock(), time.sleep)
    for step in ("handle_one_request", "_read_request_line", "parse_request", "get_environ"):
        assert step in vars(HttpProtocol) or hasattr(HttpProtocol, step)
        assert getattr(made, step) is not getattr(HttpProtocol, step)
    assert {"read", "discard"} <= set(dir(Input))


@pytest.mark.slow
@pytest.mark.skipif(not GREEN, reason="the way out has werkzeug's own server")
def test_a_head_and_a_body_that_drip_are_ended(server: Server) -> None:
    place = urlsplit(server.url)
    start = b"POST /api/sessions HTTP/1.1\r\nHost: %b\r\n" % place.netloc.encode()
    ended: list[float] = []

    def drip(begin: bytes, drop: bytes) -> None:
        began = time.monotonic()
        with socket.create_connection((place.hostname, place.port), timeout=1) as line:
            line.sendall(begin)
            while time.monotonic() - began < 45:
                try:
                    line.sendall(drop)
                    if not line.recv(4096):
                        break
                except TimeoutError:
                    continue
                except OSError:
                    break
        ended.append(time.monotonic() - began)

    bodies = start + b"Content-Type: application/json\r\nContent-Length: 900\r\n\r\n"
    lines = [threading.Thread(target=drip, args=given) for given in ((start, b"X"), (bodies, b" "))]
    for line in lines:
        line.start()
    for line in lines:
        line.join()
    assert all(15 < seconds < 35 for seconds in ended), ended


@pytest.mark.skipif(not GREEN, reason="the way out has a thread for each connection")
def test_requests_one_after_the_other_leave_the_others_their_turn(server: Server) -> None:
    """2,000 requests in one breath on one line: others were answered when all of them were."""
    place = urlsplit(server.url)
    asked = f"GET /healthz HTTP/1.1\r\nHost: {place.netloc}\r\n\r\n".encode()
    came, answered, between = b"", 0, []
    with socket.create_connection((place.hostname, place.port), timeout=20) as flood:
        flood.sendall(asked * 2000)
        while answered < 2000:
            came += flood.recv(16_384)
            answered = came.count(b"HTTP/1.1 200")
            if len(between) < 5:
                with socket.create_connection((place.hostname, place.port), timeout=20) as other:
                    other.sendall(asked)
                    assert b" 200 " in other.recv(400)
                between.append(answered)
    assert len(between) == 5
    assert between[0] < 1000


def test_what_libraries_say_of_a_line_is_kept_without_the_address_at_its_other_end(
    capsys: pytest.CaptureFixture[str],
) -> None:
    class Base:
        def get_environ(self) -> dict[str, Any]:
            return {"wsgi.input": SimpleNamespace(content_length=0), "wsgi.errors": sys.stderr}

    environ = strict(Base, lambda *_: SimpleNamespace(cancel=lambda: None), time.sleep)().get_environ()
    with capture_logs() as said:
        environ["wsgi.errors"].write("client=192.0.2.7:4711 socket shutdown error")
        environ["wsgi.errors"].flush()
    assert [one["event"] for one in said] == ["http.line"]
    assert "192.0.2.7" not in str(said)
    assert capsys.readouterr() == ("", "")
