"""Taking a connection in: welcome, the tail that it missed, then live frames; nothing lost, nothing twice."""

from collections.abc import Callable
from typing import Protocol

import structlog

from board.domain.errors import BoardError
from board.domain.shapes import when
from board.realtime.rooms import Channel, Connection
from board.realtime.transport import MOST_UNREAD, Transport
from board.service.board import Grant, Tail
from board.wire.jsons import dump_bytes

log = structlog.get_logger()


class Reads(Protocol):
    """What welcoming asks of the board."""

    def head(self, code: str) -> int:
        """The seq up to which the session is known."""

    def epoch(self, code: str) -> str:
        """The session's epoch."""

    def tail(self, code: str, grant: Grant, after: int, epoch: str | None = None) -> Tail | None:
        """A piece of what came after a seq, or None where only a snapshot will do."""


class Welcomer:
    """Greets a socket whose CONNECT has been answered."""

    def __init__(self, board: Reads, transport: Transport, now_ms: Callable[[], int]) -> None:
        self._board, self._transport, self._now_ms = board, transport, now_ms

    def greet(self, channel: Channel, connection: Connection) -> None:
        """Say welcome and let frames flow from where this connection stands."""
        # the connection is registered: whatever is published from here on waits behind the channel's head
        head, epoch = self._board.head(connection.code), self._board.epoch(connection.code)
        with channel.lock:
            if channel.epoch != epoch:
                channel.head = head
            elif not any(other.live for other in channel.connections.values()):
                channel.head = max(channel.head, head)
            # else what the others have not been handed is about to be published, to this one too
            channel.epoch = epoch
            self._say_welcome(channel, connection)
            if connection.after is None:
                self._start(channel, connection, channel.head + 1)
        if connection.after is not None:
            self._catch_up(channel, connection, connection.after)

    def _catch_up(self, channel: Channel, connection: Connection, after: int) -> None:
        while not connection.live:
            try:
                tail = self._board.tail(connection.code, connection.grant, after, connection.epoch)
            except BoardError as refusal:
                log.info("socket.no_tail", session=connection.code, code=refusal.code)
                tail = None
                if after > channel.head:
                    # our snapshot would set it back: it comes again, when we have caught up or elsewhere
                    self._transport.end(connection.sid)
                    return
            with channel.lock:
                # a snapshot is fetched when it can be read; a long tail would lie in memory until then
                if tail is None or self._transport.waiting(connection.sid) > MOST_UNREAD:
                    self._transport.send([connection.sid], "resync", b'{"reason":"tail"}')
                    self._start(channel, connection, channel.head + 1)
                    return
                if tail.to > after:
                    self._transport.send([connection.sid], "events", tail.body)
                after = max(after, tail.to)
                if after >= channel.head:
                    self._start(channel, connection, after + 1)

    def _say_welcome(self, channel: Channel, connection: Connection) -> None:
        welcome = {
            "epoch": channel.epoch,
            "head": channel.head,
            "server_time": when(self._now_ms()),
            "person_id": connection.grant.person_id,
            "role": connection.viewer.role,
        }
        self._transport.send([connection.sid], "welcome", dump_bytes(welcome))

    def _start(self, channel: Channel, connection: Connection, start: int) -> None:
        connection.next_from = start
        connection.live = True
        channel.stirred = True
