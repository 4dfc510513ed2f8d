"""Fakes that keep the contract: a transport that remembers, a clock that stands still, a room by hand."""

import json
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from threading import RLock
from typing import Any

from board.domain.model import Actor, Role, State
from board.domain.visibility import viewer_of
from board.realtime.presence import PresenceDesk
from board.realtime.publisher import LivePublisher
from board.realtime.rooms import Channel, Connection, Rooms
from board.service.board import Grant


class HeldTransport:
    """Keeps what would be sent; `unread` says how much a socket has not taken."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str, Any]] = []
        self.unread: dict[str, int] = {}
        self.closed: list[str] = []
        self.dropped: list[str] = []

    def send(self, sids: Sequence[str], event: str, body: bytes) -> None:
        self.sent += [(sid, event, json.loads(body)) for sid in sids]

    def waiting(self, sid: str) -> int:
        return self.unread.get(sid, 0)

    def close(self, sid: str) -> None:
        self.closed.append(sid)

    def end(self, sid: str) -> None:
        self.closed.append(sid)

    def drop(self, sid: str) -> None:
        self.dropped.append(sid)

    def drop_engine(self, engine_sid: str | None) -> None:
        self.dropped.append(str(engine_sid))

    def strangers(self) -> set[str]:
        return set()

    def of(self, sid: str, event: str) -> list[Any]:
        return [body for to, name, body in self.sent if (to, name) == (sid, event)]


@dataclass
class HandClock:
    """A loop whose time one sets; nothing runs by itself."""

    at: float = 1000.0
    spawned: list[Callable[..., object]] = field(default_factory=list)

    def spawn(self, function: Callable[..., object], *args: object) -> None:
        self.spawned.append(function)

    def lock(self) -> AbstractContextManager[Any]:
        return RLock()

    def sleep(self, seconds: float) -> None:
        self.at += seconds

    def now_ms(self) -> int:
        return int(self.at * 1000)

    def monotonic(self) -> float:
        return self.at


@dataclass
class LiveByHand:
    """What the publisher reads of a live session."""

    state: State
    epoch: str = "e1"

    @property
    def code(self) -> str:
        return self.state.code


class Room:
    """A session's connections around a state."""

    def __init__(self, state: State) -> None:
        self.clock, self.transport = HandClock(), HeldTransport()
        self.rooms = Rooms(self.clock.lock)
        self.desk = PresenceDesk(self.rooms, self.transport, self.clock.monotonic)
        self.publisher = LivePublisher(self.rooms, self.transport, self.desk)
        self.state = state
        self.desk.state_of = lambda code: self.state
        self.desk.now_ms = self.clock.now_ms

    def enter(self, sid: str, actor: Actor, *, next_from: int | None = None, live: bool = True) -> Connection:
        """Connect somebody, live from the next event on."""
        role: Role = actor.role
        grant = Grant(self.state.code, actor.person_id, role, sid.encode())
        connection = Connection(sid=sid, token=sid, grant=grant, viewer=viewer_of(self.state, actor))
        channel = self.rooms.enter(connection)
        channel.head = max(channel.head, self.state.head)
        channel.epoch, channel.state = "e1", self.state
        connection.next_from = next_from if next_from is not None else channel.head + 1
        connection.live = live
        return connection

    def publish(self, state: State, recorded: Sequence[Any]) -> None:
        """A drain became durable."""
        self.state = state
        self.publisher.publish(LiveByHand(state), recorded)  # type: ignore[arg-type]

    @property
    def channel(self) -> Channel:
        found = self.rooms.channel(self.state.code)
        assert found is not None
        return found
