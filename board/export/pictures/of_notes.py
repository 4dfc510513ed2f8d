"""Pictures for files: a sketch as PNG, a photo as the JPEG that it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from typing import Any, Final

import msgspec
from PIL import Image

from board.export.pictures.cache import PictureCache
from board.export.pictures.drawing import svg_png
from board.export.record.listed import ListedNote
from board.export.steps import picture_drawn
from board.wire.sketch import SketchError
from board.wire.sketch_points import GRID_HEIGHT, GRID_WIDTH
from board.wire.sketch_svg import sketch_svg

_CACHE: Final = PictureCache(most_bytes=48 * 1024 * 1024)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a file holds it: its bytes, "png" or "jpeg", and its size in pixels."""

    data: bytes
    kind: str
    width: int
    height: int


def sketch_png(sketch: Mapping[str, Any], width_px: int) -> bytes:
    """Draw a sketch (its decoded JSON) on white paper, 4 by 3; raises SketchError. Cached by content."""
    canonical = msgspec.json.encode(sketch, order="deterministic")
    key = f"{width_px}:{sha256(canonical).hexdigest()}"
    return _CACHE.get(key, lambda: svg_png(sketch_svg(sketch, ""), width_px))


def note_picture(note: ListedNote, width_px: int) -> Picture | None:
    """Give what a note shows, a sketch drawn `width_px` wide; None for words, or what cannot be drawn."""
    if note.photo or note.sketch:
        picture_drawn()
    if note.photo:
        return _photo(note.photo)
    if not note.sketch:
        return None
    try:
        data = sketch_png(note.sketch, width_px)
    except SketchError:  # a sketch of before a rule of today must not cost the reader the whole file
        return None
    return Picture(data, "png", width_px, round(width_px * GRID_HEIGHT / GRID_WIDTH))


@lru_cache(maxsize=512)
def _photo_size(photo: bytes) -> tuple[int, int] | None:
    try:
        with Image.open(BytesIO(photo), formats=["JPEG"]) as opened:
            return opened.size
    except (OSError, Image.DecompressionBombError):
        return None


def _photo(photo: bytes) -> Picture | None:
    size = _photo_size(photo)
    return Picture(photo, "jpeg", *size) if size else None
