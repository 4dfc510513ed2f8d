"""A TCP proxy on loopback, between clients and a server: its faults are switched while it runs.

    with Proxy(server.port, seed=1) as proxy:
        slow = proxy.toxic(Latency(0.3, jitter_s=0.1))
        ...                       # clients of proxy.url
        proxy.cut()               # RST to both sides of every line
        proxy.clear(slow)

It has a loop and a thread of its own, so that it may be used from any test.
"""

import asyncio
import contextlib
import random
import socket
import threading
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Self, TypeVar

from tests.faults.line import CHUNK, Line
from tests.faults.splitter import Splitter
from tests.faults.toxics import Placed, Toxic, Way

if TYPE_CHECKING:
    from tests.faults.house import FaultServer
    from tests.faults.row import Run

T = TypeVar("T")
BOTH: tuple[Way, ...] = ("up", "down")


class Proxy:
    """`counts` says what it did; `source` is the address from which the server sees its clients."""

    def __init__(
        self,
        target_port: int,
        *,
        seed: int = 0,
        source: str = "127.0.0.1",
        buffer: int = 0,
        splitter: Callable[[], Splitter] = Splitter,
    ) -> None:
        self.target_port, self.source = target_port, "127.0.0.1"
        self.placed: tuple[Placed, ...] = ()
        self.counts: Counter[str] = Counter()
        self.chance = random.Random(seed)
        #: how a line's bytes are told apart: HTTP and websockets, unless something else is spoken
        self.splitter = splitter
        #: bytes that the kernel may keep of what the server sent; 0 leaves it to the kernel
        self._buffer = buffer
        self._lines: set[Line] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="proxy", daemon=True)
        self._thread.start()
        self._listener = self._do(self._listen)
        self.port: int = self._listener.sockets[0].getsockname()[1]

    @property
    def url(self) -> str:
        """The origin under which clients reach the server."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def open(self) -> int:
        """How many lines there are now."""
        return len(self._lines)

    def toxic(self, toxic: Toxic, *ways: Way) -> Placed:
        """Put a fault on every line, those to come as well; both ways unless one is named."""
        placed = Placed(toxic, ways or BOTH)
        self.placed = (*self.placed, placed)
        return placed

    def clear(self, *placed: Placed) -> None:
        """Take these faults away, or all; lines that lost bytes meanwhile cannot go on and are cut."""
        self.placed = tuple(p for p in self.placed if placed and p not in placed)
        self._do(self._cut_torn)

    def cut(self, share: float = 1.0) -> int:
        """RST to both sides of this share of the lines, drawn by chance; how many."""
        return self._do(self._cut, share)

    def strand(self) -> int:
        """Half-open: the lines of this moment carry nothing any more, to no end; new ones are as ever."""
        lines = list(self._lines)
        for line in lines:
            line.stranded = True
        self.counts["stranded"] += len(lines)
        return len(lines)

    def close(self) -> None:
        """Let every line go and stop listening."""
        self.placed = ()
        self._do(self._end)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @classmethod
    def before(cls, run: "Run", server: "FaultServer", **how: Any) -> Self:
        """One before a row's server, gone with the row."""
        proxy = cls(server.port, seed=run.random.getrandbits(32), **how)
        run.finally_(proxy.close)
        return proxy

    async def _listen(self) -> asyncio.Server:
        return await asyncio.start_server(self._come, "127.0.0.1", 0, limit=CHUNK, backlog=1024)

    async def _come(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.counts["lines"] += 1
        try:
            upstream = await self._reach()
        except OSError:
            self.counts["unreached"] += 1
            writer.transport.abort()
            return
        line = Line(self, (reader, writer), upstream, self._lines.discard)
        self._lines.add(line)
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            # at our own end streams would complain of a task that was cancelled
            with contextlib.suppress(asyncio.CancelledError):
                await line.run()
        finally:
            self._tasks.discard(task)

    async def _reach(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        sock = socket.socket()
        sock.setblocking(False)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self._buffer:
            # before connecting: the window is agreed on then
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, self._buffer)
        try:
            sock.bind((self.source, 0))
            await self._loop.sock_connect(sock, ("127.0.0.1", self.target_port))
        except OSError:
            sock.close()
            raise
        return await asyncio.open_connection(sock=sock, limit=CHUNK)

    async def _cut(self, share: float) -> int:
        lines = sorted(self._lines, key=id)
        chosen = lines if share >= 1 else [line for line in lines if self.chance.random() < share]
        for line in chosen:
            line.reset()
        self.counts["cut"] += len(chosen)
        return len(chosen)

    async def _cut_torn(self) -> None:
        for line in [line for line in self._lines if line.lost]:
            line.reset()

    async def _end(self) -> None:
        self._listener.close()
        for line in list(self._lines):
            line.reset()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _do(self, job: Callable[..., Any], *args: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(job(*args), self._loop).result(10)
