"""Previews are kept for minutes and in bounded number; a file is read for one person at a time."""

import json
from contextlib import ExitStack
from typing import Any

import pytest

from board.domain.brought import Brought, BroughtNote
from board.domain.commands import SessionImport
from board.domain.errors import BoardError
from board.domain.model import Viewer
from board.imports.reading import read
from board.service.beside import imports
from board.service.loop import ThreadLoop
from tests.imports.files import zipped
from tests.service.boards import board_over


class Clock(ThreadLoop):
    """A loop whose steady clock is set by hand."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


def a_note(data: bytes, kind: Any) -> Brought:
    return Brought(source="wishes", notes=(BroughtNote(where="row 1", text=data.decode()),))


def no_photo(data: bytes) -> Any:
    raise AssertionError("no photo was sent")


class Room:
    """A board with a session and its facilitator."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.board = board_over(loop=self.clock)
        self.board.imports.bind(a_note)
        created = self.board.create_session("Repairs", "short-vision", "en")
        self.code, self.person = created.code, created.person_id
        self.viewer = Viewer(self.person, "facilitator")

    def look(self, data: bytes = b"A wish") -> str:
        return self.board.imports.preview(self.code, self.viewer, data, None, None, no_photo).preview_id

    def listed(self, preview_id: str, person: str | None = None) -> Brought | None:
        command = SessionImport(preview_id=preview_id)
        return self.board.imports.listed(self.code, person or self.person, command)


def test_a_preview_is_its_persons_alone_and_the_newer_one_counts() -> None:
    room = Room()
    first, second = room.look(), room.look()
    assert room.listed(second) is not None
    assert room.listed(first) is None
    assert room.listed(second, "somebody-else") is None


def test_after_fifteen_minutes_it_is_over() -> None:
    room = Room()
    preview_id = room.look()
    room.clock.now += imports.KEPT_S - 1
    assert room.listed(preview_id) is not None
    room.clock.now += 2
    assert room.listed(preview_id) is None


def test_so_many_are_kept_and_so_many_bytes() -> None:
    room = Room()
    viewers = [Viewer(f"person-{number}", "facilitator") for number in range(imports.MOST_KEPT + 5)]
    kept = [
        room.board.imports.preview(room.code, viewer, b"A wish", None, None, no_photo).preview_id
        for viewer in viewers
    ]
    found = [room.listed(one, viewer.person_id) for one, viewer in zip(kept, viewers, strict=True)]
    assert [one is not None for one in found] == [False] * 5 + [True] * imports.MOST_KEPT
    heavy = b"a" * (imports.MOST_BYTES_KEPT // 2 + 1)
    for viewer in viewers[:3]:
        kept.append(room.board.imports.preview(room.code, viewer, heavy, None, None, no_photo).preview_id)
    assert [
        room.listed(one, viewer.person_id) is not None
        for one, viewer in zip(kept[-3:], viewers, strict=False)
    ] == [
        False,
        False,
        True,
    ]


def test_one_file_at_a_time_for_each_and_a_few_in_all() -> None:
    room = Room()
    with room.board.imports.taking(room.code, room.viewer, "here"):
        again = room.board.imports.taking(room.code, room.viewer, "here")
        with pytest.raises(BoardError, match=r"^busy"), again:
            pass
        other = Viewer("another", "facilitator")
        with room.board.imports.taking(room.code, other, "here"):
            pass
    with room.board.imports.taking(room.code, room.viewer, "here"):
        pass
    with pytest.raises(BoardError, match=r"^forbidden_role"):
        room.board.imports.taking(room.code, Viewer("peter", "participant"), "here").__enter__()


def test_a_packed_file_counts_as_what_it_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room()
    room.board.imports.bind(read)
    card = {"id": "card", "type": "text", "text": "A wish " * 200, "x": 0, "y": 0, "width": 9, "height": 9}
    packed = zipped({"wall.canvas": json.dumps({"nodes": [card] * 20}).encode()})
    monkeypatch.setattr(imports, "MOST_BYTES_KEPT", 40_000)
    assert len(packed) < 1000
    viewers = [Viewer(f"person-{number}", "facilitator") for number in range(3)]
    kept = [
        room.board.imports.preview(room.code, viewer, packed, None, None, no_photo).preview_id
        for viewer in viewers
    ]
    found = [room.listed(one, viewer.person_id) for one, viewer in zip(kept, viewers, strict=True)]
    assert [one is not None for one in found] == [False, False, True]


def test_files_that_never_arrive_keep_nobody_else_out() -> None:
    room, sending = Room(), ExitStack()
    viewers = [Viewer(f"person-{number}", "facilitator") for number in range(imports.MOST_AT_ONCE)]

    def taking(number: int, address: str) -> None:
        sending.enter_context(room.board.imports.taking(room.code, viewers[number], address))

    for number in range(imports.MOST_FROM_ONE):
        taking(number, "here")
    with pytest.raises(BoardError, match=r"^busy"):
        taking(imports.MOST_FROM_ONE, "here")
    for number in range(imports.MOST_FROM_ONE, imports.MOST_AT_ONCE):
        taking(number, "there")
    with pytest.raises(BoardError, match=r"^busy"), room.board.imports.taking(room.code, room.viewer, "far"):
        pass
    room.clock.now += imports.SLOWEST_S + 1
    with room.board.imports.taking(room.code, room.viewer, "here"):
        pass
    sending.close()
