"""Serves Wishwall: reads the settings, picks the loop, joins the parts. The only file that knows eventlet."""

import errno
import gc
import signal
import socket
import sys
import warnings
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, TypeVar

from board.config import Config, SettingError, read_config
from board.listening import Door

if TYPE_CHECKING:
    from board.app import Application
    from board.service.ports import Loop

T = TypeVar("T")
Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
BACKLOG = 1024
#: eventlet's server takes 1,024 connections unless told more
MOST_CONNECTIONS = 10_000
#: a connection that says nothing for so long is closed; live ones are pinged every 10 s
SILENCE_S = 60
#: bytes that wait in the kernel for one client, which doubles it
KEPT_BY_KERNEL = 131_072
#: how long a stop waits for answers that are on their way out
LAST_ANSWERS_S = 0.7


def main() -> int:
    """Serve until SIGTERM; 0 after that, 1 and one sentence when it cannot start."""
    try:
        config = read_config()
        with listen(config) as listener:
            serve = serve_green if config.async_mode == "eventlet" else serve_threads
            return serve(config, listener)
    except SettingError as error:
        print(f"Wishwall does not start: {error}", file=sys.stderr)
        return 1


def listen(config: Config) -> socket.socket:
    """A bound socket, not listening yet, so that a port in use stops the start before anything else."""
    try:
        family, kind, number, _, address = socket.getaddrinfo(
            config.host, config.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, number)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # Accepted sockets inherit it; without it a second small frame can wait 40 ms for an ack.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        # Inherited too; left to itself the kernel keeps up to 4 MB for one who does not read, unseen by us.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, KEPT_BY_KERNEL)
        listener.bind(address)
    except OSError as error:
        raise SettingError(_why_not(config, error)) from error
    return listener


def serve_green(config: Config, listener: socket.socket) -> int:
    """Serve on eventlet."""
    import eventlet.wsgi
    from eventlet import hubs

    from board.web.strict_http import ServerLog, strict

    loop = GreenLoop()
    application = join(config, loop)
    stop = loop.signal()

    def ask_to_stop(*_: object) -> None:
        # A signal comes in the middle of the hub's own work: only note it there.
        hubs.get_hub().schedule_call_global(0, stop.set)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, ask_to_stop)
    listener.listen(BACKLOG)
    door = Door(listener, loop)
    server = eventlet.spawn(
        eventlet.wsgi.server,
        door,
        plain_frames(application.wsgi),
        protocol=strict(eventlet.wsgi.HttpProtocol, eventlet.Timeout, eventlet.sleep),
        max_size=MOST_CONNECTIONS,
        log=ServerLog(),
        log_output=False,
        debug=False,
        socket_timeout=SILENCE_S,
    )
    server.link(lambda _: stop.set())
    announce(config, listener)
    stop.wait()
    crashed = server.dead
    door.shut()
    application.stop()
    door.let_go()
    with eventlet.Timeout(LAST_ANSWERS_S, False):
        server.wait()
    return 1 if crashed else 0


