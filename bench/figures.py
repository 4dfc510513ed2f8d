"""Figures from many samples: a histogram with a twentieth of a millisecond to a bin."""

from collections import Counter
from collections.abc import Sequence

BIN = 5e-5


class Latencies:
    """Durations, counted in bins: millions of them take no memory."""

    def __init__(self) -> None:
        self._bins: Counter[int] = Counter()
        self.count = 0

    def add(self, seconds: float) -> None:
        """Count one."""
        self._bins[round(seconds / BIN)] += 1
        self.count += 1

    def add_pairs(self, sent: Sequence[float], came: Sequence[float]) -> None:
        """Count the time from each of `sent` to each of `came`."""
        starts = Counter(round(at / BIN) for at in sent)
        ends = Counter(round(at / BIN) for at in came)
        for end, copies in ends.items():
            for start, ops in starts.items():
                self._bins[end - start] += copies * ops
        self.count += len(sent) * len(came)

    def at(self, percentile: float) -> float:
        """The percentile in milliseconds; 0 when nothing was counted."""
        wanted = self.count * percentile / 100
        seen = 0
        for index in sorted(self._bins):
            seen += self._bins[index]
            if seen >= wanted:
                return round(index * BIN * 1000, 2)
        return 0.0


def median(values: Sequence[float]) -> float:
    """The middle one (of an even number, the lower of the two): a run that happened."""
    return sorted(values)[(len(values) - 1) // 2]


def percentile(values: Sequence[float], percent: float) -> float:
    """The value that `percent` of them do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]
