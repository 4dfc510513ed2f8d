"""One line through the proxy: two flows, each read, spoiled and passed on in its own time."""

import asyncio
import contextlib
import heapq
import itertools
import random
import socket
import struct
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from tests.faults import splitter
from tests.faults.toxics import (
    Bandwidth,
    Blocked,
    Drop,
    Frames,
    Hold,
    IdleTimeout,
    Latency,
    LimitData,
    Placed,
    Slicer,
    Way,
)

CHUNK = 16_384
#: bytes of one flow that may lie here before its sender has to wait
MOST_HELD = 65_536
LOOK_S = 0.02
_RESET = struct.pack("ii", 1, 0)
T = TypeVar("T")


class House(Protocol):
    """What a line asks of its proxy."""

    placed: tuple[Placed, ...]
    counts: Counter[str]
    chance: random.Random
    splitter: Callable[[], splitter.Splitter]


@dataclass
class Flow:
    """Bytes on their way in one direction."""

    line: "Line"
    way: Way
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    stream: splitter.Splitter
    passed: int = 0
    _due: list[tuple[float, int, bytes]] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=itertools.count)
    _held: int = 0
    _last: float = 0.0
    _ended: bool = False
    _woken: asyncio.Event = field(default_factory=asyncio.Event)

    def toxics(self, kind: type[T]) -> list[T]:
        """Those of a kind that are on this way now."""
        return [p.toxic for p in self.line.house.placed if self.way in p.ways and isinstance(p.toxic, kind)]

    def silent(self) -> bool:
        """Whether nothing is read and nothing passes."""
        return self.line.stranded or bool(self.toxics(Hold))

    async def read(self) -> None:
        """Take bytes in and give each piece its time, until the sender is done."""
        while True:
            while self.silent() or self._held > MOST_HELD:
                await asyncio.sleep(LOOK_S)
            data = await self.reader.read(CHUNK)
            self.line.moved()
            if not data:
                break
            if self.toxics(Drop):
                self._lose(len(data))
                continue
            await self._take(data)
        self._ended = True
        self._woken.set()

    async def _take(self, data: bytes) -> None:
        if self.stream.headless:
            head = self.stream.head(data)
            if head is None:
                return
            passing = await self.line.headed(self.way, head)
            if passing is None:
                return
            self._schedule(passing, ordered=True)
            data = b""
        for piece in self.stream.pieces(data):
            if isinstance(piece, splitter.Message):
                self._judge(piece)
            else:
                self._schedule(piece, ordered=True)

    def _judge(self, message: splitter.Message) -> None:
        chance = self.line.house.chance
        for toxic in self.toxics(Frames):
            if toxic.strikes(message.payload, chance):
                self.line.house.counts[f"frames_{toxic.fate}"] += 1
                if toxic.fate == "lose":
                    return
                if toxic.fate == "double":
                    self._schedule(message.raw, ordered=True)
                if toxic.fate == "shuffle":
                    self._schedule(message.raw, ordered=False, late=chance.uniform(0, toxic.window_s))
                    return
        self._schedule(message.raw, ordered=True)

    def _schedule(self, data: bytes, *, ordered: bool, late: float = 0.0) -> None:
        slicers = self.toxics(Slicer)
        size = min((s.most for s in slicers), default=len(data)) if ordered else len(data)
        for start in range(0, len(data), max(1, size)):
            piece = data[start : start + size]
            due = asyncio.get_running_loop().time() + late
            due += sum(toxic.delay(self.line.house.chance) for toxic in self.toxics(Latency))
            if ordered:
                due = self._last = max(self._last, due)
            heapq.heappush(self._due, (due, next(self._numbers), piece))
            self._held += len(piece)
        self._woken.set()

    async def write(self) -> None:
        """Pass pieces on when their time has come; the end last, unless nothing passes."""
        loop = asyncio.get_running_loop()
        while self._due or not self._ended:
            wait = self._due[0][0] - loop.time() if self._due else None
            if wait is None or wait > 0:
                self._woken.clear()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._woken.wait(), wait)
                continue
            await self._pass(heapq.heappop(self._due)[2])
        while self.silent() or self.toxics(Drop):
            await asyncio.sleep(LOOK_S)
        with contextlib.suppress(OSError):
            self.writer.write_eof()

    async def _pass(self, piece: bytes) -> None:
        while self.silent():
            await asyncio.sleep(LOOK_S)
        self._held -= len(piece)
        if self.toxics(Drop):
            self._lose(len(piece))
            return
        rate = min((toxic.bytes_per_s for toxic in self.toxics(Bandwidth)), default=0.0)
        left = min((toxic.most - self.passed for toxic in self.toxics(LimitData)), default=len(piece))
        for part in _parts(piece[: max(0, left)], rate):
            self.writer.write(part)
            await self.writer.drain()
            self.passed += len(part)
            self.line.moved()
            if rate:
                await asyncio.sleep(len(part) / rate)
        if left < len(piece):
            self.line.house.counts["limited"] += 1
            self.line.reset()

    def _lose(self, size: int) -> None:
        self.line.lost += size
        self.line.house.counts["bytes_lost"] += size


