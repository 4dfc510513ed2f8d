"""A session at two workers: after a while its people are sent to come back, so that they are together again.

What they write is right anyway (I10). But who is here, who waits at the door and a file looked over are
one worker's: whoever stayed where a fallback took them would miss those of the others.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from board.service.ports import Publisher

#: seconds over which others write elsewhere: a last answer of a worker that ends is no second home
LASTING_S: Final = 20.0
#: where it does not help, as with a rehearsal's robots at another worker, it is tried ever more seldom
LONGEST_S: Final = 3600.0
#: after so long without word from elsewhere it counts as new
QUIET_S: Final = 300.0
MOST_KNOWN: Final = 2000


@dataclass(slots=True)
class Apart:
    """Since when others write elsewhere, when they last did, and how long that is borne."""

    since: float
    last: float
    wait: float = LASTING_S


class Gathering:
    """Told of each write of another process that a session here takes in, and of words that bring no news."""

    def __init__(self, monotonic: Callable[[], float], publisher: Publisher) -> None:
        self._monotonic, self._publisher = monotonic, publisher
        self._apart: dict[str, Apart] = {}

    def elsewhere(self, code: str) -> None:
        """Another process wrote in this session; if that goes on, have who is connected here come back."""
        now = self._monotonic()
        apart = self._apart.get(code)
        if apart is None or now - apart.last > QUIET_S:
            apart = self._known(code, now)
        apart.last = now
        if now - apart.since >= apart.wait and self._publisher.connected(code):
            apart.since, apart.wait = now, min(LONGEST_S, 2 * apart.wait)
            self._publisher.gather(code)

    def _known(self, code: str, now: float) -> Apart:
        if len(self._apart) >= MOST_KNOWN:
            self._apart = {key: one for key, one in self._apart.items() if now - one.last <= QUIET_S}
        self._apart[code] = Apart(now, now)
        return self._apart[code]
