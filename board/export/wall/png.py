"""The wall as a PNG, as large as can be read and no larger than a program opens."""

from math import isqrt
from typing import Final

from board.export.options import Include, Options
from board.export.pictures.drawing import svg_png
from board.export.record.shared import View
from board.export.wall.parts import Wall, wall_of
from board.export.wall.svg import Drawing, draw_wall

MOST_PIXELS: Final = 16_000_000
MOST_ACROSS: Final = 8000
#: a small wall is drawn larger, for paper
_LARGEST: Final = 2


def wall_png(shared: View, options: Options, include: Include) -> bytes:
    """Draw the wall of a shareable view (shared.py) as a PNG."""
    return picture_of(wall_of(shared, options, include))


def picture_of(wall: Wall) -> bytes:
    """Draw a wall as a PNG."""
    drawing = draw_wall(wall)
    return svg_png(drawing.svg, pixels_across(drawing))


def pixels_across(drawing: Drawing) -> int:
    """Give how many pixels wide the picture is, so that neither side nor all of it is too much."""
    wide, high = drawing.width, drawing.height
    by_side = MOST_ACROSS * wide // max(wide, high)
    by_pixels = isqrt(MOST_PIXELS * wide // high)
    return max(1, min(_LARGEST * wide, by_side, by_pixels))
