"""The pictures of notes as files with names that every system can keep."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

import msgspec

from board.export.record.listed import ListedNote
from board.wire.sketch import SketchError
from board.wire.sketch_svg import sketch_svg

#: what Windows keeps for its devices, whatever ending follows
_DEVICES: Final = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))]
)


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A note's picture: its path, what it holds, and of a sketch the strokes as JSON beside it."""

    note: ListedNote
    path: str
    data: bytes
    strokes: bytes = b""

    @property
    def strokes_path(self) -> str:
        """Where the strokes of a sketch lie."""
        return str(PurePosixPath(self.path).with_suffix(".json"))

    @property
    def png_path(self) -> str:
        """Where a sketch lies as PNG."""
        return str(PurePosixPath(self.path).with_suffix(".png"))


def picture_files(notes: Iterable[ListedNote]) -> dict[str, PictureFile]:
    """Give the picture of each note that has one which can be drawn, by its note_id."""
    files: dict[str, PictureFile] = {}
    taken: set[str] = set()
    for note in notes:
        drawn = note.photo or _svg(note)
        if drawn:
            path = _free(note.picture_file, taken)
            taken.add(path.casefold())
            strokes = b"" if note.photo else _strokes(note)
            files[note.note_id] = PictureFile(note, path, drawn, strokes)
    return files


def _svg(note: ListedNote) -> bytes:
    try:
        return sketch_svg(note.sketch, note.caption).encode() if note.sketch else b""
    except SketchError:  # a sketch of before a rule of today must not cost the reader the whole file
        return b""


def _strokes(note: ListedNote) -> bytes:
    """A picture cannot be drawn on: with these the drawing comes back in."""
    told = {"caption": note.caption, "text": note.text, "sketch": note.sketch}
    return msgspec.json.encode(told, order="deterministic")


def _free(wanted: str, taken: set[str]) -> str:
    """Give a name that no device has, nor another file where large and small letters are the same."""
    path = PurePosixPath(wanted)
    stem = f"note-{path.stem}" if path.stem.casefold() in _DEVICES else path.stem
    name = free = f"{path.parent}/{stem}"
    number = 1
    while f"{free}{path.suffix}".casefold() in taken:
        number += 1
        free = f"{name}~{number}"
    return f"{free}{path.suffix}"
