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
#: what took longer than this is not tried again: whoever waits is told, and sends it again
WORTH_S = 3.0
#: a line on which nothing moves for longer is dead: longer than the server itself works on a statement
SILENCE_S = 8.0
#: a connection's own note of which history it writes on
HISTORY = "history"
#: a vacuum works without a word
VACUUM_S = 120.0
TABLES = (
    "sessions", "events", "people", "ties", "ops",
    "grants", "photos", "followers", "publications", "passcodes",
)  # fmt: skip
#: which database of which timeline this is (each copy that takes over begins one, by which its log is named),
#: and since when the server runs: before that its files may have been put back to an earlier day
WHICH = """SELECT oid::text || '/' || left(pg_walfile_name(pg_current_wal_lsn()), 8),
  extract(epoch FROM pg_postmaster_start_time())::text FROM pg_database WHERE datname = current_database()"""


class PostgresTransactions:
    """Each call takes a connection of the pool for one transaction.

    What was cut off before its commit is tried again here. What was cut off in its commit is not: whether it
    is durable nobody knows. Its people are told `busy` and send it again, and the ops say whether it was.
    """

    def __init__(self, engine: sa.Engine, loop: Loop) -> None:
        self._loop, self._engine = loop, engine
        # one moment for all the statements of a read; a write sees what was committed before each of its own
        self._reading = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self._timeline, self._unclean = "", False
        self._vacuums = of_its_own(engine)
        sa.event.listen(self._vacuums, "connect", lambda raw, _: _patience.update({raw: VACUUM_S}))
        extensions.set_wait_callback(waiter(loop))
        sa.event.listen(engine, "connect", self._greet)
        # what was opened before was not greeted
        engine.dispose()
        figures.watch("database_connections_busy", "Connections of the pool at work", engine.pool.checkedout)  # type: ignore[attr-defined] # QueuePool has it

    def history(self, connection: sa.Connection) -> str:
        """As the connection found it when it began."""
        return str(connection.info[HISTORY])

    def timeline(self) -> str:
        """As the newest connection found it."""
        return self._timeline

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
        began = self._loop.monotonic()
        for attempt in range(TRIES):
            if attempt:
                figures.tried_again()
                self._loop.sleep(secrets.randbelow(20 * attempt) / 1000)
            try:
                return self._once(engine, function, args)
            except _CutOffError as cut:
                refusal: BoardError = cut.refusal
            if self._loop.monotonic() - began > WORTH_S:
                break
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

    def _greet(self, raw: Any, record: Any) -> None:
        """Refuse a copy that cannot be written to; notice one that has taken over."""
        with raw.cursor() as cursor:
            cursor.execute("SELECT pg_is_in_recovery()")
            if cursor.fetchone()[0]:
                raise psycopg2.OperationalError("this copy is read-only: it has not taken over")
            cursor.execute(WHICH)
            timeline, since = cursor.fetchone()
        raw.rollback()
        record.info[HISTORY] = f"{timeline}/{since}"
        if self._timeline not in ("", timeline):
            log.warning("database.another_copy", was=self._timeline, now=timeline)
        self._timeline = timeline


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
        while (state := connection.poll()) != extensions.POLL_OK:
            writing = state == extensions.POLL_WRITE
            if not loop.until_ready(connection.fileno(), writing=writing, seconds=patience):
                raise psycopg2.OperationalError(f"the database has not answered for {patience:.0f} s")

    return wait
