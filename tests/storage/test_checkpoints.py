"""What was committed moves into the database at our bidding, and a disk that fails there is noticed."""

import threading
import time
from types import SimpleNamespace

import pytest

from board.domain.errors import BoardError
from board.service.loop import ThreadLoop
from board.storage import checkpoints
from board.storage.engine import driver, make_engine
from board.storage.migrate import migrate
from board.storage.sql import SqlStorage


@pytest.fixture
def storage(tmp_path):
    engine = make_engine(f"sqlite:///{tmp_path / 'board.sqlite'}")
    with engine.connect() as connection:
        migrate(connection)
    made = SqlStorage(engine, ThreadLoop())
    yield made
    made.close()


def test_sqlites_own_checkpoints_are_off(storage):
    raw = storage._run._connection.connection.driver_connection
    assert raw.execute("PRAGMA wal_autocheckpoint").fetchone() == (0,)


def test_the_wal_does_not_grow_with_the_number_of_commits(storage, tmp_path):
    wal = tmp_path / "board.sqlite-wal"
    for _ in range(checkpoints.COMMITS):
        storage.probe()
    once = wal.stat().st_size
    for _ in range(4 * checkpoints.COMMITS):
        storage.probe()
    assert wal.stat().st_size <= once + 3 * 4096


def test_a_disk_that_fails_while_the_wal_is_moved_ends_writing(storage):
    storage.probe()

    def fail():
        raise driver.OperationalError("disk I/O error")

    storage._run._checkpoints = SimpleNamespace(committed=fail)
    storage.probe()
    with pytest.raises(BoardError) as refused:
        storage.probe()
    assert refused.value.code == "read_only"
    assert refused.value.status == 503


def test_a_full_disk_while_the_wal_is_moved_ends_nothing(storage):
    def fail():
        raise driver.OperationalError("database or disk is full")

    storage._run._checkpoints = SimpleNamespace(committed=fail)
    storage.probe()
    storage.probe()


def test_others_read_while_a_writer_waits_for_another_process(storage, tmp_path):
    other = driver.connect(tmp_path / "board.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    done = []
    writer = threading.Thread(target=lambda: (storage.probe(), done.append(True)))
    writer.start()
    time.sleep(0.05)
    began = time.monotonic()
    for _ in range(4):
        assert storage.codes() == []
    # each waits for one short try at most, and not for the writer's whole patience
    assert time.monotonic() - began < 3
    assert not done
    other.execute("COMMIT")
    writer.join(5)
    assert done
    other.close()


def test_a_lock_that_stays_is_busy_in_the_end(storage, tmp_path, monkeypatch):
    monkeypatch.setattr("board.storage.sqlite.PATIENCE_S", 0.3)
    other = driver.connect(tmp_path / "board.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(BoardError) as refused:
        storage.probe()
    assert refused.value.code == "busy"
    assert storage.codes() == []
    other.close()
