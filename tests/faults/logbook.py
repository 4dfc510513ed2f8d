"""The log as it lies in the database, read beside the server and without its help."""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from board.domain.model import State
from board.service.loop import ThreadLoop
from board.service.path.live import load_live
from board.storage.engine import driver
from board.storage.engines import make_engine
from board.storage.sql import SqlStorage

_OF_IT = "session_id = (SELECT id FROM sessions WHERE code = :code)"
QUESTIONS = (
    "SELECT head_seq, epoch, op_salt FROM sessions WHERE code = :code",
    f"SELECT seq, type, data FROM events WHERE {_OF_IT} ORDER BY seq",
    f"SELECT op_key, seq FROM ops WHERE {_OF_IT}",
)


@dataclass(frozen=True)
class Logged:
    """One event as stored."""

    seq: int
    type: str
    data: dict[str, Any]


@dataclass(frozen=True)
class Logbook:
    """One session: its head, every event, every remembered op by its key, its fold."""

    head: int
    epoch: str
    salt: bytes
    events: list[Logged]
    ops: dict[bytes, int]
    #: None where the log does not fold
    state: State | None


def read_log(database: Path | str, code: str) -> Logbook:
    """Read one session from a file of SQLite or from a PostgreSQL database, named by its url."""
    asked = _ask_file if isinstance(database, Path) else _ask_server
    (((head, epoch, salt),), found, ops) = asked(database, code)
    events = [Logged(seq, kind, _parsed(data)) for seq, kind, data in found]
    return Logbook(head, epoch, bytes(salt), events, {bytes(k): s for k, s in ops}, _fold(database, code))


def _ask_file(database: Any, code: str) -> list[list[Any]]:
    with closing(driver.connect(f"file:{database}?mode=ro", uri=True, timeout=10)) as rows:
        rows.execute("BEGIN")
        return [rows.execute(question, {"code": code}).fetchall() for question in QUESTIONS]


def _ask_server(database: Any, code: str) -> list[list[Any]]:
    engine = make_engine(database, 1)
    with closing(engine.connect().execution_options(isolation_level="REPEATABLE READ")) as rows:
        found = [list(rows.execute(sa.text(question), {"code": code})) for question in QUESTIONS]
    engine.dispose()
    return found


def _parsed(data: Any) -> Any:
    return json.loads(bytes(data) if isinstance(data, memoryview) else data)


def sound(database: Path) -> str:
    """What SQLite finds wrong with the file; "ok" if nothing."""
    rows = driver.connect(str(database), timeout=10)
    try:
        return str(rows.execute("PRAGMA integrity_check(3)").fetchone()[0])
    except (driver.DatabaseError, sqlite3.DatabaseError) as error:
        return str(error)
    finally:
        rows.close()


def _fold(database: Path | str, code: str) -> State | None:
    url = f"sqlite:///{database}" if isinstance(database, Path) else database
    storage = SqlStorage(make_engine(url), ThreadLoop())
    try:
        row = storage.session(code)
        assert row is not None
        return load_live(row, storage.read(row.session_id))[0]
    except ValueError:
        return None
    finally:
        storage.close()
