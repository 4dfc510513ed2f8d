import pytest

from board.service.loop import ThreadLoop
from board.storage.engine import make_engine
from board.storage.memory import MemoryStorage
from board.storage.migrate import migrate
from board.storage.sql import SqlStorage
from tests.storage import servers

#: with a server at hand the contract holds on it too; without one nothing is skipped, there is less to hold
ON_SERVER = ["postgres"] if servers.SERVER else []
collect_ignore_glob = [] if servers.SERVER else ["test_postgres*.py"]
collect_ignore = [] if servers.GREEN else ["test_postgres_green.py"]


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


@pytest.fixture
def postgres_url():
    with servers.database() as url:
        yield url


@pytest.fixture
def open_postgres(postgres_url):
    """Opens the same database as often as it is called, each time with a pool of its own."""
    from board.storage import engines

    opened = []

    def open_one(connections=8):
        opened.append(SqlStorage(engines.make_engine(postgres_url, connections), servers.the_loop()))
        return opened[-1]

    yield open_one
    for storage in opened:
        storage.close()


@pytest.fixture(params=["sqlite", *ON_SERVER])
def open_sql(request):
    """Opens the same database as often as it is called, on each kind that there is."""
    return request.getfixturevalue(f"open_{request.param}")


@pytest.fixture(params=["memory", "sqlite", *ON_SERVER])
def storage(request):
    if request.param == "memory":
        return MemoryStorage()
    return request.getfixturevalue(f"open_{request.param}")()


@pytest.fixture(scope="session", autouse=bool(servers.SERVER))
def _no_template_is_left():
    yield
    servers.drop_template()
