"""The SQLite engine: which build of SQLite, and how it must behave."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, make_url
from sqlalchemy.pool import NullPool

try:
    from pysqlite3 import dbapi2 as driver

    DRIVER = "pysqlite3"
except ImportError:
    import sqlite3 as driver

    DRIVER = "Python's own sqlite3"

__all__ = ["DRIVER", "READING", "database_path", "description", "driver", "make_engine", "sound"]
BUSY_TIMEOUT_MS = 5000
#: what a write-ahead log that grew while somebody read for long is cut back to, in bytes
WAL_KEPT = 8 << 20
#: the key of a connection's `info` that says that the next transaction only reads
READING = "reading"
#: the first releases without the bug that can corrupt a WAL when two connections checkpoint
SOUND = ((3, 51, 3), (3, 50, 7), (3, 44, 6))


def sound(version: tuple[int, ...]) -> bool:
    """Whether this SQLite may be shared by several connections."""
    return version >= SOUND[0] or any(good[:2] == version[:2] and version >= good for good in SOUND[1:])


def description(module: ModuleType = driver) -> str:
    """One line for the start: the SQLite in use and what follows from it."""
    several = sound(module.sqlite_version_info)
    rule = "several connections" if several else "exactly one connection: no second process may open the file"
    return f"SQLite {module.sqlite_version} by {DRIVER}, {rule}"


def make_engine(url: str, exclusive: bool | None = None) -> sa.Engine:
    """An engine without a pool: whoever connects keeps the connection.

    `exclusive` keeps every other connection out; by default only where SQLite is too old to share.
    """
    alone = not sound(driver.sqlite_version_info) if exclusive is None else exclusive
    engine = sa.create_engine(
        _file_url(url), module=driver, poolclass=NullPool, connect_args={"check_same_thread": False}
    )
    sa.event.listen(engine, "connect", _on_connect(alone))
    sa.event.listen(engine, "begin", _begin)
    return engine


def database_path(url: str) -> Path:
    """The file that a database URL names."""
    return Path(make_url(url).database or "")


def _file_url(url: str) -> URL:
    return make_url(url).set(drivername="sqlite+pysqlite")


def _on_connect(alone: bool) -> Callable[[Any, Any], None]:
    def prepare(connection: Any, _record: Any) -> None:
        # The driver's own BEGIN comes too late and is not IMMEDIATE: _begin does it.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        if alone:
            cursor.execute("PRAGMA locking_mode = EXCLUSIVE")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA secure_delete = ON")
        # a full /tmp is nobody's concern
        cursor.execute("PRAGMA temp_store = MEMORY")
        cursor.execute(f"PRAGMA journal_size_limit = {WAL_KEPT}")
        cursor.close()

    return prepare


def _begin(connection: sa.Connection) -> None:
    # A write that begins as a read can fail halfway when another process writes in between.
    connection.exec_driver_sql("BEGIN" if connection.info.get(READING) else "BEGIN IMMEDIATE")
