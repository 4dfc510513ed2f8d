"""The real board in one thread, with a clock set by hand; every byte that leaves it is kept."""

import itertools
import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from board import app as joining
from board.config import Config
from board.realtime.transport import EmitTransport
from board.service.path.worker import Worker
from board.service.ports import Storage
from board.storage.memory import MemoryStorage
from board.wire import jsons

_numbers = itertools.count(1)


class HandSignal:
    """Set already when somebody waits, or it never will be: nothing runs beside us."""

    def __init__(self) -> None:
        self.is_set = False

    def set(self) -> None:
        self.is_set = True

    def wait(self, timeout: float | None = None) -> bool:
        return self.is_set


class HandLoop:
    """Workers and the cleaning of the database run where they are called; what would run for ever is kept."""

    def __init__(self) -> None:
        self.at = 1_790_000_000.0
        self.kept: list[Callable[..., object]] = []

    def spawn(self, function: Callable[..., object], *args: object) -> None:
        if isinstance(getattr(function, "__self__", None), Worker) or function.__name__ == "_clean":
            function(*args)
        else:
            self.kept.append(function)

    def signal(self) -> HandSignal:
        return HandSignal()

    def lock(self) -> AbstractContextManager[Any]:
        return threading.Lock()

    def sleep(self, seconds: float) -> None:
        self.at += seconds

    def run_native(self, function: Callable[..., Any], *args: object) -> Any:
        return function(*args)

    def now_ms(self) -> int:
        return round(self.at * 1000)

    def monotonic(self) -> float:
        return self.at


@dataclass(frozen=True, slots=True)
class Packet:
    """Bytes that reached somebody: when, by which channel, and in answer to what."""

    at: float
    channel: str
    body: bytes
    asked: bytes = b""


class KeptTransport(EmitTransport):
    """In place of sockets: whose packet is whose is kept, all else is the server's own."""

    def __init__(self) -> None:
        super().__init__()
        self.now: Callable[[], float] = lambda: 0.0
        self.heard: dict[str, list[Packet]] = {}

    def send(self, sids: Sequence[str], event: str, body: bytes) -> None:
        for sid in sids:
            self.heard[sid].append(Packet(self.now(), event, bytes(body)))

    def waiting(self, sid: str) -> int:
        return 0

    def close(self, sid: str) -> None:
        """Nobody is closed in these tests."""

    def strangers(self) -> set[str]:
        return set()


@dataclass(eq=False)
class Seat:
    """Somebody's place: all that they send, and every byte that comes back."""

    house: "House"
    code: str
    token: str
    person_id: str | None
    name: str
    received: list[Packet] = field(default_factory=list)
    sid: str | None = None

    def connect(self, **auth: Any) -> None:
        """Open a socket."""
        self.sid = f"sid{next(_numbers)}"
        self.house.transport.heard[self.sid] = self.received
        self.house.handlers["connect"](self.sid, {"QUERY_STRING": ""}, {"token": self.token, **auth})
        self.house.manager.greet(self.sid)

    def leave(self) -> None:
        """Close it."""
        assert self.sid is not None
        self.house.handlers["disconnect"](self.sid)
        self.sid = None

    def say(self, **what: bool) -> None:
        """Presence: typing or drawing."""
        if self.sid:
            self.house.handlers["presence"](self.sid, what)

    def call(self, event: str, asked: Any) -> Any:
        """An acknowledged call on the socket."""
        return self._keep(event, self.house.handlers[event](self.sid, asked), asked)

    def try_(self, kind: str, /, **fields: Any) -> dict[str, Any]:
        """Send a command, accepted or not; the answer."""
        command = {"op_id": f"op{next(_numbers)}", "type": kind, **fields}
        if self.sid:
            return self.call("command", command)
        answer = self.house.web.post(f"{self.path}/commands", json=command, headers=self.headers)
        return self._keep("answer", json.loads(answer.data), command)

    def do(self, kind: str, /, **fields: Any) -> dict[str, Any]:
        """Send a command that must be accepted."""
        answer = self.try_(kind, **fields)
        assert answer["ok"], (kind, fields, answer)
        return answer

    def get(self, path: str = "", **query: Any) -> bytes:
        """Fetch something over HTTP: the snapshot, a tail, a file."""
        answer = self.house.web.get(f"{self.path}{path}", query_string=query, headers=self.headers)
        # a file's name is in a header, and headers leave as well
        body = answer.data + b"\n" + str(answer.headers.get("Content-Disposition", "")).encode()
        asked = f"{path} {query}".encode()
        self.received.append(Packet(self.house.loop.at, path or "snapshot", body, asked))
        return bytes(answer.data)

    def snapshot(self) -> dict[str, Any]:
        return json.loads(self.get())

    def _keep(self, channel: str, answer: Any, asked: Any) -> Any:
        body = jsons.dump_bytes(answer) if not hasattr(answer, "__buffer__") else bytes(answer)
        self.received.append(Packet(self.house.loop.at, channel, body, jsons.dump_bytes(asked)))
        return json.loads(body)

    @property
    def path(self) -> str:
        return f"/api/sessions/{self.code}"

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


