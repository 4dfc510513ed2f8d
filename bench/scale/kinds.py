"""The same load on different sites: what each part costs there, and how much each of them sustains."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.figures import median
from bench.load import Numbers
from bench.scale.measuring import Ran, flush_us, ran
from bench.scale.site import Engines, Kind, Site
from bench.scale.town import Shape, Town
from bench.sides import op_writer

EVERYTHING = Kind(1), Kind(2), Kind(4)
FILE = Kind(1, postgres=False, nginx=False, redis=False)
SERVER = Kind(1, nginx=False, redis=False)
FRONTED = Kind(1, redis=False)
UNTOLD = Kind(2, redis=False)
#: each with whether it is driven to its limit
KINDS: tuple[tuple[Kind, bool], ...] = (
    (FILE, True),
    (SERVER, False),
    (FRONTED, False),
    (EVERYTHING[0], True),
    (UNTOLD, False),
    (EVERYTHING[1], True),
    (EVERYTHING[2], True),
)
LADDER = (250, 500, 1000, 1500, 2000, 3000, 4000, 6000)
#: a rung is tried so often before it counts as too high
TRIES = 2


@dataclass(frozen=True, slots=True)
class Visit:
    """What a site gave: runs at one moderate rate, and those of its ascent."""

    kind: Kind
    moderate: list[Ran]
    climbed: list[Ran] = field(default_factory=list)
    flush_us: float = 0.0

    @property
    def middle(self) -> Ran:
        """The moderate run with the median cost."""
        costs = [one.us_a_delivery for one in self.moderate]
        return self.moderate[costs.index(median(costs))]

    @property
    def best(self) -> Ran | None:
        """The highest rate held."""
        held = [one for one in self.climbed if one.run.held]
        return max(held, key=lambda one: one.run.rate, default=None)

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "kind": self.kind.words,
            "flush_us": round(self.flush_us, 1),
            "moderate": [one.as_json() for one in self.moderate],
            "climbed": [one.as_json() for one in self.climbed],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How long and how high."""

    rate: int
    seconds: float
    rounds: int
    climb_seconds: float
    top: int


def visit(kind: Kind, engines: Engines, shape: Shape, pace: Pace, *, climb: bool) -> Visit:
    """Start the site, let everybody in, warm it up, measure; drive it to its limit if asked to."""
    with Site(kind, engines) as site:
        town = Town(shape, site.ports)
        write, numbers = op_writer(), Numbers()
        ran(site, town, write, numbers, rate=pace.rate, seconds=1)
        moderate = [
            ran(site, town, write, numbers, rate=pace.rate, seconds=pace.seconds) for _ in range(pace.rounds)
        ]
        found = Visit(kind, moderate, flush_us=flush_us(site.folder))
        if climb:
            rungs = [rate for rate in LADDER if rate <= pace.top]
            found.climbed.extend(_climb(site, town, numbers, rungs, pace.climb_seconds))
        town.close()
    return found


def _climb(site: Site, town: Town, numbers: Numbers, rungs: Sequence[int], seconds: float) -> list[Ran]:
    write, found = op_writer(), list[Ran]()
    for rate in rungs:
        for _ in range(TRIES):
            found.append(ran(site, town, write, numbers, rate=rate, seconds=seconds))
            if found[-1].run.held:
                break
            # what is still on its way belongs to nobody's next run
            town.crowd.settle()
        else:
            break
    return found
