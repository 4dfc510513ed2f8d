"""What the rows of copies look at can fail: a copy that lacks, changes or invents something is found out."""

from contextlib import closing
from pathlib import Path

import pytest

from board.config import Config
from board.service.loop import ThreadLoop
from board.storage.engine import driver
from board.storage.opening import open_storage
from tests.faults.logbook import read_log
from tests.faults.row import Failed, Run
from tests.faults.rows_backup import is_whole
from tests.service.boards import Session, board_over


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, str]:
    """A database with a session in which something has happened, and the session's code."""
    path = tmp_path / "board.sqlite"
    config = Config(database_url=f"sqlite:///{path}", secret_key="of the tests alone", instance=tmp_path)
    loop = ThreadLoop()
    storage = open_storage(config, loop)
    session = Session(board_over(storage, loop=loop))
    for number in range(5):
        assert session.do(session.host, "theme.form", theme_id=f"t{number}", title="Theme")["ok"]
    storage.close()
    return path, session.code


def copied(path: Path) -> Path:
    copy = path.with_name("copy.sqlite")
    with closing(driver.connect(path)) as rows, closing(driver.connect(copy)) as kept:
        rows.backup(kept)
    return copy


def judged(made: tuple[Path, str], spoil: str = "") -> None:
    """Judge a copy, in which this statement was run before."""
    path, code = made
    now, copy = read_log(path, code), copied(path)
    with closing(driver.connect(copy)) as rows, rows:
        rows.execute(spoil or "SELECT 1")
    is_whole(Run("F25", 1, path.parent), copy, code, now, now.head)


def test_a_copy_as_it_should_be_is_whole(made: tuple[Path, str]) -> None:
    judged(made)


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE events SET data = replace(data, 'Theme', 'Thema') WHERE seq = 4",
        "DELETE FROM ops WHERE seq = 4",
        "UPDATE sessions SET head_seq = head_seq - 1",
        "DELETE FROM events WHERE seq = (SELECT max(seq) FROM events)",
    ],
)
def test_a_copy_that_is_not_the_log_at_one_moment_is_found_out(made: tuple[Path, str], spoil: str) -> None:
    with pytest.raises((Failed, ValueError, KeyError)):
        judged(made, spoil)
