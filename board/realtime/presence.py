"""Who is here and what they are at: shown, never stored, sent at most once a second.

Totals and counts only, where a name could tell whose a hidden note is (architecture.md, Anonymity).
"""

from collections.abc import Callable, Mapping
from typing import Any

from board.domain.events import NotesRevealed
from board.domain.model import Note, Phase, State, Viewer
from board.realtime.rooms import Channel, Connection, Rooms
from board.realtime.transport import Transport
from board.wire.jsons import dump_bytes

#: how long one word of typing or drawing holds
HOLDS_S = 4.0
#: more often than this is dropped
LEAST_BETWEEN_S = 0.1
#: a second for a hundred people: the roster grows with the room, and so does what each change costs
PEOPLE_PER_S = 100


class PresenceDesk:
    """Collects what sockets say of themselves and tells the room."""

    def __init__(self, rooms: Rooms, transport: Transport, monotonic: Callable[[], float]) -> None:
        self._rooms, self._transport, self._monotonic = rooms, transport, monotonic
        #: the fold of a session, from the board, which is made after this
        self.state_of: Callable[[str], State | None] = lambda code: None
        #: (code, phase) -> who had contributed when the phase's notes were first revealed
        self._frozen: dict[tuple[str, str], list[str]] = {}
        #: code -> the notes that were counted last and their counts: they change far less often than presence
        self._counted: dict[str, tuple[Mapping[str, Note], dict[str, int]]] = {}

    def __call__(self, code: str, viewer: Viewer) -> dict[str, Any]:
        """The snapshot's `presence` for this viewer."""
        channel = self._rooms.channel(code)
        return self._seen(code, channel, self.state_of(code), viewer.role)

    def hear(self, channel: Channel, connection: Connection, said: Mapping[str, Any]) -> None:
        """Note that somebody types or draws; observers and the screen do neither."""
        now = self._monotonic()
        if now - connection.presence_at < LEAST_BETWEEN_S or connection.viewer.role not in (
            "participant",
            "facilitator",
        ):
            return
        connection.presence_at = now
        if isinstance(said.get("typing"), bool):
            connection.typing_until = now + HOLDS_S if said["typing"] else 0.0
        if isinstance(said.get("drawing"), bool):
            connection.drawing_until = now + HOLDS_S if said["drawing"] else 0.0
        channel.stirred = True

    def freeze(self, before: State | None, after: State, revealed: NotesRevealed) -> None:
        """A phase is revealed: from here on nobody's contributing may tell whose a later note is."""
        known = _contributed(before, revealed.phase_id) if before else []
        shown = {after.ties[note.tie] for note in revealed.notes if note.tie in after.ties}
        self._frozen.setdefault((after.code, revealed.phase_id), sorted(shown.union(known)))

    def tell(self, channel: Channel) -> None:
        """Send what changed since the room was last told; the newly come get everything."""
        now = self._monotonic()
        busy = any(
            max(c.typing_until, c.drawing_until) > channel.told_at for c in channel.connections.values()
        )
        pause = max(1.0, len(channel.connections) / PEOPLE_PER_S)
        if not (channel.stirred or busy) or now - channel.told_at < pause:
            return
        channel.stirred, channel.told_at = False, now
        state = self.state_of(channel.code)
        for role in ("facilitator", "participant"):
            self._tell_some(channel, state, role)

    def _tell_some(self, channel: Channel, state: State | None, role: str) -> None:
        with channel.lock:
            there = [c for c in channel.connections.values() if c.live]
            listeners = [c for c in there if (c.viewer.role == "facilitator") == (role == "facilitator")]
            whole = self._seen(channel.code, channel, state, role)
            told = channel.told.get(role, {})
            changed = {key: value for key, value in whole.items() if told.get(key) != value}
            channel.told[role] = whole
            fresh = [c.sid for c in listeners if c.fresh]
            known = [c.sid for c in listeners if not c.fresh]
            for connection in listeners:
                connection.fresh = False
            self._transport.send(fresh, "presence", dump_bytes(whole))
            if changed:
                self._transport.send(known, "presence", dump_bytes(changed))

    def _seen(self, code: str, channel: Channel | None, state: State | None, role: str) -> dict[str, Any]:
        now = self._monotonic()
        sockets = list(channel.connections.values()) if channel else []
        seen: dict[str, Any] = {
            "online": channel.online() if channel else [],
            "counts": self._counts(code, state) if state else {},
            "typing": sum(c.typing_until > now for c in sockets),
            "drawing": sum(c.drawing_until > now for c in sockets),
        }
        if role == "facilitator":
            seen["contributed"] = self._contributors(code, state)
        return seen

    def _counts(self, code: str, state: State) -> dict[str, int]:
        counted = self._counted.get(code)
        if counted is None or counted[0] is not state.notes:
            counted = self._counted[code] = (state.notes, _hidden_counts(state))
        return counted[1]

    def _contributors(self, code: str, state: State | None) -> list[str]:
        phase = state.live_phase if state else None
        if state is None or phase is None or phase.kind != "add":
            return []
        if phase.revealed is not None:
            return self._frozen.get((code, phase.phase_id), [])
        return _contributed(state, phase.phase_id)


def _contributed(state: State, phase_id: str) -> list[str]:
    """Who has a note in this phase: that they have, not which."""
    ties = {n.tie for n in state.notes.values() if n.phase_id == phase_id and not n.discarded}
    return sorted({state.ties[tie] for tie in ties if tie in state.ties})


def _hidden_counts(state: State) -> dict[str, int]:
    """For each phase, how many of its notes are not everybody's yet."""
    counts: dict[str, int] = {}
    for note in state.notes.values():
        if note.see != "all" and not note.discarded and not _forever_private(state.phases.get(note.phase_id)):
            counts[note.phase_id] = counts.get(note.phase_id, 0) + 1
    return counts


def _forever_private(phase: Phase | None) -> bool:
    """What is never revealed is its author's alone; not even its number is anybody's business."""
    return phase is None or phase.switches.reveal == "never"
