"""After closing, no file of the database says whose a nameless note, mark, value or concern was (R6)."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from board.storage.engine import make_engine
from board.storage.tables import events, ops, ties
from tests.privacy.house import House, Seat, opened


def files(house: House) -> bytes:
    """The database and what SQLite keeps beside it."""
    return b"".join(path.read_bytes() for path in house.database.parent.glob("board.sqlite*"))


def rows(house: House, table: sa.Table) -> list[Any]:
    engine = make_engine(f"sqlite:///{house.database}")
    with engine.connect() as connection:
        found = list(connection.execute(sa.select(table)))
    engine.dispose()
    return found


def open_step(fay: Seat, kind: str, **switches: Any) -> None:
    fay.do("phase.insert", phase_id=f"our-{kind}", kind=kind, title=kind, switches=switches, before=None)
    fay.do("phase.open", phase_id=f"our-{kind}", expected=fay.snapshot()["live"]["phase_id"])


def worked(house: House) -> tuple[Seat, list[Seat]]:
    """A session in which everything that closing must forget has happened, and a note with a name."""
    fay, created = house.begin()
    people = [house.join(created["code"], name) for name in ("Ann", "Bea", "Cai", "Dai", "Eve")]
    nia = fay.do("person.add", name="Nia")["person_id"]
    open_step(fay, "add", see="own", names="off", reveal="facilitator")
    for number, seat in enumerate(people):
        seat.do("note.post", note_id=f"nameless-{number}", kind="text", text="A wish")
        seat.do("note.edit", note_id=f"nameless-{number}", text="Another wish")
    people[1].do("done.set")
    fay.do("note.post", note_id="nameless-nia", kind="text", text="By word of mouth", **{"for": nia})
    fay.do("phase.reveal")
    open_step(fay, "mark", mark="dots", who="everyone", source="phase:our-add")
    for number, seat in enumerate(people):
        seat.do("mark.set", mark_id=f"mark-{number}", target_id="nameless-0", value=1)
        seat.do("pulse.give", about="drawing_before", value=3)
    people[2].do("mark.set", mark_id="mark-taken-back", target_id="nameless-1", value=1)
    people[2].do("mark.clear", mark_id="mark-taken-back")
    open_step(fay, "propose", who="everyone")
    fay.do("proposal.draft", proposal_id="proposal", title="One form")
    people[0].do("support.set", proposal_id="proposal", value=4)
    people[1].do("concern.raise", proposal_id="proposal", text="Who pays?", anonymous=True)
    return fay, people


@pytest.fixture
def house(tmp_path: Path) -> Any:
    with opened(tmp_path, in_memory=False) as made:
        yield made


def pairs(known: dict[str, str]) -> set[bytes]:
    """A row of `ties` lies in the file as the tie with its person right behind it."""
    return {f"{tie}{person_id}".encode() for tie, person_id in known.items()}


def test_closing_leaves_no_tie_in_any_byte_of_the_database(house: House) -> None:
    fay, people = worked(house)
    known = dict(house.app.board.live(fay.code).state.ties)
    # of notes, marks and pulses; of support and concern; two for what was entered for Nia; of who is done
    # and of a mark that was taken back
    assert len(known) == 5 * 3 + 2 + 2 + 2
    before = files(house)
    assert all(pair in before for pair in pairs(known)), "the search would find them"
    assert all(tie.encode() in before for tie in known)
    op_keys = {row.op_key for row in rows(house, ops) if row.tie in known}
    assert len(op_keys) >= len(known)
    fay.do("session.close")
    left = files(house)
    assert not [pair for pair in pairs(known) if pair in left]
    assert not [tie for tie in known if tie.encode() in left], "not even the marks in the log"
    assert not [key for key in op_keys if key in left], "an op leads from a person to a note"
    assert not rows(house, ties)
    for one in (fay, *people):
        assert one.snapshot()["session"]["state"] == "closed"
        assert not any(note.get("mine") for note in one.snapshot()["notes"])


def test_the_search_sees_what_lies_in_free_pages(house: House, tmp_path: Path) -> None:
    """Deleted without being overwritten, ties are in no row any more, and are found all the same."""
    worked(house)
    (row, *_) = rows(house, ties)
    copy = tmp_path / "copy" / "board.sqlite"
    copy.parent.mkdir()
    for path in house.database.parent.glob("board.sqlite*"):
        (copy.parent / path.name).write_bytes(path.read_bytes())
    with closing(sqlite3.connect(copy, isolation_level=None)) as raw:
        raw.execute("PRAGMA secure_delete = OFF")
        raw.execute("DELETE FROM ties")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert raw.execute("SELECT count(*) FROM ties").fetchone() == (0,)
    assert f"{row.tie}{row.person_id}".encode() in copy.read_bytes()


def test_a_session_whose_ties_went_is_folded_as_it_is_served(house: House) -> None:
    """The log was written anew in places: what a start makes of it is what everybody sees (I3)."""
    fay, people = worked(house)
    known = dict(house.app.board.live(fay.code).state.ties)
    fay.do("session.close")
    served = [seat.snapshot() for seat in (fay, *people)]
    house.app.board._registry._live.clear()
    again = [seat.snapshot() for seat in (fay, *people)]
    for before, after in zip(served, again, strict=True):
        assert {**before, "server_time": 0} == {**after, "server_time": 0}
    fay.do("session.reopen")
    fay.do("note.park", note_id="nameless-0")
    people[0].do("hand.raise")
    assert rows(house, ties) == []
    assert not [tie for tie in known if tie.encode() in files(house)], "nothing writes it down again"


def test_nobody_is_named_who_is_done_where_notes_bear_no_name(house: House) -> None:
    """What stands in the log right behind a note would tell whose it is."""
    fay, _ = worked(house)
    fay.do("session.close")
    (done,) = [row for row in rows(house, events) if row.type == "done.marked"]
    everybody = [str(person["person_id"]) for person in fay.snapshot()["people"]]
    assert not [person_id for person_id in everybody if person_id.encode() in done.data]


def test_nothing_in_the_log_names_a_person_beside_what_is_nameless(house: House) -> None:
    fay, people = worked(house)
    everybody = [str(person["person_id"]) for person in fay.snapshot()["people"]]
    fay.do("session.close")
    nameless = [b"nameless-", b"mark-", b'"concern_id"', b'"support', b'"spread"']
    beside = [row for row in rows(house, events) if any(word in row.data for word in nameless)]
    assert len(beside) > 20
    for row in beside:
        named = [person_id for person_id in everybody if person_id.encode() in row.data]
        assert not named, (row.type, row.data)
    assert people


def test_reopening_brings_no_tie_back_and_a_named_note_keeps_its_author(house: House) -> None:
    fay, people = worked(house)
    open_step(fay, "hold")
    named = {"see": "all", "names": "on"}
    fay.do("phase.insert", phase_id="named", kind="add", title="Named", switches=named, before=None)
    fay.do("phase.open", phase_id="named", expected="our-hold")
    people[0].do("note.post", note_id="with-a-name", kind="text", text="Mine")
    fay.do("session.close")
    fay.do("session.reopen")
    (kept,) = rows(house, ties)
    assert kept.person_id == people[0].person_id
    by_id = {note["note_id"]: note for note in people[0].snapshot()["notes"]}
    assert by_id["with-a-name"]["author"] == people[0].person_id
    assert "mine" not in by_id["nameless-0"]
