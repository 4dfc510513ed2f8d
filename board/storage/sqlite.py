"""Transactions on SQLite: one connection, one job at a time, off the loop's thread."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
import structlog
from sqlalchemy.exc import DBAPIError

from board.domain.errors import BoardError
from board.service.ports import Loop
from board.storage.checkpoints import Checkpoints
from board.storage.engine import READING, driver
from board.storage.faults import as_board_error, is_broken, read_only
from board.storage.standing import GoneError, Standing

log = structlog.get_logger(__name__)
T = TypeVar("T")
#: how long SQLite itself waits for another process, in one try; how long we try; and in between
ONE_TRY_MS = 200
PATIENCE_S = 5.0
BETWEEN_S = 0.05


class SqliteTransactions:
    """Every call waits its turn for the one connection, then runs as one native job.

    A pooled engine under concurrent native threads hangs, and a green lock must not be taken inside
    them: so the turn is taken outside, on the loop.
    """

    def __init__(self, engine: sa.Engine, loop: Loop) -> None:
        self._loop = loop
        self._turn = loop.lock()
        self._connection = engine.connect()
        raw = self._connection.connection.driver_connection
        assert raw is not None
        # the rest of the patience is ours: others get their turn between the tries
        raw.execute(f"PRAGMA busy_timeout = {ONE_TRY_MS}").fetchall()
        self._checkpoints = Checkpoints(raw)
        self._standing = Standing(Path(engine.url.database or ""))
        self._broken = False
        self._unclean = False

    def history(self, connection: sa.Connection) -> str:
        """Always the same: a file that takes another's place is noticed by `Standing`."""
        return ""

    def timeline(self) -> str:
        """Always the same."""
        return ""

    def read(self, function: Callable[..., T], *args: Any) -> T:
        """Call it in a transaction that never waits for a writer."""
        result: T = self._job(self._reading, function, *args)
        return result

    def write(self, function: Callable[..., T], *args: Any) -> T:
        """Call it in a transaction that begins as a write."""
        result: T = self._job(self._writing, function, *args)
        return result

    def clean(self) -> None:
        """What was deleted must not live on in the WAL; a reader elsewhere only postpones it."""
        self._unclean = True
        self._job(self._settle)

    def cleaned(self) -> bool:
        """Whether nothing of what was deleted is left in the WAL; tried again if need be."""
        if self._unclean:
            self._job(self._settle)
        return not self._unclean

    def close(self) -> None:
        """Let go of the database."""
        with self._turn:
            self._loop.run_native(self._connection.close)

    def _job(self, function: Callable[..., T], *args: Any) -> T:
        until = self._loop.monotonic() + PATIENCE_S
        while True:
            try:
                return self._try(function, *args)
            except BoardError as refusal:
                # another process holds the database: readers need not wait for writers
                if refusal.code != "busy" or self._loop.monotonic() >= until:
                    raise
            self._loop.sleep(BETWEEN_S)

    def _try(self, function: Callable[..., T], *args: Any) -> T:
        with self._turn:
            try:
                return self._loop.run_native(function, *args)
            except GoneError as gone:
                # what is written from here on is lost at the next start
                self._broken = True
                log.error("database.gone", what=str(gone))
                raise read_only() from gone
            except DBAPIError as error:
                refusal = as_board_error(error)
                # After a failed fsync the kernel may drop the page and report success the next time.
                self._broken = self._broken or is_broken(error)
                if refusal is None:
                    raise
                raise refusal from error

    def _reading(self, function: Callable[..., T], *args: Any) -> T:
        self._connection.info[READING] = True
        with self._connection.begin():
            return function(self._connection, *args)

    def _writing(self, function: Callable[..., T], *args: Any) -> T:
        if self._broken:
            raise read_only()
        self._standing.check()
        self._connection.info[READING] = False
        with self._connection.begin():
            result = function(self._connection, *args)
        # it may have been taken away meanwhile: nobody is told that it is saved
        self._standing.check()
        self._settle()
        return result

    def _settle(self) -> None:
        """After a commit, which is durable whatever happens here: move it on into the database."""
        try:
            if self._unclean:
                self._unclean = not self._checkpoints.clean()
            else:
                self._checkpoints.committed()
        except driver.Error as error:
            self._broken = self._broken or is_broken(error)
