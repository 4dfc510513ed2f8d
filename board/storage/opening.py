"""Open the database for a server, whichever it is: looked at, the schema brought up to date."""

import os

import sqlalchemy as sa

from board.config import Config, SettingError
from board.service.ports import Loop
from board.storage import backup
from board.storage.engine import database_path, description
from board.storage.engines import is_file
from board.storage.heads import HeadFile
from board.storage.opening_file import bring_file_up_to_date, open_file
from board.storage.sql import SqlStorage


def open_storage(config: Config, loop: Loop) -> SqlStorage:
    """Migrate and open; raises SettingError with the sentence for the operator."""
    if is_file(config.database_url):
        return open_file(config, loop)
    # a server on a file must run where psycopg2 has no wheel
    from board.storage.opening_server import open_server

    return open_server(config, loop)


def bring_up_to_date(config: Config, engine: sa.Engine | None = None) -> str:
    """Migrate the database that the settings name and return its revision; raises SettingError."""
    if is_file(config.database_url):
        return bring_file_up_to_date(config, engine)
    from board.storage.opening_server import bring_server_up_to_date

    return bring_server_up_to_date(config)


def check_alone(config: Config) -> None:
    """Raises SettingError if a server has the database open."""
    if is_file(config.database_url):
        with backup.alone(database_path(config.database_url)):
            return
    from board.storage.opening_server import check_alone as check_server

    check_server(config)


def described(config: Config) -> str:
    """What carries the database, and what follows from it, in a few words."""
    return description() if is_file(config.database_url) else place_of(config)


def place_of(config: Config) -> str:
    """Which database that is: a file's path, or which database of which server."""
    if is_file(config.database_url):
        return str(database_path(config.database_url).absolute())
    from board.storage.postgres_engine import place

    return place(config.database_url)


def open_heads(config: Config) -> HeadFile:
    """Where heads are noted; raises SettingError if that folder cannot be written."""
    try:
        config.instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingError(
            f"The instance folder {config.instance} cannot be made: {error.strerror}."
        ) from error
    if not os.access(config.instance, os.W_OK):
        raise SettingError(f"The instance folder {config.instance} cannot be written.")
    return HeadFile(config.instance, place_of(config))
