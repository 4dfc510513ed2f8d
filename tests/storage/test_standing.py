"""A database that is moved, deleted, damaged or another program's: no ack, no empty file in its place."""

import tempfile
from pathlib import Path

import pytest

from board.config import SettingError, read_config
from board.domain.errors import BoardError
from board.service.loop import ThreadLoop
from board.storage.checkpoints import COMMITS
from board.storage.engine import WAL_KEPT, driver
from board.storage.opening import open_heads, open_storage
from tests.storage.logs import CODE, batch, begun, event


@pytest.fixture
def config(tmp_path, monkeypatch):
    # what lies in the folder for passing files is expected to go
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "passing"))
    environ = {"BOARD_DATABASE_URL": f"sqlite:///{tmp_path / 'board.sqlite'}"}
    return read_config(environ, tmp_path / "instance")


@pytest.fixture
def opened(config):
    storage = open_storage(config, ThreadLoop())
    yield storage
    storage.close()


@pytest.mark.parametrize("taken", ["board.sqlite", "board.sqlite-wal"])
@pytest.mark.parametrize("replaced", [False, True])
def test_what_goes_into_a_file_that_was_taken_away_is_not_acknowledged(opened, tmp_path, taken, replaced):
    row = begun(opened)
    (tmp_path / taken).rename(tmp_path / "elsewhere")
    if replaced:
        (tmp_path / taken).touch()
    for write in (lambda: opened.append([batch(row)]), opened.probe):
        with pytest.raises(BoardError) as refusal:
            write()
        assert (refusal.value.code, refusal.value.status) == ("read_only", 503)
    (tmp_path / "elsewhere").rename(tmp_path / taken)
    with pytest.raises(BoardError):
        opened.append([batch(row)])


def test_a_file_taken_away_in_the_middle_of_a_commit_is_noticed_before_the_ack(opened, tmp_path, monkeypatch):
    row, begin = begun(opened), opened._run._connection.begin

    def begin_and_lose():
        (tmp_path / "board.sqlite").unlink(missing_ok=True)
        return begin()

    monkeypatch.setattr(opened._run._connection, "begin", begin_and_lose)
    with pytest.raises(BoardError) as refusal:
        opened.append([batch(row)])
    assert refusal.value.code == "read_only"


def test_a_database_that_is_gone_is_not_begun_anew(config, tmp_path):
    open_heads(config).write({CODE: 7})
    for empty in (False, True):
        if empty:
            (tmp_path / "board.sqlite").touch()
        with pytest.raises(SettingError, match="put it back or restore a backup"):
            open_storage(config, ThreadLoop())
    assert not (tmp_path / "board.sqlite").stat().st_size
    open_heads(config).path.unlink()
    open_storage(config, ThreadLoop()).close()


def test_the_note_of_ones_own_database_is_kept_however_old(config):
    import os

    heads = open_heads(config)
    heads.write({CODE: 7})
    os.utime(heads.path, (0, 0))
    assert open_heads(config).read() == {CODE: 7}


def test_another_programs_database_is_left_alone(config, tmp_path):
    other = driver.connect(tmp_path / "board.sqlite")
    other.execute("CREATE TABLE recipes (name)")
    other.close()
    before = (tmp_path / "board.sqlite").read_bytes()
    with pytest.raises(SettingError, match="another program's"):
        open_storage(config, ThreadLoop())
    assert (tmp_path / "board.sqlite").read_bytes() == before


def test_a_damaged_database_is_not_opened(config, tmp_path):
    storage = open_storage(config, ThreadLoop())
    row = begun(storage)
    seen = 1
    for seq in range(2, 60):
        storage.append([batch(row, seen=seen, events=(event(seq, data=b"x" * 3000),))])
        seen = seq
    storage.close()
    damage(tmp_path / "board.sqlite")
    with pytest.raises(SettingError, match=r"damaged .*restore a backup"):
        open_storage(config, ThreadLoop())


def damage(path: Path) -> None:
    """Flip every byte of one page in the middle."""
    whole = bytearray(path.read_bytes())
    middle = len(whole) // 2 // 4096 * 4096
    whole[middle : middle + 4096] = bytes(byte ^ 0xFF for byte in whole[middle : middle + 4096])
    path.write_bytes(whole)


def test_a_wal_that_grew_while_somebody_read_is_cut_back(opened, tmp_path):
    row, wal = begun(opened), tmp_path / "board.sqlite-wal"
    reader = driver.connect(tmp_path / "board.sqlite", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM events").fetchone()
    seen = 1
    while wal.stat().st_size <= WAL_KEPT:
        opened.append([batch(row, seen=seen, events=(event(seen + 1, data=b"x" * 500_000),))])
        seen += 1
    reader.execute("ROLLBACK")
    reader.close()
    for _ in range(2 * COMMITS):
        opened.append([batch(row, seen=seen, events=(event(seen + 1),))])
        seen += 1
    assert wal.stat().st_size <= WAL_KEPT
