"""After erasing, no file that the board keeps holds what was erased: not in free pages, not in the WAL."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from board import cli
from board.domain.retention import DAY_MS
from board.service.keeping.erasing import erase_person
from board.storage.engine import driver
from tests.privacy.house import House, Seat, opened
from tests.privacy.test_purge import files, open_step

PHOTO = b"canary-photo-bytes" * 50


@pytest.fixture
def house(tmp_path: Path) -> Any:
    with opened(tmp_path, in_memory=False) as made:
        yield made


def kept_bytes(house: House) -> bytes:
    """Every file beside the database: it, its WAL, the note of heads."""
    return b"".join(path.read_bytes() for path in house.database.parent.rglob("*") if path.is_file())


def written(house: House) -> tuple[Seat, Seat, Seat, list[bytes]]:
    """Ann leaves a canary wherever a person can; Bea leaves others."""
    fay, created = house.begin()
    ann, bea = house.join(created["code"], "AnnCanaryName"), house.join(created["code"], "Bea")
    open_step(fay, "add", see="all", names="on")
    for seat, whose in ((ann, "annscanary"), (bea, "beascanary")):
        seat.do("note.post", note_id=f"n-{whose[0]}", kind="text", text=f"{whose} note")
        seat.do("note.edit", note_id=f"n-{whose[0]}", text=f"{whose} edited")
        seat.do(
            "note.post", note_id=f"d-{whose[0]}", kind="sketch", sketch=SKETCH, caption=f"{whose} caption"
        )
        seat.do("note.post", note_id=f"t-{whose[0]}", kind="text", text=f"{whose} taken back")
        seat.do("note.discard", note_id=f"t-{whose[0]}")
        seat.do("question.ask", text=f"{whose} question")
    photo_id = house.app.board.photos.add(fay.code, picture())
    ann.do("note.post", note_id="photo", kind="photo", photo_id=photo_id, caption="annscanary photo")
    fay.do("phase.insert", phase_id="nameless", kind="add", title="Wishes",
           switches={"see": "own", "names": "off"}, before=None)  # fmt: skip
    fay.do("phase.open", phase_id="nameless", expected="our-add")
    ann.do("note.post", note_id="wish", kind="text", text="annscanary nameless wish")
    fay.do("phase.reveal")
    fay.do("phase.insert", phase_id="words", kind="propose", title="Words",
           switches={"who": "everyone"}, before=None)  # fmt: skip
    fay.do("phase.open", phase_id="words", expected="nameless")
    fay.do("proposal.draft", proposal_id="p", title="One form")
    fay.do("proposal.revise", proposal_id="p", fields={"owner": "AnnCanaryName"})
    ann.do("wording.offer", proposal_id="p", wording_id="w", text="annscanary wording")
    ann.do("concern.raise", proposal_id="p", text="annscanary concern", anonymous=False)
    ann.do("concern.raise", proposal_id="p", text="annscanary secret concern", anonymous=True)
    fay.do("thanks.give", to=ann.person_id, text="annscanary thanks")
    fay.do("notice.send", to=ann.person_id, text="annscanary notice")
    return fay, ann, bea, [b"annscanary", b"AnnCanaryName", PHOTO[:90]]


def test_a_person_is_erased_from_every_file_and_the_session_goes_on(house: House) -> None:
    fay, ann, bea, canaries = written(house)
    board = house.app.board
    before = fay.snapshot()
    assert all(canary in kept_bytes(house) for canary in canaries), "the search would find them"
    row = board._storage.session(fay.code)
    assert row is not None
    proof = erase_person(board._storage, row, str(ann.person_id), house.loop.now_ms(), "operator")
    assert (proof.people, proof.photos, proof.head) == (1, 1, before["seq"])
    assert [canary for canary in canaries if canary in kept_bytes(house)] == []
    assert b"beascanary edited" in kept_bytes(house)
    # the running server notices the new history, and everybody loads anew
    board._keeping._round()
    after = fay.snapshot()
    assert after["seq"] == before["seq"]
    assert {note["note_id"] for note in after["notes"]} == {note["note_id"] for note in before["notes"]}
    assert not [c for c in canaries[:2] if c in json.dumps(after).encode()]
    assert "beascanary edited" in json.dumps(after)
    (person,) = [one for one in after["people"] if one["person_id"] == ann.person_id]
    assert (person["name"], person["removed"]) == ("", True)
    assert house.web.get(f"/api/sessions/{fay.code}", headers=ann.headers).status_code == 401
    bea.do("hand.raise")
    assert fay.snapshot()["seq"] == before["seq"] + 1


def test_the_same_op_sent_again_by_another_is_not_told_from_what_was_erased(house: House) -> None:
    """An op's digest would say yes to whoever guesses a short text."""
    fay, ann, _, _ = written(house)
    board = house.app.board
    row = board._storage.session(fay.code)
    assert row is not None
    kept = board._storage.read(row.session_id)
    erase_person(board._storage, row, str(ann.person_id), 1, "operator")
    left = board._storage.read(row.session_id)
    pairs = zip(kept.events, left.events, strict=True)
    rewritten = {before.seq for before, after in pairs if before.data != after.data}
    assert rewritten
    assert not [op for op in left.ops if op.seq in rewritten]
    assert 0 < len(left.ops) < len(kept.ops)


