"""What a server does by itself: strike when a step's time is up; see other writers, note heads, let go."""

from board.domain.clockwork import stroke
from board.domain.errors import BoardError
from board.service.incidents import incident
from board.service.keeping.ending import Ending
from board.service.keeping.retention import Retention
from board.service.path.live import LiveSession
from board.service.path.mailbox import ClockWork, LookWork, Ticket
from board.service.path.refusals import only
from board.service.path.registry import Registry
from board.service.path.winding_down import PATIENCE_S
from board.service.path.worker import Worker
from board.service.ports import HeadNotes, Loop, Storage
from board.service.secrecy import new_epoch

EVERY_S = 5.0
NAP_S = 0.25


class Housekeeping:
    """One spawned loop; a round that fails is logged, and the next one comes."""

    def __init__(
        self,
        loop: Loop,
        storage: Storage,
        registry: Registry,
        worker: Worker,
        notes: HeadNotes,
        ending: Ending,
        retention: Retention,
    ) -> None:
        self._loop, self._storage, self._registry = loop, storage, registry
        self._worker, self._notes, self._ending = worker, notes, ending
        self._retention = retention
        self._noted: dict[str, int] = {}
        #: of which copy of the database the noted heads were compared with it
        self._compared = ""
        self._stopping, self._cleaning = False, False

    def start(self) -> None:
        """Compare the noted heads with the database's, then begin the rounds."""
        self.mint_epochs()
        self._loop.spawn(self._rounds)

    def stop(self) -> None:
        """No more rounds; note the heads a last time."""
        self._stopping = True
        self._note_heads()

    def mint_epochs(self) -> None:
        """A head below the noted one means a restored copy: its seqs will be given out again, so the history
        gets another name and every client loads anew.
        """
        self._compared = self._storage.timeline()
        noted = self._loop.run_native(self._notes.read)
        actual = self._storage.heads_of(noted)
        for code, head in actual.items():
            if head < noted[code]:
                self._storage.renew_epoch(code, new_epoch())
        if noted:
            self._loop.run_native(self._notes.write, actual, list(actual))

    def heard(self, code: str, head: int, epoch: str) -> None:
        """Another worker says how far a session has come: if it is in use here and not as far, look.

        Told what is known here already, somebody is at the other worker all the same.
        """
        live = self._registry.peek(code)
        if live is not None and (live.head < head or live.epoch != epoch):
            self.look(live)
        elif live is not None:
            self._worker.gathering.elsewhere(code)

    def reach(self, live: LiveSession, after: int, epoch: str | None) -> None:
        """For whom another process has shown more than ours knows: catch up first; raises BoardError."""
        if after > live.head and epoch in (None, live.epoch):
            self.see(live)

    def see(self, live: LiveSession) -> None:
        """Look, and wait until it is taken in; raises BoardError if it cannot be."""
        ticket = self.look(live)
        ticket.signal.wait(PATIENCE_S)
        only(ticket)

    def look(self, live: LiveSession) -> Ticket:
        """Have a session's worker look for what other processes wrote."""
        ticket = Ticket(self._loop.signal(), [None], 1)
        self._worker.put(live, [LookWork(ticket)])
        return ticket

    def _rounds(self) -> None:
        while not self._stopping:
            try:
                self._round()
            except BoardError:
                pass  # the disk's trouble: it is told to whoever writes, and by /readyz
            except Exception as fault:  # noqa: BLE001 - the supervisor: the next round comes all the same
                # at the end the database is let go of, maybe in the middle of a round
                if not self._stopping:
                    incident(fault, "housekeeping")
            self._rest()

    def _rest(self) -> None:
        until = self._loop.monotonic() + EVERY_S
        while not self._stopping and self._loop.monotonic() < until:
            self._strike()
            self._loop.sleep(NAP_S)

    def _strike(self) -> None:
        """Have the workers end what stops at zero."""
        now_ms = self._loop.now_ms()
        for live in self._registry.all():
            if stroke(live.state, now_ms) is not None and not live.mailbox.served:
                self._worker.put(live, [ClockWork(Ticket(self._loop.signal(), [None], 1))])

    def _round(self) -> None:
        self._registry.let_go()
        if self._storage.timeline() != self._compared:
            # sessions in use notice by themselves; those that nobody has open are told by what was noted
            self.mint_epochs()
        sessions = {live.session_id: live for live in self._registry.all()}
        if sessions:
            heads, epochs = self._storage.heads(sessions), self._storage.epochs(sessions)
            for session_id, live in sessions.items():
                if not epochs.get(session_id):
                    # another process threw it away; of the newest an empty row is left
                    self._ending.over(live)
                elif epochs.get(session_id) != live.epoch:
                    # another process wrote its past anew: a person was erased
                    self.look(live)
                elif heads[session_id] != live.head and not live.mailbox.served:
                    self.look(live)
        self._retention.round(self._registry.in_use, self._registry.all())
        self._note_heads()
        if not self._cleaning:
            self._cleaning = True
            self._loop.spawn(self._clean)

    def _clean(self) -> None:
        """A backup may have been reading when something was erased; a big database takes its time."""
        try:
            self._storage.cleaned()
        except BoardError:
            pass  # the next round comes
        except Exception as fault:  # noqa: BLE001 - the supervisor
            if not self._stopping:
                incident(fault, "housekeeping")
        finally:
            self._cleaning = False

    def _note_heads(self) -> None:
        heads = {live.code: live.head for live in self._registry.all()}
        if heads and heads != self._noted:
            self._loop.run_native(self._notes.write, heads)
            self._noted = heads
