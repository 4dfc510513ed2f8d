"""Pieces of SVG that the wall is drawn with: lines of text, the sign of a colour."""

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path
from typing import Final

from board.export.html.style import COLOURS
from board.export.pictures.letters import BOLD, REGULAR, width
from board.export.wall.text import Line

INK: Final = "#1B1F24"
FAINT_INK: Final = "#343B44"
LINE: Final = "#6B737D"
SURFACE: Final = "#FFFFFF"
PAGE: Final = "#F4F3EF"
FONTS: Final = "Atkinson Hyperlegible Next, Atkinson Hyperlegible, Arial, Helvetica, sans-serif"

#: a line that takes up more of its place than this could stand out of it in another font
_NEARLY: Final = 0.8

#: the sign that doubles each colour, on a square of 24 by 24
_GLYPHS: Final = {
    "sun": "M12 3A9 9 0 0 1 12 21A9 9 0 0 1 12 3Z",
    "rose": "M12 3L22 21H2Z",
    "lilac": "M12 1L22 12L12 23L2 12Z",
    "sky": "M4 4H20V20H4Z",
    "mint": "M9 3H15V9H21V15H15V21H9V15H3V9H9Z",
    "stone": "M12 2L14.6 9H22L16.2 13.6L18.2 21L12 16.7L5.8 21L7.8 13.6L2 9H9.4Z",
}


def colour_of(name: str) -> str:
    """Give the name of a colour that we have."""
    return name if name in COLOURS else "stone"


def glyph(colour: str, x: float, y: float, size: float) -> str:
    """Draw the sign of a colour with its top left corner there."""
    name = colour_of(colour)
    place = f"translate({x:g} {y:g})scale({size / 24:.3g})"
    return f'<path d="{_GLYPHS[name]}" fill="{COLOURS[name][1]}" transform="{place}"/>'


def text_lines(
    lines: Iterable[Line],
    x: float,
    y: float,
    right: float,
    *,
    size: int,
    leading: int,
    bold: bool = False,
    fill: str = INK,
) -> str:
    """Set lines below each other, `y` the top of the first; those from the right end at `right`."""
    weight = ' font-weight="700"' if bold else ""
    drawn = []
    for row, line in enumerate(lines):
        if not line.text:
            continue
        at = f'x="{right:g}" text-anchor="end"' if line.from_right else f'x="{x:g}"'
        baseline = y + row * leading + (leading + size * 0.7) / 2
        look = f'font-size="{size}"{weight} fill="{fill}"{_fitted(line, size, right - x, bold)}'
        drawn.append(f'<text {at} y="{baseline:g}" {look}>{escape(line.isolated)}</text>')
    return "".join(drawn)


def _fitted(line: Line, size: int, most: float, bold: bool) -> str:
    """Tell a long line its length, for a program that has none of our fonts and takes a wider one."""
    wide = width(line.text, size, bold=bold)
    return f' textLength="{wide:.0f}" lengthAdjust="spacingAndGlyphs"' if wide > most * _NEARLY else ""


@cache
def font_style() -> str:
    """Bring our letters along, so that lines are as long as they were measured."""
    faces = "".join(_face(path, weight) for path, weight in ((REGULAR, 400), (BOLD, 700)))
    return f"<style>{faces}</style>"


def _face(path: Path, weight: int) -> str:
    data = b64encode(path.read_bytes()).decode("ascii")
    source = f"url(data:font/ttf;base64,{data})format('truetype')"
    return f"@font-face{{font-family:'Atkinson Hyperlegible Next';font-weight:{weight};src:{source}}}"


def lang(language: str) -> str:
    """Give the attributes that say in which language a part is written."""
    return f' lang="{language}" xml:lang="{language}"' if language in ("en", "cy") else ""
