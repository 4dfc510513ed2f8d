"""R4: what its author took away they find again, also after a reload; R5: nobody else learns of it."""

import pytest

from board.domain.errors import BoardError
from board.domain.visibility import view
from board.export.record.shared import shareable
from board.wire.jsons import dump_bytes
from tests.domain.workshop import Workshop


def taken_away() -> Workshop:
    """Peter's note, taken away before anybody else saw it."""
    workshop = Workshop()
    workshop.open("wishes")
    workshop.post(workshop.peter, "gone-note", "gone words")
    workshop.do(workshop.peter, "note.discard", note_id="gone-note")
    return workshop


def test_a_fresh_snapshot_of_its_author_holds_it_apart() -> None:
    workshop = taken_away()
    seen = view(workshop.state, workshop.viewer(workshop.peter))
    assert [note["text"] for note in seen["discarded"]] == ["gone words"]
    assert seen["notes"] == []
    workshop.do(workshop.peter, "note.restore", note_id="gone-note")
    seen = view(workshop.state, workshop.viewer(workshop.peter))
    assert seen["discarded"] == []
    assert [note["note_id"] for note in seen["notes"]] == ["gone-note"]


def test_nobody_else_is_sent_anything_of_it() -> None:
    workshop = taken_away()
    workshop.do(workshop.felicity, "phase.reveal")
    for actor in (workshop.felicity, workshop.petra, workshop.olga, workshop.screen):
        assert b"gone" not in dump_bytes(view(workshop.state, workshop.viewer(actor)))


def test_no_file_holds_it_not_even_its_authors() -> None:
    workshop = taken_away()
    seen = view(workshop.state, workshop.viewer(workshop.peter))
    assert b"gone" not in dump_bytes(shareable(seen, names=True))


def test_after_the_close_a_nameless_one_is_nobodys() -> None:
    workshop = taken_away()
    workshop.do(workshop.felicity, "session.close")
    assert view(workshop.state, workshop.viewer(workshop.peter))["discarded"] == []
    assert b"gone" not in dump_bytes(view(workshop.state, workshop.viewer(workshop.felicity)))


def test_taking_back_what_was_taken_away_goes_past_no_limit() -> None:
    workshop = Workshop()
    switches = {"names": "on", "see": "all", "limit": {"least": None, "most": 1, "per_item": None}}
    workshop.do(workshop.felicity, "phase.insert", phase_id="one", kind="add", title="One", switches=switches)
    workshop.open("one")
    workshop.post(workshop.peter, "first")
    workshop.do(workshop.peter, "note.discard", note_id="first")
    workshop.post(workshop.peter, "second")
    with pytest.raises(BoardError, match="limit_reached"):
        workshop.do(workshop.peter, "note.restore", note_id="first")
    workshop.do(workshop.peter, "note.discard", note_id="second")
    workshop.do(workshop.peter, "note.restore", note_id="first")
