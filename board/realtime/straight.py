"""Packets straight to the sockets and commands straight from them, under eventlet's server.

python-engineio hands every packet to a queue and wakes a writer for it: a timer, two switches and a timeout
for each client and packet, which is most of what a broadcast costs. Here a packet is framed once, for
everybody who gets it, and written at once wherever nothing waits and the socket takes it; the queue and its
writer keep what the socket does not take. eventlet reads a message in four calls and unmasks it byte by byte;
here both go whole.

What this relies on inside the two libraries is held by `tests/realtime/test_straight.py`; with
BOARD_STRAIGHT_FRAMES=off everything goes as python-engineio has it.
"""

from collections.abc import Callable
from time import monotonic
from typing import Any

RECEIVE = 16_384
#: a frame has at most 256 KiB (server.py), and a message of several not more than two of them
LONGEST_MESSAGE = 524_288
#: messages of one client, before everybody else has a turn
MOST_IN_A_ROW = 8
#: after so many that came quicker than this each, in seconds, there is a pause: turns alone leave the thread
#: that commits hardly any of the time
MANY, QUICK_S, PAUSE_S = 64, 0.001, 0.01


def install(engine_server: Any) -> None:
    """Have this python-engineio server make its queues and websockets from here; only for eventlet."""
    parts = dict(engine_server._async)
    make_queue, make_websocket = parts["queue"], parts["websocket"]

    def queue(*args: Any, **kwargs: Any) -> Any:
        return StraightQueue(make_queue(*args, **kwargs))

    def websocket(handler: Callable[[Any], Any], server: Any) -> Any:
        engine = handler.__self__  # type: ignore[attr-defined] # the handler is a method of the Engine.IO socket

        def handle(ws: Any) -> Any:
            wire = Wire(ws, engine_server.sleep)
            engine.queue.attach(engine, wire)
            return handler(wire)

        return make_websocket(handle, server)

    engine_server._async = parts | {"queue": queue, "websocket": websocket}


class StraightQueue:
    """An Engine.IO socket's queue, past which a packet goes when nothing is before it."""

    def __init__(self, queue: Any) -> None:
        self._queue = queue
        self._engine: Any = None
        self._wire: Wire | None = None
        self.task_done, self.join = queue.task_done, queue.join
        self.qsize, self.empty = queue.qsize, queue.empty

    def attach(self, engine: Any, wire: "Wire") -> None:
        """Name the websocket that this Engine.IO socket has got."""
        self._engine, self._wire = engine, wire

    def put(self, packet: Any) -> None:
        """Write the packet, or what the socket does not take of it goes to the writer."""
        wire = self._wire
        if wire is None or packet is None or self._queue.qsize() or wire.busy() or not self._direct():
            self._queue.put(packet)
        elif rest := wire.offer(packet):
            self._queue.put(rest)

    def is_through(self) -> bool:
        """Whether the socket has taken everything so far."""
        return self._wire is not None and not self._queue.qsize() and not self._wire.busy()

    def get(self, block: bool = True, timeout: float | None = None) -> Any:
        """The next packet. A websocket's writer waits without end: python-engineio takes a queue in which
        nothing was for a ping and its answer's time for a dead connection, and pings do not pass here.
        """
        return self._queue.get(block, timeout if self._wire is None else None)

    def _direct(self) -> bool:
        """During the upgrade from polling packets wait; after the end nobody takes them."""
        return bool(self._engine.upgraded) and not self._engine.upgrading and not self._engine.closed


class Framed(bytes):
    """Bytes that are a frame already, or the rest of one."""

    def encode(self) -> "Framed":
        """What the writer asks of a packet."""
        return self


class Wire:
    """eventlet's websocket with the same three calls that python-engineio uses, and `offer`.

    It shows no `socket`: the timeout that eventlet's server has set on it stays.
    """

    def __init__(self, ws: Any, let_others: Callable[[float], Any] = lambda seconds: None) -> None:
        self._ws, self._let_others = ws, let_others
        self._in_a_row = 0
        self._since = monotonic()
        self._send_some = ws.socket.fd.send
        self.busy: Callable[[], bool] = ws._sendlock.locked
        self.close: Callable[[], None] = ws.close
        self._reads = ws.socket = WholeReads(ws.socket)
        ws._apply_mask = unmasked

    def offer(self, packet: Any) -> Any:
        """Write as much as the socket takes at once; what is left goes to the writer, None if nothing."""
        frame = framed(packet, self._ws)
        try:
            sent = self._send_some(frame)
        except OSError:
            # it would block, or is gone: then the writer meets the same error and ends the connection
            return frame
        return Framed(memoryview(frame)[sent:]) if sent < len(frame) else None

    def wait(self) -> Any:
        """The next message; None at the end."""
        self._reads.taken = 0
        self._in_a_row += 1
        if self._in_a_row % MOST_IN_A_ROW == 0:
            # reading waits only where nothing has come: whoever never stops sending would have the loop alone
            self._let_others(self._pause())
        return self._ws.wait()

    def _pause(self) -> float:
        if self._in_a_row < MANY:
            return 0
        began, self._since, self._in_a_row = self._since, monotonic(), 0
        return PAUSE_S if self._since - began < MANY * QUICK_S else 0

    def send(self, message: Any) -> None:
        """Write all of it, waiting for the client."""
        self._ws._send(message if isinstance(message, Framed) else self._ws._pack_message(message))


class WholeReads:
    """A socket that reads what has come in one call, and hands it out in the pieces that are asked for."""

    def __init__(self, sock: Any) -> None:
        self._socket = sock
        self._held = b""
        self._at = 0
        #: bytes since the last whole message: eventlet bounds a frame, but not a message of endless fragments
        self.taken = 0
        self.sendall, self.shutdown, self.close = sock.sendall, sock.shutdown, sock.close

    def recv(self, size: int) -> bytes:
        """At most so many bytes; none at the end, or when a message never ends."""
        if self.taken > LONGEST_MESSAGE:
            return b""
        if self._at >= len(self._held):
            self._held, self._at = self._socket.recv(max(size, RECEIVE)), 0
        piece = self._held[self._at : self._at + size]
        self._at += len(piece)
        self.taken += len(piece)
        if self._at >= len(self._held):
            self._held, self._at = b"", 0
        return piece


def framed(packet: Any, ws: Any) -> Framed:
    """The websocket frame of a packet, made once however many get it."""
    frame: Framed | None = getattr(packet, "frame", None)
    if frame is None:
        frame = packet.frame = Framed(ws._pack_message(packet.encode()))
    return frame


def unmasked(data: bytes, mask: tuple[int, ...], length: int | None = None, offset: int = 0) -> bytes:
    """A payload without its mask: one XOR of two large integers."""
    size = len(data) if length is None else length
    turned = bytes(mask[(offset + place) % 4] for place in range(4))
    key = int.from_bytes((turned * (size // 4 + 1))[:size])
    return (int.from_bytes(data[:size]) ^ key).to_bytes(size)
