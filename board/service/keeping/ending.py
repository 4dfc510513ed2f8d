"""The end of a session: everything that was written of it, and everything that memory holds of it."""

from collections.abc import Callable

from board.domain.errors import BoardError
from board.service.keeping.erasing import erase_session
from board.service.path.live import LiveSession
from board.service.path.registry import Registry
from board.service.path.worker import Worker
from board.service.ports import HeadNotes, Loop, Publisher, Storage


class Ending:
    """Ends sessions, and follows when another process has ended one; `forgets` is called with the code."""

    def __init__(
        self,
        loop: Loop,
        storage: Storage,
        registry: Registry,
        worker: Worker,
        publisher: Publisher,
        heads: HeadNotes,
    ) -> None:
        self._loop, self._storage, self._registry = loop, storage, registry
        self._worker, self._publisher, self._heads = worker, publisher, heads
        self.forgets: list[Callable[[str], None]] = []
        worker.over, worker.forget = self.over, self.forget

    def end(self, live: LiveSession, *, proved: bool) -> None:
        """Delete a session once what is under way is done; `proved`: with a proof that it was there."""
        self._worker.retire(live)
        try:
            row = self._storage.session(live.code) if proved else None
            if row is not None:
                erase_session(self._storage, row, self._loop.now_ms(), "facilitator")
            else:
                self._storage.discard(live.code)
        except BoardError:
            live.gone = False
            raise
        self.over(live)

    def over(self, live: LiveSession) -> None:
        """Follow the end of a session: memory forgets it, and its connections close."""
        live.gone = True
        live.wake()
        self._registry.drop(live)
        self.forget(live.code)
        self._unnote(live.code)
        self._publisher.close_all(live.code)

    def forget(self, code: str) -> None:
        """Whatever was made of a session's content goes, whether it has ended or was written anew."""
        for forget in self.forgets:
            forget(code)

    def _unnote(self, code: str) -> None:
        """Its code goes from the note of heads."""
        noted = self._loop.run_native(self._heads.read)
        if code in noted:
            self._loop.run_native(self._heads.write, {}, [other for other in noted if other != code])
