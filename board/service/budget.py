"""How much one person may send: a burst, and a rate that can be kept up."""

import math
import time

from limits import RateLimitItem, RateLimitItemPerMinute, RateLimitItemPerSecond
from limits.strategies import MovingWindowRateLimiter

from board.domain.errors import BoardError
from board.domain.model import Role
from board.service.bucket import BucketMemory

#: 60 in 12 seconds is a burst of 60 and 5 a second for ever; 200 in 4 likewise
PARTICIPANT = RateLimitItemPerSecond(60, 12)
FACILITATOR = RateLimitItemPerSecond(200, 4)
#: decoding one costs far more than a command
PHOTO = RateLimitItemPerMinute(12)


class Budget:
    """Counts commands; switched off, it counts nothing."""

    def __init__(self, enforced: bool) -> None:
        self._limiter = MovingWindowRateLimiter(BucketMemory()) if enforced else None

    def spend(self, who: str, role: Role) -> None:
        """Count one command; raises rate_limited with the wait."""
        item = FACILITATOR if role == "facilitator" else PARTICIPANT
        if self._limiter is not None and not self._limiter.hit(item, who):
            raise BoardError(
                "rate_limited",
                "That was very fast. It is kept on this device and sent again in a moment.",
                retry_after_ms=self._wait_ms(self._limiter, item, who),
            )

    def spend_photo(self, who: str) -> None:
        """Count one photo; raises rate_limited with the wait."""
        key = f"photo/{who}"
        if self._limiter is not None and not self._limiter.hit(PHOTO, key):
            raise BoardError(
                "rate_limited",
                "Those were many photos. Wait a moment, then send the next.",
                retry_after_ms=self._wait_ms(self._limiter, PHOTO, key),
            )

    def _wait_ms(self, limiter: MovingWindowRateLimiter, item: RateLimitItem, who: str) -> int:
        free_at = limiter.get_window_stats(item, who).reset_time
        return max(200, math.ceil((free_at - time.monotonic()) * 1000))
