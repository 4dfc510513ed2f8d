"""Open a database file for a server: the file checked, the schema brought up to date."""

import os
import tempfile
from contextlib import closing, suppress
from pathlib import Path
from shutil import disk_usage

import sqlalchemy as sa
import structlog
from sqlalchemy.exc import DBAPIError

from board.config import Config, SettingError
from board.service import figures
from board.service.ports import Loop
from board.storage.engine import database_path, description, driver, make_engine
from board.storage.heads import HeadFile
from board.storage.looking import quick_check
from board.storage.migrate import SchemaTooNewError, migrate
from board.storage.sql import SqlStorage

log = structlog.get_logger(__name__)


def open_file(config: Config, loop: Loop) -> SqlStorage:
    """Migrate and open; raises SettingError with the sentence for the operator."""
    engine = make_engine(config.database_url)
    _check_kept(config)
    revision = loop.run_native(bring_file_up_to_date, config, engine)
    loop.run_native(_check_sound, engine)
    storage = SqlStorage(engine, loop)
    _watch(database_path(config.database_url))
    log.info("database open", sqlite=description(), schema=revision)
    return storage


def _watch(path: Path) -> None:
    """What the disk holds and what is left of it, in bytes."""
    files = [path, path.with_name(f"{path.name}-wal")]
    figures.watch(
        "database_bytes",
        "Size of the database with its write-ahead log",
        lambda: sum(file.stat().st_size for file in files if file.exists()),
    )
    figures.watch("disk_free_bytes", "Free on the database's disk", lambda: disk_usage(path.parent).free)


def bring_file_up_to_date(config: Config, engine: sa.Engine | None = None) -> str:
    """Migrate the database that the settings name and return its revision; raises SettingError."""
    path = database_path(config.database_url)
    _check_folder(path)
    _check_ours(path)
    try:
        with closing((engine or make_engine(config.database_url)).connect()) as connection:
            return migrate(connection)
    except SchemaTooNewError as error:
        raise SettingError(
            f"The database {path} was written by a newer release (schema {error}): start that one."
        ) from error
    except DBAPIError as error:
        raise SettingError(f"The database {path} cannot be opened: {error.orig}.") from error


def _check_ours(path: Path) -> None:
    """Looked at without a trace: our own way to open would change another program's file."""
    if not path.exists():
        return
    with (
        suppress(driver.Error),
        closing(driver.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db,
    ):
        tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if tables and "alembic_version" not in tables:
            raise SettingError(f"The database {path} is another program's: name a file of its own.")


def _check_kept(config: Config) -> None:
    """An empty database must not quietly take the place of one that is gone."""
    path = database_path(config.database_url).absolute()
    there = path.exists() and path.stat().st_size > 0
    # what lies there is expected to go
    passing = Path(tempfile.gettempdir()).absolute() in path.parents
    if there or passing:
        return
    heads = HeadFile(config.instance, str(path))
    if heads.read():
        raise SettingError(
            f"The database {path} is not there, and sessions were kept in it: "
            f"put it back or restore a backup. To begin without them, delete {heads.path} too."
        )


def _check_sound(engine: sa.Engine) -> None:
    """Nothing is written to a damaged file; raises SettingError."""
    path = engine.url.database
    try:
        with closing(engine.connect()) as connection, connection.begin():
            wrong = quick_check(connection)
    except DBAPIError as error:
        wrong = [str(error.orig)]
    if wrong:
        raise SettingError(
            f"The database {path} is damaged ({wrong[0].splitlines()[-1]}): "
            "restore a backup (python -m board.cli restore FILE)."
        )


def _check_folder(path: Path) -> None:
    """SQLite's own words for these would not tell an operator what to do."""
    folder = path.parent
    if not folder.is_dir():
        raise SettingError(f"The folder {folder} of BOARD_DATABASE_URL does not exist: make it first.")
    if path.is_dir():
        raise SettingError(f"BOARD_DATABASE_URL names a folder, {path}: it must name a file.")
    # Even root may not write on a read-only mount; SQLite also needs to make files beside the database.
    if not os.access(folder, os.W_OK | os.X_OK):
        raise SettingError(f"The folder {folder} of BOARD_DATABASE_URL cannot be written.")
    if path.exists() and not os.access(path, os.R_OK | os.W_OK):
        raise SettingError(f"The database {path} cannot be read and written by this user.")
