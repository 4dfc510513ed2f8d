"""What `transport.py` touches inside python-socketio and python-engineio, held to the versions installed."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests
from engineio import packet as engine_packet
from flask import Flask
from werkzeug.serving import make_server

from board.realtime.server import GreetingManager, create_server
from board.realtime.transport import EmitTransport, raw_socket
from tests.realtime.rawline import RawLine, raw_line

# the library's own writer thread meets the socket that `drop` has shut under it
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")


class Here:
    """A Socket.IO server of ours in this process, which lets everybody in."""

    def __init__(self) -> None:
        site, manager = Flask("test"), GreetingManager()
        socketio: Any = create_server(site, "threading", manager, lambda origin, environ: True)
        self.server, self.transport = socketio.server, EmitTransport()
        self.transport.bind(self.server)
        self.greeted: list[str] = []
        self.gone: list[str] = []
        manager.greet = self.greeted.append
        self.server.on("connect", lambda sid, environ, auth=None: None)
        self.server.on("disconnect", lambda sid, reason: self.gone.append(sid))
        self.http = make_server("127.0.0.1", 0, site, threaded=True)
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def connected(self, line: RawLine) -> str:
        """Connect a line; its sid."""
        kind, answer = line.connect()
        assert kind == "40"
        until(lambda: answer["sid"] in self.greeted)
        return str(answer["sid"])


def until(look: Callable[[], Any]) -> None:
    end = time.monotonic() + 5
    while not look():
        assert time.monotonic() < end, "it never came to be"
        time.sleep(0.01)


@pytest.fixture
def here() -> Iterator[Here]:
    kept = engine_packet.Packet.json
    made = Here()
    yield made
    made.server.shutdown()
    made.http.shutdown()
    made.http.server_close()
    engine_packet.Packet.json = kept


def test_a_body_reaches_those_named_and_nobody_else_as_it_was_encoded(here: Here) -> None:
    with raw_line(here.url) as one, raw_line(here.url) as two, raw_line(here.url) as three:
        sids = [here.connected(line) for line in (one, two, three)]
        body = b'{"text":"\xc3\xa9 \\"quoted\\"","n":[1,2]}'
        here.transport.send(sids[:2], "events", body)
        here.transport.send(sids, "head", b"{}")
        for line in (one, two):
            assert line.read() == f'42["events",{body.decode()}]'
        for line in (one, two, three):
            assert line.read() == '42["head",{}]'


def test_sending_to_somebody_who_is_gone_is_nothing(here: Here) -> None:
    with raw_line(here.url) as line:
        sid = here.connected(line)
        here.transport.send([sid, "nobody"], "head", b"{}")
        assert line.read() == '42["head",{}]'
        here.transport.send([], "head", b"{}")
    assert here.transport.waiting("nobody") == 0
    here.transport.drop("nobody")


def test_nothing_reaches_a_client_before_its_connect_is_answered(here: Here) -> None:
    here.server.manager.greet = lambda sid: here.transport.send([sid], "welcome", b"{}")
    with raw_line(here.url) as line:
        line.send("40")
        assert line.read().startswith("40{")
        assert line.read() == '42["welcome",{}]'


def test_closing_sends_what_waits_and_then_ends(here: Here) -> None:
    with raw_line(here.url) as line:
        sid = here.connected(line)
        here.transport.send([sid], "resync", b'{"reason":"x"}')
        here.transport.close(sid)
        assert json.loads(line.read()[2:]) == ["resync", {"reason": "x"}]
        assert line.read().startswith("41")
        assert line.closed(3)
        until(lambda: here.gone == [sid])


def test_dropping_ends_at_once_with_what_waits(here: Here) -> None:
    with raw_line(here.url) as line:
        sid = here.connected(line)
        engine = here.server.eio.sockets[here.server.manager.eio_sid_from_sid(sid, "/")]
        here.transport.drop(sid)
        assert line.closed(3)
        until(lambda: here.gone == [sid])
        assert engine.closed


def test_what_a_socket_has_not_taken_is_counted(here: Here) -> None:
    with raw_line(here.url) as line:
        sid = here.connected(line)
        engine = here.server.eio.sockets[here.server.manager.eio_sid_from_sid(sid, "/")]
        held, engine.upgraded = engine.queue, True
        assert here.transport.waiting(sid) == held.qsize() == 0
        engine.queue = type(held)()
        for _ in range(7):
            here.transport.send([sid], "head", b"{}")
        assert here.transport.waiting(sid) == 7
        engine.queue = held


def test_strangers_are_those_who_never_joined_or_were_put_out(here: Here) -> None:
    with raw_line(here.url) as member, raw_line(here.url):
        here.connected(member)
        strangers = here.transport.strangers()
        assert len(strangers) == 1
        here.transport.drop_engine(strangers.pop())
        assert not here.transport.strangers()
        assert not here.gone


def test_the_raw_socket_is_found_under_either_server() -> None:
    class Input:
        def get_socket(self) -> str:
            return "green"

    assert raw_socket({"eventlet.input": Input()}) == "green"
    assert raw_socket({"werkzeug.socket": "plain"}) == "plain"
    assert raw_socket({}) is None


def test_a_polled_packet_that_is_none_is_answered_at_once(here: Here) -> None:
    """A87: the library waited for what is queued to be polled, in the request of whoever does not poll."""
    opened = requests.get(f"{here.url}/socket.io/?EIO=4&transport=polling", timeout=5)
    sid = json.loads(opened.text[1:])["sid"]
    path = f"{here.url}/socket.io/?EIO=4&transport=polling&sid={sid}"
    assert requests.post(path, data=b"6", timeout=5).status_code == 400
    assert here.server.eio.sockets[sid].closed
