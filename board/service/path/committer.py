"""Group commit: while one transaction is written, the batches of all sessions gather for the next."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from board.domain.errors import BoardError
from board.service import figures
from board.service.ports import Loop, Storage
from board.service.records import Batch


@dataclass(slots=True, eq=False)
class _Entry:
    batch: Batch
    done: bool | None = None
    error: Exception | None = None


class Committer:
    """Whoever gets its turn writes for everybody who waits: there is no task here that could die."""

    def __init__(self, loop: Loop, storage: Storage) -> None:
        self._storage, self._monotonic = storage, loop.monotonic
        self._turn = loop.lock()
        self._waiting: deque[_Entry] = deque()

    def commit(self, batch: Batch) -> bool:
        """True once the batch is durable, False if its head had moved on; raises what storage raised."""
        entry = _Entry(batch)
        self._waiting.append(entry)
        with self._turn:
            if entry.done is None and entry.error is None:
                self._write(self._gather())
        if entry.error is not None:
            raise entry.error
        return bool(entry.done)

    def _gather(self) -> list[_Entry]:
        gathered = []
        while self._waiting:
            gathered.append(self._waiting.popleft())
        return gathered

    def _write(self, entries: Sequence[_Entry]) -> None:
        began = self._monotonic()
        try:
            results = self._storage.append([entry.batch for entry in entries])
        except BoardError as refusal:
            # The disk is full or busy for everybody alike.
            for entry in entries:
                entry.error = refusal
        except Exception as fault:  # noqa: BLE001 - it is handed to the one whose batch it was
            if len(entries) == 1:
                entries[0].error = fault
            else:
                # One session's fault must not be the others': each for itself now.
                for entry in entries:
                    self._write([entry])
        else:
            figures.committed(self._monotonic() - began)
            for entry, done in zip(entries, results, strict=True):
                entry.done = done
