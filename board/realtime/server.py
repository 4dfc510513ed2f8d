"""The Socket.IO server: every option said aloud, nothing left to be guessed."""

import logging
from collections.abc import Callable, Mapping
from typing import Any, Protocol

import socketio
from flask import Flask
from flask_socketio import SocketIO

from board.realtime import steady
from board.realtime.packets import StrictPacket
from board.service.incidents import incident
from board.wire import jsons
from board.wire.answers import refused

#: bytes of one frame; above it the socket closes
MOST_FRAME = 262_144
#: a page finds out after both of them that its line is dead, without a word from anybody
PING_EVERY_S = 10
PING_WAIT_S = 20


class OriginAllowed(Protocol):
    """Whether a page of this origin may connect."""

    def __call__(self, origin: str | None, environ: Mapping[str, Any]) -> bool:
        """True for our own."""


class GreetingManager(socketio.Manager):  # type: ignore[misc] # python-socketio has no types
    """Calls `greet` as soon as a socket's CONNECT is answered: nothing may reach the client before that."""

    def __init__(self) -> None:
        super().__init__()
        self.greet: Callable[[str], None] = lambda sid: None

    def connect(self, sid: str, namespace: str) -> str:
        """Mark a socket as connected."""
        connected: str = super().connect(sid, namespace)
        self.greet(connected)
        return connected


def create_server(site: Flask, async_mode: str, manager: GreetingManager, allowed: OriginAllowed) -> SocketIO:
    """Put a Socket.IO server before the Flask application."""
    # these two would print every packet that they cannot read, with what it held
    for name in ("socketio", "socketio.server", "engineio", "engineio.server"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    steady.install()
    server = SocketIO(site, **_options(async_mode, manager, allowed))

    @server.on_error_default
    def fault(error: BaseException) -> dict[str, Any]:
        return refused(None, incident(error, "socket.event"))

    return server


def _options(async_mode: str, manager: GreetingManager, allowed: OriginAllowed) -> dict[str, Any]:
    return {
        "async_mode": async_mode,
        "async_handlers": False,
        "client_manager": manager,
        "cors_allowed_origins": allowed,
        "cors_credentials": False,
        "engineio_logger": False,
        "http_compression": False,
        "json": jsons,
        "logger": False,
        "manage_session": False,
        "max_http_buffer_size": MOST_FRAME,
        "namespaces": ["/"],
        "ping_interval": PING_EVERY_S,
        "ping_timeout": PING_WAIT_S,
        "serializer": StrictPacket,
    }
