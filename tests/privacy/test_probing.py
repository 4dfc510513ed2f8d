"""Guessing ids tells nothing: what one may not see and what does not exist are answered alike (R5, I6).

Every command that takes the id of a note or a mark is tried with one that is there but out of the sender's
sight and with one that never was: same answer to the byte, and about the same work for the server.
"""

import dataclasses
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from board.domain.commands import TYPES
from tests.privacy.house import House, Seat, opened

#: where the id of a note or a mark may stand in a command
FIELDS = {"note_id", "note_ids", "onto", "builds_on", "target_id", "mark_id"}
FIELDS |= {"turn_id", "with_id", "queue", "fields"}
FIELDS_OF_ONE = {("note.file", "before")}
#: a maker of ids learns that an id is taken, which tells nothing while ids are drawn at random
TAKEN = {("note.post", "note_id"), ("mark.set", "mark_id")}
#: facilitators show by it what they may show, and then they see it
SHOWS = {("phase.reveal", "note_ids")}
ID, NONE = "note-unseen", "note-absent"
MARK, NO_MARK = "mark-unseen", "mark-absent"
#: calls of functions more that an answer may take for what is there but unseen
MORE_WORK = 60
#: ids of what a first and a second try may make
AGAIN = {"new": "nex", "p2": "p3"}

Fill = Callable[[str], dict[str, Any]]

TRIES: dict[tuple[str, str], tuple[str, Fill]] = {
    ("note.post", "builds_on"): ("add", lambda i: {"note_id": "new", "text": "On yours", "builds_on": i}),
    ("note.edit", "note_id"): ("add", lambda i: {"note_id": i, "text": "Mine now"}),
    ("note.describe", "note_id"): ("add", lambda i: {"note_id": i, "caption": "What it shows"}),
    ("note.discard", "note_id"): ("add", lambda i: {"note_id": i}),
    ("note.restore", "note_id"): ("add", lambda i: {"note_id": i}),
    ("note.park", "note_id"): ("sort", lambda i: {"note_id": i}),
    ("note.hide", "note_id"): ("sort", lambda i: {"note_id": i}),
    ("note.stack", "note_ids"): ("sort", lambda i: {"note_ids": [i], "onto": "note-open"}),
    ("note.stack", "onto"): ("sort", lambda i: {"note_ids": ["note-open"], "onto": i}),
    ("note.unstack", "note_ids"): ("sort", lambda i: {"note_ids": [i]}),
    ("note.place", "note_ids"): ("sort", lambda i: {"note_ids": [i], "x": 1, "y": 1}),
    ("note.file", "note_ids"): ("sort", lambda i: {"note_ids": [i], "theme_id": "theme"}),
    ("note.file", "before"): (
        "sort",
        lambda i: {"note_ids": ["note-open"], "theme_id": "theme", "before": i},
    ),
    ("theme.form", "note_ids"): ("sort", lambda i: {"theme_id": "new", "title": "New", "note_ids": [i]}),
    ("spotlight.show", "note_id"): ("present", lambda i: {"note_id": i}),
    ("remark.add", "note_id"): ("present", lambda i: {"note_id": i, "text": "Well said"}),
    ("turn.start", "queue"): ("present", lambda i: {"queue": [i]}),
    ("turn.skip", "turn_id"): ("present", lambda i: {"turn_id": i}),
    ("turn.swap", "turn_id"): ("present", lambda i: {"turn_id": i, "with_id": "note-open"}),
    ("turn.swap", "with_id"): ("present", lambda i: {"turn_id": "note-open", "with_id": i}),
    ("mark.set", "target_id"): ("mark", lambda i: {"mark_id": "new", "target_id": i}),
    ("mark.clear", "mark_id"): ("mark", lambda i: {"mark_id": i}),
    ("proposal.draft", "note_ids"): (
        "propose",
        lambda i: {"proposal_id": "p2", "title": "B", "note_ids": [i]},
    ),
    ("proposal.link", "note_ids"): ("propose", lambda i: {"proposal_id": "p1", "note_ids": [i]}),
    ("proposal.revise", "fields"): ("propose", lambda i: {"proposal_id": "p1", "fields": {"picture": i}}),
}


def test_every_command_that_takes_such_an_id_is_tried() -> None:
    takes = {
        (kind, part.name.rstrip("_"))
        for kind, cls in TYPES.items()
        for part in dataclasses.fields(cls)
        if part.name in FIELDS or (kind, part.name) in FIELDS_OF_ONE
    }
    assert takes == set(TRIES) | TAKEN | SHOWS


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with opened(tmp_path) as made:
        yield made


