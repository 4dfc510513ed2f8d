"""A copy of the whole database, while a server writes to it, and the way back. Plain files, no engine."""

import fcntl
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from board.config import SettingError
from board.storage.engine import driver

#: where SQLite keeps its shared lock in a database file: a connection in WAL mode holds it while it is open
SHARED_FIRST, SHARED_SIZE = 0x40000002, 510
BESIDE = ("-wal", "-shm", "-journal")
#: of four kibibytes each, and the rest for the disk after so many
STEP_PAGES, STEP_PAUSE_S = 128, 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a database holds: code to head, and when it was last written (milliseconds since 1970)."""

    heads: dict[str, int]
    active_at: int
    schema: str

    def __str__(self) -> str:
        return f"{len(self.heads)} sessions with {sum(self.heads.values())} events"


def copy(source: Path, target: Path) -> Contents:
    """Write a consistent copy to a new file of our own eyes alone, proved sound and on the disk.

    The source is read under one read lock, which keeps nobody from writing, and step by step: each is on the
    disk before the next, or a commit of the server's would wait there behind all of it.
    """
    with draft_of(target) as draft:
        with closing(_opened(source)) as live, closing(driver.connect(draft)) as kept:
            # Without a transaction of our own every step would see another moment, and begin anew.
            live.execute("BEGIN")
            live.execute("SELECT count(*) FROM sessions").fetchone()
            # What is lost with the machine is a draft.
            kept.execute("PRAGMA journal_mode = OFF")
            kept.execute("PRAGMA synchronous = OFF")
            live.backup(kept, pages=STEP_PAGES, progress=lambda *_: sync(draft), sleep=STEP_PAUSE_S)
            # One file: nothing beside it is needed to read it.
            kept.execute("PRAGMA journal_mode = DELETE")
        found = contents(draft)
        sync(draft)
        try:
            os.link(draft, target)
        except FileExistsError as error:
            raise SettingError(f"There is {target} already: name a new file.") from error
    sync(target.parent)
    return found


def contents(path: Path) -> Contents:
    """What a sound database holds; raises SettingError for one that is not whole."""
    try:
        with closing(_opened(path)) as connection:
            wrong = [row[0] for row in connection.execute("PRAGMA integrity_check(5)") if row[0] != "ok"]
            if wrong:
                raise SettingError(f"{path} is damaged: {wrong[0]}.")
            return _contents(path, connection)
    except driver.Error as error:
        raise SettingError(f"{path} is not a database of ours: {error}.") from error


def _contents(path: Path, connection: Any) -> Contents:
    (schema,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    heads, active_at = {}, 0
    for session_id, code, head, at in connection.execute(
        "SELECT id, code, head_seq, active_at FROM sessions WHERE code NOT LIKE '-%'"
    ):
        query = "SELECT count(*), coalesce(max(seq), 0) FROM events WHERE session_id = ?"
        if connection.execute(query, (session_id,)).fetchone() != (head, head):
            raise SettingError(f"{path} is damaged: the log of {code} has gaps.")
        heads[code], active_at = head, max(active_at, at)
    return Contents(heads=heads, active_at=active_at, schema=schema)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep every server out of a database file; raises SettingError if one has it open."""
    if not path.exists():
        yield
        return
    descriptor = os.open(path, os.O_RDWR)
    try:
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, SHARED_SIZE, SHARED_FIRST)
        except OSError as error:
            raise SettingError(f"A server has {path} open: stop it first.") from error
        yield
    finally:
        os.close(descriptor)


def replace(draft: Path, path: Path) -> Path | None:
    """Put a proved copy in a database's place; where what stood there is kept, if anything did.

    Only within `alone`. The old log of writes goes before the new file comes: it must never be read as its.
    """
    kept = None
    if path.exists():
        kept = path.with_name(f"{path.name}.replaced-{secrets.token_hex(4)}")
        os.link(path, kept)
        for end in BESIDE:
            beside = path.with_name(path.name + end)
            if end == "-shm":
                beside.unlink(missing_ok=True)  # SQLite makes it anew from the others
            elif beside.exists():
                beside.rename(kept.with_name(kept.name + end))
    draft.replace(path)
    sync(path.parent)
    return kept


@contextmanager
def draft_of(target: Path) -> Iterator[Path]:
    """A new empty file beside the target, gone in the end."""
    draft = target.with_name(f"{target.name}.{secrets.token_hex(6)}")
    try:
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise SettingError(f"{target.parent} cannot be written: {error.strerror}.") from error
    try:
        yield draft
    finally:
        for end in ("", *BESIDE):
            with suppress(FileNotFoundError):
                draft.with_name(draft.name + end).unlink()


def sync(path: Path) -> None:
    """Have a file or a folder on the disk before anything says so."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _opened(path: Path) -> Any:
    """A connection that only reads; the file is not made if it is not there."""
    if not path.is_file():
        raise SettingError(f"There is no file {path}.")
    connection = driver.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=10)
    connection.execute("PRAGMA query_only = ON")
    return connection
