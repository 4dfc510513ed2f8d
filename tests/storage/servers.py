"""Databases on the PostgreSQL server that `make test-scale` names: each test gets one of its own."""

import itertools
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import psycopg2
from sqlalchemy.engine import make_url

from board.storage.engines import make_engine
from board.storage.migrate import migrate

#: of a superuser; without it nothing here is collected
SERVER = os.environ.get("TEST_POSTGRES_URL", "")
#: whose loop the storage runs on: eventlet's where tests/storage/green.py has patched everything
GREEN = os.environ.get("TEST_LOOP") == "green"
_numbers = itertools.count(1)
_template: list[str] = []


def the_loop() -> Any:
    """The Loop port that this run is about."""
    if GREEN:
        import run

        return run.GreenLoop()
    from board.service.loop import ThreadLoop

    return ThreadLoop()


def url_of(database: str) -> str:
    """The same server, another database."""
    return make_url(SERVER).set(database=database).render_as_string(hide_password=False)


def ask(statement: str, *values: Any, url: str = SERVER) -> list[tuple[Any, ...]]:
    """One statement on a connection of its own, beside whatever is under test."""
    with closing(psycopg2.connect(url)) as line:
        line.autocommit = True
        with line.cursor() as cursor:
            cursor.execute(statement, values or None)
            return cursor.fetchall() if cursor.description else []


@contextmanager
def empty_database(options: str = "") -> Iterator[str]:
    """A database without a table; gone in the end, whoever is still connected."""
    name = f"contract_{os.getpid()}_{next(_numbers)}"
    ask(f"CREATE DATABASE {name} {options}")
    try:
        yield url_of(name)
    finally:
        ask(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@contextmanager
def database() -> Iterator[str]:
    """One of the newest schema, made from one that was migrated once."""
    if not _template:
        name = f"contract_{os.getpid()}_template"
        ask(f"CREATE DATABASE {name}")
        engine = make_engine(url_of(name), 1)
        with engine.connect() as connection:
            migrate(connection)
        engine.dispose()
        _template.append(name)
    with empty_database(f"TEMPLATE {_template[0]}") as url:
        yield url


def drop_template() -> None:
    """At the end of the run."""
    while _template:
        ask(f"DROP DATABASE IF EXISTS {_template.pop()} WITH (FORCE)")
