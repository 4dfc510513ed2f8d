"""The database that the settings name, opened for a command."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from board.config import Config, SettingError, read_config
from board.domain.errors import BoardError
from board.service.loop import ThreadLoop
from board.service.path.live import LiveSession, open_live
from board.storage.engine import database_path
from board.storage.engines import is_file, make_engine
from board.storage.opening import bring_up_to_date
from board.storage.sql import SqlStorage

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
else:
    Commands = argparse._SubParsersAction


@contextmanager
def storage(config: Config | None = None) -> Iterator[SqlStorage]:
    """The storage, its schema brought up to date; closed in the end."""
    config = config or read_config()
    bring_up_to_date(config)
    made = SqlStorage(make_engine(config.database_url), ThreadLoop())
    try:
        yield made
    finally:
        made.close()


def own_file(config: Config, instead: str) -> Path:
    """The file that the database is; raises SettingError with what to do where it lies on a server."""
    if not is_file(config.database_url):
        raise SettingError(
            f"The database is on a PostgreSQL server: use {instead} as docs/deployment.md shows it."
        )
    return database_path(config.database_url)


def fold(kept: SqlStorage, code: str) -> LiveSession:
    """A session as its log says; raises not_found."""
    row = kept.session(code)
    if row is None:
        raise BoardError("not_found", f"There is no session {code}.")
    return open_live(row, kept.read(row.session_id), ThreadLoop().lock())


def read_code(typed: str) -> str:
    """A code as people type it."""
    return typed.replace("-", "").upper()
