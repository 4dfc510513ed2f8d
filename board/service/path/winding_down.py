"""Asking a session's worker, until the server winds down: then who waits is answered, and nobody else."""

from board.service.path.live import LiveSession
from board.service.path.mailbox import Ticket, Work
from board.service.path.refusals import going
from board.service.path.worker import Worker
from board.service.ports import Loop

PATIENCE_S = 30.0
LOOK_S = 0.01
#: how long a stop waits for what is being written
LAST_COMMITS_S = 2.5


class WindingDown:
    """Counts the callers who wait for an answer."""

    def __init__(self, loop: Loop, worker: Worker) -> None:
        self._loop, self._worker = loop, worker
        self._lock = loop.lock()
        self._under_way = 0
        self._until: float | None = None
        #: whether it is on its way out
        self.begun = False

    def check(self) -> None:
        """Raises `busy` on the way out."""
        if self.begun:
            raise going()

    def ask(self, live: LiveSession, works: list[Work], ticket: Ticket) -> None:
        """Put works to a session's worker, and wait for the outcomes as long as anybody would."""
        with self._lock:
            self._under_way += 1
        try:
            self._worker.put(live, works)
            ticket.signal.wait(PATIENCE_S)
        finally:
            with self._lock:
                self._under_way -= 1

    def wait(self) -> bool:
        """Until everybody is answered, or for as long as a stop may take; True if everybody is."""
        if self._until is None:
            self._until = self._loop.monotonic() + LAST_COMMITS_S
        while self._under_way and self._loop.monotonic() < self._until:
            self._loop.sleep(LOOK_S)
        return not self._under_way
