"""Canaries: who may not see a note gets none of its bytes by any channel; nor, if nameless, whose it is.

R5, R6, I6. Every `see` with every `names`: in each session every role looks by every channel at every
stage, and `oracle.py` says anew, from the rules, what each of them may see.
"""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from structlog.testing import capture_logs

from board.export.registry import FORMATS
from tests.privacy.house import House, Seat, opened
from tests.privacy.oracle import Canary, Oracle, Viewer
from tests.privacy.scanning import check, holds

SEE = ("own", "group", "all")
NAMES = ("on", "side", "off")
#: texts, whose every object, row and paragraph is looked at
FILES = tuple(name for name in FORMATS if name.endswith((".md", ".csv", ".html", ".json")))
#: files of facilitators alone
STEERING = ("run_sheet.json",)
SEATS = ("host", "me", "observe", "screen")
PEOPLE = ("Annwen-Quill", "Bedwyr-Sedge", "Catrin-Thorn", "Dilwyn-Umber", "Eluned-Vetch", "Ffion-Wharf")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with opened(tmp_path_factory.mktemp("house")) as made:
        yield made


class Wall:
    """A session with two groups of three, a facilitator, an observer and the screen; everybody is watched."""

    def __init__(self, house: House, see: str, names: str) -> None:
        self.house, self.oracle = house, Oracle(see, names)
        self.fay, created = house.begin(f"Wall {see} {names}")
        self.code, self.stage = created["code"], "before"
        self.seats: dict[Seat, Viewer] = {self.fay: Viewer("Facilitator", "facilitator", self.fay.person_id)}
        self.people = [house.join(self.code, name, side="ICT") for name in PEOPLE]
        for seat in self.people:
            self.seats[seat] = Viewer(seat.name, "participant", seat.person_id)
        for role, link in (("observer", "observe"), ("screen", "screen")):
            seat = house.by_link(self.code, created["links"][link], role)
            self.seats[seat] = Viewer(role, role, seat.person_id)
        self.fay.do("group.split", count=2)
        self._see_groups()
        switches = {"see": see, "names": names, "reveal": "facilitator", "input": ["text", "draw"]}
        self.insert("add", switches)
        for seat in self.seats:
            seat.connect()
        self.scanned: dict[Seat, int] = {}
        self.first = self.fay.snapshot()["seq"]

    def insert(self, kind: str, switches: dict[str, Any]) -> None:
        """A step of this kind, live."""
        phase_id = f"our-{kind}"
        self.fay.do(
            "phase.insert", phase_id=phase_id, kind=kind, title=phase_id, switches=switches, before=None
        )
        self.open(phase_id)

    def open(self, phase_id: str) -> None:
        live = self.fay.snapshot()["live"]["phase_id"]
        self.fay.do("phase.open", phase_id=phase_id, expected=live)

    def post(self, seat: Seat, *, sketch: bool = False) -> Canary:
        """A note whose every word is found nowhere else."""
        number = len(self.oracle.notes)
        note_id = f"note-{number}-{self.code}"
        said, label = f"CANARY{number}X{self.code}", f"LABEL{number}X{self.code}"
        if sketch:
            labels = [{"x": 10, "y": 10, "size": 1, "pen": 0, "text": label}]
            stroke = {"pen": 0, "width": 5, "pressure": False, "points": "ZGQKCg=="}
            drawing = {"v": 1, "strokes": [stroke], "labels": labels}
            seat.do("note.post", note_id=note_id, kind="sketch", sketch=drawing, caption=said)
        else:
            seat.do("note.post", note_id=note_id, kind="text", text=said)
        return self.oracle.wrote(note_id, self.seats[seat], *([label] if sketch else []), said)

    def seat_of(self, note: Canary) -> Seat:
        return next(seat for seat, viewer in self.seats.items() if viewer is note.author)

    def look(self, stage: str) -> None:
        """Everybody looks by every channel, and what has reached them since the last stage is scanned."""
        self.house.tick(6)
        for seat, viewer in self.seats.items():
            self._scan(seat, viewer, stage)
            snapshot = self._fetch(seat)
            self._scan(seat, viewer, stage)
            for note in self.oracle.notes.values():
                if self.oracle.may_see(viewer, note):
                    assert holds(snapshot, note), f"{stage}: {viewer.name} misses {note.words[-1]}"
            self._download(seat, viewer, stage)
        self._leaf_through(stage)

    def _leaf_through(self, stage: str) -> None:
        """Every page, and what says that there is none: frames without anything of a session's people."""
        code, notes = self.code, self.oracle.notes.values()
        api = [f"/api/sessions/{code}/{way}/{note.note_id}" for note in notes for way in ("photos", "pads")]
        pages = [f"/s/{code}/{seat}{rest}" for seat in SEATS for rest in ("", "/proposals", "/no-such-page")]
        for path in (*pages, *api, f"/j/{code}", f"/s/{code}/qr.svg", "/", f"/api/sessions/{code}/door"):
            for headers in ({}, self.fay.headers):
                body = self.house.web.get(path, headers=headers).data
                for note in notes:
                    told = (*note.words, note.author.name, str(note.author.person_id))
                    assert not any(word.encode() in body for word in told), f"{stage}: {path}"

    def _fetch(self, seat: Seat) -> bytes:
        """Snapshot, tails, long poll, refusals; the snapshot's bytes."""
        served = seat.get()
        whole = json.loads(served)
        for after in (0, self.first, max(0, whole["seq"] - 6)):
            seat.get("/events", after=after, epoch=whole["epoch"], wait=1)
            seat.call("catch_up", {"after": after, "epoch": whole["epoch"]})
        # a reader who comes back to where the notes began
        seat.leave()
        seat.connect(after=self.first, epoch=whole["epoch"])
        for note in self.oracle.notes.values():
            if note.author is not self.seats[seat]:
                self._probe(seat, note.note_id)
        return served

    def _probe(self, seat: Seat, note_id: str) -> None:
        """Guess at a note of somebody else: every way that must be refused."""
        for kind, fields in (
            ("note.edit", {"note_id": note_id, "text": "mine now"}),
            ("note.discard", {"note_id": note_id}),
            ("note.restore", {"note_id": note_id}),
            ("note.post", {"note_id": note_id, "kind": "text", "text": "taken?"}),
        ):
            answer = seat.try_(kind, **fields)
            assert not answer["ok"], (kind, answer)

    def _download(self, seat: Seat, viewer: Viewer, stage: str) -> None:
        for name in FILES:
            for names in ("yes", "no") if name in ("record.json", "notes.csv") else ("yes",):
                body = seat.get(f"/export/{name}", include="all", names=names)
                refused = name in STEERING and viewer.role != "facilitator"
                assert (b'"error"' in body) == refused, f"{name} for {viewer.name}: {body[:200]!r}"
                check(seat.received.pop(), viewer, self.oracle, stage, in_file=True)
                if name in ("record.json", "notes.csv"):
                    self._complete(body, viewer, f"{stage} {name}")
        self.scanned[seat] = len(seat.received)

    def _complete(self, body: bytes, viewer: Viewer, where: str) -> None:
        for note in self.oracle.notes.values():
            if self.oracle.reaches(viewer, note):
                assert holds(body, note), f"{where}: {viewer.name} misses {note.words[-1]}"

    def _scan(self, seat: Seat, viewer: Viewer, stage: str) -> None:
        new = seat.received[self.scanned.get(seat, 0) :]
        self.scanned[seat] = len(seat.received)
        for packet in new:
            check(packet, viewer, self.oracle, stage)

    def welcome_newcomer(self) -> None:
        """Somebody who has not seen anything comes in late."""
        seat = self.house.join(self.code, "Gwenllian-Yarrow")
        self.seats[seat] = Viewer("Gwenllian-Yarrow", "participant", seat.person_id)
        self._see_groups()
        seat.connect()

    def _see_groups(self) -> None:
        where = {p["person_id"]: p["group_id"] for p in self.fay.snapshot()["people"]}
        for viewer in self.seats.values():
            viewer.group_id = where.get(viewer.person_id or "")


