"""How people's text lies on paper: how long it gets, which way it runs, what would paint over others."""

import re
from collections.abc import Iterable
from typing import Final
from unicodedata import bidirectional

from board.export.document.blocks import Cell, Said

#: more marks than this on one letter would paint over the lines above
MOST_MARKS: Final = 6
#: a row of more lines may go on over the page; a shorter one stays whole
MOST_LINES: Final = 30
#: letters that a line of a narrow column holds
_NARROW: Final = 28

_MARK: Final = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_MARKS: Final = re.compile(rf"{_MARK}{{{MOST_MARKS + 1},}}")


def contained(text: str) -> str:
    """Give the text without the marks that would reach into other lines: no language heaps so many."""
    return _MARKS.sub(lambda found: found[0][:MOST_MARKS], text)


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    strong = (bidirectional(letter) for letter in text)
    return next((way != "L" for way in strong if way in ("L", "R", "AL")), False)


def is_long(row: Iterable[Cell]) -> bool:
    """Whether a row of a table may need more than a page, or most of one."""
    return any(_lines(cell) > MOST_LINES for cell in row)


def _lines(cell: Cell) -> int:
    texts = [piece.text for piece in cell.pieces if isinstance(piece, Said)]
    return sum(1 + len(line) // _NARROW for text in texts for line in text.split("\n"))
