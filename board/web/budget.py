"""How often a wrong code or key may be tried, how many sessions begun and joins made. Of the first
only failures count: an office is one address.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from limits import RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from board.domain.errors import BoardError

PER_ADDRESS = RateLimitItemPerMinute(20, 10)
IN_ALL = RateLimitItemPerHour(1000)
#: a course of facilitators at one address begins as many; a loop would fill the disk
BEGUN = RateLimitItemPerMinute(60, 10)
#: a hall of people comes in through one address; a loop would take every place that a session has
COMERS = RateLimitItemPerMinute(600, 10)
RETRY_AFTER_MS = 60_000
WRONG_GUESSES = ("not_found", "forbidden", "unauthorised")


class Failures:
    """Counts wrong guesses by address and in all, in memory."""

    def __init__(self, *, enforced: bool) -> None:
        self._enforced = enforced
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    @contextmanager
    def watched(self, address: str | None) -> Iterator[None]:
        """Count what fails inside as a wrong guess; what succeeds is never held up."""
        try:
            yield
        except BoardError as refusal:
            if refusal.code in WRONG_GUESSES:
                self.count(address or "")
            raise

    def begun(self, address: str) -> None:
        """Count a session that is begun from here; raises rate_limited beyond the budget."""
        if self._enforced and not self._limiter.hit(BEGUN, "begun", address):
            raise BoardError(
                "rate_limited",
                "Very many sessions were started from here. Wait a few minutes, then start yours.",
                retry_after_ms=RETRY_AFTER_MS,
            )

    def came(self, code: str, address: str) -> None:
        """Count somebody who comes into a session from here; raises rate_limited beyond the budget."""
        if self._enforced and not self._limiter.hit(COMERS, "came", code, address):
            raise BoardError(
                "rate_limited",
                "Very many people came in from here. Wait a few minutes, then come in.",
                retry_after_ms=RETRY_AFTER_MS,
            )

    def count(self, address: str) -> None:
        """Note one wrong guess; beyond the budget it is answered `rate_limited` in place of the truth."""
        if not self._enforced:
            return
        # both are counted, even if the first is already exhausted
        near = self._limiter.hit(PER_ADDRESS, address)
        far = self._limiter.hit(IN_ALL, "all")
        if not (near and far):
            raise BoardError(
                "rate_limited",
                "Too many wrong codes from here. Wait a minute, then check the code with your facilitator.",
                retry_after_ms=RETRY_AFTER_MS,
            )
