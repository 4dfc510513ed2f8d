"""A note as a card of an .excalidraw file: how high it is, and its elements from the paper up."""

from collections.abc import Iterator
from typing import Any, Final

from board.export.canvas.excalidraw_elements import (
    FONT_SIZE,
    INSET,
    LINE_HEIGHT,
    Element,
    Files,
    Place,
    image,
    rectangle,
    text,
)
from board.export.canvas.excalidraw_sketch import photo_url, sketch_elements
from board.export.html.style import COLOURS
from board.export.pictures.of_notes import note_picture
from board.export.record.listed import ListedNote
from board.export.wall.layout import CARD_WIDTH
from board.export.wall.marks import LINE, SURFACE, colour_of
from board.export.wall.text import wrap
from board.wire.sketch import Sketch, SketchError, read_sketch
from board.wire.sketch_points import GRID_HEIGHT, GRID_WIDTH

INNER: Final = CARD_WIDTH - 2 * INSET
_PICTURE: Final = INNER * GRID_HEIGHT // GRID_WIDTH
_LEAST: Final = 60


class Card:
    """What is drawn of a note: its picture, the lines below it, and how high it is with them."""

    def __init__(self, note: ListedNote) -> None:
        self.note = note
        self.sketch = _sketch(note)
        self.photo = note_picture(note, INNER) if note.photo else None
        self.said = "\n".join(part for part in (note.caption, note.text) if part)
        self.lines = [line.text for line in wrap(self.said, INNER, FONT_SIZE)]
        self.picture = _PICTURE if self.sketch else 0
        if self.photo:
            self.picture = max(1, round(INNER * self.photo.height / self.photo.width))
        self.height = box_height(len(self.lines), self.picture + INSET if self.picture else 0)

    def elements(self, x: int, y: int, frame_id: str | None, files: Files) -> Iterator[Element]:
        """Give the box, its words, and its picture with all that is drawn on it."""
        note, name = self.note, f"note:{self.note.note_id}"
        custom = {"note_id": note.note_id, "kind": note.kind, "colour": note.colour, "author": note.author}
        group = f"group:{note.note_id}" if self.picture else None
        place = Place(frame=frame_id, group=group, custom=ours(custom), updated=files.created)
        inner = Place(frame=frame_id, group=group, updated=files.created)
        bound = bool(self.lines) and not self.picture
        fill, edge = COLOURS[colour_of(note.colour)]
        bindings = [{"type": "text", "id": f"{name}:text"}] if bound else []
        yield rectangle(name, (x, y, CARD_WIDTH, self.height), place, fill, edge, boundElements=bindings)
        left, top = x + INSET, y + INSET
        if self.lines:
            below = (left, top + (self.picture + INSET if self.picture else 0))
            container = name if bound else None
            yield text(f"{name}:text", self.lines, self.said, below, inner, container=container)
        yield from self._picture((left, top), inner, files)

    def _picture(self, corner: tuple[int, int], place: Place, files: Files) -> Iterator[Element]:
        name, box = f"note:{self.note.note_id}", (*corner, INNER, self.picture)
        if self.photo:
            yield image(f"{name}:photo", box, place, files.add(*photo_url(self.photo.data)))
        elif self.sketch:
            yield rectangle(f"{name}:paper", box, place, SURFACE, LINE)
            yield from sketch_elements(name, self.sketch, corner, INNER / GRID_WIDTH, place, files)


def box_height(lines: int, above: int = 0) -> int:
    """Give how high a box is with so many lines of text below something."""
    return max(_LEAST, round(2 * INSET + above + lines * FONT_SIZE * LINE_HEIGHT))


def ours(custom: dict[str, Any]) -> dict[str, Any] | None:
    """Our ids, so that what is there can be traced to where it came from."""
    told = {key: value for key, value in custom.items() if value}
    return {"wishwall": told} if told else None


def _sketch(note: ListedNote) -> Sketch | None:
    try:
        return read_sketch(note.sketch) if note.sketch else None
    except SketchError:  # a sketch of before a rule of today must not cost the reader the whole file
        return None