def serve_threads(config: Config, listener: socket.socket) -> int:
    """Serve with a thread for each connection: the way out of eventlet, and for tests."""
    from threading import Thread

    from werkzeug.serving import WSGIRequestHandler, make_server

    from board.service.loop import ThreadLoop

    class SilentHandler(WSGIRequestHandler):
        """Keeps no access log: who asked for what is nobody's business (architecture.md, Anonymity)."""

        def log(self, type: str, message: str, *args: object) -> None:
            """Say nothing."""

    application = join(config, ThreadLoop())
    listener.listen(BACKLOG)
    server = make_server(
        config.host,
        listener.getsockname()[1],
        application.wsgi,
        threaded=True,
        request_handler=SilentHandler,
        fd=listener.fileno(),
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        # shutdown() waits for the loop that this thread runs.
        signal.signal(number, lambda *_: Thread(target=server.shutdown, daemon=True).start())
    announce(config, listener)
    server.serve_forever()
    application.stop()
    return 0


def join(config: Config, loop: "Loop") -> "Application":
    """Make the application and start it."""
    from board.app import create_app
    from board.logs import set_up_logs

    set_up_logs(config.secret_key)
    application = create_app(config, loop)
    application.board.start()
    # What is there now stays for good: the cyclic collector need not look at it again.
    gc.collect()
    gc.freeze()
    # An op makes many objects and no cycles: looking for those as often as usual took 4 % of the CPU.
    gc.set_threshold(20_000, 20, 50)
    return application


def announce(config: Config, listener: socket.socket) -> None:
    """Say where it serves, with the port that was given if the setting was 0."""
    host = f"[{config.host}]" if ":" in config.host else config.host
    print(f"Wishwall serves on http://{host}:{listener.getsockname()[1]}", flush=True)


def plain_frames(wsgi: Wsgi) -> Wsgi:
    """Decline permessage-deflate: eventlet would compress every frame anew for each client."""

    def without_extensions(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        return wsgi(environ, start_response)

    return without_extensions


class GreenSignal:
    """The Signal port on an eventlet event."""

    def __init__(self) -> None:
        from eventlet.event import Event

        self._event = Event()

    def set(self) -> None:
        """It has happened."""
        if not self._event.ready():
            self._event.send()

    def wait(self, timeout: float | None = None) -> bool:
        """True once it has happened, False after `timeout` seconds."""
        if not self._event.ready():
            self._event.wait(timeout)
        return bool(self._event.ready())


class GreenLoop:
    """The Loop port on eventlet."""

    def __init__(self) -> None:
        import time

        import eventlet
        from eventlet import semaphore, tpool

        from board.service.clock import SteadyClock

        self._eventlet, self._semaphore, self._tpool, self._time = eventlet, semaphore, tpool, time
        self._clock = SteadyClock()

    def spawn(self, function: Callable[..., object], *args: object) -> None:
        """Run it in a greenlet."""
        self._eventlet.spawn_n(function, *args)

    def signal(self) -> GreenSignal:
        """A new signal."""
        return GreenSignal()

    def lock(self) -> AbstractContextManager[Any]:
        """A new lock for greenlets."""
        lock: AbstractContextManager[Any] = self._semaphore.Semaphore(1)
        return lock

    def sleep(self, seconds: float) -> None:
        """Let others run."""
        self._eventlet.sleep(seconds)

    def run_native(self, function: Callable[..., T], *args: object) -> T:
        """Run it in a real thread; an ordinary executor is patched green and would stall the loop."""
        result: T = self._tpool.execute(function, *args)
        return result

    def until_ready(self, descriptor: int, *, writing: bool, seconds: float) -> bool:
        """Let others run until a file descriptor can be read or written; False after so many seconds."""
        from eventlet import hubs

        # a library opens sockets unseen: who waits for this number already waits for one that is closed
        hubs.notify_opened(descriptor)
        late = TimeoutError()
        try:
            hubs.trampoline(descriptor, read=not writing, write=writing, timeout=seconds, timeout_exc=late)
        except TimeoutError as error:
            if error is not late:
                raise
            return False
        return True

    def now_ms(self) -> int:
        """Milliseconds since 1970 UTC."""
        return self._clock.now_ms()

    def monotonic(self) -> float:
        """Seconds that never go backwards."""
        return self._time.monotonic()


def _why_not(config: Config, error: OSError) -> str:
    place = f"port {config.port} on {config.host}"
    match error.errno:
        case errno.EADDRINUSE:
            return f"{place} is in use: stop the other server or set BOARD_PORT to another port."
        case errno.EACCES:
            return f"{place} may not be used by this user: set BOARD_PORT to 1024 or above."
        case _:
            return f"BOARD_HOST {config.host!r} cannot be listened on: {error.strerror or error}."


def _patch() -> None:
    """Make the standard library green before anything that keeps a reference is imported."""
    with warnings.catch_warnings():
        # eventlet announces its own retirement; docs/adr says how we leave it.
        warnings.simplefilter("ignore")
        import eventlet
    eventlet.monkey_patch()


if __name__ == "__main__":
    try:
        green = read_config().async_mode == "eventlet"
    except SettingError:
        green = False
    if green:
        _patch()
    sys.exit(main())
