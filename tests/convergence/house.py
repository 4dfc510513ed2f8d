"""The product's server side as one process: all but the bytes on the wire, joined as board/app.py does."""

from collections.abc import Callable, Sequence
from functools import partial
from random import Random
from typing import Any

import msgspec
from socketio.exceptions import ConnectionRefusedError as Refused

from board.domain.errors import BoardError
from board.domain.model import Viewer
from board.realtime.handlers import Handlers
from board.realtime.publisher import LivePublisher
from board.realtime.rooms import Rooms
from board.realtime.ticker import Ticker
from board.realtime.welcoming import Welcomer
from board.service.board import Board
from board.service.ports import Storage
from tests.convergence.between import News
from tests.convergence.loop import SimLoop
from tests.convergence.network import Call, Line
from tests.convergence.stores import Notes

SECRET = "a secret of the model"
#: who reads along: whose words, the line's viewer, the event, its bytes
Heard = Callable[["House", Line, str, bytes], None]
#: the same of one house
Said = Callable[[Line, str, bytes], None]


class CountedIds:
    """Ids and chance from a seed, so that a run can be repeated."""

    def __init__(self, random: Random, begin: int = 0) -> None:
        self._random, self.made = random, begin

    def new(self) -> str:
        """The next id."""
        self.made += 1
        return f"id-{self.made:06}"

    def shuffled(self, items: Sequence[Any]) -> list[Any]:
        """The same items in another order."""
        return self._random.sample(items, len(items))


class Desk:
    """Presence says nothing here: it is never stored, and has tests of its own."""

    def __call__(self, code: str, viewer: Viewer) -> dict[str, Any]:
        return {}

    def freeze(self, *_: object) -> None:
        """Nothing is told."""

    def tell(self, *_: object) -> None:
        """Nothing is told."""

    tell_now = hear = tell


class ModelTransport:
    """Puts what the server sends onto the lines."""

    def __init__(self, said: Said) -> None:
        self.lines: dict[str, Line] = {}
        self.said = said

    def send(self, sids: Sequence[str], event: str, body: bytes) -> None:
        """Put one event onto each of these lines."""
        payload = msgspec.json.decode(body) if sids else None
        for sid in sids:
            line = self.lines.get(sid)
            if line is not None and line.server_open:
                self.said(line, event, body)
                line.down.append((event, payload))

    def waiting(self, sid: str) -> int:
        """How much the client has not taken."""
        line = self.lines.get(sid)
        return len(line.down) if line else 0

    def close(self, sid: str) -> None:
        """Hang up after what is under way."""
        line = self.lines.get(sid)
        if line is not None and line.server_open:
            line.down.append(("bye", None))
            line.server_open = False

    def end(self, sid: str) -> None:
        """Hang up as a broken line does."""
        line = self.lines.get(sid)
        if line is not None:
            line.server_open = False

    drop = end

    def strangers(self) -> set[str]:
        """Nobody connects halfway."""
        return set()


class PointedPublisher:
    """A publisher with points around each publishing."""

    def __init__(self, inner: LivePublisher, loop: SimLoop) -> None:
        self._inner, self._loop = inner, loop

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def publish(self, live: Any, recorded: Any) -> None:
        """Tell the connections."""
        self._loop.point("before_publish")
        self._inner.publish(live, recorded)
        self._loop.point("after_publish")


class House:
    """One run of the server over a storage."""

    def __init__(
        self,
        loop: SimLoop,
        storage: Storage,
        notes: Notes,
        ids: CountedIds,
        heard: Heard,
        news: News | None = None,
    ) -> None:
        self.loop, self.news = loop, news
        self.storage: Any = storage
        self.rooms, self.transport = Rooms(loop.lock), ModelTransport(partial(heard, self))
        self.board = Board(
            loop=loop, storage=storage, heads=notes, secret=SECRET, rate_limits=False, news=news
        )
        desk: Any = Desk()
        transport: Any = self.transport
        publisher = LivePublisher(self.rooms, transport, desk)
        self.board.bind(PointedPublisher(publisher, loop), desk)  # type: ignore[arg-type]
        self.board._worker._ids = ids  # type: ignore[assignment]
        #: keys of commands that were refused at least once, whether anybody heard of it or not
        self.refused: set[bytes] = set()
        self._watch(self.board._worker)
        self.handlers = Handlers(self.board, self.rooms, transport, desk, lambda *_: None)
        self.events: dict[str, Callable[..., Any]] = {}
        self.handlers.register(self)
        self.welcomer = Welcomer(self.board, transport, loop.now_ms)
        self.ticker = Ticker(loop, self.rooms, transport, desk)
        self.board.start()
        loop.run()

    def on(self, name: str, handle: Callable[..., Any]) -> None:
        """As python-socketio takes its handlers."""
        self.events[name] = handle

    def _watch(self, worker: Any) -> None:
        decide = worker._decide

        def watched(live: Any, works: Any) -> Any:
            drain = decide(live, works)
            self.refused |= {
                w.key for w, o in drain.outcomes if isinstance(o, BoardError) and hasattr(w, "key")
            }
            return drain

        worker._decide = watched

    def connect(self, line: Line, since: dict[str, Any]) -> None:
        """A client opens a connection."""
        self.transport.lines[line.sid] = line
        line.house, line.since = self, since
        self.loop.spawn(self._let_in, line, {"token": line.token, **since})

    def take(self, line: Line, message: tuple[str, int | None, Any]) -> None:
        """One message of a client has arrived; those of one line are handled one after the other."""
        line.inbox.append(message)
        if not line.reading:
            line.reading = True
            self.loop.spawn(self._read, line)

    def call(self, call: Call) -> None:
        """One HTTP request has arrived."""
        call.arrived, call.house = True, self
        self.loop.spawn(self._serve, call)

    def hear_of_end(self, line: Line) -> None:
        """The server finds that a connection is gone."""
        line.server_open = False
        if self.transport.lines.pop(line.sid, None) is not None:
            self.handlers.disconnect(line.sid)

    def _let_in(self, line: Line, auth: dict[str, Any]) -> None:
        try:
            self.handlers.connect(line.sid, {"QUERY_STRING": ""}, auth)
        except Refused as refused:
            line.down.append(("connect_error", refused.error_args["message"]))
            line.server_open = False
            return
        found = self.rooms.find(line.sid)
        assert found is not None
        self.welcomer.greet(*found)

    def _read(self, line: Line) -> None:
        while line.inbox:
            kind, number, payload = line.inbox.popleft()
            answer = self.events[kind](line.sid, payload)
            if line.server_open:
                plain = msgspec.json.decode(msgspec.json.encode(answer))
                self.transport.said(line, f"ack {kind}", msgspec.json.encode(answer))
                line.down.append(("ack", (kind, number, plain)))
        line.reading = False

    def _serve(self, call: Call) -> None:
        try:
            grant = self.board.identify(call.token)
            if call.kind == "snapshot":
                body = self.board.snapshot(grant.session_code, grant)
                self.transport.said(Line("http", call.token), "snapshot", body)
                call.answer = msgspec.json.decode(body)
            else:
                call.answer = self.board.submit(grant.session_code, grant, list(call.body))
                said = msgspec.json.encode(call.answer)
                self.transport.said(Line("http", call.token), "ack command", said)
        except BoardError as refusal:
            call.answer = {"error": refusal.code}
