"""The backup's program on both databases: what it writes, keeps, and says no to (make test-scale)."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.deploy.settings import DEPLOY, HERE
from tests.scale.engine import ended
from tests.scale.engines import Postgres

PROGRAM = DEPLOY / "backup" / "wishwall-backup"


def call(program: list[str], url: str) -> subprocess.CompletedProcess[str]:
    known = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    settings = {"BOARD_DATABASE_URL": url, "BOARD_SECRET_KEY": "k" * 32}
    return subprocess.run(program, capture_output=True, text=True, env=known | settings, cwd=HERE)


def backed_up(url: str, folder: Path) -> subprocess.CompletedProcess[str]:
    made = call([sys.executable, "-m", "board.cli", "migrate"], url)
    assert made.returncode == 0, made.stderr
    return call([str(PROGRAM), str(folder)], url)


@pytest.fixture
def file(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'board.sqlite'}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "copies"
    made.mkdir()
    return made


def stamped(folder: Path, moment: datetime) -> Path:
    path = folder / f"wishwall-{moment:%Y%m%dT%H%M%SZ}.sqlite"
    path.write_text("a copy")
    return path


def test_a_file_is_copied_for_our_eyes_alone(file: str, folder: Path) -> None:
    done = backed_up(file, folder)
    assert done.returncode == 0, done.stderr
    (copy,) = folder.iterdir()
    assert copy.suffix == ".sqlite" and copy.stat().st_mode & 0o077 == 0
    assert copy.read_bytes().startswith(b"SQLite format 3")


def test_postgresql_is_copied_and_half_a_copy_gets_no_name(folder: Path) -> None:
    with ended(Postgres()) as postgres:
        url = postgres.start().url.replace("wishwall@", "wishwall:unheard@")
        done = backed_up(url, folder)
        assert done.returncode == 0, done.stderr
        (copy,) = folder.iterdir()
        assert copy.suffix == ".dump" and copy.read_bytes().startswith(b"PGDMP")
        postgres.stop()
        gone = call([str(PROGRAM), str(folder)], url)
    assert gone.returncode != 0 and list(folder.iterdir()) == [copy]


def test_all_of_two_days_and_one_of_each_day_before_stay(file: str, folder: Path) -> None:
    noon = datetime.now(UTC).replace(hour=12, minute=0, second=0)
    old = [noon - timedelta(days=days, hours=hours) for days in (5, 29, 31, 400) for hours in (0, 1, 2)]
    recent = [stamped(folder, datetime.now(UTC) - timedelta(hours=hours)) for hours in (1, 2, 47)]
    copies = {moment: stamped(folder, moment) for moment in old}
    other = folder / "notes.txt"
    other.write_text("not ours")
    done = backed_up(file, folder)
    assert done.returncode == 0, done.stderr
    assert all(path.exists() for path in recent) and other.exists()
    kept = {moment for moment, path in copies.items() if path.exists()}
    assert kept == {noon - timedelta(days=5), noon - timedelta(days=29)}


def test_nothing_is_let_go_where_nothing_was_copied(folder: Path) -> None:
    ancient = stamped(folder, datetime(2020, 1, 1, tzinfo=UTC))
    done = call([str(PROGRAM), str(folder)], "sqlite:////nowhere/board.sqlite")
    assert done.returncode != 0 and ancient.exists()