def test_a_session_is_erased_from_every_file(house: House) -> None:
    fay, _, _, canaries = written(house)
    other, _ = house.begin("Another")
    board = house.app.board
    board._keeping._note_heads()
    assert fay.code.encode() in kept_bytes(house)
    answer = house.web.post(f"{fay.path}/erase", json={"confirm": fay.code}, headers=fay.headers)
    assert answer.status_code == 200, answer.data
    assert [canary for canary in (*canaries, b"beascanary") if canary in kept_bytes(house)] == []
    assert fay.code.encode() not in kept_bytes(house), "its code is in no file either"
    assert house.web.get(fay.path, headers=fay.headers).status_code in (401, 404)
    assert other.snapshot()["session"]["title"] == "Another"
    (proof,) = board._storage.proofs()
    assert (proof.what, proof.by, proof.people, proof.photos) == ("session", "facilitator", 3, 1)


def test_a_session_goes_only_by_a_facilitator_who_types_its_code(house: House) -> None:
    fay, ann, _, _ = written(house)
    for who, confirm, status in ((ann, fay.code, 403), (fay, "", 400), (fay, "ABCD2346", 400)):
        answer = house.web.post(f"{fay.path}/erase", json={"confirm": confirm}, headers=who.headers)
        assert answer.status_code == status, answer.data
    assert fay.snapshot()["notes"]


