"""A session in which everybody is watched: every channel of every seat is read at every stage."""

import json
from typing import Any

from board.export.registry import FORMATS
from tests.privacy.house import House, Seat
from tests.privacy.oracle import Canary, Oracle, Viewer
from tests.privacy.scanning import check, holds

#: texts, whose every object, row and paragraph is looked at
FILES = tuple(name for name in FORMATS if name.endswith((".md", ".csv", ".html", ".json")))
#: files of facilitators alone
STEERING = ("run_sheet.json",)
SEATS = ("host", "me", "observe", "screen")
PEOPLE = ("Annwen-Quill", "Bedwyr-Sedge", "Catrin-Thorn", "Dilwyn-Umber", "Eluned-Vetch", "Ffion-Wharf")


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