class House:
    """The application that `run.py` serves, but for its sockets, its clock and, if asked, its database."""

    def __init__(self, folder: Path, *, in_memory: bool = True) -> None:
        self.loop, self.transport = HandLoop(), KeptTransport()
        self.transport.now = self.loop.monotonic
        folder.mkdir(parents=True, exist_ok=True)
        self.database = folder / "board.sqlite"
        config = Config(
            database_url=f"sqlite:///{self.database}",
            async_mode="threading",
            rate_limits=False,
            secret_key="a-key-for-tests-alone-0123456789",
            instance=folder,
        )
        storage: Mapping[str, Any] = {"open_storage": lambda *_: _memory()} if in_memory else {}
        with mock.patch.multiple(joining, EmitTransport=lambda: self.transport, **storage):
            self.app = joining.create_app(config, self.loop)
        server: Any = self.app.socketio.server  # type: ignore[attr-defined] # the stubs leave it out
        self.handlers, self.manager = server.handlers["/"], server.manager
        self.web = self.app.flask.test_client()
        (self._run,) = [task for task in self.loop.kept if type(task.__self__).__name__ == "Ticker"]  # type: ignore[attr-defined]

    def tick(self, seconds: float = 1.0) -> None:
        """Time goes on, and what happens by the clock happens once."""
        self.loop.at += seconds
        self._run.__self__.tick()  # type: ignore[attr-defined]

    def use_ids(self, ids: Any) -> None:
        """Where ids and the shuffle come from."""
        self.app.board._worker._ids = ids

    def begin(self, title: str = "Repairs") -> tuple[Seat, dict[str, Any]]:
        """A new session's facilitator, and what starting it answered."""
        created = json.loads(self.web.post("/api/sessions", json={"title": title}).data)
        host = created["facilitator"]
        return Seat(self, created["code"], host["token"], host["person_id"], "Facilitator"), created

    def join(self, code: str, name: str, **fields: Any) -> Seat:
        """Somebody who comes in by the code."""
        answer = self.web.post(f"/api/sessions/{code}/people", json={"name": name, **fields})
        joined = json.loads(answer.data)
        return Seat(self, code, joined["token"], joined["person_id"], name)

    def by_link(self, code: str, link: str, name: str) -> Seat:
        """Somebody who comes in by a link's key."""
        key = {"key": link.partition("#key=")[2]}
        granted = json.loads(self.web.post(f"/api/sessions/{code}/grants", json=key).data)
        return Seat(self, code, granted["token"], granted["person_id"], name)


def _memory() -> Storage:
    storage = MemoryStorage()
    return storage


@contextmanager
def opened(folder: Path, **options: Any) -> Iterator[House]:
    """A house that is shut at the end."""
    house = House(folder, **options)
    try:
        yield house
    finally:
        house.app.board.stop()
