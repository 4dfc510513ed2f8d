"""The load generator counts what it says it counts: a bench that misses a loss would prove anything."""

import socket
import struct
from contextlib import contextmanager
from time import monotonic
from types import SimpleNamespace

from bench.crowd import Crowd, marker
from bench.framing import masked
from bench.load import drive
from bench.texts import texts_of


def frame(payload: bytes) -> bytes:
    size = len(payload)
    if size < 126:
        return struct.pack("!BB", 0x81, size) + payload
    if size < 65536:
        return struct.pack("!BBH", 0x81, 126, size) + payload
    return struct.pack("!BBQ", 0x81, 127, size) + payload


def broadcast(numbers: list[int], filler: int = 20) -> bytes:
    ops = ",".join(f'{{"text":"{marker(number)}{"x" * filler}"}}' for number in numbers)
    return frame(f'42["events",[{ops}]]'.encode())


@contextmanager
def crowd_of(count: int):
    pairs = [socket.socketpair() for _ in range(count)]
    crowd = Crowd([SimpleNamespace(sock=mine, rest=bytearray()) for mine, _ in pairs])
    try:
        yield crowd, [theirs for _, theirs in pairs]
    finally:
        crowd.close()
        for _, theirs in pairs:
            theirs.close()


def pump(crowd: Crowd, seconds: float = 0.05) -> None:
    end = monotonic() + seconds
    while monotonic() < end:
        crowd.pump(end)


def test_every_op_of_a_frame_is_counted_for_each_client():
    with crowd_of(3) as (crowd, servers):
        for server in servers:
            server.sendall(broadcast([1, 2]) + broadcast([3]))
        pump(crowd)
        assert [client.delivered for client in crowd.clients] == [3, 3, 3]
        frames = [frame for same in crowd.frames.values() for frame in same]
        assert sorted((frame.ops, len(frame.times)) for frame in frames) == [([1, 2], 3), ([3], 3)]


def test_frames_that_arrive_in_pieces_are_counted_once():
    stream = broadcast([1]) + broadcast([2, 3], filler=200) + broadcast([4], filler=70_000) + frame(b"2")
    for step in (1, 2, 3, 7, 1000):
        with crowd_of(1) as (crowd, (server,)):
            for start in range(0, min(len(stream), 400 * step), step):
                server.sendall(stream[start : start + step])
                crowd.pump(monotonic())
            server.sendall(stream[400 * step :])
            pump(crowd)
            assert crowd.clients[0].delivered == 4, step
            assert server.recv(100) == masked(b"3"), "a ping is answered"


def test_frames_that_only_begin_alike_are_told_apart():
    head = "x" * 200
    with crowd_of(2) as (crowd, servers):
        for server, number in zip(servers, (1, 2), strict=True):
            server.sendall(frame(f'42["events","{head}{marker(number)}"]'.encode()))
        pump(crowd)
        frames = [frame for same in crowd.frames.values() for frame in same]
        assert sorted(frame.ops for frame in frames) == [[1], [2]]


def test_a_ping_is_answered_wherever_it_stands():
    for stream in (frame(b"2"), frame(b"2") + broadcast([1]), broadcast([1]) + frame(b"2")):
        with crowd_of(1) as (crowd, (server,)):
            server.sendall(stream)
            pump(crowd)
            assert server.recv(100) == masked(b"3")


def test_a_connection_that_the_server_ends_is_lost():
    with crowd_of(2) as (crowd, servers):
        servers[0].sendall(broadcast([1]) + b"\x88\x00")
        pump(crowd)
        servers[0].close()
        pump(crowd)
        assert crowd.lost == 1
        assert crowd.clients[0].delivered == 1


def test_a_refusal_is_noticed():
    with crowd_of(1) as (crowd, (server,)):
        server.sendall(frame(b'431[{"ok":true}]') + frame(b'432[{"ok":false,"error":{}}]'))
        pump(crowd)
        assert set(crowd.acks) == {1, 2}
        assert crowd.refusals == [b'[{"ok":false,"error":{}}]']


class Echo:
    """A server that answers by a script: what each client is sent for each op."""

    def __init__(self, crowd: Crowd, servers: list[socket.socket], *, forget: int, twice: int) -> None:
        self.crowd, self.servers, self.forget, self.twice = crowd, servers, forget, twice

    def cpu_seconds(self) -> float:
        return 0.0

    def op(self, number: int, person: int) -> bytes:
        for index, server in enumerate(self.servers):
            if index == 0 and number == self.forget:
                continue
            server.sendall(broadcast([number]) * (2 if number == self.twice else 1))
        self.servers[person].sendall(frame(f'43{number}[{{"ok":true}}]'.encode()))
        return b""


def test_a_delivery_that_is_missing_or_doubled_is_reported(monkeypatch):
    monkeypatch.setattr("bench.load.PATIENCE", 0.1)
    for forget, twice, wrong in ((0, 0, 0), (2, 0, 1), (0, 3, 2)):
        with crowd_of(2) as (crowd, servers):
            echo = Echo(crowd, servers, forget=forget, twice=twice)
            monkeypatch.setattr(crowd, "forget", lambda: None)
            run = drive(crowd, echo, echo.op, range(1, 5), rate=100)
            assert run.missing == wrong
            assert run.held is (wrong == 0)


def test_texts_have_exactly_the_size_asked_for():
    texts = texts_of(240, 50)
    assert {len(text.encode()) for text in texts} == {240}
    assert not any("#" in text for text in texts)
