"""Lets go of what has been kept long enough: one session at a time, never one that somebody looks at."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Literal

import structlog

from board.domain.model import State
from board.domain.retention import DAY_MS, Term, days_kept, term
from board.service import figures
from board.service.keeping.erasing import erase_content, erase_session
from board.service.path.live import LiveSession, load_live
from board.service.ports import Loop, Storage
from board.service.records import Log, ProofRow, SessionRow
from board.service.secrecy import hashed

#: a session is looked at again after so long, in milliseconds, or when all others have been
AGAIN_MS: Final = 3_600_000
#: one that somebody is in when its time is up is kept for so long more, again and again
HELD_MS: Final = 3_600_000
#: from so long before its time is up facilitators are told; half of the time where that is less
WARNED_MS: Final = 7 * DAY_MS
Due = Literal["content", "session"]
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Policy:
    """How many days the site keeps notes and people, and how many a facilitator may ask for at most."""

    days: int = 30
    most: int = 365


@dataclass(frozen=True, slots=True)
class Outlook:
    """What goes of a session and when (milliseconds since 1970), if nothing more happens in it.

    `agreed` is until when agreed proposals stay, `days` for how long it is kept, `soon` whether to say so.
    """

    goes: Due
    at: int
    agreed: int
    days: int
    soon: bool


class Retention:
    """Looks at sessions that were idle for a day or more, one in each round, each once an hour at most.

    It goes through them by their ids: a round costs the same however many are kept, and none is passed over.
    """

    def __init__(self, loop: Loop, storage: Storage, policy: Policy) -> None:
        self._loop, self._storage, self._policy = loop, storage, policy
        #: the id of the session that was looked at last, 0 before the first, and when to begin anew with it
        self._last, self._again_at = 0, 0

    def round(self, in_use: Callable[[str], bool], here: Iterable[LiveSession]) -> ProofRow | None:
        """Look at the next session; what was done, if its time was up and nobody is in it, here or elsewhere.

        `here` are the sessions in use here.
        """
        now_ms = self._loop.now_ms()
        states = {live.session_id: live.state for live in here}
        for held in self._storage.idle_among(now_ms - DAY_MS, states) if states else ():
            self._hold(held, states[held.session_id], now_ms)
        row = self._next(now_ms)
        if row is None or in_use(row.code):
            return None
        due = self.due(row, now_ms)
        # another worker may have held it while its log was read
        unchanged = due is not None and self._storage.session(row.code) == row
        return self.purge(row, due) if due is not None and unchanged else None

    def purge(self, row: SessionRow, due: Due) -> ProofRow:
        """Let go of it."""
        act = erase_session if due == "session" else erase_content
        proof = act(self._storage, row, self._loop.now_ms(), "time")
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

    def outlook(self, live: LiveSession) -> Outlook:
        """What is to be said of a session that somebody looks at."""
        row = self._storage.session(live.code)
        active_at = row.active_at if row is not None else self._loop.now_ms()
        until = self._until(live.state, active_at)
        alone = until.agreed > until.notes and not (row is not None and self._is_over(row, until))
        goes: Due = "content" if alone else "session"
        at = until.notes if alone else until.agreed
        days = days_kept(live.state, self._policy.days, self._policy.most)
        soon = at - self._loop.now_ms() <= min(WARNED_MS, days * DAY_MS // 2)
        return Outlook(goes=goes, at=at, agreed=until.agreed, days=days, soon=soon)

    def _until(self, state: State, active_at: int) -> Term:
        return term(state, active_at, self._policy.days, self._policy.most)

    def _is_over(self, row: SessionRow, until: Term) -> bool:
        """Whether its notes have gone already."""
        return self._loop.now_ms() >= until.notes and self._is_blanked(row)

    def _hold(self, row: SessionRow, state: State, now_ms: int) -> None:
        """Keep a session that somebody is in for a while more: another worker would not know of them."""
        until = self._until(state, row.active_at)
        ends = until.agreed if self._is_over(row, until) else until.notes
        if ends - now_ms < HELD_MS // 2:
            days = days_kept(state, self._policy.days, self._policy.most)
            self._storage.hold(row.session_id, now_ms + HELD_MS - days * DAY_MS)

    def _next(self, now_ms: int) -> SessionRow | None:
        if self._last == 0:
            if now_ms < self._again_at:
                return None
            self._again_at = now_ms + AGAIN_MS
        row = self._storage.next_idle(now_ms - DAY_MS, self._last)
        self._last = row.session_id if row is not None else 0
        return row

    def _is_blanked(self, row: SessionRow) -> bool:
        mark = hashed(row.code)
        return any(
            proof.what == "content" and proof.mark == mark and proof.head == row.head
            for proof in self._storage.proofs()
        )


def _term(row: SessionRow, kept: Log, policy: Policy) -> Term:
    state, _ = load_live(row, kept)
    return term(state, row.active_at, policy.days, policy.most)
