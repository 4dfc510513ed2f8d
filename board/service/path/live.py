"""A session that is in use: its fold, its last events, the ops it has seen."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from board.domain.errors import BoardError
from board.domain.events import NAMES, PersonRelinked, Recorded, SessionClosed
from board.domain.evolve import beside, evolve, fold
from board.domain.model import Role, State
from board.domain.undoing import Undoable
from board.service.path.mailbox import Mailbox
from board.service.ports import Signal
from board.service.records import EventRow, Log, OpRow, SessionRow
from board.wire.events import load_event

RECENT = 2000
#: what participants may write into a session, in bytes; of a full one short words still go in
MOST_WRITTEN = 256 << 20
SHORT = 4096
#: how many of a person's commands can be undone
MOST_PAST = 50


@dataclass(slots=True, eq=False)
class LiveSession:
    """Changed by its worker alone, under `lock`; whoever reads takes `state`, which never changes itself."""

    code: str
    session_id: int
    epoch: str
    op_salt: bytes
    lock: AbstractContextManager[Any]
    state: State
    recent: deque[Recorded] = field(default_factory=lambda: deque(maxlen=RECENT))
    ops: dict[bytes, OpRow] = field(default_factory=dict)
    past: dict[str, dict[bytes, Undoable]] = field(default_factory=dict)
    mailbox: Mailbox = field(default_factory=Mailbox)
    watchers: list[Signal] = field(default_factory=list)
    #: by person, the seq at which their link was last made anew
    relinked: dict[str, int] = field(default_factory=dict)
    #: thrown away: whatever comes for it is answered as if it had never been
    gone: bool = False
    used_at: float = 0.0
    pause: float = 0.0
    published_at: float = 0.0
    #: bytes of its log as it was loaded, and of the commands that came since
    written: int = 0
    views: dict[Any, Any] = field(default_factory=dict)

    @property
    def head(self) -> int:
        """The seq of the last event."""
        return self.state.head

    def advance(
        self, state: State, recorded: Sequence[Recorded], ops: Iterable[OpRow], forgotten: frozenset[str]
    ) -> None:
        """Take in what is durable now, and wake whoever waits for news."""
        with self.lock:
            self.state = state
            self.relinked |= relinked_in(recorded)
            self.recent.extend(recorded)
            self.ops |= {op.key: op for op in ops}
            if forgotten:
                self.ops = {key: op for key, op in self.ops.items() if op.tie not in forgotten}
                self.past.clear()
        self.wake()

    def take(self, size: int, role: Role) -> None:
        """Count a command; raises limit_reached for a participant's long one when the session is full."""
        if self.written >= MOST_WRITTEN and size > SHORT and role != "facilitator":
            raise BoardError("limit_reached", "This session is full of drawings. Say it in a few words.")
        self.written += size

    def remember(self, past: Mapping[str, Mapping[bytes, Undoable]]) -> None:
        """Keep what can be undone: each person's last commands, in memory alone."""
        for who, made in past.items():
            kept = {**self.past.get(who, {}), **made}
            self.past[who] = dict(list(kept.items())[-MOST_PAST:])

    def watch(self, after: int, signal: Signal) -> None:
        """Set the signal at the next event after this seq, which may have come already."""
        with self.lock:
            if self.state.head <= after:
                self.watchers.append(signal)
                return
        signal.set()

    def wake(self) -> None:
        """There is news, if only that there will be none."""
        with self.lock:
            watchers, self.watchers = self.watchers, []
        for watcher in watchers:
            watcher.set()

    def unwatch(self, signal: Signal) -> None:
        """Nobody waits any more."""
        with self.lock:
            if signal in self.watchers:
                self.watchers.remove(signal)

    def since(self, after: int, most: int) -> tuple[State, list[Recorded] | None]:
        """The state, and up to `most` events after a seq; None if they reach further back than memory."""
        with self.lock:
            first = self.recent[0].seq if self.recent else self.state.head + 1
            if after + 1 < first:
                return self.state, None
            start = after + 1 - first
            return self.state, list(islice(self.recent, start, start + most))

    def relinked_since(self, person_id: str | None, known: tuple[str, int]) -> bool:
        """Whether this person's link was made anew after a moment: what was read of it then may be old."""
        epoch, head = known
        at = self.relinked.get(person_id or "")
        return at is not None and (epoch != self.epoch or at > head)

    def goes_on_in(self, log: Log) -> bool:
        """Whether this is the log that we know: read from our last event on, it begins with that event."""
        if not log.events or not self.recent:
            return False
        first, last = log.events[0], self.recent[-1]
        # not its contents: closing writes other marks into events in their places
        return (first.seq, first.at, first.type) == (last.seq, last.at, NAMES[type(last.event)])

    def closed_in(self, log: Log) -> bool:
        """Whether another process has closed the session since: other marks stand in the log for ties then.

        What we have folded bears the true ones, so that no tail goes on from it.
        """
        return any(row.type == NAMES[SessionClosed] for row in log.events if row.seq > self.head)

    def take_in(self, log: Log) -> list[Recorded]:
        """Take in what another process wrote after our head."""
        recorded = [recorded_of(row) for row in log.events if row.seq > self.head]
        state = beside(self.state, log.ties, log.names)
        for one in recorded:
            state = evolve(state, one)
        self.advance(state, recorded, log.ops, frozenset(self.state.ties) - frozenset(state.ties))
        return recorded

    def restart(self, log: Log) -> list[Recorded]:
        """Forget everything and begin from this whole log; what it says after the head that we knew."""
        begun, before = load_live(self, log), self.head
        with self.lock:
            self.epoch, self.state, self.ops = log.epoch, begun[0], {op.key: op for op in log.ops}
            self.relinked = relinked_in(begun[1])
            self.recent.clear()
            self.recent.extend(begun[1][-RECENT:])
            self.views.clear()
            self.past.clear()
        self.wake()
        return [one for one in begun[1] if one.seq > before]


def load_live(row: SessionRow | LiveSession, log: Log) -> tuple[State, list[Recorded]]:
    """The fold of a whole log, and its events."""
    recorded = [recorded_of(event) for event in log.events]
    if [one.seq for one in recorded] != list(range(1, log.head + 1)):
        raise ValueError(f"the log of session {row.session_id} has gaps")
    return fold(recorded, log.ties, log.names), recorded


def open_live(row: SessionRow, log: Log, lock: AbstractContextManager[Any]) -> LiveSession:
    """A session as its log says."""
    state, recorded = load_live(row, log)
    return LiveSession(
        code=row.code,
        session_id=row.session_id,
        epoch=log.epoch,
        op_salt=row.op_salt,
        lock=lock,
        state=state,
        recent=deque(recorded, maxlen=RECENT),
        relinked=relinked_in(recorded),
        ops={op.key: op for op in log.ops},
        written=sum(len(event.data) for event in log.events),
    )


def relinked_in(recorded: Iterable[Recorded]) -> dict[str, int]:
    """Whose link these events made anew, and when last."""
    return {one.event.person_id: one.seq for one in recorded if isinstance(one.event, PersonRelinked)}


def recorded_of(row: EventRow) -> Recorded:
    """The event that a row of the log holds."""
    return Recorded(row.seq, row.at, load_event(row.type, row.version, row.data))
