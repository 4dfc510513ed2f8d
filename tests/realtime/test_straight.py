"""What straight.py relies on inside eventlet and python-engineio, and that nothing is lost or torn."""

import random
import socket
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import engineio
import pytest
import websocket
from engineio.packet import MESSAGE, Packet

from board.realtime import straight
from board.realtime.straight import Framed, StraightQueue, WholeReads, Wire, unmasked
from tests.conftest import Server
from tests.realtime.sockets import listening
from tests.web.script import begin, join

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import eventlet
    from eventlet import wsgi
    from eventlet.greenio import GreenSocket
    from eventlet.queue import Empty, Queue
    from eventlet.websocket import RFC6455WebSocket


@contextmanager
def connected() -> Iterator[tuple[Any, Any, socket.socket]]:
    """An attached queue with its wire, and the client's end."""
    ours, theirs = socket.socketpair()
    theirs.settimeout(5)
    with ours, theirs:
        wire = Wire(RFC6455WebSocket(GreenSocket(ours), {}))
        queue = StraightQueue(Queue())
        queue.attach(SimpleNamespace(upgraded=True, upgrading=False, closed=False), wire)
        yield queue, wire, theirs


def read_frames(client: socket.socket, count: int) -> list[bytes]:
    """The payloads of the next frames."""
    stream = b""
    payloads: list[bytes] = []
    while len(payloads) < count:
        size, start = (stream[1], 2) if len(stream) > 2 else (0, len(stream) + 1)
        if size == 126:
            size, start = int.from_bytes(stream[2:4]), 4
        elif size == 127:
            size, start = int.from_bytes(stream[2:10]), 10
        if len(stream) >= start + size:
            payloads.append(stream[start : start + size])
            stream = stream[start + size :]
        else:
            eventlet.sleep(0)
            stream += client.recv(65536)
    assert not stream
    return payloads


def write_out(queue: Any, wire: Any) -> None:
    """What python-engineio's writer does, until the queue is empty."""
    while True:
        try:
            wire.send(queue.get(block=False).encode())
        except Empty:
            return


def test_python_engineio_makes_its_queue_and_its_websocket_from_the_parts_that_install_replaces() -> None:
    server = engineio.Server(async_mode="eventlet")
    before = dict(server._async)
    straight.install(server)
    engine = engineio.socket.Socket(server, "sid")
    assert isinstance(engine.queue, StraightQueue)
    assert (engine.upgraded, engine.upgrading, engine.closed) == (False, False, False)
    assert server._async["websocket"] is not before["websocket"]
    assert engineio.Server(async_mode="eventlet")._async["queue"] is before["queue"], (
        "nobody else's is changed"
    )


def test_unmasking_gives_what_eventlet_gives() -> None:
    chance = random.Random(3)
    for size in (1, 3, 4, 5, 250, 4099):
        data, mask, offset = chance.randbytes(size), tuple(chance.randbytes(4)), chance.randrange(9)
        expected = RFC6455WebSocket._apply_mask(data, mask, length=size, offset=offset)
        assert unmasked(data, mask, length=size, offset=offset) == expected


def test_a_masked_message_is_read_whole_whatever_its_size() -> None:
    with connected() as (_, wire, client):
        speaker = RFC6455WebSocket(GreenSocket(client), {}, client=True)
        for text in ("a", "é" * 200, "x" * 70_000):
            eventlet.spawn(speaker.send, text)
            assert wire.wait() == text


def test_a_packet_is_on_the_wire_before_anybody_is_woken() -> None:
    with connected() as (queue, _, client):
        queue.put(Packet(MESSAGE, "2[1]"))
        assert queue.qsize() == 0
        assert read_frames(client, 1) == [b"42[1]"]


def test_a_broadcast_is_framed_once() -> None:
    packet = Packet(MESSAGE, "2[1]")
    with connected() as (first, _, one), connected() as (second, _, other):
        first.put(packet)
        frame = packet.frame
        second.put(packet)
        assert packet.frame is frame
        assert read_frames(one, 1) == read_frames(other, 1) == [b"42[1]"]


def test_what_a_slow_client_does_not_take_waits_and_arrives_whole_and_in_order() -> None:
    texts = [f"{number} " + "x" * 50_000 for number in range(40)]
    with connected() as (queue, wire, client):
        for text in texts:
            queue.put(Packet(MESSAGE, text))
        assert queue.qsize() > 10, "the socket cannot have taken all of it"
        writer = eventlet.spawn(write_out, queue, wire)
        eventlet.sleep(0)
        assert wire.busy(), "the writer is in the middle of a frame"
        queue.put(Packet(MESSAGE, "late"))
        got = read_frames(client, len(texts) + 1)
        writer.wait()
    assert got == [f"4{text}".encode() for text in [*texts, "late"]]


