"""Open a PostgreSQL database for a server: looked at, the schema brought up to date."""

from contextlib import closing

import sqlalchemy as sa
import structlog
from psycopg2 import extensions
from sqlalchemy.exc import DBAPIError

from board.config import Config, SettingError
from board.domain.errors import BoardError
from board.service.ports import Loop
from board.storage.engines import make_engine
from board.storage.migrate import SchemaTooNewError, migrate
from board.storage.postgres import waiter
from board.storage.postgres_engine import LINE, OLDEST, place
from board.storage.sql import SqlStorage

log = structlog.get_logger(__name__)
#: settings of PostgreSQL's own log in which it never quotes a statement that failed
SILENT = ("fatal", "panic")
OTHERS = """SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
  AND application_name = :ours AND pid <> pg_backend_pid()"""


def open_server(config: Config, loop: Loop) -> SqlStorage:
    """Migrate and open; raises SettingError with the sentence for the operator."""
    # a start must not wait for a silent server for ever, nor hold up a loop that runs already
    extensions.set_wait_callback(waiter(loop))
    revision = bring_server_up_to_date(config)
    storage = SqlStorage(make_engine(config.database_url, config.database_connections), loop)
    try:
        version, fsync = storage.look(_version), storage.look(_show, "fsync")
        quoted = storage.look(_show, "log_min_error_statement")
    except BoardError as refusal:
        where = place(config.database_url)
        raise SettingError(
            f"The database {where} cannot be written: is it a copy that follows another?"
        ) from refusal
    log.info("database open", postgresql=version, schema=revision)
    if fsync != "on":
        log.warning("database.fsync_off", so="what is called saved can be lost with the server's power")
    if quoted not in SILENT:
        log.warning("database.quotes_statements", so="its own log may hold what people wrote", now=quoted)
    return storage


def check_alone(config: Config) -> None:
    """Raises SettingError if another of our programs has the database open at this moment."""
    engine = make_engine(config.database_url, 1)
    try:
        with closing(engine.connect()) as connection:
            others = connection.execute(sa.text(OTHERS), {"ours": LINE["application_name"]}).scalar()
    except DBAPIError as error:
        raise SettingError(
            f"The database {place(config.database_url)} cannot be opened: {_words(error)}."
        ) from error
    finally:
        engine.dispose()
    if others:
        raise SettingError(f"A server has {place(config.database_url)} open: stop it first.")


def bring_server_up_to_date(config: Config) -> str:
    """Migrate the database that the settings name and return its revision; raises SettingError."""
    where, engine = place(config.database_url), make_engine(config.database_url, 1)
    try:
        with closing(engine.connect()) as connection:
            _check_ours(connection, where)
            return migrate(connection)
    except SchemaTooNewError as error:
        raise SettingError(
            f"The database {where} was written by a newer release (schema {error}): start that one."
        ) from error
    except DBAPIError as error:
        raise SettingError(f"The database {where} cannot be opened: {_words(error)}.") from error
    finally:
        engine.dispose()


def _check_ours(connection: sa.Connection, where: str) -> None:
    with connection.begin():
        if int(_show(connection, "server_version_num")) < OLDEST * 10_000:
            raise SettingError(
                f"PostgreSQL {_version(connection)} is too old: Wishwall needs {OLDEST} or newer."
            )
        if _show(connection, "server_encoding") != "UTF8":
            raise SettingError(f"The database {where} must be made with the encoding UTF8.")
        tables = sa.inspect(connection).get_table_names()
        if tables and "alembic_version" not in tables:
            raise SettingError(f"The database {where} is another program's: name one of its own.")


def _version(connection: sa.Connection) -> str:
    return _show(connection, "server_version")


def _show(connection: sa.Connection, setting: str) -> str:
    return str(connection.execute(sa.text("SELECT current_setting(:name)"), {"name": setting}).scalar())


def _words(error: DBAPIError) -> str:
    """The driver's last line: those before it say which of the server's addresses were tried."""
    return str(error.orig).strip().splitlines()[-1].removeprefix("FATAL:  ").rstrip(".")
