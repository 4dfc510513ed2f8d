import pytest

from board.service.loop import ThreadLoop
from board.storage.engine import make_engine
from board.storage.memory import MemoryStorage
from board.storage.migrate import migrate
from board.storage.sql import SqlStorage


@pytest.fixture
def sqlite_url(tmp_path):
    url = f"sqlite:///{tmp_path / 'board.sqlite'}"
    with make_engine(url).connect() as connection:
        migrate(connection)
    return url


@pytest.fixture
def open_sqlite(sqlite_url):
    """Opens the same file as often as it is called."""
    opened = []

    def open_one():
        opened.append(SqlStorage(make_engine(sqlite_url), ThreadLoop()))
        return opened[-1]

    yield open_one
    for storage in opened:
        storage.close()


@pytest.fixture(params=["memory", "sqlite"])
def storage(request):
    if request.param == "memory":
        return MemoryStorage()
    return request.getfixturevalue("open_sqlite")()
