"""How soon a note arrives, and what it costs, at rates that a workshop may really have."""

from collections.abc import Callable
from dataclasses import dataclass

from bench.figures import median
from bench.load import Measured, Numbers, drive
from bench.sides import Side

CELLS = ((20, 20), (100, 50), (200, 50), (200, 100), (500, 50), (500, 100))


@dataclass(frozen=True, slots=True)
class Quiet:
    """One run at a moderate rate, and the most memory the server ever had in it."""

    side: str
    run: Measured
    peak_mb: float


def run_once(make: Callable[[], Side], people: int, rate: int, *, seconds: float) -> Quiet:
    """A fresh server, a second to warm up, then the measured seconds."""
    with make() as side:
        crowd = side.gather(people)
        write, numbers = side.op_writer(), Numbers()
        drive(crowd, side.server, write, numbers.take(rate), rate=rate)
        run = drive(crowd, side.server, write, numbers.take(int(rate * seconds)), rate=rate)
        crowd.close()
        return Quiet(side.name, run, side.server.memory_mb("VmHWM"))


def middle(quiets: list[Quiet]) -> Quiet:
    """The run with the median p99."""
    p99 = median([quiet.run.p99 for quiet in quiets])
    return next(quiet for quiet in quiets if quiet.run.p99 == p99)