@pytest.mark.parametrize("names", NAMES)
@pytest.mark.parametrize("see", SEE)
def test_no_byte_of_what_is_hidden_reaches_anybody(
    house: House, see: str, names: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with capture_logs() as logged:
        wall = Wall(house, see, names)
        write(wall)
        for to in ("facilitators", "group", "all"):
            wall.fay.do("phase.reveal", to=to)
            wall.oracle.revealed(to)
            wall.look(f"revealed to {to}")
        hide_and_edit(wall)
        work(wall)
        hide_what_was_worked_with(wall)
        wall.fay.do("session.close")
        wall.oracle.closed()
        wall.look("closed")
    told = json.dumps(logged, default=str) + caplog.text
    for note in wall.oracle.notes.values():
        assert not any(word in told for word in (*note.words, note.note_id, note.author.name))


def write(wall: Wall) -> None:
    """Everybody writes; one rewrites, one thinks better of it."""
    for seat in wall.people:
        seat.say(typing=True)
        wall.post(seat)
    for seat in wall.people[:2]:
        seat.say(drawing=True)
        wall.post(seat, sketch=True)
    first, second = list(wall.oracle.notes.values())[2:4]
    edit(wall, first)
    wall.seat_of(second).do("note.discard", note_id=second.note_id)
    second.discarded = True
    wall.look("written")


def edit(wall: Wall, note: Canary) -> None:
    """The author writes it anew."""
    note.words.append(f"{note.words[-1]}ANEW")
    wall.seat_of(note).do("note.edit", note_id=note.note_id, text=note.words[-1])


def hide_and_edit(wall: Wall) -> None:
    """A facilitator hides a note that everybody saw; its author goes on with it."""
    note = next(iter(wall.oracle.notes.values()))
    wall.look("before hiding")
    wall.fay.do("note.hide", note_id=note.note_id, hidden=True)
    note.hidden = True
    answer = wall.seat_of(note).try_("note.edit", note_id=note.note_id, text=f"{note.words[-1]}ANEW")
    if answer["ok"]:
        note.words.append(f"{note.words[-1]}ANEW")
    for again in ("note.discard", "note.restore"):
        wall.seat_of(note).try_(again, note_id=note.note_id)
    wall.look("hidden")
    wall.fay.do("note.hide", note_id=note.note_id, hidden=False)
    note.hidden = False
    wall.look("shown again")


def work(wall: Wall) -> None:
    """The notes are sorted, presented, remarked on, marked, and become evidence."""
    fay, notes = wall.fay, [note for note in wall.oracle.notes.values() if not note.discarded]
    ids = [note.note_id for note in notes]
    wall.insert("sort", {"who": "everyone"})
    fay.do("theme.form", theme_id="theme-one", title="One", note_ids=ids[:5])
    fay.do("theme.form", theme_id="theme-two", title="Two", note_ids=ids[5:6])
    fay.do("note.stack", note_ids=[ids[2]], onto=ids[1])
    wall.insert("present", {"source": "phase:our-add", "turns": {"order": "random", "unit": "person"}})
    fay.do("turn.start")
    for _ in wall.people:
        wall.house.tick()
        fay.try_("turn.next")
    fay.do("turn.start")
    if fay.snapshot()["turn"]["current"] == notes[0].author.person_id:
        fay.do("turn.next")  # a facilitator shows what she likes in anybody's turn, but here not by chance
    wall.people[3].do("remark.add", note_id=ids[0], text="A remark")
    fay.do("spotlight.show", note_id=ids[0])
    wall.insert("mark", {"who": "everyone", "source": "phase:our-add"})
    for seat in wall.people[2:]:
        seat.do("mark.set", mark_id=f"mark-{seat.person_id}", target_id=ids[0], value=1)
        notes[0].marked_by.add(seat.person_id)
    wall.insert("propose", {"who": "everyone"})
    fay.do("proposal.draft", proposal_id="proposal-one", title="One", theme_id="theme-one")
    fay.do("proposal.revise", proposal_id="proposal-one", fields={"picture": ids[-1]})
    wall.look("worked with")


def hide_what_was_worked_with(wall: Wall) -> None:
    """What stood in themes, turns, remarks and proposals is hidden, then handled by facilitators."""
    fay, notes = wall.fay, [note for note in wall.oracle.notes.values() if not note.discarded]
    for note in (notes[0], notes[1], notes[-1]):
        fay.do("note.hide", note_id=note.note_id, hidden=True)
        note.hidden = True
    wall.welcome_newcomer()
    wall.look("hidden after work")
    hidden = notes[0].note_id
    fay.do("proposal.link", proposal_id="proposal-one", note_ids=[hidden, notes[3].note_id])
    fay.do("proposal.draft", proposal_id="proposal-two", title="Two", note_ids=[hidden])
    fay.try_("proposal.revise", proposal_id="proposal-two", fields={"picture": notes[-1].note_id})
    wall.open("our-sort")
    fay.do("note.file", note_ids=[hidden], theme_id="theme-two")
    fay.do("theme.form", theme_id="theme-three", title="Three", note_ids=[hidden, notes[1].note_id])
    fay.do("theme.merge", theme_id="theme-three", into="theme-one")
    fay.do("note.place", note_ids=[hidden], x=1, y=1)
    fay.do("note.stack", note_ids=[hidden], onto=notes[4].note_id)
    fay.do("note.unstack", note_ids=[hidden])
    fay.do("note.park", note_id=hidden, parked=True)
    wall.open("our-present")
    fay.try_("spotlight.show", note_id=hidden)
    wall.open("our-mark")
    wall.open("our-add")
    answer = wall.seat_of(notes[0]).try_("note.edit", note_id=hidden, text=f"{notes[0].words[-1]}ANEW")
    if answer["ok"]:
        notes[0].words.append(f"{notes[0].words[-1]}ANEW")
    wall.look("hidden and handled")
