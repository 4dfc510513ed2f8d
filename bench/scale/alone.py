"""Costs that no op shows: coming in, being there, hearing of others, looking for what is over."""

import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import msgspec

from bench.load import Numbers
from bench.scale.cpu import since
from bench.scale.measuring import Idle, Ran, ran, rested
from bench.scale.site import Engines, Kind, Site
from bench.scale.town import Shape, Town
from bench.sides import op_writer

#: words said at once, and how often: a thousand a second
WORDS, EVERY_S = 20, 0.02
CHANNEL = "wishwall:heads"
NOBODYS = "bench:nobody"
DAY_MS = 86_400_000
OLD_ROWS = """
INSERT INTO sessions (code, head_seq, epoch, op_salt, created_at, active_at)
SELECT 'OLD' || n, 0, 'bench', decode(md5(n::text), 'hex'), {when}, {when} + n
FROM generate_series(1, {rows}) AS n
"""


@dataclass(frozen=True, slots=True)
class Shaped:
    """One shape of town: coming in, resting, writing. Memory in MB by part, before and after it came."""

    shape: Shape
    arrival: dict[str, float]
    idle: Idle
    ran: Ran
    empty_mb: dict[str, float]
    full_mb: dict[str, float]

    def us_an_arrival(self, part: str) -> float:
        """Microseconds for each person to join, connect, and post a first note that the room is told of."""
        return 1e6 * self.arrival.get(part, 0.0) / self.shape.persons

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        memory = {"empty_mb": self.empty_mb, "full_mb": self.full_mb}
        return {**self.ran.as_json(), "arrival": self.arrival, "idle": asdict(self.idle), **memory}


@dataclass(frozen=True, slots=True)
class Shaping:
    """A site with nobody in it, then one shape after another."""

    empty: Idle
    shaped: list[Shaped]
    connection_mb: float


def shapes(engines: Engines, sizes: Sequence[tuple[Shape, int]], *, rest: float, seconds: float) -> Shaping:
    """Each shape on one site of one worker with everything, at its own rate."""
    with Site(Kind(1), engines) as site:
        empty = rested(site, None, rest)
        shaped = [_shape(site, shape, rate, rest, seconds) for shape, rate in sizes]
        return Shaping(empty, shaped, site.connection_mb())


def _shape(site: Site, shape: Shape, rate: int, rest: float, seconds: float) -> Shaped:
    empty_mb, cpu = site.clocks.memory_mb(), site.clocks.read()
    town = Town(shape, site.ports)
    arrival, full_mb = since(cpu, site.clocks.read()), site.clocks.memory_mb()
    write, numbers = op_writer(), Numbers()
    idle = rested(site, town, rest)
    ran(site, town, write, numbers, rate=rate, seconds=1)
    found = ran(site, town, write, numbers, rate=rate, seconds=seconds)
    town.close()
    return Shaped(shape, arrival, idle, found, empty_mb, full_mb)


@dataclass(frozen=True, slots=True)
class Hearing:
    """Microseconds for a word that nobody hears, for each who hears it, and of each worker that does."""

    redis_word: float
    redis_hearing: float
    worker_word: float


def hearing(engines: Engines, *, seconds: float, workers: int = 2) -> Hearing:
    """Say words of a session that no worker here has."""
    with Site(Kind(workers, nginx=False), engines) as site:
        unheard, words = _say(site, NOBODYS, seconds)
        heard, again = _say(site, CHANNEL, seconds)
    unheard_us = 1e6 * unheard["Redis"] / words
    return Hearing(
        unheard_us,
        max(1e6 * heard["Redis"] / again - unheard_us, 0.0) / workers,
        1e6 * max(heard["workers"] / again - unheard["workers"] / words, 0.0) / workers,
    )


def _say(site: Site, channel: str, seconds: float) -> tuple[dict[str, float], int]:
    import redis

    word = {"code": "BENCH234", "head": 12345, "epoch": "0123456789abcdef", "by": "a-worker-far-away"}
    data, said = msgspec.json.encode(word), 0
    with redis.Redis.from_url(site.engines.redis.url, socket_timeout=5) as line:
        began, cpu = time.monotonic(), site.clocks.read()
        due = began
        while due < began + seconds:
            with line.pipeline(transaction=False) as pipe:
                for _ in range(WORDS):
                    pipe.publish(channel, data)
                pipe.execute()
            said, due = said + WORDS, due + EVERY_S
            time.sleep(max(0.0, due - time.monotonic()))
        # the last of them are still being heard
        time.sleep(0.2)
        return since(cpu, site.clocks.read()), said


@dataclass(frozen=True, slots=True)
class Kept:
    """Microseconds for each kept session in each round, of a worker and of PostgreSQL."""

    rows: int
    worker: float
    postgres: float


def kept(engines: Engines, rows: int, *, seconds: float, round_s: float) -> Kept:
    """One worker on a database with so many sessions of two days ago, and without them."""
    with Site(Kind(1, nginx=False, redis=False), engines) as site:
        before = rested(site, None, seconds)
        when = int(time.time() * 1000) - 2 * DAY_MS
        engines.postgres.ask(OLD_ROWS.format(when=when, rows=rows), database=site.database)
        after = rested(site, None, seconds)
        each = {part: (after.us_s(part) - before.us_s(part)) * round_s / rows for part in after.cpu}
        return Kept(rows, max(each["workers"], 0.0), max(each["PostgreSQL"], 0.0))


def split(engines: Engines, shape: Shape, rate: int, seconds: float) -> tuple[Ran, Ran]:
    """Two workers without nginx: each room on one of them, then each room on both."""
    with Site(Kind(2, nginx=False), engines) as site:
        found = []
        for ports in (site.ports, lambda room: [worker.port for worker in site.workers]):
            town = Town(shape, ports)
            write, numbers = op_writer(), Numbers()
            ran(site, town, write, numbers, rate=rate, seconds=1)
            found.append(ran(site, town, write, numbers, rate=rate, seconds=seconds))
            town.close()
        return found[0], found[1]
