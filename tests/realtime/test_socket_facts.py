"""The facts of Socket.IO that bite (architecture.md, Delivery), each held here."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import socketio
from flask import Flask

from board.domain.errors import BoardError
from board.realtime.handlers import Handlers
from board.realtime.packets import REFUSED, StrictPacket
from board.realtime.rooms import Rooms
from board.realtime.server import GreetingManager, create_server
from board.realtime.transport import EmitTransport
from board.service.board import Grant
from board.wire import jsons
from tests.conftest import Server
from tests.realtime.fakes import HandClock
from tests.realtime.rawline import raw_line
from tests.realtime.sockets import listening
from tests.web.script import begin, command, join


class FaultyBoard:
    """A board in which everything is a bug, or whatever else one puts there."""

    fault: Exception = TypeError("a note's text must not be told: hush")

    def identify(self, token: str) -> Grant:
        raise self.fault

    def submit(self, *_: object) -> list[dict[str, Any]]:
        raise self.fault

    def tail(self, *_: object) -> None:
        raise self.fault


@pytest.fixture
def server_here() -> Iterator[Any]:
    """A Socket.IO server of ours in this process, and python-socketio's json put back afterwards."""
    from engineio import packet as engine_packet
    from socketio import packet as socket_packet

    kept = socket_packet.Packet.json, engine_packet.Packet.json
    site = Flask("test")
    server: Any = create_server(site, "threading", GreetingManager(), lambda origin, environ: True)
    yield server
    socket_packet.Packet.json, engine_packet.Packet.json = kept


def handlers(board: object) -> Handlers:
    desk: Any = None
    return Handlers(board, Rooms(HandClock().lock), EmitTransport(), desk, lambda *_: None)  # type: ignore[arg-type]


def test_every_option_is_said_aloud(server_here: Any) -> None:
    server = server_here.server
    assert server.async_handlers is False
    assert server.eio.async_handlers is False
    assert server.async_mode == "threading"
    assert server.eio.max_http_buffer_size == 262_144
    assert server.always_connect is False
    assert server.namespaces == ["/"]
    assert server.packet_class is StrictPacket
    assert server.packet_class.json is jsons
    assert callable(server.eio.cors_allowed_origins)
    assert server_here.default_exception_handler is not None


def test_a_bug_in_a_connect_handler_refuses_and_is_not_called_again_without_auth() -> None:
    calls = []

    class Counting(FaultyBoard):
        def identify(self, token: str) -> Grant:
            calls.append(token)
            raise self.fault

    with pytest.raises(socketio.exceptions.ConnectionRefusedError) as refused:
        handlers(Counting()).connect("s", {}, {"token": "t"})
    message = refused.value.error_args
    assert message["message"] == "internal"
    assert message["data"]["incident"]
    assert "hush" not in json.dumps(message)
    assert calls == ["t"]


def test_a_bug_in_a_handler_is_acknowledged_with_an_incident_and_nothing_else(server_here: Any) -> None:
    mine = handlers(FaultyBoard())
    mine._rooms.find = lambda sid: (None, _Anybody())  # type: ignore[method-assign, assignment, return-value]
    mine.register(server_here.server)
    registered = server_here.server.handlers["/"]
    for event, payload in (("command", {"op_id": "a", "type": "x"}), ("catch_up", {"after": 1})):
        answer = registered[event]("s", payload)
        assert answer["ok"] is False
        assert answer["error"]["code"] == "internal"
        assert answer["error"]["incident"]
        assert "hush" not in json.dumps(answer)
    assert registered["command"]("s", {"op_id": "a", "type": "x"})["op_id"] == "a"


def test_a_refusal_in_a_handler_is_acknowledged_with_its_code(server_here: Any) -> None:
    board = FaultyBoard()
    board.fault = BoardError("busy", "Later.", retry_after_ms=2000)
    mine = handlers(board)
    mine._rooms.find = lambda sid: (None, _Anybody())  # type: ignore[method-assign, assignment, return-value]
    mine.register(server_here.server)
    answer = server_here.server.handlers["/"]["command"]("s", {"op_id": "a"})
    assert (answer["error"]["code"], answer["error"]["retry_after_ms"]) == ("busy", 2000)


class _Anybody:
    code = "K7QXM4RT"
    grant = None
    strikes = 0
    sid = "s"


@pytest.mark.parametrize(
    ("raw", "data"),
    [
        ('2["command",{"a":NaN}]', [REFUSED, "invalid"]),
        ('2["command"', [REFUSED, "invalid"]),
        ('2["connect",{}]', [REFUSED, "invalid"]),
        ('2["disconnect"]', [REFUSED, "invalid"]),
        ("2{}", [REFUSED, "invalid"]),
        ("2[]", [REFUSED, "invalid"]),
        ("2[{}]", [REFUSED, "invalid"]),
        ('2["*"]', [REFUSED, "invalid"]),
        ('2["\\u0000refused","invalid"]', [REFUSED, "invalid"]),
        ('51-["command",{"_placeholder":true,"num":0}]', [REFUSED, "unsupported"]),
        (b"\x00", [REFUSED, "unsupported"]),
        ("31[]", [REFUSED, "unasked"]),
        ("0[1]", {REFUSED: True}),
        ('27["command",{"a":1}]', ["command", {"a": 1}]),
        ('0{"token":"t"}', {"token": "t"}),
        ("0", None),
    ],
)
def test_a_packet_is_read_strictly(server_here: Any, raw: str | bytes, data: Any) -> None:
    packet = StrictPacket(encoded_packet=raw)
    assert packet.data == data
    assert packet.attachment_count == 0


def test_what_python_cannot_say_in_json_never_leaves(server_here: Any) -> None:
    encoded = StrictPacket(data=["events", {"x": float("nan"), "y": float("inf")}]).encode()
    assert "NaN" not in encoded
    assert "Infinity" not in encoded


def test_commands_of_one_socket_are_done_in_the_order_in_which_they_were_sent(server: Server) -> None:
    felicity, _ = begin(server.url)
    with raw_line(server.url, felicity) as line:
        for number in range(40):
            payload = json.dumps(["command", command("session.update", title=f"Title {number}")])
            line.send(f"42{number}{payload}")
        seqs = [line.ack(number)[0]["seq"] for number in range(40)]
    assert seqs == sorted(seqs)
    assert felicity.snapshot()["session"]["title"] == "Title 39"


def test_the_role_of_a_command_is_the_one_of_now_and_not_of_connect(server: Server) -> None:
    felicity, _ = begin(server.url)
    mair = join(server.url, felicity.code, "Mair")
    felicity.do("person.promote", person_id=mair.person_id, role="facilitator")
    with listening(mair) as cofacilitator:
        assert cofacilitator.wait("welcome")["role"] == "facilitator"
        assert cofacilitator.do("session.lock", locked=True)
        felicity.do("person.promote", person_id=mair.person_id, role="participant")
        # the line of then ends; whoever is faster than that is judged by the role of now
        refused = mair.post("/commands", command("session.lock", locked=False)).json()
        assert refused["error"]["code"] == "forbidden_role"
