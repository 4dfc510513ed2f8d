"""Who is here and what they are at: shown, never stored, sent at most once a second.

When a step opens or shows what it hid, it is sent at once.

Totals and counts only, where a name could tell whose a hidden note is; where names are off, not even the
total of those who write or draw (architecture.md, Anonymity).
"""

from collections.abc import Callable, Mapping
from typing import Any

from board.domain.events import MarksTallied, NotesRevealed
from board.domain.model import State, Viewer
from board.domain.sight import is_nameless
from board.realtime import hands
from board.realtime.progress import Counted, who_contributed, who_marked, who_wrote
from board.realtime.rooms import Channel, Connection, Rooms
from board.realtime.telling import Tellings, is_shown
from board.realtime.transport import Transport
from board.wire.jsons import dump_bytes

#: how long one word of typing or drawing holds
HOLDS_S = 4.0
#: more often than this is dropped
LEAST_BETWEEN_S = 0.1
#: what is carried: so long between two words of it, and so many people told a second
MOVES_LEAST_S = 0.2
MOVES_PER_S = 250
#: a second for a hundred people: the roster grows with the room, and so does what each change costs
PEOPLE_PER_S = 100


class PresenceDesk:
    """Collects what sockets say of themselves and tells the room."""

    def __init__(self, rooms: Rooms, transport: Transport, monotonic: Callable[[], float]) -> None:
        self._rooms, self._transport, self._monotonic = rooms, transport, monotonic
        #: the fold of a session, from the board, which is made after this
        self.state_of: Callable[[str], State | None] = lambda code: None
        #: (code, phase) -> who had contributed when the phase's notes or tallies were first shown
        self._frozen: dict[tuple[str, str], list[str]] = {}
        #: milliseconds since 1970, by which a step's clock goes; from the loop
        self.now_ms: Callable[[], int] = lambda: 0
        #: who waits at a session's door, for its facilitators; from the board too
        self.waiting_of: Callable[[str], list[dict[str, Any]]] = lambda code: []
        self._tellings = Tellings()
        #: code -> what was counted last: it changes far less often than presence
        self._counted: dict[str, Counted] = {}

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
        if hands.hear(connection, said, now):
            self._tell_moves(channel)
        if set(said) - {"drag"}:
            channel.stirred = True

    def freeze(self, before: State | None, after: State, shown: NotesRevealed | MarksTallied) -> None:
        """A phase is revealed or tallied: from here on nobody's contributing tells whose a later one is."""
        if isinstance(shown, MarksTallied):
            known = who_marked(before or after, shown.phase_id)
        else:
            authors = {after.ties[note.tie] for note in shown.notes if note.tie in after.ties}
            known = sorted(authors.union(who_wrote(before, shown.phase_id) if before else ()))
        self._frozen.setdefault((after.code, shown.phase_id), known)

    def stir(self, code: str) -> None:
        """Something that facilitators are told of changed."""
        channel = self._rooms.channel(code)
        if channel is not None:
            channel.stirred = True

    def tell_now(self, channel: Channel) -> None:
        """Without the pause: until it comes, pages call hidden what everyone sees by then."""
        channel.told_at = 0.0
        self.tell(channel)

    def tell(self, channel: Channel) -> None:
        """Send what changed since the room was last told; the newly come get everything."""
        now = self._monotonic()
        self._tell_moves(channel)
        busy = any(
            max(c.typing_until, c.drawing_until, c.focus_until, c.place_until) > channel.told_at
            for c in channel.connections.values()
        )
        pause = max(1.0, len(channel.connections) / PEOPLE_PER_S)
        stirred = channel.stirred or busy or self._is_due(channel.state)
        if not stirred or now - channel.told_at < pause:
            return
        channel.stirred, channel.told_at = False, now
        state = self.state_of(channel.code)
        for role in ("facilitator", "participant"):
            self._tell_some(channel, state, role)

    def _tell_moves(self, channel: Channel) -> None:
        """What is carried goes out several times a second, the more seldom the more people look on."""
        now = self._monotonic()
        pause = max(MOVES_LEAST_S, len(channel.connections) / MOVES_PER_S)
        state = self.state_of(channel.code)
        if state is None or now - channel.moves_at < pause:
            return
        # to look costs as much as to tell: what changes nothing is paced too
        channel.moves_at = now
        moves = hands.moving(state, list(channel.connections.values()), now)
        if moves != channel.moves:
            channel.moves = moves
            there = [c.sid for c in list(channel.connections.values()) if c.live]
            self._transport.send(there, "presence", dump_bytes({"moving": moves}))

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
            **(self._counts(code, state) if state else {"counts": {}, "marked": {}}),
            "typing": sum(c.typing_until > now for c in sockets),
            "drawing": sum(c.drawing_until > now for c in sockets),
            "writing": hands.writing(state, sockets, now) if state else [],
            "editing": hands.editing(state, sockets, now, channel.held) if state and channel else {},
        }
        if state and _nameless_runs(state):
            # how long somebody wrote or drew tells which note they then posted
            seen |= {"typing": 0, "drawing": 0}
        if role == "facilitator":
            seen |= {"waiting": self.waiting_of(code)}
            seen |= {"done": _done(state), "told": None, **self._contributors(code, state)}
        return seen

    def _is_due(self, state: State | None) -> bool:
        phase = state.live_phase if state else None
        if state is None or phase is None or phase.kind != "add":
            return False
        return self._tellings.is_due(state, phase, self.now_ms()) and is_nameless(state, phase)

    def _counts(self, code: str, state: State) -> dict[str, Any]:
        counted = self._counted.setdefault(code, Counted())
        counted.look(state)
        return {"counts": counted.counts, "marked": counted.marked}

    def _contributors(self, code: str, state: State | None) -> dict[str, Any]:
        phase = state.live_phase if state else None
        if state is None or phase is None:
            return {"contributed": []}
        if is_nameless(state, phase):
            return self._tellings.shape(state, phase, self.now_ms())
        known = self._frozen.get((code, phase.phase_id))
        # of notes shown one by one too, the next one would be that of whoever wrote meanwhile
        some_shown = phase.switches.names != "on" and (known is not None or is_shown(state, phase))
        over = phase.revealed is not None or phase.phase_id in state.results
        # nobody was connected at the reveal, or the server began anew since: then notes say it themselves
        lost = known is None and phase.kind == "add" and phase.switches.names == "on"
        if some_shown or (over and not lost):
            return {"contributed": known or []}
        return {"contributed": who_contributed(state, phase)}


def _done(state: State | None) -> int:
    """How many have said that they are done with the step: a total, as some say it for themselves alone."""
    if state is None:
        return 0
    quiet = {state.ties.get(tie) for tie in state.quietly_done}
    there = [person for person in state.people.values() if not person.removed]
    return sum(person.done or person.person_id in quiet for person in there)


def _nameless_runs(state: State) -> bool:
    """Whether anybody is making notes without names now."""
    running = {state.live.phase_id, *(live.phase_id for live in state.paces.values())} - {None}
    phases = [state.phases[phase_id] for phase_id in running if phase_id]
    return any(phase.kind == "add" and phase.switches.names == "off" for phase in phases)
