"""Lets go of what has been kept long enough: one session at a time, never one that somebody looks at."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

import structlog

from board.domain.retention import DAY_MS, Term, term
from board.service import figures
from board.service.erasing import erase_content, erase_session
from board.service.live import load_live
from board.service.ports import Loop, Storage
from board.service.records import Log, ProofRow, SessionRow
from board.service.secrecy import hashed

#: a session is looked at again after so long, in milliseconds, if nothing happens in it
AGAIN_MS: Final = 3_600_000
Due = Literal["content", "session"]
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Policy:
    """How many days the site keeps notes and people, and how many a facilitator may ask for at most."""

    days: int = 30
    most: int = 365


class Retention:
    """Looks at sessions that were idle for a day or more, the oldest first, each once an hour at most."""

    def __init__(self, loop: Loop, storage: Storage, policy: Policy) -> None:
        self._loop, self._storage, self._policy = loop, storage, policy
        #: session_id -> its head when it was looked at, and when to look again
        self._looked: dict[int, tuple[int, int]] = {}

    def round(self, in_use: Callable[[str], bool]) -> ProofRow | None:
        """Look at the next session; what was done, if its time was up and nobody is in it."""
        now_ms = self._loop.now_ms()
        row = self._next(now_ms)
        if row is None or in_use(row.code):
            return None
        due = self.due(row, now_ms)
        return self.purge(row, due) if due is not None else None

    def purge(self, row: SessionRow, due: Due) -> ProofRow:
        """Let go of it."""
        act = erase_session if due == "session" else erase_content
        proof = act(self._storage, row, self._loop.now_ms(), "time")
        self._looked.pop(row.session_id, None)
        figures.purged(due)
        facts = {"events": proof.events, "people": proof.people, "photos": proof.photos}
        log.info("purged", what=due, session=row.code, **facts)
        return proof

    def due(self, row: SessionRow, now_ms: int) -> Due | None:
        """What is to go of a session now: everything, or all but its agreed proposals."""
        until = self.term(row)
        if now_ms >= until.agreed:
            return "session"
        if now_ms >= until.notes and not self._is_blanked(row):
            return "content"
        return None

    def term(self, row: SessionRow) -> Term:
        """Until when this session is kept."""
        kept = self._storage.read(row.session_id)
        return self._loop.run_native(_term, row, kept, self._policy)

    def _next(self, now_ms: int) -> SessionRow | None:
        idle = self._storage.idle_since(now_ms - DAY_MS)
        there = {row.session_id for row in idle}
        self._looked = {key: seen for key, seen in self._looked.items() if key in there}
        for row in idle:
            head, again = self._looked.get(row.session_id, (-1, 0))
            if head != row.head or now_ms >= again:
                self._looked[row.session_id] = (row.head, now_ms + AGAIN_MS)
                return row
        return None

    def _is_blanked(self, row: SessionRow) -> bool:
        mark = hashed(row.code)
        return any(
            proof.what == "content" and proof.mark == mark and proof.head == row.head
            for proof in self._storage.proofs()
        )


def _term(row: SessionRow, kept: Log, policy: Policy) -> Term:
    state, _ = load_live(row, kept)
    return term(state, row.active_at, policy.days, policy.most)
