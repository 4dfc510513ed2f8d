"""A server that starts on PostgreSQL: the tables made once, and one sentence where it must not serve."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from board.config import SettingError, read_config
from board.service.loop import ThreadLoop
from board.storage.opening import bring_up_to_date, open_storage
from tests.storage import servers
from tests.storage.logs import batch, begun


def config_of(url, tmp_path):
    return read_config({"BOARD_DATABASE_URL": url}, tmp_path)


def test_of_several_servers_that_start_at_once_one_makes_the_tables(tmp_path):
    with servers.empty_database() as url, ThreadPoolExecutor(4) as pool:
        config = config_of(url, tmp_path)
        revisions = list(pool.map(lambda _: bring_up_to_date(config), range(4)))
    assert len(set(revisions)) == 1 and revisions[0]


def test_an_ordinary_user_who_owns_the_database_is_enough(tmp_path):
    servers.ask("DROP ROLE IF EXISTS plain_owner")
    servers.ask("CREATE ROLE plain_owner LOGIN")
    try:
        with servers.empty_database("OWNER plain_owner") as url:
            theirs = sa.engine.make_url(url).set(username="plain_owner").render_as_string(hide_password=False)
            storage = open_storage(config_of(theirs, tmp_path), ThreadLoop())
            row = begun(storage)
            assert storage.append([batch(row, forgotten=frozenset({"t"}))]) == [True]
            assert storage.cleaned()
            storage.close()
    finally:
        servers.ask("DROP ROLE plain_owner")


@pytest.mark.parametrize(
    ("prepare", "sentence"),
    [
        (["CREATE TABLE recipes (name text)"], "another program's"),
        (
            [
                "CREATE TABLE alembic_version (version_num text)",
                "INSERT INTO alembic_version VALUES ('9999')",
            ],
            "newer",
        ),
    ],
)
def test_a_wrong_database_stops_the_start_with_a_sentence(tmp_path, prepare, sentence):
    with servers.empty_database() as url:
        for statement in prepare:
            servers.ask(statement, url=url)
        with pytest.raises(SettingError, match=sentence) as refusal:
            open_storage(config_of(url, tmp_path), ThreadLoop())
        assert "wishwall@" not in str(refusal.value), "who signs in is nobody's business"


def test_a_database_of_another_encoding_stops_the_start(tmp_path):
    latin = "ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0"
    with servers.empty_database(latin) as url, pytest.raises(SettingError, match="UTF8"):
        open_storage(config_of(url, tmp_path), ThreadLoop())


def test_a_server_that_is_not_there_stops_the_start_with_a_sentence(tmp_path):
    url = "postgresql://somebody:secret@127.0.0.1:1/wishwall"
    with pytest.raises(SettingError, match="cannot be opened") as refusal:
        open_storage(config_of(url, tmp_path), ThreadLoop())
    assert "secret" not in str(refusal.value)
