"""Who is connected: a channel for each session that somebody looks at, a connection for each socket."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from board.domain.errors import BoardError
from board.domain.model import Person, State, Viewer
from board.service.board import Grant

MOST_PER_SESSION = 1000
MOST_PER_PERSON = 5
MOST_IN_ALL = 4000


@dataclass(slots=True, eq=False)
class Connection:
    """One socket. `next_from` is the seq at which its next frame starts."""

    sid: str
    token: str
    grant: Grant
    viewer: Viewer
    after: int | None = None
    epoch: str | None = None
    next_from: int = 0
    #: until then frames are held back: its welcome and tail come first
    live: bool = False
    fresh: bool = True
    typing_until: float = 0.0
    drawing_until: float = 0.0
    #: a note of one's own that is being changed; notes carried and where
    focus: str = ""
    focus_until: float = 0.0
    #: a proposal and which of its fields one is at
    place: tuple[str, str] | None = None
    place_until: float = 0.0
    drag: tuple[tuple[str, ...], float, float] | None = None
    drag_until: float = 0.0
    presence_at: float = 0.0
    strikes: int = 0
    ticks_behind: int = 0
    #: the origin under which its client knows us, for links
    origin: str = ""
    #: the address of the script that a page runs, which names its release
    page: str | None = None

    @property
    def code(self) -> str:
        """The session's code."""
        return self.grant.session_code


@dataclass(slots=True, eq=False)
class Channel:
    """A session's connections. `head` is the seq up to which everything was handed to them."""

    code: str
    lock: AbstractContextManager[Any]
    epoch: str = ""
    head: int = 0
    connections: dict[str, Connection] = field(default_factory=dict)
    #: somebody came, went, began or stopped: presence goes out at the next tick
    stirred: bool = True
    told_at: float = 0.0
    told: dict[str, Any] = field(default_factory=dict)
    #: what the room knows of carried notes, and since when
    moves: list[dict[str, Any]] = field(default_factory=list)
    moves_at: float = 0.0
    #: note_id -> since when its author has been changing it, and when they last said so
    held: dict[str, tuple[float, float]] = field(default_factory=dict)
    #: the roster by which the connections' viewers were made; None when one of them is new
    people: Mapping[str, Person] | None = None
    #: the fold after the last publish, for the counts of presence
    state: State | None = None

    def of_person(self, person_id: str) -> list[Connection]:
        """A person's sockets."""
        return [c for c in self.connections.values() if c.grant.person_id == person_id]

    def online(self) -> list[str]:
        """Everybody with at least one live socket, each once, in a stable order."""
        return sorted({c.grant.person_id for c in self.connections.values() if c.live and c.grant.person_id})


class Rooms:
    """Finds channels and connections; makes a channel with its first connection, drops it with its last."""

    def __init__(self, make_lock: Callable[[], AbstractContextManager[Any]]) -> None:
        self._make_lock = make_lock
        self._lock = make_lock()
        self._channels: dict[str, Channel] = {}
        self._by_sid: dict[str, Channel] = {}

    def enter(self, connection: Connection) -> Channel:
        """Take a socket in, not yet live; raises `busy` or `limit_reached` when there are too many."""
        with self._lock:
            channel = self._channels.get(connection.code)
            self._check_room(connection, channel)
            if channel is None:
                channel = self._channels[connection.code] = Channel(connection.code, self._make_lock())
            channel.connections[connection.sid] = connection
            channel.people = None
            self._by_sid[connection.sid] = channel
            return channel

    def leave(self, sid: str) -> None:
        """Forget a socket that is gone."""
        with self._lock:
            channel = self._by_sid.pop(sid, None)
            if channel is None:
                return
            channel.connections.pop(sid, None)
            channel.stirred = True
            if not channel.connections:
                self._channels.pop(channel.code, None)

    def find(self, sid: str) -> tuple[Channel, Connection] | None:
        """The channel and connection of a socket."""
        channel = self._by_sid.get(sid)
        connection = channel.connections.get(sid) if channel else None
        return (channel, connection) if channel and connection else None

    def channel(self, code: str) -> Channel | None:
        """The channel of a session, if anybody is connected."""
        return self._channels.get(code)

    def channels(self) -> Iterator[Channel]:
        """All channels, as they are now."""
        yield from list(self._channels.values())

    def _check_room(self, connection: Connection, channel: Channel | None) -> None:
        if len(self._by_sid) >= MOST_IN_ALL:
            raise BoardError("busy", "This board is full at the moment. Try again soon.", retry_after_ms=5000)
        if channel is None:
            return
        if len(channel.connections) >= MOST_PER_SESSION:
            raise BoardError("limit_reached", f"A session has room for {MOST_PER_SESSION} open pages.")
        person_id = connection.grant.person_id
        if person_id and len(channel.of_person(person_id)) >= MOST_PER_PERSON:
            raise BoardError("limit_reached", f"You have {MOST_PER_PERSON} pages open. Close one of them.")
