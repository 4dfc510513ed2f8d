"""How much one person may send: a burst, and a rate that can be kept up."""

import math
import time
from typing import Final

from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute, RateLimitItemPerSecond
from limits.strategies import MovingWindowRateLimiter

from board.domain.errors import BoardError
from board.domain.model import Role
from board.service.bucket import BucketMemory

#: 60 in 12 seconds is a burst of 60 and 5 a second for ever; 200 in 4 likewise
PARTICIPANT = RateLimitItemPerSecond(60, 12)
FACILITATOR = RateLimitItemPerSecond(200, 4)
#: decoding one costs far more than a command
PHOTO = RateLimitItemPerMinute(12)
#: of the photos that a session holds, a share that leaves room for others
PHOTOS = RateLimitItemPerHour(60, 4)
#: a pass to one's phone, and a drawing that comes back from there
PASS = RateLimitItemPerMinute(12)
#: reading a file takes as long as hundreds of commands
IMPORT = RateLimitItemPerMinute(12)
#: who comes in by one link: each time something is written down, and maybe a new person made
COMERS = RateLimitItemPerMinute(200, 10)
#: a passcode that somebody chose can be guessed, and each costs a slow hash
PASSCODE = RateLimitItemPerMinute(10, 10)
KIB: Final = 1024
#: what is written down stays: at once, and in a workshop's time
BYTES = (RateLimitItemPerSecond(2048 * KIB, 120), RateLimitItemPerHour(24 * 1024 * KIB, 4))
FACILITATORS_BYTES = (RateLimitItemPerSecond(8192 * KIB, 120), RateLimitItemPerHour(128 * 1024 * KIB, 4))


class Budget:
    """Counts commands, photos and bytes; switched off, it counts nothing."""

    def __init__(self, enforced: bool) -> None:
        self._limiter = MovingWindowRateLimiter(BucketMemory()) if enforced else None

    def spend(self, who: str, role: Role) -> None:
        """Count one command; raises rate_limited with the wait."""
        self._hit(FACILITATOR if role == "facilitator" else PARTICIPANT, who, FAST)

    def spend_bytes(self, who: str, role: Role, size: int) -> None:
        """Count what a command or a drawing holds; raises rate_limited with the wait."""
        for item in FACILITATORS_BYTES if role == "facilitator" else BYTES:
            self._hit(item, f"bytes/{who}", MUCH, size)

    def spend_photo(self, who: str, role: Role) -> None:
        """Count one photo; raises rate_limited with the wait."""
        self._hit(PHOTO, f"photo/{who}", "Those were many photos. Wait a moment, then send the next.")
        if role != "facilitator":
            self._hit(PHOTOS, f"photos/{who}", "You have sent very many photos. Draw it, or write it down.")

    def spend_pass(self, who: str) -> None:
        """Count one pass to another device; raises rate_limited with the wait."""
        self._hit(PASS, f"pass/{who}", "Those were many codes. Wait a moment, then show the next.")

    def spend_passcode(self, code: str) -> None:
        """Count one try at a session's passcode; raises rate_limited with the wait."""
        self._hit(PASSCODE, f"passcode/{code}", "Those were many tries. Wait a few minutes, then try again.")

    def spend_new_passcode(self, code: str) -> None:
        """Count one passcode to be set; raises rate_limited with the wait."""
        self._hit(
            PASSCODE, f"new passcode/{code}", "Those were many tries. Wait a few minutes, then try again."
        )

    def spend_import(self, who: str) -> None:
        """Count one file to be brought in; raises rate_limited with the wait."""
        self._hit(IMPORT, f"import/{who}", "Those were many files. Wait a moment, then send the next.")

    def spend_coming(self, link: str) -> None:
        """Count somebody who comes in by a link; raises rate_limited with the wait."""
        self._hit(COMERS, f"coming/{link}", "Very many come in at once. Wait a moment, then try again.")

    def _hit(self, item: RateLimitItem, key: str, message: str, cost: int = 1) -> None:
        if self._limiter is not None and not self._limiter.hit(item, key, cost=cost):
            wait_ms = self._wait_ms(self._limiter, item, key, cost)
            raise BoardError("rate_limited", message, retry_after_ms=wait_ms)

    def _wait_ms(self, limiter: MovingWindowRateLimiter, item: RateLimitItem, who: str, cost: int) -> int:
        """Until so many more fit."""
        free_at, left = limiter.get_window_stats(item, who)
        more = (cost - max(1, left)) * item.get_expiry() / item.amount
        return max(200, math.ceil((free_at - time.monotonic() + more) * 1000))


FAST: Final = "That was very fast. It is kept on this device and sent again in a moment."
MUCH: Final = "That was very much in a short time. It is kept on this device and sent again in a moment."
