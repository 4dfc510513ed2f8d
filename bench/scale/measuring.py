"""One run of a site under a load, and one without any: what each part of it spent."""

import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from bench.figures import median
from bench.load import Measured, Numbers, drive
from bench.scale.cpu import since
from bench.scale.site import Site
from bench.scale.town import Town

#: flushes whose median is the disk's own
FLUSHES = 40


@dataclass(frozen=True, slots=True)
class Ran:
    """What a load gave, and the CPU seconds of each part; `counts` are those of Site.counts, meanwhile."""

    site: str
    shape: str
    ops: int
    run: Measured
    seconds: float
    cpu: Mapping[str, float]
    counts: Mapping[str, float]

    @property
    def machine(self) -> float:
        """How much of the machine was used by all of it, the generator included."""
        cores = len(os.sched_getaffinity(0))
        spent = sum(self.cpu.values()) + self.run.generator_cpu * self.run.seconds
        return spent / (self.seconds * cores)

    def us_an_op(self, part: str) -> float:
        """Microseconds of a part's CPU for each op."""
        return 1e6 * self.cpu.get(part, 0.0) / self.ops

    @property
    def us_a_delivery(self) -> float:
        """Microseconds of all parts together for each delivery."""
        return 1e6 * sum(self.cpu.values()) / max(self.run.delivered, 1)

    @property
    def frames(self) -> float:
        """Messages of events to all people together; each may hold several ops."""
        return self.run.frames_per_person * self.run.people

    @property
    def commit_us(self) -> float:
        """How long a commit took, as the workers say."""
        return 1e6 * self.counts["commit_seconds"] / max(self.counts["commits"], 1)

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "site": self.site,
            "shape": self.shape,
            "ops": self.ops,
            "seconds": round(self.seconds, 2),
            "machine": round(self.machine, 3),
            "cpu_us_an_op": {part: round(self.us_an_op(part), 1) for part in self.cpu},
            "us_a_delivery": round(self.us_a_delivery, 2),
            "commit_us": round(self.commit_us, 1),
            "counts": {name: round(value, 4) for name, value in self.counts.items()},
            **asdict(self.run),
            "held": self.run.held,
        }


@dataclass(frozen=True, slots=True)
class Idle:
    """A while in which nobody did anything."""

    seconds: float
    cpu: Mapping[str, float]

    def us_s(self, part: str) -> float:
        """Microseconds of a part's CPU in a second."""
        return 1e6 * self.cpu.get(part, 0.0) / self.seconds


def ran(
    site: Site,
    town: Town,
    write: Callable[[int, int], bytes],
    numbers: Numbers,
    *,
    rate: int,
    seconds: float,
) -> Ran:
    """Send so many ops a second, spread over everybody, and see what it took."""
    counts = site.counts()
    began, cpu = monotonic(), site.clocks.read()
    ops = numbers.take(int(rate * seconds))
    run = drive(town.crowd, site.clocks, write, ops, rate=rate, room_of=town.room_of)
    spent, took = since(cpu, site.clocks.read()), monotonic() - began
    happened = since(counts, site.counts())
    return Ran(site.kind.words, str(town.shape), len(ops), run, took, spent, happened)


def rested(site: Site, town: Town | None, seconds: float) -> Idle:
    """Do nothing for so long, but answer pings."""
    began, cpu = monotonic(), site.clocks.read()
    while (left := began + seconds - monotonic()) > 0:
        if town is None:
            sleep(left)
        else:
            town.crowd.pump(monotonic() + min(left, 0.5))
    return Idle(monotonic() - began, since(cpu, site.clocks.read()))


def flush_us(folder: Path) -> float:
    """What the disk itself takes for 8 KiB to be durable: the median, in microseconds."""
    path, took = folder / "flush", []
    with path.open("wb", buffering=0) as file:
        for _ in range(FLUSHES):
            file.write(bytes(8192))
            began = monotonic()
            os.fdatasync(file.fileno())
            took.append(monotonic() - began)
    path.unlink()
    return 1e6 * median(took)
