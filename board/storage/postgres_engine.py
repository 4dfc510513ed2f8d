"""The PostgreSQL engine: how the server must behave towards us."""

from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import URL, make_url
from sqlalchemy.pool import NullPool, QueuePool

__all__ = ["OLDEST", "make_engine", "of_its_own", "place"]
#: the oldest release that its makers still mend (postgresql.org/support/versioning, 2026-11)
OLDEST: Final = 14
#: how long a transaction waits for a connection before its people are told `busy`
POOL_WAIT_S: Final = 2.0
#: what the server is told when a connection begins; times in milliseconds
ASKED: Final = {
    # an answer leaves when the log is on disk, whatever the server's own setting is (I1)
    "synchronous_commit": "on",
    "statement_timeout": "5000",
    "lock_timeout": "2000",
    # whoever hangs in the middle of a transaction must not keep a session's row for ever
    "idle_in_transaction_session_timeout": "10000",
    "timezone": "UTC",
}
#: a line that is cut without a word is given up after about ten seconds (libpq-connect)
LINE: Final = {
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
    "application_name": "wishwall",
}


def make_engine(url: str, connections: int) -> sa.Engine:
    """An engine with a pool of so many connections."""
    return _engine(url, poolclass=QueuePool, pool_size=connections, max_overflow=0, pool_timeout=POOL_WAIT_S)


def of_its_own(engine: sa.Engine) -> sa.Engine:
    """An engine for work that takes long, such as a vacuum: no limit, no transaction, no line of the pool."""
    made = _engine(engine.url.render_as_string(hide_password=False), poolclass=NullPool, unhurried=True)
    return made.execution_options(isolation_level="AUTOCOMMIT")


def place(url: str) -> str:
    """Which database that is, in a form that may be logged and noted: no name, no password."""
    parts = make_url(url)
    return (
        f"postgresql://{parts.host or parts.query.get('host', 'local')}:{parts.port or 5432}/{parts.database}"
    )


def _engine(url: str, *, unhurried: bool = False, **settings: Any) -> sa.Engine:
    asked = ASKED | ({"statement_timeout": "0"} if unhurried else {})
    options = " ".join(f"-c {name}={value}" for name, value in asked.items())
    return sa.create_engine(
        _driven(url),
        connect_args={**LINE, "options": options},
        # several rows in one message, for changes and deletions too
        executemany_mode="values_plus_batch",
        # a fault's words may reach a log, and must not quote what people wrote
        hide_parameters=True,
        **settings,
    )


def _driven(url: str) -> URL:
    return make_url(url).set(drivername="postgresql+psycopg2")
