"""A backup is taken from a running server and is sound; a restore replaces what no server has open."""

import stat
import threading

import pytest

from board import cli
from board.storage.engine import driver
from tests.service.servers import Server, opened_session, stored
from tests.service.test_cli import opened, session

__all__ = ["session"]


def rows(path, query):
    connection = driver.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_a_backup_is_one_sound_file_for_our_eyes_alone(session, tmp_path, capsys):
    made = tmp_path / "kept.sqlite"
    assert cli.main(["backup", str(made)]) == 0
    said = capsys.readouterr().out
    assert f"{session.code} seq 5" in said
    assert "sha256 " in said
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert rows(made, "PRAGMA integrity_check") == [("ok",)]
    assert rows(made, "SELECT count(*) FROM events") == [(5,)]
    assert sorted(path.name for path in tmp_path.glob("kept*")) == ["kept.sqlite"]


def test_a_backup_writes_over_nothing(session, tmp_path, capsys):
    (tmp_path / "kept.sqlite").write_text("something else")
    assert cli.main(["backup", str(tmp_path / "kept.sqlite")]) == 1
    assert "already" in capsys.readouterr().err
    assert (tmp_path / "kept.sqlite").read_text() == "something else"


def test_a_restore_brings_the_copy_back_under_a_new_epoch_and_keeps_what_was_there(session, tmp_path, capsys):
    assert cli.main(["backup", str(tmp_path / "kept.sqlite")]) == 0
    before = rows(tmp_path / "board.sqlite", "SELECT epoch FROM sessions")
    again = opened(tmp_path, pytest.MonkeyPatch())
    again.board.stop()
    assert cli.main(["restore", str(tmp_path / "kept.sqlite")]) == 0
    said = capsys.readouterr().out
    assert f"lacks 1 sessions ({again.code})" in said
    assert rows(tmp_path / "board.sqlite", "SELECT code FROM sessions") == [(session.code,)]
    assert rows(tmp_path / "board.sqlite", "SELECT epoch FROM sessions") != before
    (aside,) = [path for path in tmp_path.glob("board.sqlite.replaced-*") if not path.name.endswith("-wal")]
    assert len(rows(aside, "SELECT code FROM sessions")) == 2
    assert cli.main(["check"]) == 0


@pytest.mark.parametrize("damage", ["text", "gap", "flipped"])
def test_a_damaged_copy_replaces_nothing(session, tmp_path, capsys, damage):
    copy = tmp_path / "kept.sqlite"
    assert cli.main(["backup", str(copy)]) == 0
    match damage:
        case "text":
            copy.write_text("no database at all, but long enough to look at" * 99)
        case "gap":
            connection = driver.connect(copy)
            connection.execute("DELETE FROM events WHERE seq = 2")
            connection.commit()
            connection.close()
        case "flipped":
            whole = bytearray(copy.read_bytes())
            for place in range(4096, len(whole), 4096):
                whole[place : place + 64] = bytes(64)
            copy.write_bytes(whole)
    before = (tmp_path / "board.sqlite").read_bytes()
    assert cli.main(["restore", str(copy)]) == 1
    assert str(copy) in capsys.readouterr().err
    assert (tmp_path / "board.sqlite").read_bytes() == before


def test_a_server_is_backed_up_while_it_writes_and_not_replaced_under_its_feet(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("board.config.ROOT", tmp_path)
    monkeypatch.setenv("BOARD_DATABASE_URL", f"sqlite:///{tmp_path / 'board.sqlite'}")
    with Server(tmp_path) as server:
        client = server.client()
        code, _ = opened_session(client)
        ended = threading.Event()

        def write() -> None:
            for number in range(400):
                posted = {"op_id": f"p{number}", "type": "note.post", "note_id": f"n{number}"}
                posted |= {"kind": "text", "text": "Wish " * 40}
                assert client.post(f"/api/sessions/{code}/commands", posted)["ok"]
                if ended.is_set():
                    return

        writer = threading.Thread(target=write)
        writer.start()
        copies = [tmp_path / f"kept{number}.sqlite" for number in range(3)]
        assert [cli.main(["backup", str(copy)]) for copy in copies] == [0, 0, 0]
        ended.set()
        writer.join()
        assert cli.main(["restore", str(copies[0])]) == 1
        assert "stop it first" in capsys.readouterr().err
        head = server.client(client.headers["Authorization"][7:]).get(f"/api/sessions/{code}")["seq"]
        assert server.stop() == 0
    assert stored(tmp_path, code)[0].head == head
    assert cli.main(["restore", str(copies[0])]) == 0
    restored, _, log = stored(tmp_path, code)
    assert 0 < restored.head <= head
    assert len(log.events) == restored.head
