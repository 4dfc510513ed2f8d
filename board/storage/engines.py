"""The engine for a database's address, whichever database that is."""

import sqlalchemy as sa

from board.storage import engine as sqlite_engine

__all__ = ["is_file", "make_engine"]


def is_file(url: str) -> bool:
    """Whether the address names an SQLite file and not a database server."""
    return url.startswith("sqlite:")


def make_engine(url: str, connections: int = 8) -> sa.Engine:
    """An engine for SqlStorage; `connections` is the most that a database server is asked for."""
    if is_file(url):
        return sqlite_engine.make_engine(url)
    # a server on a file must run where psycopg2 has no wheel
    from board.storage import postgres_engine

    return postgres_engine.make_engine(url, connections)
