"""What happens by the clock: presence each second, the head beacon each five, a look for hanging sockets."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Final

import structlog

from board.domain.shapes import when
from board.realtime.presence import PresenceDesk
from board.realtime.rooms import Channel, Connection, Rooms
from board.realtime.transport import EmitTransport
from board.service import figures
from board.service.incidents import incident
from board.service.ports import Loop
from board.wire.jsons import dump_bytes

TICK_S: Final = 1.0
BEACON_S: Final = 5.0
#: a socket that opens and says nothing is closed after so long
SILENT_S: Final = 5.0
#: packets that a reader may leave unread before it is dropped to catch-up (I11)
MOST_WAITING: Final = 1000
#: so many, tick after tick, and it does not keep up either
BEHIND: Final = 40
MOST_TICKS_BEHIND: Final = 8

log = structlog.get_logger()


class Ticker:
    """One task for all sessions; a fault in one tick is logged and the next one comes."""

    def __init__(self, loop: Loop, rooms: Rooms, transport: EmitTransport, desk: PresenceDesk) -> None:
        self._loop, self._rooms, self._transport, self._desk = loop, rooms, transport, desk
        self._beacon_at = 0.0
        self._strangers: dict[str, float] = {}
        figures.watch("sockets", "Open sockets", lambda: len(list(self._waiting())))
        figures.watch("unread_packets", "Packets that sockets have not taken", lambda: sum(self._waiting()))

    def start(self) -> None:
        """Begin to tick, beside whatever else runs."""
        self._loop.spawn(self._run)

    def tick(self) -> None:
        """Everything that is due now."""
        now = self._loop.monotonic()
        beacon_due = now - self._beacon_at >= BEACON_S
        if beacon_due:
            self._beacon_at = now
        for channel in self._rooms.channels():
            self._guarded(self._drop_slow, channel)
            self._guarded(self._desk.tell, channel)
            if beacon_due:
                self._guarded(self._beacon, channel)
        self._close_strangers(now)

    def _waiting(self) -> Iterator[int]:
        for channel in self._rooms.channels():
            for connection in list(channel.connections.values()):
                yield self._transport.waiting(connection.sid)

    def _run(self) -> None:
        while True:
            self._loop.sleep(TICK_S)
            try:
                self.tick()
            except Exception as fault:  # noqa: BLE001 - the clock must not stop
                incident(fault, "realtime.tick")

    def _guarded(self, act: Callable[[Channel], None], channel: Channel) -> None:
        try:
            act(channel)
        except Exception as fault:  # noqa: BLE001 - one session's fault is not the others'
            incident(fault, "realtime.tick", session=channel.code)

    def _beacon(self, channel: Channel) -> None:
        """A frame without events: its `from` shows what was lost, or that a snapshot is too old."""
        with channel.lock:
            reached: dict[int, list[Connection]] = defaultdict(list)
            for connection in channel.connections.values():
                if connection.live:
                    reached[connection.next_from].append(connection)
            moment = {"epoch": channel.epoch, "seq": channel.head, "server_time": when(self._loop.now_ms())}
            for start, connections in reached.items():
                beacon = dump_bytes({**moment, "from": start})
                self._transport.send([c.sid for c in connections], "head", beacon)
                for connection in connections:
                    connection.next_from = max(start, channel.head + 1)

    def _drop_slow(self, channel: Channel) -> None:
        for connection in list(channel.connections.values()):
            waiting = self._transport.waiting(connection.sid)
            connection.ticks_behind = connection.ticks_behind + 1 if waiting > BEHIND else 0
            if waiting > MOST_WAITING or connection.ticks_behind >= MOST_TICKS_BEHIND:
                figures.slow_reader()
                log.info("socket.slow", session=channel.code, waiting=waiting)
                self._transport.drop(connection.sid)

    def _close_strangers(self, now: float) -> None:
        """A socket that never joins the namespace, or was put out of it, is nobody's."""
        present = self._transport.strangers()
        self._strangers = {sid: self._strangers.get(sid, now) for sid in present}
        for sid, since in self._strangers.items():
            if now - since >= SILENT_S - TICK_S:
                self._transport.drop_engine(sid)
