"""Where notes bear no names, others receive the same bytes whoever it was that wrote (R6, I6).

The same scene is played twice, once by Ann and once by Bea; what the facilitator, Cai, the observer and the
screen receive must not differ. A list of those who have written comes seldom, and of three people or more.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from tests.privacy.house import House, Seat, opened
from tests.privacy.playing import SeededIds

SCENES: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "writes and is done": [("note.post", {"note_id": "n1", "text": "A wish"}), ("done.set", {})],
    "changes it": [
        ("note.post", {"note_id": "n1", "text": "A wish"}),
        ("note.edit", {"note_id": "n1", "text": "Another"}),
        ("note.discard", {"note_id": "n1"}),
        ("note.restore", {"note_id": "n1"}),
    ],
    "is done, then not": [("done.set", {}), ("done.set", {"done": False})],
    "is done with a changed rule": [
        ("note.post", {"note_id": "n1", "text": "A wish"}),
        ("phase.revise", {"phase_id": "ours", "switches": {"names": "on"}}),
        ("done.set", {}),
    ],
    "writes, is shown, writes again": [
        ("note.post", {"note_id": "n1", "text": "A wish"}),
        ("phase.reveal", {}),
        ("note.post", {"note_id": "n2", "text": "A second wish"}),
        ("done.set", {}),
        ("phase.reveal", {}),
    ],
}


class Scene:
    """Three people, an observer, the screen and a facilitator in a step without names."""

    def __init__(self, house: House) -> None:
        ids = SeededIds(7, shuffles=False)
        house.use_ids(ids)
        self.house = house
        with mock.patch("board.service.people.founding.RandomIds", lambda: ids):
            self.fay, created = house.begin()
        self.people = [house.join(created["code"], name) for name in ("Ann", "Bea", "Cai")]
        links = created["links"]
        looking = [house.by_link(created["code"], links[way], way) for way in ("observe", "screen")]
        self.others = [self.fay, self.people[2], *looking]
        switches = {"names": "off", "see": "own", "reveal": "facilitator", "clock": {"minutes": 60}}
        self.fay.do("phase.insert", phase_id="ours", kind="add", title="Ours", switches=switches, before=None)
        self.fay.do("phase.open", phase_id="ours", expected=self.fay.snapshot()["live"]["phase_id"])
        for seat in (*self.people, *self.others):
            if seat.sid is None:
                seat.connect()
        self.house.tick(6)

    def play(self, steps: list[tuple[str, dict[str, Any]]], who: int) -> list[tuple[str, str, bytes]]:
        """Everything the others receive while this person does these things."""
        for seat in self.others:
            seat.received.clear()
        for kind, fields in steps:
            (self.fay if kind.startswith("phase.") else self.people[who]).do(kind, **fields)
            self.house.tick(6)
            for seat in self.others:
                seat.get()
                for name in ("record.json", "notes.csv"):
                    seat.get(f"/export/{name}", include="all")
        heard = [(seat.name, one.channel, one.body) for seat in self.others for one in seat.received]
        return [(name, channel, self.blotted(body)) for name, channel, body in heard]

    def blotted(self, body: bytes) -> bytes:
        """Without what is drawn anew for each session: code, epoch, the number of a try."""
        body = re.sub(rb'"(epoch|code|op_id)": ?"[^"]*"', b"", body)
        return body.replace(self.fay.code.encode(), b"CODE")


@contextmanager
def scene(folder: Path) -> Iterator[Scene]:
    with opened(folder) as house:
        yield Scene(house)


def heard(folder: Path, name: str, who: int) -> list[tuple[str, str, bytes]]:
    with scene(folder) as played:
        return played.play(SCENES[name], who)


@pytest.mark.parametrize("name", SCENES)
def test_others_receive_the_same_whoever_it_was(tmp_path: Path, name: str) -> None:
    first, second = (heard(tmp_path / str(who), name, who) for who in (0, 1))
    assert len(first) == len(second) > 10
    for one, other in zip(first, second, strict=True):
        assert one == other


@pytest.mark.parametrize("place", ["domain.decide_people", "realtime.presence"])
def test_the_comparison_would_see_it(tmp_path: Path, place: str) -> None:
    with mock.patch(f"board.{place}.is_nameless", lambda *_: False):
        first, second = (heard(tmp_path / str(who), "writes and is done", who) for who in (0, 1))
    assert first != second


def test_one_hears_of_oneself(tmp_path: Path) -> None:
    with scene(tmp_path) as played:
        ann = played.people[0]
        ann.do("done.set")
        assert ann.snapshot()["me"]["done"] is True
        assert b'"quiet":true' in b"".join(p.body for p in ann.received if p.channel == "events")
        assert not any(person["done"] for person in ann.snapshot()["people"])
        for other in played.others:
            assert not any(b"done.marked" in packet.body for packet in other.received), other.name
        assert played.fay.snapshot()["presence"]["done"] == 1
        ann.do("done.set", done=False)
        assert ann.snapshot()["me"]["done"] is False
        assert played.fay.snapshot()["presence"]["done"] == 0


def names_told(seat: Seat) -> list[str]:
    return list(seat.snapshot()["presence"]["contributed"])


def minutes(house: House, number: int) -> None:
    """Time goes on as it does, and not in one step: a moment that nobody was there for is not made good."""
    for _ in range(6 * number):
        house.tick(10)


def test_who_has_written_is_told_at_half_time_and_at_the_end(tmp_path: Path) -> None:
    with scene(tmp_path) as played:
        ann, bea, cai = played.people
        fay, house = played.fay, played.house
        for number, seat in enumerate((ann, bea, cai)):
            seat.do("note.post", note_id=f"n{number}", text="A wish")
        minutes(house, 25)
        assert names_told(fay) == []
        assert fay.snapshot()["presence"]["told"]["at"] is None
        minutes(house, 6)
        everybody = sorted(str(seat.person_id) for seat in played.people)
        assert names_told(fay) == everybody
        heard_live = [p.body for p in fay.received if p.channel == "presence"][-1]
        assert everybody[0].encode() in heard_live, "it is told by itself, without anybody's doing"
        cai.do("note.discard", note_id="n2")
        assert names_told(fay) == everybody
        minutes(house, 30)
        assert names_told(fay) == [], "two are too few to hide among"


def test_after_the_first_reveal_the_list_stands_still(tmp_path: Path) -> None:
    with scene(tmp_path) as played:
        for number, seat in enumerate(played.people):
            seat.do("note.post", note_id=f"n{number}", text="A wish")
        played.fay.do("phase.reveal", note_ids=["n0"])
        played.house.tick(61 * 60)
        assert names_told(played.fay) == []
        assert played.fay.snapshot()["presence"]["told"] == {"at": None, "next": None}


def test_a_facilitator_cannot_ask_for_the_list_again_and_again(tmp_path: Path) -> None:
    """By cutting the time short and adding to it, each time one more has written."""
    with scene(tmp_path) as played:
        lists = set()
        for number, seat in enumerate([*played.people, *played.people]):
            seat.do("note.post", note_id=f"n{number}", text="A wish")
            played.fay.do("phase.extend", seconds=-86_400)
            played.house.tick(2)
            lists.add(tuple(names_told(played.fay)))
            played.fay.do("phase.extend", seconds=3600)
            played.house.tick(2)
        assert len(lists) <= 2
