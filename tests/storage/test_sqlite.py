"""What only the real database can show: durability, its disk's faults, its files (I1)."""

import os
from pathlib import Path

import pytest
import sqlalchemy as sa

from board.config import SettingError, read_config
from board.domain.errors import BoardError
from board.service.loop import ThreadLoop
from board.storage import engine as engines

# Two builds of SQLite in one process would not see each other's locks.
from board.storage.engine import driver
from board.storage.heads import HeadFile
from board.storage.migrate import migrate
from board.storage.opening import bring_up_to_date, open_storage
from board.storage.tables import metadata
from tests.storage.logs import CODE, batch, begun, event, op

needs_several_connections = pytest.mark.skipif(
    not engines.sound(driver.sqlite_version_info),
    reason="this SQLite may corrupt a WAL that two connections share, so it is opened alone",
)


def pragma(storage, text: str):
    return storage._run._connection.connection.driver_connection.execute(f"PRAGMA {text}").fetchone()


@needs_several_connections
def test_what_was_written_is_there_after_opening_again(open_sqlite):
    first = open_sqlite()
    row = begun(first, names={"p": "Ann"})
    first.append([batch(row, ops=(op(b"k"),))])
    log = first.read(row.session_id)
    assert open_sqlite().read(row.session_id) == log


def test_every_commit_reaches_the_disk_and_deleted_rows_are_overwritten(open_sqlite):
    storage = open_sqlite()
    assert pragma(storage, "synchronous") == (2,)
    assert pragma(storage, "journal_mode") == ("wal",)
    assert pragma(storage, "secure_delete") == (1,)


def test_a_forgotten_tie_is_in_no_file_any_more(open_sqlite, tmp_path):
    storage = open_sqlite()
    row = begun(storage, ties={"tie-of-a-secret-note": "person-who-wrote-it"})
    secret = op(b"key-that-leads-there", 2, "tie-of-a-secret-note", b"digest-of-it")
    storage.append([batch(row, ops=(secret,))])
    assert in_files(tmp_path, b"person-who-wrote-it") and in_files(tmp_path, b"key-that-leads-there")
    forgotten = frozenset({"tie-of-a-secret-note"})
    storage.append([batch(row, seen=2, events=(event(3, "session.closed"),), forgotten=forgotten)])
    for trace in (b"person-who-wrote-it", b"key-that-leads-there", b"digest-of-it"):
        assert not in_files(tmp_path, trace), trace


def in_files(folder: Path, trace: bytes) -> bool:
    return any(trace in path.read_bytes() for path in folder.glob("board.sqlite*"))


def test_a_full_disk_is_storage_full_writes_nothing_and_recovers(open_sqlite):
    storage = open_sqlite()
    row = begun(storage)
    pages = pragma(storage, "page_count")[0]
    pragma(storage, f"max_page_count = {pages + 1}")
    big = batch(row, events=(event(2, data=b"x" * 50_000),))
    with pytest.raises(BoardError) as refusal:
        storage.append([big])
    assert (refusal.value.code, refusal.value.status) == ("storage_full", 503)
    assert storage.read(row.session_id).head == 1
    pragma(storage, "max_page_count = 1000000")
    assert storage.append([big]) == [True]


