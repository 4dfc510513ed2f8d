"""How many ops a second a server holds with so many people: up a ladder until it fails twice on a rung."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bench.load import Measured, Numbers, drive
from bench.sides import Side

COARSE = (50, 100, 200, 500, 1000, 2000, 4000, 8000, 12000)
BETWEEN = {
    50: (75,),
    100: (150,),
    200: (300, 400),
    500: (700,),
    1000: (1400,),
    2000: (3000,),
    4000: (6000,),
    8000: (10000,),
}


@dataclass(slots=True)
class Climb:
    """One ascent: what was measured on each rung, and the memory that it took."""

    side: str
    people: int
    runs: list[Measured] = field(default_factory=list)
    peak_mb: float = 0.0

    @property
    def best(self) -> int:
        """The highest rate held; 0 if none was."""
        return max((run.rate for run in self.runs if run.held), default=0)

    @property
    def open_ended(self) -> bool:
        """Whether no higher rung failed."""
        return all(run.held for run in self.runs if run.rate > self.best)

    def as_json(self) -> dict[str, Any]:
        """All of it, in plain values."""
        runs = [run.as_json() for run in self.runs]
        return {
            "side": self.side,
            "people": self.people,
            "best": self.best,
            "peak_mb": self.peak_mb,
            "runs": runs,
        }


def climb(make: Callable[[], Side], people: int, *, seconds: float, top: int, refine: bool = True) -> Climb:
    """Climb the coarse rungs, then those between the last that held and the first that did not."""
    ascent = Climb("", people)
    highest = _ascend(ascent, make, [rate for rate in COARSE if rate <= top], seconds)
    if refine and ascent.runs[-1].rate > highest > 0:
        _ascend(ascent, make, list(BETWEEN.get(highest, ())), seconds)
    return ascent


def _ascend(ascent: Climb, make: Callable[[], Side], rates: list[int], seconds: float) -> int:
    """Try the rates in order, on a fresh server after each failure; return the highest that held."""
    highest = 0
    failures = 0
    while rates and failures < 2:
        with make() as side:
            ascent.side = side.name
            crowd = side.gather(ascent.people)
            write, numbers = side.op_writer(), Numbers()
            while rates:
                rate = rates[0]
                run = drive(crowd, side.server, write, numbers.take(int(rate * seconds)), rate=rate)
                ascent.runs.append(run)
                if not run.held:
                    failures += 1
                    break
                highest, failures = rates.pop(0), 0
            ascent.peak_mb = max(ascent.peak_mb, side.server.memory_mb("VmHWM"))
            crowd.close()
    return highest