def test_the_command_line_erases_and_a_server_that_runs_follows(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fay, ann, _, canaries = written(house)
    monkeypatch.setattr("board.config.ROOT", house.database.parent)
    monkeypatch.setenv("BOARD_DATABASE_URL", f"sqlite:///{house.database}")
    assert cli.main(["erase", "person", fay.code, str(ann.person_id)]) == 0
    for unknown in ("nobody", "-hyphen-first", "--hyphens"):
        assert cli.main(["erase", "person", fay.code, unknown]) == 1
    assert [canary for canary in canaries if canary in files(house)] == []
    assert cli.main(["check"]) == 0
    house.app.board._keeping._round()
    assert "annscanary" not in json.dumps(fay.snapshot())
    assert cli.main(["erase", "session", f"{fay.code[:4]}-{fay.code[4:]}"]) == 0
    house.app.board._keeping._round()
    assert house.web.get(fay.path, headers=fay.headers).status_code in (401, 404)
    assert b"beascanary" not in files(house)
    said = capsys.readouterr()
    assert "canary" not in said.out.lower()
    assert said.err.count("There is no such person") == 3


def test_a_restore_brings_nothing_back_that_was_erased_since(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fay, ann, _, canaries = written(house)
    other, _ = house.begin("Othercanary")
    monkeypatch.setattr("board.config.ROOT", house.database.parent)
    monkeypatch.setenv("BOARD_DATABASE_URL", f"sqlite:///{house.database}")
    copy = tmp_path / "elsewhere" / "kept.sqlite"
    copy.parent.mkdir()
    assert cli.main(["backup", str(copy)]) == 0
    assert all(canary in copy.read_bytes() for canary in canaries)
    assert cli.main(["erase", "person", fay.code, str(ann.person_id)]) == 0
    assert cli.main(["erase", "session", other.code]) == 0
    house.app.board.stop()
    assert cli.main(["restore", str(copy)]) == 0
    assert "erased again: 2 times" in capsys.readouterr().out
    for path in house.database.parent.glob("board.sqlite.replaced-*"):
        path.unlink()
    left = files(house)
    assert [canary for canary in (*canaries, b"Othercanary") if canary in left] == []
    assert b"beascanary edited" in left
    assert cli.main(["check"]) == 0
    assert cli.main(["backup", str(tmp_path / "again.sqlite")]) == 0
    assert b"annscanary" not in (tmp_path / "again.sqlite").read_bytes()


def test_what_a_reader_holds_back_is_cleaned_as_soon_as_it_is_gone(house: House) -> None:
    """A backup that runs while somebody is erased only postpones it."""
    fay, ann, _, canaries = written(house)
    board = house.app.board
    reader = driver.connect(house.database)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM events").fetchall()
    fay.do("hand.raise")
    row = board._storage.session(fay.code)
    assert row is not None
    began = time.monotonic()
    erase_person(board._storage, row, str(ann.person_id), 1, "operator")
    assert canaries[0] in files(house), "the reader needs it still"
    assert not board._storage.cleaned()
    # on a busy machine too: to wait took five seconds, here twice
    assert time.monotonic() - began < 9, "writers do not wait for it"
    reader.rollback()
    reader.close()
    board._keeping._round()
    assert [canary for canary in canaries if canary in files(house)] == []


def test_what_was_kept_long_enough_goes_with_a_proof_and_nothing_that_is_in_use(house: House) -> None:
    fay, _, _, canaries = written(house)
    board = house.app.board
    bea = house.join(fay.code, "Second Bea")
    bea.connect()
    house.loop.at += 31 * DAY_MS / 1000
    board._registry._live.clear()
    board._keeping._round()
    assert not board._storage.proofs(), "somebody is connected"
    assert canaries[0] in kept_bytes(house)
    bea.leave()
    fay.snapshot()
    board._keeping._retention._again_at = 0
    board._keeping._round()
    board._keeping._round()
    assert not board._storage.proofs(), "somebody has just looked"
    board._registry._live.clear()
    house.loop.at += 3601
    board._keeping._round()
    board._keeping._round()
    (proof,) = board._storage.proofs()
    assert (proof.what, proof.by) == ("session", "time")
    assert [canary for canary in (*canaries, b"beascanary") if canary in kept_bytes(house)] == []


def test_agreed_proposals_stay_when_the_notes_go(house: House) -> None:
    fay, _, _, canaries = written(house)
    board = house.app.board
    core = {
        "problem": "Two",
        "proposal": "One",
        "who_it_helps": "All",
        "benefit": "Time",
        "first_step": "Ask",
    }
    core |= {"owner": "Repairs", "first_step_who": "Repairs", "first_step_by": "2026-11-01"}
    fay.do("proposal.revise", proposal_id="p", fields=core)
    fay.do("proposal.link", proposal_id="p", note_ids=["n-b"])
    fay.do("proposal.status", proposal_id="p", status="agreed")
    house.loop.at += 31 * DAY_MS / 1000
    board._registry._live.clear()
    board._keeping._round()
    (proof,) = board._storage.proofs()
    assert proof.what == "content"
    left = kept_bytes(house)
    assert b"beascanary" not in left
    assert canaries[1] not in left, "no name"
    (proposal,) = fay.snapshot()["proposals"]
    assert proposal["fields"]["title"] == "One form"
    board._registry._live.clear()
    house.loop.at += 3601
    board._keeping._round()
    assert len(board._storage.proofs()) == 1, "once is enough"
    board._registry._live.clear()
    house.loop.at += 91 * DAY_MS / 1000
    board._keeping._round()
    assert [one.what for one in board._storage.proofs()] == ["content", "session"]
    assert b"One form" not in kept_bytes(house)


SKETCH = {"v": 1, "strokes": [{"pen": 0, "width": 5, "pressure": False, "points": "ZGQKCg=="}]}


def picture() -> Any:
    from board.service.beside.photos import Picture

    return Picture(4, 3, PHOTO, PHOTO)
