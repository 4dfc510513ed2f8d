"""Files that take a while: asked for, looked after, fetched by whoever asked, and kept for some minutes."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, Protocol

from board.domain.errors import BoardError
from board.domain.model import State, Viewer
from board.service.beside.file_order import Order
from board.service.incidents import incident
from board.service.ports import Loop

KEPT_S: Final = 600.0
MOST_KEPT_BYTES: Final = 192 << 20
#: of one person, the last ones
MOST_KEPT_OF_ONE: Final = 6

#: the session's code, and whoever asked
Owner = tuple[str, str]
JobState = Literal["waiting", "running", "done", "failed", "cancelled"]


class Rendered(Protocol):
    """A finished file."""

    @property
    def body(self) -> bytes:
        """What it holds."""

    @property
    def mimetype(self) -> str:
        """Its media type, with charset."""

    @property
    def filename(self) -> str:
        """A name that every system can keep."""


class Files(Protocol):
    """Makes files: in line first (`order`), then made (`make` blocks its caller, never the loop)."""

    def order(
        self, file_format: str, state: State, now_ms: int, viewer: Viewer, query: Mapping[str, str]
    ) -> Order:
        """Stand in line for a file of this state, the one of now; raises rate_limited."""

    def make(self, order: Order) -> Rendered:
        """The file; raises BoardError."""


@dataclass(slots=True, eq=False)
class Job:
    """One file for one person; `order` while it is made, then `file` or `error`."""

    owner: Owner
    file_format: str
    seq: int
    at: str
    order: Order | None
    job_id: str = field(default_factory=lambda: secrets.token_urlsafe(12))
    file: Rendered | None = None
    error: BoardError | None = None
    cancelled: bool = False
    progress: tuple[int, int] = (0, 0)
    ended_at: float = 0.0

    @property
    def state(self) -> JobState:
        """How it stands."""
        if self.cancelled:
            return "cancelled"
        if self.order is not None:
            return "running" if self.order.running or self.order.quick else "waiting"
        return "failed" if self.error else "done"

    @property
    def so_far(self) -> tuple[int, int]:
        """Pictures drawn, and how many there are."""
        return (self.order.done, self.order.total) if self.order is not None else self.progress


class Jobs:
    """Every job of this server, in memory; nobody finds one that they did not ask for."""

    def __init__(self, loop: Loop, files: Files) -> None:
        self._loop, self.files = loop, files
        self._jobs: dict[str, Job] = {}
        self._sweeping = False

    def begin(self, owner: Owner, order: Order, file_format: str, seq: int) -> Job:
        """Have a file made beside the caller."""
        job = Job(owner, file_format, seq, order.at, order)
        self._jobs[job.job_id] = job
        self._loop.spawn(self._run, job)
        return job

    def find(self, owner: Owner, job_id: str) -> Job:
        """A job of one's own; raises not_found."""
        job = self._jobs.get(job_id)
        if job is None or job.owner != owner:
            raise BoardError("not_found", "There is no such file, or it is kept no longer. Ask for it again.")
        return job

    def cancel(self, job: Job) -> None:
        """Stop it, or let go of its file."""
        job.cancelled, job.file = True, None
        if job.order is not None:
            job.order.stop()

    def forget(self, code: str) -> None:
        """Stop a session's jobs and let go of its files."""
        for job in [job for job in self._jobs.values() if job.owner[0] == code]:
            self.cancel(job)
            self._jobs.pop(job.job_id, None)

    def _run(self, job: Job) -> None:
        order = job.order
        assert order is not None
        try:
            made = self.files.make(order)
        except BoardError as refusal:
            job.error = refusal
        except Exception as fault:  # noqa: BLE001 - whatever it was, whoever asked is told
            job.error = incident(fault, "export.job")
        else:
            job.file = None if job.cancelled else made
        job.progress, job.ended_at = (order.done, order.total), self._loop.monotonic()
        # it holds the whole session as it was
        job.order = None
        self._make_room(job.owner)
        if not self._sweeping:
            self._sweeping = True
            self._loop.spawn(self._sweep)

    def _make_room(self, owner: Owner) -> None:
        ended = sorted(
            (job for job in list(self._jobs.values()) if job.order is None), key=lambda job: job.ended_at
        )
        mine = [job for job in ended if job.owner == owner]
        for job in mine[:-MOST_KEPT_OF_ONE]:
            self._jobs.pop(job.job_id, None)
        kept = 0
        for job in reversed(ended):
            kept += len(job.file.body) if job.file else 0
            if kept > MOST_KEPT_BYTES:
                self._jobs.pop(job.job_id, None)

    def _sweep(self) -> None:
        """Forget what is old, until there is nothing left."""
        while self._jobs:
            self._loop.sleep(KEPT_S / 10)
            long_ago = self._loop.monotonic() - KEPT_S
            for job in list(self._jobs.values()):
                if job.order is None and job.ended_at < long_ago:
                    self._jobs.pop(job.job_id, None)
        self._sweeping = False
