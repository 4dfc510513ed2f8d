"""The operator's command line, over a real database file."""

import io
import json

import pytest

from board import cli
from board.cli import exporting
from board.config import read_config
from board.export.options import Options
from board.service.beside.photos import Picture
from board.service.loop import ThreadLoop
from board.storage.engine import driver, make_engine
from board.storage.opening import bring_up_to_date
from board.storage.sql import SqlStorage
from tests.service.boards import Session, board_over, note


def opened(tmp_path, monkeypatch):
    monkeypatch.setattr("board.config.ROOT", tmp_path)
    monkeypatch.setenv("BOARD_DATABASE_URL", f"sqlite:///{tmp_path / 'board.sqlite'}")
    config = read_config()
    bring_up_to_date(config)
    made = Session(board_over(SqlStorage(make_engine(config.database_url), ThreadLoop())))
    made.open("add")
    return made


@pytest.fixture
def session(tmp_path, monkeypatch):
    made = opened(tmp_path, monkeypatch)
    made.all(made.host, note(text="A quieter queue"))
    made.do(made.host, "phase.reveal")
    made.board.stop()
    return made


def test_migrate_says_where_it_got_to(session, capsys):
    assert cli.main(["migrate"]) == 0
    assert "schema 0005" in capsys.readouterr().out


def test_check_finds_a_whole_log_whole(session, capsys):
    assert cli.main(["check"]) == 0
    assert cli.main(["check", f"{session.code[:4]}-{session.code[4:].lower()}"]) == 0
    assert capsys.readouterr().out.count(f"{session.code}: 5 events, 1 notes, whole") == 2


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM events WHERE seq = 3",
        "UPDATE events SET data = X'7B7D' WHERE seq = 4",
        "UPDATE sessions SET head_seq = 9",
        "UPDATE sessions SET closed_at = 5",
        "UPDATE ops SET seq = 99",
        "UPDATE ties SET person_id = 'nobody'",
        "DELETE FROM people",
    ],
)
def test_check_finds_a_damaged_log_broken(session, capsys, tmp_path, damage):
    other = driver.connect(tmp_path / "board.sqlite")
    other.execute(damage)
    other.commit()
    other.close()
    assert cli.main(["check"]) == 1
    assert f"{session.code}: BROKEN" in capsys.readouterr().out


def test_export_writes_what_the_facilitator_may_see(session, capsysbinary, tmp_path):
    path = tmp_path / "out.json"
    assert cli.main(["export", session.code, "record.json", "--output", str(path)]) == 0
    assert [each["text"] for each in json.loads(path.read_text())["notes"]] == ["A quieter queue"]
    capsysbinary.readouterr()
    assert cli.main(["export", session.code, "notes.csv", "--output", "-"]) == 0
    assert b"A quieter queue" in capsysbinary.readouterr().out


def test_export_holds_the_photos(tmp_path, monkeypatch, capsysbinary):
    made = opened(tmp_path, monkeypatch)
    photo_id = made.board.photos.add(made.code, Picture(4, 3, b"whole", b"small"))
    assert made.do(made.host, "note.post", note_id="n", kind="photo", photo_id=photo_id)["ok"]
    made.do(made.host, "phase.reveal")
    made.board.stop()
    path = tmp_path / "out.html"
    assert cli.main(["export", made.code, "proposals.html", "--output", str(path)]) == 0
    assert "base64,c21hbGw=" not in path.read_text()
    monkeypatch.setattr(exporting, "read_options", lambda _, at: Options(at=at, include="all"))
    assert cli.main(["export", made.code, "proposals.html", "--output", str(path)]) == 0
    assert "base64,c21hbGw=" in path.read_text()


def test_an_unknown_session_is_said_in_one_sentence(session, capsys):
    assert cli.main(["export", "ZZZZ-2346", "record.json"]) == 1
    assert capsys.readouterr().err == "There is no session ZZZZ2346.\n"


def test_list_tells_numbers_and_titles_only_when_asked(session, capsys):
    assert cli.main(["list"]) == 0
    said = capsys.readouterr().out
    assert f"{session.code}  open    1 people, 1 notes, 0 photos, 5 events, last active 20" in said
    assert "Library" not in said
    assert cli.main(["list", "--titles"]) == 0
    assert "Library" in capsys.readouterr().out


def test_purge_says_what_is_due_and_a_dry_run_touches_nothing(session, capsys, tmp_path, monkeypatch):
    def active_days_ago(days):
        other = driver.connect(tmp_path / "board.sqlite")
        other.execute("UPDATE sessions SET active_at = active_at - ?", (days * 86_400_000,))
        other.commit()
        other.close()

    assert cli.main(["purge"]) == 0
    assert "kept, notes and people until" in capsys.readouterr().out
    active_days_ago(31)
    assert cli.main(["purge", "--dry-run"]) == 0
    assert f"{session.code}  DUE: session" in capsys.readouterr().out
    monkeypatch.setenv("BOARD_RETENTION_DAYS", "40")
    assert cli.main(["purge"]) == 0
    assert "0 sessions purged" in capsys.readouterr().out
    monkeypatch.delenv("BOARD_RETENTION_DAYS")
    assert cli.main(["check", session.code]) == 0
    assert cli.main(["purge"]) == 0
    assert "1 sessions purged" in capsys.readouterr().out
    assert cli.main(["check", session.code]) == 1


def test_an_address_with_a_password_can_come_by_the_input(session, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO(f"sqlite:///{tmp_path / 'other.sqlite'}\n"))
    assert cli.main(["copy", "-"]) == 0
    assert "Everything is in the copy now" in capsys.readouterr().out
    monkeypatch.setenv("BOARD_DATABASE_URL", f"sqlite:///{tmp_path / 'other.sqlite'}")
    assert cli.main(["check"]) == 0
    assert f"{session.code}: 5 events, 1 notes, whole" in capsys.readouterr().out
