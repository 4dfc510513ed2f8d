"""A memory for `limits` that is a leaky bucket: after a burst the rate goes on, where a window would pause.

It also costs microseconds: the library's own memory wakes a thread a hundred times a second to look at every
key, which under load took four fifths of a core.
"""

import time

from limits.storage import MovingWindowSupport, Storage

SWEEP_EVERY_S = 60.0
#: a level that has leaked to this is empty: floats do not come out even
DROP = 1e-6


class BucketMemory(Storage, MovingWindowSupport):
    """Each key's bucket holds `limit` drops and leaks empty in `expiry` seconds of a steady clock."""

    STORAGE_SCHEME = None

    def __init__(self) -> None:
        super().__init__()
        #: key -> (level, when, drops a second)
        self._buckets: dict[str, tuple[float, float, float]] = {}
        self._swept = time.monotonic()

    @property
    def base_exceptions(self) -> type[Exception]:
        """What may be raised: nothing of its own."""
        return ArithmeticError

    def acquire_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        """Put drops into a bucket, if they fit."""
        now = time.monotonic()
        if now - self._swept > SWEEP_EVERY_S:
            self._sweep(now)
        level = self._level(key, now)
        if level + amount > limit + DROP:
            return False
        self._buckets[key] = (level + amount, now, limit / expiry)
        return True

    def get_moving_window(self, key: str, limit: int, expiry: int) -> tuple[float, int]:
        """When a window would have begun whose end lets the next drop in, and how full the bucket is."""
        now = time.monotonic()
        level = self._level(key, now)
        wait = max(0.0, (level + 1 - limit) * expiry / limit)
        return now + wait - expiry, min(limit, round(level))

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Fixed windows are not kept here."""
        raise NotImplementedError

    def get(self, key: str) -> int:
        """How full a bucket is."""
        return round(self._level(key, time.monotonic()))

    def get_expiry(self, key: str) -> float:
        """When a bucket will be empty."""
        level, at, rate = self._buckets.get(key, (0.0, time.monotonic(), 1.0))
        return at + level / rate

    def check(self) -> bool:
        """Memory is always there."""
        return True

    def reset(self) -> int:
        """Forget everything."""
        count = len(self._buckets)
        self._buckets.clear()
        return count

    def clear(self, key: str) -> None:
        """Forget a key."""
        self._buckets.pop(key, None)

    def _level(self, key: str, now: float) -> float:
        level, at, rate = self._buckets.get(key, (0.0, now, 1.0))
        return max(0.0, level - (now - at) * rate)

    def _sweep(self, now: float) -> None:
        """Forget the buckets that have run dry."""
        self._swept = now
        for key in list(self._buckets):
            if self._level(key, now) <= DROP:
                self._buckets.pop(key, None)
