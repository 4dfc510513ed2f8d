"""Every row of a database into an empty one, of the same kind or another."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from board.service.secrecy import new_epoch
from board.storage.engine import database_path
from board.storage.engines import is_file, make_engine
from board.storage.tables import metadata, photos, probes, sessions

#: rows that are read and written at a time; photos are large
PORTION: Final = 500
PHOTOS: Final = 20
TABLES: Final = tuple(table for table in metadata.sorted_tables if table is not probes)


def pour(source: sa.Connection, target: sa.Engine) -> dict[str, int]:
    """Fill an empty database in one transaction, and count what it has then, by table.

    Every session gets a new epoch, so that open pages load anew. Raises ValueError if rows are missing.
    """
    with target.begin() as connection:
        for table in TABLES:
            for rows in _portions(source, table):
                connection.execute(sa.insert(table), rows)
        _go_on_numbering(connection)
        _renew_epochs(connection)
        found = counted(connection)
        if found != counted(source):
            raise ValueError(f"{found} rows of {counted(source)} arrived")
    return found


def holds_anything(url: str) -> bool:
    """Whether something is kept there; looked at without a trace."""
    if is_file(url):
        path = database_path(url)
        return path.exists() and path.stat().st_size > 0
    engine = make_engine(url, 1)
    try:
        with engine.connect() as connection:
            tables = set(sa.inspect(connection).get_table_names())
            held = (table for table in TABLES if table.name in tables)
            return any(connection.execute(sa.select(table).limit(1)).first() for table in held)
    except DBAPIError:
        return False  # what is wrong with it is said when it is opened
    finally:
        engine.dispose()


def counted(connection: sa.Connection) -> dict[str, int]:
    """How many rows each table has."""
    several = ((table, sa.select(sa.func.count()).select_from(table)) for table in TABLES)
    return {table.name: int(connection.scalar(count) or 0) for table, count in several}


def _portions(source: sa.Connection, table: sa.Table) -> Iterator[list[dict[str, Any]]]:
    """By the primary key, so that no statement takes long and no row is read twice."""
    key, size = list(table.primary_key.columns), PHOTOS if table is photos else PORTION
    query = sa.select(table).order_by(*key).limit(size)
    rows: Sequence[sa.Row[Any]] = source.execute(query).all()
    while rows:
        yield [dict(row._mapping) for row in rows]
        last = [sa.literal(rows[-1]._mapping[column], column.type) for column in key]
        rows = source.execute(query.where(sa.tuple_(*key) > sa.tuple_(*last))).all()


def _go_on_numbering(connection: sa.Connection) -> None:
    """PostgreSQL counts beside its tables; SQLite takes the number after the highest."""
    if connection.dialect.name != "postgresql":
        return
    for table in TABLES:
        column = table.autoincrement_column
        if column is not None:
            counter = sa.func.pg_get_serial_sequence(table.name, column.name)
            highest = sa.select(sa.func.max(column)).scalar_subquery()
            connection.execute(sa.select(sa.func.setval(counter, highest)).where(highest.is_not(None)))


def _renew_epochs(connection: sa.Connection) -> None:
    there = sa.select(sessions.c.id).where(sessions.c.code.not_like("-%"))
    anew = [{"this": session_id, "new": new_epoch()} for session_id in connection.execute(there).scalars()]
    if anew:
        change = sa.update(sessions).where(sessions.c.id == sa.bindparam("this"))
        connection.execute(change.values(epoch=sa.bindparam("new")), anew)