@pytest.mark.parametrize("now", [{"upgraded": False}, {"upgrading": True}, {"closed": True}])
def test_packets_wait_during_an_upgrade_and_after_the_end(now: dict[str, bool]) -> None:
    with connected() as (queue, wire, _):
        queue.attach(SimpleNamespace(**{"upgraded": True, "upgrading": False, "closed": False, **now}), wire)
        queue.put(Packet(MESSAGE, "2[1]"))
        assert queue.qsize() == 1


def test_a_connection_that_is_gone_is_left_to_the_writer() -> None:
    with connected() as (queue, wire, client):
        client.close()
        queue.put(Packet(MESSAGE, "2[1]"))
        assert queue.qsize() == 1
        with pytest.raises(OSError):
            write_out(queue, wire)


def test_the_end_goes_through_the_queue() -> None:
    with connected() as (queue, _, _client):
        queue.put(None)
        assert queue.get(block=False) is None


def test_a_connection_that_is_only_pinged_stays_open() -> None:
    server = engineio.Server(async_mode="eventlet", ping_interval=0.2, ping_timeout=0.2)
    straight.install(server)
    listener = eventlet.listen(("127.0.0.1", 0))
    serving = eventlet.spawn(wsgi.server, listener, engineio.WSGIApp(server), log_output=False)
    heard: list[str] = []
    client = threading.Thread(target=_answer_pings, args=(listener.getsockname()[1], 5, heard))
    client.start()
    while client.is_alive():
        eventlet.sleep(0.01)
    serving.kill()
    assert heard == ["2"] * 5


def _answer_pings(port: int, count: int, heard: list[str]) -> None:
    line = websocket.create_connection(
        f"ws://127.0.0.1:{port}/engine.io/?EIO=4&transport=websocket", timeout=5
    )
    assert line.recv().startswith("0{")
    while len(heard) < count and (frame := line.recv()):
        heard.append(frame)
        line.send("3")
    line.close()


def test_whole_reads_hand_out_the_pieces_that_are_asked_for() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(b"abcdefgh")
        theirs.shutdown(socket.SHUT_WR)
        reads = WholeReads(ours)
        assert [reads.recv(size) for size in (2, 3, 9, 1)] == [b"ab", b"cde", b"fgh", b""]


def test_a_frame_encodes_to_itself() -> None:
    assert Framed(b"x").encode() == b"x"


def test_with_straight_frames_off_the_ordinary_emit_serves(own_server: Callable[..., Server]) -> None:
    url = own_server(BOARD_STRAIGHT_FRAMES="off").url
    felicity, created = begin(url)
    felicity.open("add")
    peter = join(url, created["code"])
    with listening(peter) as author, listening(felicity) as host:
        author.wait("welcome")
        host.wait("welcome")
        author.do("note.post", note_id="n1", text="x" * 1999)
        assert author.heard_of("note.posted")["data"]["note_id"] == "n1"


def test_whoever_never_stops_sending_leaves_the_others_their_turn() -> None:
    """Reading waits only where nothing has come: 20,000 small packets would be one long turn (A85)."""
    turns: list[float] = []
    ours, theirs = socket.socketpair()
    with ours, theirs:
        wire = Wire(RFC6455WebSocket(GreenSocket(ours), {}), turns.append)
        theirs.sendall(b"\x81\x81\0\0\0\x003" * 40)
        assert [wire.wait() for _ in range(40)] == ["3"] * 40
    assert turns == [0] * (40 // straight.MOST_IN_A_ROW)


def test_a_flood_is_read_with_pauses_and_whoever_writes_now_and_then_is_not(monkeypatch: Any) -> None:
    """Turns alone leave the thread that commits hardly any of the time: others waited 0.3 s (A85)."""
    paused = {}
    for seconds_each in (0.0001, 0.01):
        turns: list[float] = []
        times = iter([number * seconds_each * straight.MANY for number in range(9)])
        monkeypatch.setattr(straight, "monotonic", times.__next__)
        ours, theirs = socket.socketpair()
        with ours, theirs:
            wire = Wire(RFC6455WebSocket(GreenSocket(ours), {}), turns.append)
            theirs.sendall(b"\x81\x81\0\0\0\x003" * 2 * straight.MANY)
            for _ in range(2 * straight.MANY):
                wire.wait()
        paused[seconds_each] = [turn for turn in turns if turn]
    assert paused == {0.0001: [straight.PAUSE_S] * 2, 0.01: []}
