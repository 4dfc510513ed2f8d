"""Many clients in one loop, counting what reaches each of them for very little CPU.

A broadcast reaches everybody as the same bytes. So a frame is searched for markers once, when it is first
seen; every further copy is compared with the first (one memcmp) and only its time is noted.
"""

import contextlib
import re
import select
import socket
from collections.abc import Iterable
from time import monotonic

from bench.framing import PONG, Door, masked

MARKER = re.compile(rb"#(\d{7});")
KEY = 96
CLOSE = 0x88
PING = ord("2")
SCRATCH = 1 << 18


def marker(number: int) -> str:
    """What an op's text starts with, so that its deliveries can be counted."""
    return f"#{number:07d};"


class Frame:
    """One broadcast as first seen: its bytes, the ops in it, and when each copy came."""

    __slots__ = ("ops", "payload", "times")

    def __init__(self, payload: bytes) -> None:
        self.payload = payload
        self.ops = [int(number) for number in MARKER.findall(payload)]
        self.times: list[float] = []


class Client:
    """One person's connection: what half arrived, what could not leave yet, how much was delivered."""

    __slots__ = ("delivered", "out", "rest", "sock")

    def __init__(self, sock: socket.socket, rest: bytearray) -> None:
        self.sock = sock
        self.rest = rest
        self.out = bytearray()
        self.delivered = 0


class Crowd:
    """All clients of one run; `frames`, `acks` and `refusals` are what they received since `forget`."""

    def __init__(self, doors: Iterable[Door]) -> None:
        self.clients: list[Client] = []
        self._by_fd: dict[int, Client] = {}
        self._scratch = bytearray(SCRATCH)
        self._stuck: list[Client] = []
        self._epoll = select.epoll()
        self._gone: set[Client] = set()
        self.forget()
        self.add(doors)

    @property
    def lost(self) -> int:
        """How many connections have ended."""
        return len(self._gone)

    def add(self, doors: Iterable[Door]) -> None:
        """More of them."""
        for door in doors:
            client = Client(door.sock, door.rest)
            client.sock.setblocking(False)
            self.clients.append(client)
            self._by_fd[client.sock.fileno()] = client
            self._epoll.register(client.sock.fileno(), select.EPOLLIN)

    def forget(self) -> None:
        """Start counting anew."""
        self.frames: dict[bytes, list[Frame]] = {}
        self.acks: dict[int, float] = {}
        self.refusals: list[bytes] = []
        self.last_arrival = monotonic()
        for client in self.clients:
            client.delivered = 0

    def close(self) -> None:
        """Hang up, all of them."""
        self._epoll.close()
        for client in self._by_fd.values():
            client.sock.close()

    def settle(self, quiet: float = 0.3, at_most: float = 10) -> None:
        """Wait until nothing has come for `quiet` seconds."""
        end = monotonic() + at_most
        self.last_arrival = monotonic()
        while monotonic() < min(end, self.last_arrival + quiet):
            self.pump(monotonic() + 0.05)

    def send(self, person: int, frame: bytes) -> None:
        """Write a frame, or as much of it as the socket takes now."""
        client = self.clients[person]
        if client.out:
            client.out += frame
            return
        try:
            sent = client.sock.send(frame)
        except BlockingIOError:
            sent = 0
        except OSError:
            return
        if sent < len(frame):
            client.out += frame[sent:]
            self._stuck.append(client)

    def pump(self, until: float) -> None:
        """Take in what has arrived; wait for something until then at most."""
        if self._stuck:
            self._unstick()
        wait = until - monotonic()
        if wait > 0:
            # epoll's own timeout is whole milliseconds: too coarse for an open loop
            select.select([self._epoll], [], [], wait)
        for fd, _ in self._epoll.poll(0, 256):
            self._receive(fd)

    def _unstick(self) -> None:
        stuck, self._stuck = self._stuck, []
        for client in stuck:
            with contextlib.suppress(OSError):
                del client.out[: client.sock.send(client.out)]
            if client.out:
                self._stuck.append(client)

    def _receive(self, fd: int) -> None:
        client = self._by_fd[fd]
        try:
            size = client.sock.recv_into(self._scratch)
        except BlockingIOError:
            return
        except OSError:
            size = 0
        if not size:
            self._gone.add(client)
            self._epoll.unregister(fd)
            return
        now = self.last_arrival = monotonic()
        if client.rest:
            client.rest += memoryview(self._scratch)[:size]
            del client.rest[: self._take(client, client.rest, len(client.rest), now)]
        else:
            used = self._take(client, self._scratch, size, now)
            if used < size:
                client.rest += memoryview(self._scratch)[used:size]

    def _take(self, client: Client, data: bytearray, end: int, now: float) -> int:
        """Count every whole frame in `data`; return where the first incomplete one starts."""
        done = 0
        while end - done >= 2:
            start, stop = _extent(data, done)
            if start > end or stop > end:
                break
            if data[done] == CLOSE:
                self._gone.add(client)
            elif stop == start + 1 and data[start] == PING:
                client.sock.send(masked(PONG))
            elif data.startswith(b"42", start):
                self._broadcast(client, data, start, stop, now)
            elif data.startswith(b"43", start):
                self._ack(data, start, stop, now)
            done = stop
        return done

    def _broadcast(self, client: Client, data: bytearray, start: int, stop: int, now: float) -> None:
        key = bytes(data[start : min(stop, start + KEY)])
        known = self.frames.get(key)
        if known is None:
            known = self.frames[key] = []
        size = stop - start
        for frame in known:
            if len(frame.payload) == size and data.startswith(frame.payload, start):
                break
        else:
            frame = Frame(bytes(data[start:stop]))
            known.append(frame)
        frame.times.append(now)
        client.delivered += len(frame.ops)

    def _ack(self, data: bytearray, start: int, stop: int, now: float) -> None:
        bracket = data.find(b"[", start, stop)
        self.acks[int(data[start + 2 : bracket])] = now
        if data.find(b'"ok":true', bracket, stop) < 0:
            self.refusals.append(bytes(data[bracket:stop]))


def _extent(data: bytearray, at: int) -> tuple[int, int]:
    """Where the payload of the frame at this place begins and ends; past the data's end if unknown."""
    size = data[at + 1]
    if size == 126:
        return at + 4, at + 4 + int.from_bytes(data[at + 2 : at + 4])
    if size == 127:
        return at + 10, at + 10 + int.from_bytes(data[at + 2 : at + 10])
    return at + 2, at + 2 + size
