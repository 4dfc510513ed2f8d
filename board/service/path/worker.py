"""The one path of a change: decide what waits, commit it, publish it, answer it."""

import secrets
from collections.abc import Callable, Sequence
from functools import partial

from board.domain.errors import BoardError
from board.domain.events import NAMES, LinkRotated, PersonRelinked, PersonRemoved, Recorded
from board.service.incidents import incident
from board.service.path.committer import Committer
from board.service.path.drain import Drain
from board.service.path.gathering import Gathering
from board.service.path.live import LiveSession
from board.service.path.mailbox import CommandWork, LookWork, Outcome, Work
from board.service.path.registry import no_session
from board.service.people.grants import Grants
from board.service.ports import Loop, News, Publisher, Storage
from board.service.records import SessionRow
from board.service.secrecy import RandomIds, new_epoch

MOST_TRIES = 25
LONGEST_PAUSE = 0.05
RETRY_MS = 1000
LONGEST_LAST_S = 5.0


class Worker:
    """Serves mailboxes: one spawned run per session with work, which ends when there is none."""

    def __init__(
        self, loop: Loop, storage: Storage, publisher: Publisher, grants: Grants, news: News
    ) -> None:
        self._loop, self._storage, self._publisher = loop, storage, publisher
        self._grants, self._news = grants, news
        self._committer = Committer(loop, storage)
        self._ids = RandomIds()
        self.gathering = Gathering(loop.monotonic, publisher)
        #: another process threw this session away
        self.over: Callable[[LiveSession], None] = lambda live: None
        #: the past of the session with this code was written anew, or is another one
        self.forget: Callable[[str], None] = lambda code: None

    def put(self, live: LiveSession, works: list[Work]) -> None:
        """Put works into a session's mailbox, in order, and see to it that somebody serves it."""
        with live.lock:
            begins = live.mailbox.put(works)
        if begins:
            self._loop.spawn(self._run, live)

    def retire(self, live: LiveSession) -> None:
        """Take no more for this session, and wait until what is under way is done."""
        live.gone = True
        live.wake()
        until = self._loop.monotonic() + LONGEST_LAST_S
        while live.mailbox.served and self._loop.monotonic() < until:
            self._loop.sleep(0.01)

    def _run(self, live: LiveSession) -> None:
        while True:
            self._gather(live)
            with live.lock:
                works = live.mailbox.take()
            if not works:
                return
            try:
                self._serve(live, works)
            except BoardError as refusal:
                _answer(works, refusal)
            except Exception as fault:  # noqa: BLE001 - the supervisor: whatever it was, the board goes on
                _answer(works, incident(fault, "worker", session=live.session_id))

    def _gather(self, live: LiveSession) -> None:
        """Under load, wait as long as the last fan-out makes worth while; when it is quiet, not at all."""
        wait = live.published_at + live.pause - self._loop.monotonic()
        if wait > 0:
            self._loop.sleep(wait)

    def _serve(self, live: LiveSession, works: Sequence[Work]) -> None:
        if live.gone:
            _answer(works, no_session())
            return
        if any(isinstance(work, LookWork) for work in works) and self._is_behind(live):
            self._catch_up(live)
        for attempt in range(MOST_TRIES):
            works = self._still_held(live, works)
            drain = self._decide(live, works)
            try:
                settled = self._settle(live, drain)
            except BoardError as refusal:
                _tell(drain, refusal, lambda work: self._refused_alone(live, work))
                return
            if settled:
                _tell(drain)
                return
            self._row(live)
            self._catch_up(live)
            self._loop.sleep(secrets.randbelow(1 + attempt) / 1000)
        busy = BoardError("busy", "The board is busy. It is sent again by itself.", retry_after_ms=RETRY_MS)
        _answer(works, busy)

    def _still_held(self, live: LiveSession, works: Sequence[Work]) -> list[Work]:
        """Without those whose sender's link was made anew since they came, if what they held has ended."""
        held = []
        for work in works:
            try:
                if isinstance(work, CommandWork) and work.ends_with_link:
                    self._check_not_relinked(live, work)
                held.append(work)
            except BoardError as refusal:
                _answer([work], refusal)
        return held

    def _check_not_relinked(self, live: LiveSession, work: CommandWork) -> None:
        if live.relinked_since(work.person_id, work.known):
            self._grants.by_hash(work.token_id)

    def _decide(self, live: LiveSession, works: Sequence[Work]) -> Drain:
        drain = Drain(
            code=live.code,
            session_id=live.session_id,
            state=live.state,
            known_ops=live.ops,
            known_past=live.past,
            now_ms=self._loop.now_ms(),
            ids=self._ids,
            fault=partial(incident, where="command", session=live.session_id),
        )
        drain.run(works)
        return drain

    def _refused_alone(self, live: LiveSession, work: Work) -> BoardError | None:
        """What it is refused with on what is durable; None if it would be accepted."""
        ((_, outcome),) = self._decide(live, [work]).outcomes
        return outcome if isinstance(outcome, BoardError) else None

    def _settle(self, live: LiveSession, drain: Drain) -> bool:
        """Make the drain durable and tell of it; False if another process wrote in between (I10)."""
        if not drain.recorded:
            # A refusal may rest on a state that another process has moved on from.
            return not (drain.refuses and self._is_behind(live))
        if not self._committer.commit(drain.batch()):
            return False
        if drain.relinked:
            # before anybody can see the new head: whoever writes from here on is looked up anew
            self._grants.forget(live.code)
        live.advance(drain.state, drain.recorded, drain.ops.values(), drain.forgotten)
        live.remember(drain.past)
        self._publish(live, drain.recorded)
        self._news.tell(live.code, live.head, live.epoch)
        return True

    def _is_behind(self, live: LiveSession) -> bool:
        row = self._row(live)
        return (row.head, row.epoch) != (live.head, live.epoch)

    def _row(self, live: LiveSession) -> SessionRow:
        """What is stored of it now; raises not_found once another process has thrown it away."""
        row = self._storage.session(live.code)
        if row is None or row.session_id != live.session_id:
            self.over(live)
            raise no_session()
        return row

    def _catch_up(self, live: LiveSession) -> None:
        """Take in and publish what another process wrote after the last event that we know."""
        log = self._storage.read(live.session_id, live.head - 1)
        if log.epoch != live.epoch or not live.goes_on_in(log):
            self._row(live)
            if log.epoch == live.epoch:
                # a copy without our last events has taken the database's place: seqs are given out again
                self._storage.renew_epoch(live.code, new_epoch())
            whole = self._storage.read(live.session_id)
            self._grants.forget(live.code)
            live.restart(whole)
            self.forget(live.code)
            self._publisher.resync(live.code, None, "restored")
            self._news.tell(live.code, live.head, live.epoch)
        elif log.head > live.head:
            closed = live.closed_in(log)
            read = self._storage.read(live.session_id) if closed else log
            if any(row.type == NAMES[PersonRelinked] for row in read.events):
                self._grants.forget(live.code)
            self._publish(live, live.restart(read) if closed else live.take_in(read))
            self.gathering.elsewhere(live.code)

    def _publish(self, live: LiveSession, recorded: Sequence[Recorded]) -> None:
        """Durable already: whatever goes wrong here must not look like a refusal."""
        began = self._loop.monotonic()
        try:
            self._end_grants(live, recorded)
            self._publisher.publish(live, recorded)
        except Exception as fault:  # noqa: BLE001 - the connections load the snapshot instead
            incident(fault, "publish", session=live.session_id)
            self._publisher.resync(live.code, None, "fault")
        live.published_at = self._loop.monotonic()
        live.pause = min(LONGEST_PAUSE, 2 * (live.published_at - began))

    def _end_grants(self, live: LiveSession, recorded: Sequence[Recorded]) -> None:
        for one in recorded:
            match one.event:
                case PersonRemoved(person_id=person_id):
                    self._publisher.close_person(live.code, person_id)
                case PersonRelinked(person_id=person_id):
                    self._publisher.close_person(live.code, person_id)
                case LinkRotated():
                    self._grants.forget(live.code)
                    self._publisher.close_tokens(live.code, self._storage.revoked(live.code))
                case _:
                    pass


def _tell(
    drain: Drain,
    instead: BoardError | None = None,
    refused: Callable[[Work], BoardError | None] = lambda work: None,
) -> None:
    """Answer every work; `instead` goes to those whose acceptance did not become durable.

    It goes to those too whose refusal rested on such a one: `refused` says what becomes of a work without the
    others. A repeated op was durable before, unless its first time is in this very drain.
    """
    for work, outcome in drain.outcomes:
        told = outcome
        if instead is not None and isinstance(outcome, BoardError):
            told = refused(work) or instead
        elif instead is not None and (not isinstance(work, CommandWork) or work.key in drain.ops):
            told = instead
        work.ticket.answer(work.place, told)


def _answer(works: Sequence[Work], outcome: Outcome) -> None:
    for work in works:
        work.ticket.answer(work.place, outcome)
