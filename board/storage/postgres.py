"""Transactions on PostgreSQL: a pool of connections on the loop itself, by psycopg2's wait callback."""

import secrets
from collections.abc import Callable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import psycopg2
import sqlalchemy as sa
import structlog
from psycopg2 import extensions
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolIsEmptyError

from board.domain.errors import BoardError
from board.service import figures
from board.service.ports import Loop
from board.storage.postgres_engine import of_its_own
from board.storage.postgres_faults import as_board_error, busy, may_be_tried_again

log = structlog.get_logger(__name__)
T = TypeVar("T")
TRIES = 3
#: an answer that takes longer does not come: longer than the server itself works on a statement
SILENCE_S = 8.0
#: a vacuum works without a word
VACUUM_S = 120.0
TABLES = ("events", "people", "ties", "ops", "photos", "passcodes", "publications")


class PostgresTransactions:
    """Each call takes a connection of the pool for one transaction.

    What was cut off before its commit is tried again here. What was cut off in its commit is not: whether it
    is durable nobody knows. Its people are told `busy` and send it again, and the ops say whether it was.
    """

    def __init__(self, engine: sa.Engine, loop: Loop) -> None:
        self._loop, self._engine = loop, engine
        # one moment for all the statements of a read; a write sees what was committed before each of its own
        self._reading = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self.history = ""
        self._unclean = False
        self._vacuums = of_its_own(engine)
        sa.event.listen(self._vacuums, "connect", lambda raw, _: _patience.update({raw: VACUUM_S}))
        extensions.set_wait_callback(waiter(loop))
        sa.event.listen(engine, "connect", self._greet)
        # what was opened before was not greeted
        engine.dispose()
        figures.watch("database_connections_busy", "Connections of the pool at work", engine.pool.checkedout)  # type: ignore[attr-defined] # QueuePool has it

    def read(self, function: Callable[..., T], *args: Any) -> T:
        """Call it with a connection that sees one moment."""
        return self._job(self._reading, function, args)

    def write(self, function: Callable[..., T], *args: Any) -> T:
        """Call it with a connection, and commit."""
        return self._job(self._engine, function, args)

    def clean(self) -> None:
        """What was deleted is given back by a vacuum, which must not keep anybody waiting."""
        self._unclean = True

    def cleaned(self) -> bool:
        """Whether the server has taken back what was deleted; tried again if need be."""
        if self._unclean:
            self._unclean = False
            try:
                with self._vacuums.connect() as connection:
                    connection.exec_driver_sql(f"VACUUM {', '.join(TABLES)}")
            except DBAPIError as error:
                self._unclean = True
                log.warning("database.not_cleaned", why=type(error).__name__)
        return not self._unclean

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _job(self, engine: sa.Engine, function: Callable[..., T], args: tuple[Any, ...]) -> T:
        for attempt in range(TRIES):
            if attempt:
                figures.tried_again()
                self._loop.sleep(secrets.randbelow(20 * attempt) / 1000)
            try:
                return self._once(engine, function, args)
            except _CutOffError as cut:
                refusal: BoardError = cut.refusal
        raise refusal

    def _once(self, engine: sa.Engine, function: Callable[..., T], args: tuple[Any, ...]) -> T:
        committing = False
        try:
            with engine.connect() as connection, connection.begin() as transaction:
                result = function(connection, *args)
                committing = True
                transaction.commit()
                return result
        except PoolIsEmptyError as error:
            raise busy() from error
        except DBAPIError as error:
            refusal = as_board_error(error)
            if refusal is None:
                raise
            if may_be_tried_again(error) and not committing:
                raise _CutOffError(refusal) from error
            raise refusal from error

    def _greet(self, raw: Any, _record: Any) -> None:
        """Refuse a copy that cannot be written to; notice one that has taken over."""
        with raw.cursor() as cursor:
            cursor.execute("SELECT pg_is_in_recovery()")
            if cursor.fetchone()[0]:
                raise psycopg2.OperationalError("this copy is read-only: it has not taken over")
            # each copy that takes over begins a timeline, and every file of its own log is named by it
            cursor.execute(
                "SELECT oid::text || '/' || left(pg_walfile_name(pg_current_wal_lsn()), 8) "
                "FROM pg_database WHERE datname = current_database()"
            )
            (history,) = cursor.fetchone()
        raw.rollback()
        if self.history not in ("", history):
            log.warning("database.another_copy", was=self.history, now=history)
        self.history = history


#: connections that may be silent for longer than others
_patience: WeakKeyDictionary[Any, float] = WeakKeyDictionary()


class _CutOffError(Exception):
    """Nothing was committed: it may be tried again."""

    def __init__(self, refusal: BoardError) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


def waiter(loop: Loop) -> Callable[[Any], None]:
    """What psycopg2 calls wherever it would block: the loop goes on, and no silence lasts for ever."""

    def wait(connection: Any) -> None:
        patience = _patience.get(connection, SILENCE_S)
        until = loop.monotonic() + patience
        while (state := connection.poll()) != extensions.POLL_OK:
            left = until - loop.monotonic()
            writing = state == extensions.POLL_WRITE
            if left <= 0 or not loop.until_ready(connection.fileno(), writing=writing, seconds=left):
                raise psycopg2.OperationalError(f"the database has not answered for {patience:.0f} s")

    return wait
