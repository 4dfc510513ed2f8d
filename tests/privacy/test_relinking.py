"""A new link is first in the hands of the facilitator who made it: it opens a seat, and no secret (R6)."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.privacy.house import House, Seat, opened
from tests.privacy.test_erasing import written
from tests.privacy.test_own_data import own


@pytest.fixture
def house(tmp_path: Path) -> Any:
    with opened(tmp_path) as made:
        yield made


def taken_over(house: House, fay: Seat, seat: Seat) -> Seat:
    """Their seat, by a link that the facilitator had made."""
    link = fay.do("person.relink", person_id=seat.person_id)["link"]
    again = house.by_link(fay.code, link, "Somebody")
    assert again.person_id == seat.person_id
    again.connect()
    return again


def test_a_new_link_does_not_tell_whose_the_nameless_notes_are(house: House) -> None:
    fay, ann, bea, _ = written(house)
    before = {note["note_id"]: note for note in ann.snapshot()["notes"]}
    assert before["wish"]["mine"] and before["n-a"]["mine"]
    somebody = taken_over(house, fay, ann)
    seen = {note["note_id"]: note for note in somebody.snapshot()["notes"]}
    assert "mine" not in seen["wish"] and seen["n-a"]["mine"]
    (proposal,) = somebody.snapshot()["proposals"]
    mine = [concern["text"] for concern in proposal["concerns"] if concern.get("mine")]
    assert mine == ["annscanary concern"]
    told = json.dumps(own(somebody))
    assert "annscanary edited" in told
    assert "nameless wish" not in told and "secret concern" not in told
    # by trying it neither
    hers, others = (
        somebody.try_("note.edit", note_id="wish", text="Mine?"),
        bea.try_("note.edit", note_id="wish", text="Mine?"),
    )
    assert hers["error"]["code"] == others["error"]["code"]


def test_a_note_that_waits_is_not_shown_to_a_new_link_and_is_not_lost(house: House) -> None:
    fay, ann, _, _ = written(house)
    fay.do("phase.open", phase_id="nameless", expected="words")
    ann.do("note.post", note_id="late", kind="text", text="annscanary later wish")
    somebody = taken_over(house, fay, ann)
    somebody.get("/events", after=0)
    somebody.get("/export/record.json", include="all")
    assert all(b"later wish" not in packet.body for packet in somebody.received)
    fay.do("phase.reveal")
    shown = {note["note_id"]: note for note in somebody.snapshot()["notes"]}["late"]
    assert shown["text"] == "annscanary later wish" and "mine" not in shown
    somebody.do("note.post", note_id="new", kind="text", text="With the new link")
    assert {note["note_id"]: note for note in somebody.snapshot()["notes"]}["new"]["mine"]
