"""A whole run: every part measured in turn, and what comes of it."""

import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bench.scale import alone
from bench.scale.alone import Hearing, Kept, Shaping
from bench.scale.costs import Fitted, fitted
from bench.scale.kinds import EVERYTHING, FILE, KINDS, Kind, Pace, Visit, visit
from bench.scale.measuring import Ran
from bench.scale.model import ROUND_S
from bench.scale.report import as_json
from bench.scale.site import Engines
from bench.scale.town import Shape

QUICK_KINDS = (FILE, *EVERYTHING[:2])


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How much of everything a run measures."""

    kinds: Sequence[tuple[Kind, bool]]
    shape: Shape
    pace: Pace
    #: rooms of different sizes, each with its ops in a second
    sizes: Sequence[tuple[Shape, int]]
    rest: float
    words_s: float
    kept_rows: int = 20_000


WHOLE = Extent(
    kinds=KINDS,
    shape=Shape(20, 12),
    pace=Pace(rate=120, seconds=3, rounds=3, climb_seconds=3, top=6000),
    # so that the one worker is about half busy: fuller ones spend less on an op, emptier ones more
    sizes=((Shape(40, 8), 200), (Shape(12, 25), 120), (Shape(3, 80), 60)),
    rest=2 * ROUND_S,
    words_s=5,
)
QUICK = Extent(
    kinds=[(kind, False) for kind in QUICK_KINDS],
    shape=Shape(8, 12),
    pace=Pace(rate=60, seconds=2, rounds=1, climb_seconds=0, top=0),
    sizes=((Shape(10, 8), 100), (Shape(2, 40), 40)),
    rest=ROUND_S,
    words_s=2,
)


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that a run measured, and the costs that come of it."""

    visits: list[Visit]
    shaping: Shaping
    heard: Hearing
    looked: Kept
    split: tuple[Ran, Ran]
    fitted: Fitted

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "costs": as_json(self.fitted.costs),
            "missed": dict(self.fitted.missed),
            "visits": [one.as_json() for one in self.visits],
            "empty": asdict(self.shaping.empty),
            "shapes": [one.as_json() for one in self.shaping.shaped],
            "hearing": asdict(self.heard),
            "kept": asdict(self.looked),
            "split": [one.as_json() for one in self.split],
        }


def measure(engines: Engines, extent: Extent) -> Found:
    """One part after another."""
    visits = []
    for kind, climb in extent.kinds:
        _say(kind.words)
        visits.append(visit(kind, engines, extent.shape, extent.pace, climb=climb))
    _say("rooms of different sizes")
    shaping = alone.shapes(engines, extent.sizes, rest=extent.rest, seconds=extent.pace.seconds)
    _say("words between workers")
    heard = alone.hearing(engines, seconds=extent.words_s)
    _say("sessions that are kept")
    looked = alone.kept(engines, extent.kept_rows, seconds=extent.rest, round_s=ROUND_S)
    _say("rooms on two workers at once")
    split = alone.split(engines, extent.shape, extent.pace.rate, extent.pace.seconds)
    return Found(visits, shaping, heard, looked, split, fitted(shaping, visits, heard, looked))


def _say(what: str) -> None:
    print(f"... {what}", file=sys.stderr, flush=True)
