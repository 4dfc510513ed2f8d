"""The only durable emitter: after the commit, one frame at most for each connection.

A frame covers every seq from where the connection's last one ended; what it may not see is absent. Who sees
nothing of a drain is sent nothing: the next frame's `from` covers the gap.
"""

from collections.abc import Iterable, Sequence

import structlog

from board.domain.events import MarksTallied, NotesRevealed, PersonPromoted, PhaseOpened, Recorded
from board.realtime.drains import Drain
from board.realtime.presence import PresenceDesk
from board.realtime.rooms import Channel, Connection, Rooms
from board.realtime.transport import Transport
from board.service import figures
from board.service.path.live import LiveSession
from board.wire.jsons import dump_bytes

log = structlog.get_logger()


class LivePublisher:
    """Tells everybody who is connected what happened."""

    def __init__(self, rooms: Rooms, transport: Transport, desk: PresenceDesk) -> None:
        self._rooms, self._transport, self._desk = rooms, transport, desk

    def publish(self, live: LiveSession, recorded: Sequence[Recorded]) -> None:
        """Send each connection what it may see of these events, one frame at most."""
        channel = self._rooms.channel(live.code)
        if channel is None or not recorded:
            return
        shown = [one.event for one in recorded if isinstance(one.event, NotesRevealed | MarksTallied)]
        for event in shown:
            self._desk.freeze(channel.state, live.state, event)
        drain = Drain(live.epoch, live.state, recorded)
        demoted = _demoted(channel, recorded)
        with channel.lock:
            for sids, body in drain.frames(channel):
                self._transport.send(sids, "events", body)
            self._transport.send(drain.resynced, "resync", _reason("view"))
            figures.resynced("view", len(drain.resynced))
            channel.epoch, channel.head = live.epoch, max(channel.head, drain.to)
            channel.state = live.state
            channel.stirred = True
        for connection in demoted:
            # like a lost connection: they come back by themselves, with the role of now
            self._transport.end(connection.sid)
        if shown or any(isinstance(one.event, PhaseOpened) for one in recorded):
            self._desk.tell_now(channel)

    def resync(self, code: str, person_ids: frozenset[str] | None, reason: str) -> None:
        """Ask these persons' connections (None: everybody's) to load the snapshot again."""
        channel = self._rooms.channel(code)
        if channel is None:
            return
        with channel.lock:
            asked = [
                connection.sid
                for connection in channel.connections.values()
                if person_ids is None or connection.grant.person_id in person_ids
            ]
            self._transport.send(asked, "resync", _reason(reason))
            figures.resynced(reason, len(asked))
        if reason == "restored":
            # another history: they come back and are greeted with its epoch
            for connection in list(channel.connections.values()):
                self._transport.close(connection.sid)

    def close_person(self, code: str, person_id: str) -> None:
        """Close a removed person's connections."""
        channel = self._rooms.channel(code)
        self._close(channel.of_person(person_id) if channel else [])

    def close_tokens(self, code: str, token_ids: set[bytes]) -> None:
        """Close the connections made with these revoked tokens."""
        channel = self._rooms.channel(code)
        everybody = list(channel.connections.values()) if channel else []
        self._close([connection for connection in everybody if connection.grant.token_id in token_ids])

    def close_all(self, code: str) -> None:
        """Close every connection: the session is thrown away."""
        channel = self._rooms.channel(code)
        self._close(list(channel.connections.values()) if channel else [])

    def gather(self, code: str) -> None:
        """End every connection as a broken line ends: they come back, and to one place."""
        channel = self._rooms.channel(code)
        there = list(channel.connections.values()) if channel else []
        log.info("session.gathered", session=code, connections=len(there))
        for connection in there:
            self._transport.end(connection.sid)

    def connected(self, code: str) -> bool:
        """Whether anybody is connected."""
        return self._rooms.channel(code) is not None

    def _close(self, connections: Iterable[Connection]) -> None:
        """Their token has ended: a page that knows why does not try again and again."""
        gone = [connection.sid for connection in connections]
        self._transport.send(gone, "bye", _reason("ended"))
        for sid in gone:
            self._transport.close(sid)


def _demoted(channel: Channel, recorded: Sequence[Recorded]) -> list[Connection]:
    """Who has connected as a facilitator and is none any more."""
    events = [one.event for one in recorded]
    roles = {event.person_id: event.role for event in events if isinstance(event, PersonPromoted)}
    fallen = {person_id for person_id, role in roles.items() if role != "facilitator"}
    return [
        connection
        for connection in list(channel.connections.values())
        if connection.grant.person_id in fallen and connection.viewer.role == "facilitator"
    ]


def _reason(reason: str) -> bytes:
    return dump_bytes({"reason": reason})
