"""Where the log lies: in memory or in SQLite on a memory disk, with copies that can be brought back."""

import atexit
import copy
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from board.domain.errors import BoardError
from board.service.ports import Storage
from board.service.records import Batch
from board.storage.engine import make_engine
from board.storage.memory import MemoryStorage
from board.storage.migrate import migrate
from board.storage.sql import SqlStorage
from tests.convergence.loop import SimLoop

Took = Callable[[Batch], None]
SHARED_MEMORY = Path("/dev/shm")


class MemoryDisk:
    """What survives a crash, held in dictionaries."""

    def __init__(self, storage: MemoryStorage | None = None) -> None:
        self.storage = storage or MemoryStorage()

    def open(self, loop: SimLoop) -> Storage:
        """The storage as a new process finds it."""
        return self.storage

    def copied(self) -> "MemoryDisk":
        """A copy of this moment: its rows are frozen, its dictionaries are not."""
        made = MemoryStorage()
        for name, value in vars(self.storage).items():
            if name == "_sessions":
                value = {key: _kept(kept) for key, kept in value.items()}
            setattr(made, name, dict(value) if isinstance(value, dict) else value)
        return MemoryDisk(made)

    def remove(self) -> None:
        """Nothing lies anywhere."""


def _kept(kept: Any) -> Any:
    made = copy.copy(kept)
    for name in type(kept).__slots__:
        value = getattr(kept, name)
        if isinstance(value, dict | list):
            setattr(made, name, copy.copy(value))
    return made


class SqlDisk:
    """What survives a crash, in a file."""

    def __init__(self, copied_from: str | None = None) -> None:
        where = SHARED_MEMORY if SHARED_MEMORY.is_dir() else None
        self.path = Path(tempfile.mkdtemp(prefix="convergence", dir=where)) / "board.sqlite"
        self._storage: SqlStorage | None = None
        if copied_from is not None:
            with make_engine(copied_from).connect() as connection:
                raw: Any = connection.connection.driver_connection
                raw.execute("VACUUM INTO ?", [str(self.path)])
        else:
            # the one that all runs of a process begin with
            atexit.register(self.remove)
            with make_engine(self._url).connect() as connection:
                migrate(connection)

    @property
    def _url(self) -> str:
        return f"sqlite:///{self.path}"

    def open(self, loop: SimLoop) -> Storage:
        """The storage as a new process finds it; what an old one had open is let go."""
        self.close()
        self._storage = SqlStorage(make_engine(self._url), loop)
        return self._storage

    def close(self) -> None:
        """As the system closes a dead process's files."""
        if self._storage is not None:
            self._storage._run._connection.close()
            self._storage = None

    def copied(self) -> "SqlDisk":
        """A copy of this moment, as a backup makes it."""
        return SqlDisk(self._url)

    def remove(self) -> None:
        """Delete the files."""
        self.close()
        shutil.rmtree(self.path.parent, ignore_errors=True)


class Watched:
    """A storage with points around each commit, troubles to order, and somebody who reads along."""

    def __init__(self, inner: Storage, loop: SimLoop, took: Took) -> None:
        self._inner, self._loop, self._took = inner, loop, took
        #: how many of the next commits the disk refuses
        self.troubles = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def append(self, batches: Sequence[Batch]) -> list[bool]:
        """Write, or refuse as a full disk does."""
        self._loop.point("before_commit")
        if self.troubles > 0:
            self.troubles -= 1
            raise BoardError("storage_full", "The server's disk is full.")
        done = self._inner.append(batches)
        for batch, fits in zip(batches, done, strict=True):
            if fits:
                self._took(batch)
        self._loop.point("after_commit")
        return done


class Notes:
    """The heads noted beside the database, as the file keeps them."""

    def __init__(self, heads: dict[str, int] | None = None) -> None:
        self.heads = dict(heads or {})

    def read(self) -> dict[str, int]:
        """Code to head, as last noted."""
        return dict(self.heads)

    def write(self, heads: Any, known: Any = None) -> None:
        """The higher head stays; a start knows the truth."""
        if known is not None:
            self.heads = {code: self.heads[code] for code in known if code in self.heads} | dict(heads)
        else:
            self.heads |= {code: max(head, self.heads.get(code, 0)) for code, head in heads.items()}
