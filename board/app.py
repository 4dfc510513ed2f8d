"""Joins the parts into one application; nothing else does."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask_socketio import SocketIO
from werkzeug.middleware.proxy_fix import ProxyFix

from board.config import Config
from board.domain.errors import BoardError
from board.export.worker.maker import Maker
from board.imports.reading import read as read_file
from board.news.opening import open_news
from board.photos.redrawing import Redrawer
from board.realtime import straight
from board.realtime.goodbye import Goodbye
from board.realtime.handlers import Handlers
from board.realtime.presence import PresenceDesk
from board.realtime.publisher import LivePublisher
from board.realtime.rooms import Rooms
from board.realtime.server import GreetingManager, create_server
from board.realtime.ticker import Ticker
from board.realtime.transport import EmitTransport
from board.realtime.welcoming import Welcomer
from board.rehearsal.robots import Robots
from board.service.board import Board
from board.service.incidents import incident
from board.service.keeping.retention import Policy
from board.service.ports import Loop
from board.storage.opening import open_heads, open_storage
from board.web.export_jobs import Jobs
from board.web.guard import MOST_FROM_ONE, Guard
from board.web.origins import Origins
from board.web.seats import SEATS, token_of
from board.web.site import SiteSettings, create_site

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Application:
    """What `run.py` serves: `wsgi` is the outermost layer."""

    flask: Flask
    socketio: SocketIO
    board: Board
    wsgi: Wsgi
    goodbye: Goodbye

    def stop(self) -> None:
        """Tell every page, finish and answer what is under way, close the sockets, let go of the database."""
        self.goodbye.tell()
        self.board.wind_down()
        self.goodbye.close()
        self.board.stop()


def create_app(config: Config, loop: Loop) -> Application:
    """Build the whole board on this loop."""
    origins = Origins(config.public_url)
    rooms, transport = Rooms(loop.lock), EmitTransport()
    desk = PresenceDesk(rooms, transport, loop.monotonic)
    board = Board(
        loop=loop,
        storage=open_storage(config, loop),
        heads=open_heads(config),
        secret=config.secret_key,
        old_secrets=config.old_secret_keys,
        rate_limits=config.rate_limits,
        policy=Policy(config.retention_days, config.retention_most_days),
        news=open_news(config.redis_url, loop),
    )
    board.bind(LivePublisher(rooms, transport, desk), desk)
    desk.state_of = lambda code: board.live(code).state
    desk.now_ms = loop.now_ms
    desk.waiting_of, board.waiting.stir = board.waiting.of, desk.stir
    board.imports.bind(read_file)
    jobs = Jobs(loop, Maker(loop, board.photos.small))
    board.ending.forgets.append(jobs.forget)
    site = create_site(board, origins, jobs, Redrawer(loop), _settings(config), Robots(board, loop))
    manager = GreetingManager()
    server = create_server(site, config.async_mode, manager, origins.allows)
    socket_server: Any = server.server  # type: ignore[attr-defined] # the stubs leave it out
    if config.async_mode == "eventlet" and config.straight_frames:
        straight.install(socket_server.eio)
    transport.bind(socket_server)
    outdated = site.extensions["shelf"].outdated
    handlers = Handlers(board, rooms, transport, desk, _seat_token(origins), origins.base, outdated)
    handlers.register(socket_server)
    manager.greet = _greeter(rooms, Welcomer(board, transport, loop.now_ms), transport)
    Ticker(loop, rooms, transport, desk).start()
    hops = config.trusted_proxies
    most = MOST_FROM_ONE if config.rate_limits else None
    guard = Guard(site, behind_proxy=hops > 0, drop=transport.drop_request, most=most)
    wsgi = ProxyFix(guard, x_for=hops, x_proto=hops, x_host=hops) if hops else guard
    return Application(site, server, board, wsgi, Goodbye(loop, rooms, transport))


def _settings(config: Config) -> SiteSettings:
    return SiteSettings(
        config.start_code,
        config.rate_limits,
        joined_scripts=config.joined_scripts,
        security_contact=config.security_contact,
    )


def _seat_token(origins: Origins) -> Callable[[Mapping[str, Any], str, str], str | None]:
    """A page's token, from its seat's cookie; only our own pages may use it."""

    def token(environ: Mapping[str, Any], seat: str, code: str) -> str | None:
        if origins.forged(environ):
            raise BoardError("forbidden", "This page is not one of ours.")
        if seat not in SEATS:
            return None
        return token_of(environ.get("HTTP_COOKIE", ""), seat, code, secure=origins.secure)

    return token


def _greeter(rooms: Rooms, welcomer: Welcomer, transport: EmitTransport) -> Callable[[str], None]:
    def greet(sid: str) -> None:
        found = rooms.find(sid)
        try:
            if found is not None:
                welcomer.greet(*found)
        except Exception as fault:  # noqa: BLE001 - a socket that cannot be welcomed is sent away, and tries again
            incident(fault, "socket.welcome")
            transport.close(sid)

    return greet
