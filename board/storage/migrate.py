"""Bring a database to the newest schema."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.script import ScriptDirectory

#: names the lock of whoever migrates; any number that nobody else on the server takes
TURN = 0x7769_7368
MIGRATIONS = Path(__file__).parent / "migrations"


class SchemaTooNewError(Exception):
    """The database was written by a newer release than this one."""


def migrate(connection: sa.Connection) -> str:
    """Run what is missing, in one transaction, so that of two servers starting only one does it.

    Returns the revision reached.
    """
    config = AlembicConfig()
    # Alembic reads % in an option as interpolation.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    script = ScriptDirectory.from_config(config)
    with connection.begin():
        if connection.dialect.name == "postgresql":
            # on SQLite a transaction that begins as a write keeps the others out by itself
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({TURN})")
        now = _revision(connection)
        if now is not None and now not in {revision.revision for revision in script.walk_revisions()}:
            raise SchemaTooNewError(now)
        command.upgrade(config, "head")
        return _revision(connection) or ""


def _revision(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    value = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if value is None else str(value)