def _parts(piece: bytes, rate: float) -> Iterator[bytes]:
    """A tenth of a second's worth at a time, so that a narrow line trickles."""
    step = max(1, int(rate / 10)) if rate else max(1, len(piece))
    for start in range(0, len(piece), step):
        yield piece[start : start + step]


class Line:
    """A client's connection and ours to the server."""

    def __init__(
        self,
        house: House,
        client: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        server: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        gone: Callable[["Line"], None],
    ) -> None:
        self.house, self._gone = house, gone
        self.lost = 0
        #: cut off from the world without a word: nothing passes and no end is told
        self.stranded = False
        self._upgrading = False
        self.up = Flow(self, "up", client[0], server[1], house.splitter())
        self.down = Flow(self, "down", server[0], client[1], house.splitter())
        self._moved_at = asyncio.get_running_loop().time()

    async def run(self) -> None:
        """Carry bytes until both sides are done or one breaks."""
        flows = (self.up, self.down)
        tasks = [asyncio.ensure_future(job) for flow in flows for job in (flow.read(), flow.write())]
        watch = asyncio.ensure_future(self._watch())
        try:
            await asyncio.gather(*tasks)
        except (OSError, asyncio.IncompleteReadError):
            await self._break()
        finally:
            for task in (*tasks, watch):
                task.cancel()
            self._gone(self)
            for flow in flows:
                flow.writer.close()

    def moved(self) -> None:
        """Something passed: the line is not idle."""
        self._moved_at = asyncio.get_running_loop().time()

    def reset(self) -> None:
        """End both connections with an RST, at once."""
        for flow in (self.up, self.down):
            sock = flow.writer.get_extra_info("socket")
            with contextlib.suppress(OSError):
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            flow.writer.transport.abort()

    async def headed(self, way: Way, head: bytes) -> bytes | None:
        """What becomes of a connection's first head, either way; None when it was answered here."""
        if way == "down":
            if self._upgrading and head.startswith(b"HTTP/1.1 101"):
                self.up.stream.framed = self.down.stream.framed = True
            return head
        self._upgrading = splitter.asks_for_websocket(head)
        for block in self.up.toxics(Blocked):
            if block.how == "portal":
                return await self._answer(splitter.PORTAL, "portal")
            if self._upgrading and block.how == "403":
                return await self._answer(splitter.FORBIDDEN, "upgrades_refused")
            if self._upgrading and block.how == "strip":
                self.house.counts["upgrades_stripped"] += 1
                self._upgrading = False
                return splitter.stripped(head)
        return head

    async def _answer(self, answer: bytes, what: str) -> None:
        self.house.counts[what] += 1
        self.down.writer.write(answer)
        await self.down.writer.drain()
        self.down.writer.close()
        self.up.writer.close()

    async def _watch(self) -> None:
        """Close the line where a middlebox would: when nothing has moved for long."""
        while True:
            await asyncio.sleep(LOOK_S * 5)
            idle = min((t.seconds for t in self.up.toxics(IdleTimeout)), default=None)
            if idle is not None and asyncio.get_running_loop().time() - self._moved_at > idle:
                self.house.counts["idle_closed"] += 1
                self.reset()

    async def _break(self) -> None:
        """One side is gone without an end; the other hears of it unless nothing passes."""
        while self.up.silent() or self.up.toxics(Drop):
            await asyncio.sleep(LOOK_S)
        self.reset()
