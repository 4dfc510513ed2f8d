"""The operator's commands where the database lies on a server, and the way there from a file and back."""

import pytest

from board import cli
from board.config import read_config
from board.storage.engines import make_engine
from board.storage.opening import bring_up_to_date, open_storage
from board.storage.sql import SqlStorage
from tests.service.boards import Session, board_over, note
from tests.storage import servers
from tests.storage.logs import batch, begun, photo
from tests.storage.servers import the_loop


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Say which database the commands are about."""
    monkeypatch.setattr("board.config.ROOT", tmp_path)

    def settle(url):
        monkeypatch.setenv("BOARD_DATABASE_URL", url)
        return url

    return settle


@pytest.fixture
def file_url(tmp_path):
    return f"sqlite:///{tmp_path / 'board.sqlite'}"


def workshop(url):
    """A session with a photo, a person, and one that was thrown away before it."""
    bring_up_to_date(read_config({"BOARD_DATABASE_URL": url}))
    storage = SqlStorage(make_engine(url), the_loop())
    begun(storage, "GONE2346")
    storage.discard("GONE2346")
    made = Session(board_over(storage))
    made.open("add")
    made.ann = made.joined("Ann")
    made.all(made.ann, *[note(text=f"Wish {number}") for number in range(30)])
    row = storage.session(made.code)
    storage.add_photo(photo(row, "a"))
    storage.set_passcode(row.session_id, "hash")
    made.rows = everything(storage)
    made.board.stop()
    return made


def everything(storage):
    """All that is kept, but for the epochs."""
    found = {}
    for code in storage.codes():
        row = storage.session(code)
        log = storage.read(row.session_id)
        beside = dict(log.names), dict(log.ties), sorted(op.key for op in log.ops), storage.revoked(code)
        photos = {
            one: storage.photo(row.session_id, one, small=False) for one in storage.photos(row.session_id)
        }
        times = row.created_at, row.active_at, row.closed_at, row.op_salt, row.session_id
        found[code] = log.head, log.events, beside, photos, times, storage.passcode(row.session_id)
    return found, storage.proofs()


def test_list_check_erase_and_purge_work_on_a_server(here, postgres_url, capsys):
    here(postgres_url)
    made = workshop(postgres_url)
    assert cli.main(["migrate"]) == 0
    assert cli.main(["list"]) == 0
    assert f"{made.code}  open    2 people, 30 notes, 1 photos" in capsys.readouterr().out
    assert cli.main(["check"]) == 0
    assert "1 sessions, 0 broken" in capsys.readouterr().out
    assert cli.main(["erase", "person", made.code, made.ann.person_id]) == 0
    assert cli.main(["check", made.code]) == 0
    assert cli.main(["purge", "--dry-run"]) == 0
    assert "Nothing was touched" in capsys.readouterr().out
    servers.ask("UPDATE sessions SET active_at = active_at - 31 * 86400000::bigint", url=postgres_url)
    assert cli.main(["purge"]) == 0
    assert "1 sessions purged" in capsys.readouterr().out
    assert cli.main(["erase", "session", made.code]) == 1
    assert cli.main(["list"]) == 0
    assert "0 sessions" in capsys.readouterr().out


def test_check_finds_a_damaged_log_on_a_server(here, postgres_url, capsys):
    here(postgres_url)
    made = workshop(postgres_url)
    servers.ask("DELETE FROM events WHERE seq = 3", url=postgres_url)
    assert cli.main(["check"]) == 1
    assert f"{made.code}: BROKEN" in capsys.readouterr().out


@pytest.mark.parametrize(("word", "instead"), [("backup", "pg_dump"), ("restore", "pg_restore")])
def test_files_for_a_file_and_a_sentence_for_a_server(here, postgres_url, tmp_path, capsys, word, instead):
    here(postgres_url)
    assert cli.main([word, str(tmp_path / "copy")]) == 1
    said = capsys.readouterr().err
    assert instead in said and "docs/deployment.md" in said and said.count("\n") == 1


def test_purge_and_copy_refuse_while_a_server_is_at_work(here, postgres_url, file_url, capsys):
    here(postgres_url)
    workshop(postgres_url)
    server = open_storage(read_config(), the_loop())
    assert cli.main(["purge"]) == 1
    assert cli.main(["copy", file_url]) == 1
    assert capsys.readouterr().err.count("stop it first") == 2
    server.close()
    assert cli.main(["purge"]) == 0


@pytest.mark.parametrize("way", ["to a server", "back to a file"])
def test_copy_moves_everything_and_ids_go_on(here, file_url, capsys, way):
    with servers.empty_database() as server_url:
        source, target = (file_url, server_url) if way == "to a server" else (server_url, file_url)
        here(source)
        made = workshop(source)
        assert cli.main(["copy", target]) == 0
        said = capsys.readouterr().out
        assert f"{made.code}: " in said and "1 sessions, 0 broken" in said
        here(target)
        assert cli.main(["check"]) == 0
        _is_the_same(made, source, target)


def _is_the_same(made, source, target):
    before, after = (SqlStorage(make_engine(url), the_loop()) for url in (source, target))
    assert everything(after) == everything(before) == made.rows
    assert after.session(made.code).epoch != before.session(made.code).epoch, "open pages load anew"
    ids = {row.session_id for row in (begun(before, "QXYZ2346"), before.session(made.code))}
    fresh = begun(after, "QXYZ2346")
    assert fresh.session_id == max(ids), "the next session takes the next number in both"
    assert after.append([batch(fresh)]) == [True]
    before.close()
    after.close()


def test_copy_refuses_a_database_that_is_not_empty(here, file_url, postgres_url, tmp_path, capsys):
    here(file_url)
    workshop(file_url)
    workshop(postgres_url)
    before = servers.ask("SELECT count(*), max(epoch) FROM sessions", url=postgres_url)
    for target in (postgres_url, file_url):
        assert cli.main(["copy", target]) == 1
        assert "name an empty database" in capsys.readouterr().err
    assert servers.ask("SELECT count(*), max(epoch) FROM sessions", url=postgres_url) == before
    with servers.empty_database() as others:
        servers.ask("CREATE TABLE recipes (name text)", url=others)
        assert cli.main(["copy", others]) == 1
        assert "another program's" in capsys.readouterr().err
    assert cli.main(["copy", "mysql://x/y"]) == 1
    assert "must name" in capsys.readouterr().err


def test_copy_into_tables_that_a_start_has_made_and_nobody_used(here, file_url, postgres_url, capsys):
    here(file_url)
    made = workshop(file_url)
    servers.ask("INSERT INTO probes VALUES (1, 5)", url=postgres_url)
    assert cli.main(["copy", postgres_url]) == 0
    _is_the_same(made, file_url, postgres_url)
