"""What breaks first when the rooms become more: the rooms that reach each limit, and what then."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bench.scale.model import BUSY, Costs, Load, Needs, Plan, needs

#: PostgreSQL's max_connections as it is delivered, less the three it keeps for its superuser
CONNECTIONS: Final = 97
#: a look that holds a worker up for so long is felt by everybody on it, in seconds
FELT_S: Final = 0.1
#: megabytes of log in a second that one ordinary disk takes beside everything else
WAL_MB_S: Final = 100.0
#: cores of one large database server
POSTGRES_CORES: Final = 32
#: cores of one large proxy
NGINX_CORES: Final = 16
#: nobody asks for more rooms than that
MOST_ROOMS: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Limit:
    """`share` is 1 where it is reached, below before and above beyond."""

    what: str
    share: Callable[[Needs], float]
    then: str


@dataclass(frozen=True, slots=True)
class Break:
    """A limit, and the fewest rooms that reach it; None if none do."""

    limit: Limit
    rooms: int | None


LIMITS: Final = (
    Limit(
        "one worker: its core, or its 4,000 sockets",
        lambda need: 1.0 if need.workers > 1 else 0.0,
        "more workers behind nginx, on PostgreSQL, with Redis",
    ),
    Limit(
        f"looking for sessions whose time is up holds each worker up for {1000 * FELT_S:.0f} ms every 5 s",
        lambda need: need.stall_s / FELT_S,
        "let go of them sooner (BOARD_RETENTION_DAYS), or in sites of their own",
    ),
    Limit(
        "hearing of every other worker's commits takes half of what a worker has",
        lambda need: need.hearing / (BUSY / 2),
        "more sites; or a channel for each session, so that a worker hears of those that it serves",
    ),
    Limit(
        "Redis: one core",
        lambda need: need.redis_cores / BUSY,
        "more sites, each with a Redis of its own",
    ),
    Limit(
        "PostgreSQL: connections as delivered (max_connections = 100)",
        lambda need: need.connections / CONNECTIONS,
        "BOARD_DATABASE_CONNECTIONS=2, or max_connections = workers x connections + 10",
    ),
    Limit(
        f"PostgreSQL: {POSTGRES_CORES} cores in one machine",
        lambda need: need.postgres_cores / (BUSY * POSTGRES_CORES),
        "two sites, each with a database of its own: a session needs nothing of another",
    ),
    Limit(
        f"PostgreSQL: {WAL_MB_S:.0f} MB of log a second",
        lambda need: need.wal_mb_s / WAL_MB_S,
        "a disk of its own for the log; then two sites",
    ),
    Limit(
        f"nginx: {NGINX_CORES} cores in one machine",
        lambda need: need.nginx_cores / (BUSY * NGINX_CORES),
        "two proxies under one name: both find the same worker by the same hash",
    ),
)


def breaks(load: Load, costs: Costs, plan: Plan | None = None) -> list[Break]:
    """Every limit with the rooms that reach it, the first one first; `load` says what a room is like."""
    found = [Break(limit, _fewest(limit, load, costs, plan)) for limit in LIMITS]
    return sorted(found, key=lambda one: MOST_ROOMS + 1 if one.rooms is None else one.rooms)


def _fewest(limit: Limit, load: Load, costs: Costs, plan: Plan | None) -> int | None:
    """By halving: a share never falls when rooms are added."""

    def reached(rooms: int) -> bool:
        return limit.share(needs(load.times(rooms / load.rooms), costs, plan)) >= 1

    if not reached(MOST_ROOMS):
        return None
    low, high = 0, MOST_ROOMS
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if reached(middle) else (middle, high)
    return high
