"""The log as it lies in the database, read beside the server and without its help."""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from board.domain.model import State
from board.service.live import load_live
from board.service.loop import ThreadLoop
from board.storage.engine import driver, make_engine
from board.storage.sql import SqlStorage


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


def read_log(database: Path, code: str) -> Logbook:
    """Read one session."""
    rows = driver.connect(f"file:{database}?mode=ro", uri=True, timeout=10)
    with closing(rows):
        rows.execute("BEGIN")
        session_id, head, epoch, salt = rows.execute(
            "SELECT id, head_seq, epoch, op_salt FROM sessions WHERE code = ?", (code,)
        ).fetchone()
        found = rows.execute(
            "SELECT seq, type, data FROM events WHERE session_id = ? ORDER BY seq", (session_id,)
        ).fetchall()
        ops = rows.execute("SELECT op_key, seq FROM ops WHERE session_id = ?", (session_id,)).fetchall()
    events = [Logged(seq, kind, json.loads(data)) for seq, kind, data in found]
    return Logbook(head, epoch, bytes(salt), events, {bytes(k): s for k, s in ops}, _fold(database, code))


def sound(database: Path) -> str:
    """What SQLite finds wrong with the file; "ok" if nothing."""
    rows = driver.connect(str(database), timeout=10)
    try:
        return str(rows.execute("PRAGMA integrity_check(3)").fetchone()[0])
    except (driver.DatabaseError, sqlite3.DatabaseError) as error:
        return str(error)
    finally:
        rows.close()


def _fold(database: Path, code: str) -> State | None:
    storage = SqlStorage(make_engine(f"sqlite:///{database}"), ThreadLoop())
    try:
        row = storage.session(code)
        assert row is not None
        return load_live(row, storage.read(row.session_id))[0]
    except ValueError:
        return None
    finally:
        storage.close()
