"""Which letters the PDF's fonts can set: those that none of them holds are written as their number."""

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final
from unicodedata import category

from board.export.drawing import FONTS

#: marks and turns of direction have no shape of their own to look for
_SHAPELESS: Final = frozenset({"Cf", "Zs", "Zl", "Zp"})
_SELECTORS: Final = frozenset([*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)])


def is_covered(letter: str) -> bool:
    """Whether some font of ours holds this letter."""
    number = ord(letter)
    return number < 0x7F or number in coverage() or number in _SELECTORS or category(letter) in _SHAPELESS


@cache
def coverage() -> frozenset[int]:
    """Give the code points of every font that the PDF may use."""
    return frozenset(number for path in sorted(FONTS.rglob("*.ttf")) for number in font_letters(path))


def font_letters(path: Path) -> set[int]:
    """Read the code points that a TrueType font maps to a glyph."""
    data = path.read_bytes()
    (tables,) = struct.unpack_from(">H", data, 4)
    for index in range(tables):
        tag, _, start, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * index)
        if tag == b"cmap":
            return set(_mapped(data, start))
    return set()


def _mapped(data: bytes, start: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">H", data, start + 2)
    places = {struct.unpack_from(">HHL", data, start + 4 + 8 * index)[2] for index in range(count)}
    for place in places:
        (form,) = struct.unpack_from(">H", data, start + place)
        if form == 4:
            yield from _segments(data, start + place)
        elif form == 12:
            yield from _groups(data, start + place)


def _segments(data: bytes, at: int) -> Iterator[int]:
    """Format 4: the basic plane, in segments with a delta or an offset into a list of glyphs."""
    (twice,) = struct.unpack_from(">H", data, at + 6)
    for step in range(0, twice, 2):
        (last,) = struct.unpack_from(">H", data, at + 14 + step)
        (first,) = struct.unpack_from(">H", data, at + 16 + twice + step)
        (delta,) = struct.unpack_from(">H", data, at + 16 + 2 * twice + step)
        place = at + 16 + 3 * twice + step
        (offset,) = struct.unpack_from(">H", data, place)
        for number in range(first, min(last, 0xFFFE) + 1):
            glyph = struct.unpack_from(">H", data, place + offset + 2 * (number - first))[0] if offset else 0
            if (number + delta) & 0xFFFF if not offset else glyph:
                yield number


def _groups(data: bytes, at: int) -> Iterator[int]:
    """Format 12: runs of code points of every plane."""
    (count,) = struct.unpack_from(">L", data, at + 12)
    for index in range(count):
        first, last, _ = struct.unpack_from(">LLL", data, at + 16 + 12 * index)
        yield from range(first, last + 1)
