"""How bytes reach a socket: the one place that touches python-engineio's inside.

`tests/realtime/test_transport.py` holds it to the installed version.
"""

import contextlib
import socket
from collections.abc import Sequence
from typing import Any, Protocol

import msgspec

#: a websocket's close frame with the code 1012, Service Restart
RESTARTS = b"\x88\x02\x03\xf4"
#: packets that a reader may leave unread and still ask for more of the past
MOST_UNREAD = 8


class Transport(Protocol):
    """What the publisher needs of a socket server. Nothing here waits for a client."""

    def send(self, sids: Sequence[str], event: str, body: bytes) -> None:
        """Queue one event, its JSON ready made, for each of these sockets."""

    def waiting(self, sid: str) -> int:
        """How many packets a socket has not taken yet."""

    def close(self, sid: str) -> None:
        """End a socket after what is queued for it."""

    def end(self, sid: str) -> None:
        """End a socket after what is queued for it, like a lost connection."""

    def drop(self, sid: str) -> None:
        """End a socket at once, with what is queued for it."""


class EmitTransport:
    """The ordinary emit: each body is encoded once, each socket's writer sends it."""

    def __init__(self) -> None:
        self._server: Any = None
        self._end_in_turn: Any = None

    def bind(self, server: Any) -> None:
        """Name the python-socketio server, which is made last."""
        self._server, self._end_in_turn = server, server.eio.disconnect
        # python-engineio ends the socket of a packet that it cannot read within that packet's own
        # request, and would wait there until what is queued has been polled: by nobody
        server.eio.disconnect = self.drop_engine

    def send(self, sids: Sequence[str], event: str, body: bytes) -> None:
        """Queue one event for each of these sockets."""
        if sids:
            self._server.emit(event, msgspec.Raw(body), to=list(sids))

    def waiting(self, sid: str) -> int:
        """How many packets a socket has not taken yet."""
        engine = self._engine(sid)
        return engine.queue.qsize() if engine else 0

    def close(self, sid: str) -> None:
        """End a socket after what is queued for it; a page then asks why before it comes back."""
        engine_sid = self._server.manager.eio_sid_from_sid(sid, "/")
        self._server.disconnect(sid)
        if engine_sid is not None:
            # waits for the queue, so not here
            self._server.start_background_task(self._end_in_turn, engine_sid)

    def end(self, sid: str) -> None:
        """End a socket after what is queued for it, like a lost connection: its page comes back by itself."""
        engine = self._engine(sid)
        if engine is not None:
            self._say_why(sid, engine)
            engine.close(wait=False, abort=True, reason=self._server.reason.SERVER_DISCONNECT)

    def drop(self, sid: str) -> None:
        """End a socket at once: its writer may be stuck in a send for as long as the client does not read."""
        engine_sid = self._server.manager.eio_sid_from_sid(sid, "/")
        self.drop_engine(engine_sid)

    def drop_engine(self, engine_sid: str | None) -> None:
        """The same by the engine's id: for those who never connected to the namespace."""
        engine = self._server.eio.sockets.get(engine_sid)
        if engine is None:
            return
        raw = raw_socket(self._server.environ.get(engine_sid, {}))
        engine.close(wait=False, abort=True, reason=self._server.reason.SERVER_DISCONNECT)
        if raw is not None and engine.upgraded:
            with contextlib.suppress(OSError):
                raw.shutdown(socket.SHUT_RDWR)

    def drop_request(self, environ: dict[str, Any]) -> None:
        """End the socket of a request whose handler died of a packet that it could not read."""
        for engine_sid, other in list(self._server.environ.items()):
            if other is environ:
                self.drop_engine(engine_sid)

    def strangers(self) -> set[str]:
        """Engine ids that are open and not connected to our namespace."""
        members = set(self._server.manager.rooms.get("/", {}).get(None, {}).values())
        sockets = list(self._server.eio.sockets.items())
        return {sid for sid, engine in sockets if not engine.closed and sid not in members}

    def _say_why(self, sid: str, engine: Any) -> None:
        """A close frame that says that we start again, and nothing after it: two make a page complain.

        Only where packets go straight to the socket and none waits: what is queued would come after the end.
        """
        raw = raw_socket(self._server.environ.get(self._server.manager.eio_sid_from_sid(sid, "/"), {}))
        if raw is not None and engine.upgraded and getattr(engine.queue, "is_through", bool)():
            with contextlib.suppress(OSError):
                # eventlet's own send would wait
                getattr(raw, "fd", raw).send(RESTARTS, socket.MSG_DONTWAIT)
                raw.shutdown(socket.SHUT_WR)

    def _engine(self, sid: str) -> Any:
        return self._server.eio.sockets.get(self._server.manager.eio_sid_from_sid(sid, "/"))


def raw_socket(environ: dict[str, Any]) -> Any:
    """The TCP socket behind a websocket, under either server; None where neither shows it."""
    holder: Any = environ.get("eventlet.input")
    return holder.get_socket() if hasattr(holder, "get_socket") else environ.get("werkzeug.socket")
