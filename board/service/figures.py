"""What a monitoring server may count: numbers under few and fixed labels, never what anybody wrote or is.

One registry for the process. What comes from outside never becomes a label unless it is one of ours.
"""

from collections.abc import Callable
from typing import Any, Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from board.domain.commands import TYPES
from board.domain.errors import STATUS, BoardError

REGISTRY: Final = CollectorRegistry()
OTHER: Final = "other"
#: seconds; a commit on a good disk takes one to five milliseconds
BUCKETS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)

_commands = Counter(
    "wishwall_commands",
    "Commands by type and by what became of them",
    ("type", "outcome"),
    registry=REGISTRY,
)
_commits = Histogram(
    "wishwall_commit_seconds",
    "Time in which a transaction became durable",
    buckets=BUCKETS,
    registry=REGISTRY,
)
_resyncs = Counter(
    "wishwall_resyncs",
    "Connections asked to load the snapshot anew, by reason",
    ("reason",),
    registry=REGISTRY,
)
_slow = Counter(
    "wishwall_slow_readers",
    "Sockets closed because they did not read what they were sent",
    registry=REGISTRY,
)
_exports = Counter(
    "wishwall_exports",
    "Files made, by format and by what became of them",
    ("format", "outcome"),
    registry=REGISTRY,
)
_incidents = Counter(
    "wishwall_incidents",
    "Faults of ours, each with a number in the log, by where they were",
    ("where",),
    registry=REGISTRY,
)
_purged = Counter(
    "wishwall_purges",
    "Sessions whose time was up, by what was done",
    ("done",),
    registry=REGISTRY,
)
_again = Counter(
    "wishwall_transactions_again",
    "Transactions that a database server broke off and that were tried once more",
    registry=REGISTRY,
)
WHERE: Final = frozenset({
    "http", "socket", "command", "decode", "worker", "publish", "housekeeping", "realtime", "news", "python",
})  # fmt: skip
REASONS: Final = frozenset({"view", "restored", "fault"})


def command(raw: object, outcome: object) -> None:
    """Count a command as it came, and what became of it: None is no answer in time."""
    named = raw.get("type") if isinstance(raw, dict) else None
    kind = named if isinstance(named, str) and named in TYPES else OTHER
    match outcome:
        case None:
            became = "unanswered"
        case BoardError():
            became = _code(outcome)
        case _:
            became = "accepted"
    _commands.labels(kind, became).inc()


def committed(seconds: float) -> None:
    """Count a transaction that became durable."""
    _commits.observe(seconds)


def tried_again() -> None:
    """Count a transaction that is tried once more."""
    _again.inc()


def resynced(reason: str, connections: int) -> None:
    """Count connections that load the snapshot anew."""
    _resyncs.labels(reason if reason in REASONS else OTHER).inc(connections)


def slow_reader() -> None:
    """Count a socket that did not read."""
    _slow.inc()


def exported(file_format: str, refusal: BoardError | None = None) -> None:
    """Count a file of one of our formats, made or not."""
    _exports.labels(file_format, "made" if refusal is None else _code(refusal)).inc()


def incident(where: str) -> None:
    """Count a fault of ours."""
    place = where.replace(".", " ").split(" ")[0]
    _incidents.labels(place if place in WHERE else OTHER).inc()


def purged(done: str) -> None:
    """Count a session that was blanked or erased because its time was up."""
    _purged.labels(done).inc()


def watch(name: str, about: str, value: Callable[[], float]) -> None:
    """A number that is looked up whenever it is asked for; the last one who says how, says it."""
    gauge = _gauges.get(name)
    if gauge is None:
        gauge = _gauges[name] = Gauge(f"wishwall_{name}", about, registry=REGISTRY)
    gauge.set_function(value)


def text() -> bytes:
    """Everything, as Prometheus reads it."""
    return generate_latest(REGISTRY)


def _code(refusal: BoardError) -> str:
    return refusal.code if refusal.code in STATUS else OTHER


_gauges: dict[str, Any] = {}
