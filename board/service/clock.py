"""The time of day by a clock that nobody sets: a step lasts as long when the server's clock is put right."""

import time
from typing import Final

import structlog

#: counts while the machine sleeps, which CLOCK_MONOTONIC does not
_STEADY: Final = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
WORTH_A_LINE_S: Final = 2

log = structlog.get_logger()


class SteadyClock:
    """What the clock on the wall said at the start, and what has gone by since.

    A wall clock that is stepped later is logged once and taken up at the next start.
    """

    def __init__(self) -> None:
        self._started_ns = time.time_ns() - time.clock_gettime_ns(_STEADY)
        self._told_s = 0

    def now_ms(self) -> int:
        """Milliseconds since 1970 UTC."""
        now_ns = self._started_ns + time.clock_gettime_ns(_STEADY)
        stepped_s = (time.time_ns() - now_ns) // 1_000_000_000
        if abs(stepped_s - self._told_s) > WORTH_A_LINE_S:
            self._told_s = stepped_s
            log.warning("clock.stepped", by_s=stepped_s)
        return now_ns // 1_000_000