@needs_several_connections
def test_a_database_locked_by_another_process_is_busy(open_sqlite, tmp_path):
    storage = open_sqlite()
    row = begun(storage)
    pragma(storage, "busy_timeout = 20")
    other = driver.connect(tmp_path / "board.sqlite", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(BoardError) as refusal:
        storage.append([batch(row)])
    assert refusal.value.code == "busy"
    other.execute("ROLLBACK")
    other.close()
    assert storage.append([batch(row)]) == [True]


def test_a_database_that_only_reads_is_read_only_with_503(open_sqlite):
    storage = open_sqlite()
    row = begun(storage)
    pragma(storage, "query_only = ON")
    for write in (lambda: storage.append([batch(row)]), storage.probe):
        with pytest.raises(BoardError) as refusal:
            write()
        assert (refusal.value.code, refusal.value.status) == ("read_only", 503)
    assert storage.read(row.session_id).head == 1


def test_after_a_failed_disk_nothing_is_believed_written_any_more(open_sqlite):
    storage = open_sqlite()
    row = begun(storage)

    def fail(*_):
        raise sa.exc.OperationalError("COMMIT", {}, driver.OperationalError("disk I/O error"))

    sa.event.listen(storage._run._connection.engine, "commit", fail)
    with pytest.raises(BoardError):
        storage.append([batch(row)])
    sa.event.remove(storage._run._connection.engine, "commit", fail)
    with pytest.raises(BoardError) as refusal:
        storage.append([batch(row)])
    assert (refusal.value.code, refusal.value.status) == ("read_only", 503)


def test_the_migrations_make_the_tables_that_the_code_names(sqlite_url):
    made = sa.inspect(engines.make_engine(sqlite_url))
    assert set(made.get_table_names()) == {*metadata.tables, "alembic_version"}
    for name, table in metadata.tables.items():
        columns = {column["name"]: column["nullable"] for column in made.get_columns(name)}
        assert columns == {column.name: bool(column.nullable) for column in table.columns}, name
        assert made.get_pk_constraint(name)["constrained_columns"] == [c.name for c in table.primary_key]


def test_migrating_again_changes_nothing(sqlite_url):
    with engines.make_engine(sqlite_url).connect() as connection:
        assert migrate(connection) == migrate(connection) == "0005"


def test_a_database_of_a_newer_release_is_left_alone(tmp_path, sqlite_url):
    with driver.connect(tmp_path / "board.sqlite") as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    other.close()
    config = read_config({"BOARD_DATABASE_URL": sqlite_url}, tmp_path)
    with pytest.raises(SettingError, match="newer release"):
        bring_up_to_date(config)


@pytest.mark.parametrize(
    ("version", "several"),
    [((3, 53, 4), True), ((3, 51, 3), True), ((3, 51, 2), False), ((3, 50, 7), True), ((3, 40, 1), False)],
)
def test_an_old_sqlite_gets_exactly_one_connection(version, several):
    assert engines.sound(version) == several


def test_an_exclusive_connection_keeps_every_other_out(tmp_path):
    config = read_config({}, tmp_path)
    alone = engines.make_engine(config.database_url, exclusive=True)
    with alone.connect() as connection:
        migrate(connection)
        other = driver.connect(tmp_path / "board.sqlite", timeout=0)
        with pytest.raises(driver.OperationalError, match="locked"):
            other.execute("SELECT * FROM sessions")
        other.close()


@pytest.mark.parametrize(
    ("prepare", "sentence"),
    [
        (lambda path: None, "does not exist"),
        (lambda path: (path.parent.mkdir(), path.mkdir()), "names a folder"),
        (
            lambda path: (path.parent.mkdir(), path.write_bytes(b"not a database, at all" * 99)),
            "cannot be opened",
        ),
    ],
)
def test_a_wrong_database_stops_the_start_with_a_sentence(tmp_path, prepare, sentence):
    path = tmp_path / "folder" / "board.sqlite"
    prepare(path)
    config = read_config({"BOARD_DATABASE_URL": f"sqlite:///{path}"}, tmp_path)
    with pytest.raises(SettingError, match=sentence):
        open_storage(config, ThreadLoop())


def test_noted_heads_are_kept_the_highest_wins_until_a_start_says_otherwise(tmp_path):
    notes = HeadFile(tmp_path, str(tmp_path / "a"))
    assert notes.read() == {}
    notes.write({CODE: 5, "GONE2346": 2})
    notes.write({CODE: 3})
    assert notes.read() == {CODE: 5, "GONE2346": 2}
    notes.write({CODE: 3}, [CODE])
    assert notes.read() == {CODE: 3}
    assert HeadFile(tmp_path, str(tmp_path / "b")).read() == {}
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_the_note_of_a_database_long_gone_is_dropped(tmp_path):
    (tmp_path / "there").touch()
    for name in ("there", "gone", "just gone"):
        HeadFile(tmp_path, str(tmp_path / name)).write({CODE: 5})
    for path in tmp_path.glob("heads-*.json"):
        if "just gone" not in path.read_text():
            os.utime(path, (1, 1))
    HeadFile(tmp_path, str(tmp_path / "new"))
    assert HeadFile(tmp_path, str(tmp_path / "there")).read() == {CODE: 5}
    assert HeadFile(tmp_path, str(tmp_path / "just gone")).read() == {CODE: 5}
    assert HeadFile(tmp_path, str(tmp_path / "gone")).read() == {}


def test_a_damaged_note_is_no_note(tmp_path):
    notes = HeadFile(tmp_path, str(tmp_path / "a"))
    notes.write({CODE: 5})
    next(tmp_path.iterdir()).write_bytes(b"{")
    assert notes.read() == {}