class Room:
    """Ann's note and mark that others may not see, an open note, and Bea who guesses."""

    def __init__(self, house: House, unseen: str) -> None:
        self.fay, created = house.begin()
        self.ann, self.bea = (house.join(created["code"], name) for name in ("Ann", "Bea"))
        self.step("add", names="off" if unseen == "nameless" else "on")
        self.ann.do("note.post", note_id=ID, text="Hush")
        self.fay.do("note.post", note_id="note-open", text="For all")
        if unseen in ("hidden", "discarded"):
            self.fay.do("phase.reveal")
        else:
            self.fay.do("phase.reveal", note_ids=["note-open"])
        self.step("sort", who="everyone")
        self.fay.do("theme.form", theme_id="theme", title="Theme", note_ids=["note-open"])
        if unseen in ("hidden", "discarded"):
            self.fay.do("note.file", note_ids=[ID], theme_id="theme", before="note-open")
        if unseen == "hidden":
            self.fay.do("note.hide", note_id=ID)
        if unseen == "discarded":
            self.ann.do("note.discard", note_id=ID)
        self.step("mark", who="everyone", source="phase:our-add")
        self.ann.do("mark.set", mark_id=MARK, target_id="note-open", value=1)
        self.step("present", turns={"unit": "item", "order": "none"}, source="phase:our-add")
        self.fay.do("turn.start")
        self.step("propose", who="everyone")
        self.fay.do("proposal.draft", proposal_id="p1", title="A", note_ids=["note-open"])

    def step(self, kind: str, **switches: Any) -> None:
        self.fay.do(
            "phase.insert", phase_id=f"our-{kind}", kind=kind, title=kind, switches=switches, before=None
        )
        self.open(kind)

    def open(self, kind: str) -> None:
        live = self.fay.snapshot()["live"]["phase_id"]
        if live != f"our-{kind}":
            self.fay.do("phase.open", phase_id=f"our-{kind}", expected=live)
        if kind == "present" and not self.fay.snapshot()["turn"]:
            self.fay.do("turn.start")


def asked(seat: Seat, kind: str, fields: dict[str, Any], one: str) -> tuple[str, int]:
    """The answer with the id and the numbers of this try blotted out, and how many functions were called."""
    with counted() as calls:
        answer = seat.try_(kind, **fields)
    told = {key: value for key, value in answer.items() if key not in ("op_id", "seq", "ref")}
    blotted = json.dumps(told, sort_keys=True).replace(one, "THAT")
    for first, second in AGAIN.items():
        blotted = blotted.replace(second, first)
    return blotted, calls[0]


@contextmanager
def counted() -> Iterator[list[int]]:
    calls = [0]

    def count(_frame: object, event: str, _what: object) -> None:
        calls[0] += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield calls
    finally:
        sys.setprofile(before)


@pytest.mark.parametrize("unseen", ["own", "nameless", "hidden", "discarded"])
def test_a_guessed_id_is_answered_as_one_that_never_was(house: House, unseen: str) -> None:
    room = Room(house, unseen)
    for (kind, part), (phase, fill) in TRIES.items():
        guessers = [room.bea] if unseen == "hidden" else [room.bea, room.fay]
        for seat in guessers:
            room.open(phase)
            there, never = (MARK, NO_MARK) if part == "mark_id" else (ID, NONE)
            absent, plain = asked(seat, kind, fill(never), never)
            found, work = asked(seat, kind, _again(fill(there)), there)
            assert found == absent, f"{seat.name}: {kind} {part}"
            assert abs(work - plain) <= MORE_WORK, f"{seat.name}: {kind} {part}: {work} and {plain} calls"


def _again(fields: dict[str, Any]) -> dict[str, Any]:
    """What is made by the second try bears other ids than what the first one may have made."""
    return {key: AGAIN[value] if str(value) in AGAIN else value for key, value in fields.items()}


def test_where_a_note_lies_is_not_told_by_what_is_put_before_it(house: House) -> None:
    """A hidden note at the top of a theme: what is filed before it goes to the end, as before no note."""
    room = Room(house, "hidden")
    room.open("sort")
    for note_id in ("note-first", "note-last"):
        room.open("add")
        room.fay.do("note.post", note_id=note_id, text="More")
        room.fay.do("phase.reveal")
        room.open("sort")
        room.bea.do("note.file", note_ids=[note_id], theme_id="theme", before=ID)
    ranks = {note["note_id"]: note["rank"] for note in room.bea.snapshot()["notes"]}
    assert ranks["note-open"] < ranks["note-first"] < ranks["note-last"]


@pytest.mark.parametrize("unseen", ["own", "nameless", "hidden", "discarded"])
def test_a_taken_id_is_taken_whether_one_sees_the_note_or_not(house: House, unseen: str) -> None:
    room = Room(house, unseen)
    room.open("add")
    seen, _ = asked(room.bea, "note.post", {"note_id": "note-open", "text": "Mine"}, "note-open")
    hidden, _ = asked(room.bea, "note.post", {"note_id": ID, "text": "Mine"}, ID)
    assert seen == hidden
    assert json.loads(seen)["error"]["code"] == "conflict"
