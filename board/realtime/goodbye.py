"""Taking leave of every socket when the server goes: told first, closed once what waits for them is sent."""

import secrets

import structlog

from board.realtime.rooms import Connection, Rooms
from board.realtime.transport import EmitTransport
from board.service.ports import Loop
from board.wire.jsons import dump_bytes

#: pages come back after so long at the soonest, and spread over so much more: nobody storms the new server
SOONEST_MS = 400
SPREAD_MS = 1600
#: besides, for each open page
MORE_MS = 2
LAST_WORDS_S = 1.0
LOOK_S = 0.01
log = structlog.get_logger()


class Goodbye:
    """Knows everybody who is connected."""

    def __init__(self, loop: Loop, rooms: Rooms, transport: EmitTransport) -> None:
        self._loop, self._rooms, self._transport = loop, rooms, transport

    def tell(self) -> None:
        """Say to each page when it may come back, a little different for each."""
        connections = self._connections()
        spread = SPREAD_MS + MORE_MS * len(connections)
        log.info("server.restarting", connections=len(connections))
        for connection in connections:
            wait = SOONEST_MS + secrets.randbelow(spread)
            self._transport.send([connection.sid], "server_restarting", dump_bytes({"retry_in_ms": wait}))

    def close(self) -> None:
        """Close every socket once it has taken what waits for it; a slow one is not waited for."""
        connections = self._connections()
        until = self._loop.monotonic() + LAST_WORDS_S
        for connection in connections:
            while self._transport.waiting(connection.sid) and self._loop.monotonic() < until:
                self._loop.sleep(LOOK_S)
            self._transport.end(connection.sid)

    def _connections(self) -> list[Connection]:
        return [c for channel in self._rooms.channels() for c in list(channel.connections.values())]
