"""Mutants for the rows of bad lines, storms, clocks and backups: each breaks what one of them proves."""

from typing import Any

from tests.faults.patches import patch


@patch
def old_sqlite() -> None:
    """F26: an SQLite with the bug that can corrupt a shared database."""
    from board.storage import engine

    engine.driver.sqlite_version_info = (3, 45, 1)
    engine.driver.sqlite_version = "3.45.1"


@patch
def careless_with_old_sqlite() -> None:
    """Mutant: the same, and it is shared all the same."""
    from board.storage import engine

    old_sqlite()
    engine.sound = lambda version: True


@patch
def pings_by_the_wall() -> None:
    """Mutant: how old a ping is, is asked of a clock that can be stepped."""
    from board.realtime import steady

    steady.install = lambda: None


@patch
def steps_by_the_wall() -> None:
    """Mutant: so is how long a step has gone on."""
    import time

    from board.service.clock import SteadyClock

    SteadyClock.now_ms = lambda self: time.time_ns() // 1_000_000  # type: ignore[method-assign]


@patch
def keep_ghosts() -> None:
    """Mutant: nobody minds a ping without an answer."""
    from engineio.socket import Socket

    Socket.check_ping_timeout = lambda self: True


@patch
def keep_slow_readers() -> None:
    """Mutant: packets heap up for whoever does not read."""
    from board.realtime.ticker import Ticker

    Ticker._drop_slow = lambda self, channel: None  # type: ignore[method-assign]


@patch
def quiet_line() -> None:
    """Mutant: neither beacons nor pings keep a line."""
    from board.realtime import server
    from board.realtime.ticker import Ticker

    Ticker._beacon = lambda self, channel: None  # type: ignore[method-assign]
    server.PING_EVERY_S = 60


@patch
def no_polling() -> None:
    """Mutant: websockets or nothing."""
    from board.realtime import server

    options = server._options
    server._options = lambda *given: options(*given) | {"transports": ["websocket"]}


@patch
def bound_to_address() -> None:
    """Mutant: a token works only from where it was first used."""
    from board.domain.errors import BoardError
    from board.realtime import handlers

    admit, homes = handlers.admit, dict[Any, Any]()

    def at_home(sid: str, environ: Any, auth: Any, *rest: Any) -> Any:
        address = environ.get("REMOTE_ADDR")
        if homes.setdefault(auth.get("token"), address) != address:
            raise BoardError("unauthorised", "Not from here.")
        return admit(sid, environ, auth, *rest)

    handlers.admit = at_home


@patch
def few_from_one_address() -> None:
    """Mutant: an office behind one address is taken for an attack."""
    from limits import RateLimitItemPerMinute

    from board.web import budget

    for name, value in vars(budget).copy().items():
        if isinstance(value, RateLimitItemPerMinute) and value.amount >= 200:
            setattr(budget, name, RateLimitItemPerMinute(100, 10))


@patch
def slow_commits() -> None:
    """Mutant: each command is written for itself, and takes its time."""
    from time import sleep

    from board.service.path.drain import Drain

    command = Drain._command

    def slowly(self: Any, work: Any) -> Any:
        sleep(0.02)
        return command(self, work)

    Drain._command = slowly  # type: ignore[method-assign]


@patch
def same_epoch() -> None:
    """Mutant: a restored copy goes on under the name of the history that it is not."""
    from board.service.housekeeping import Housekeeping

    Housekeeping.mint_epochs = lambda self: None  # type: ignore[method-assign]
