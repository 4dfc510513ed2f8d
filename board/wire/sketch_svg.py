"""A sketch as SVG: as plain shapes (shared with the browser's twin) and as a document."""

from collections.abc import Iterator
from html import escape
from itertools import groupby
from math import floor
from typing import Final, NamedTuple

from board.wire.sketch import Label, Sketch, Stencil, Stroke, read_sketch
from board.wire.sketch_layouts import FAINT, LAYOUT_LINE, LAYOUTS
from board.wire.sketch_path import stroke_paths
from board.wire.sketch_points import GRID_HEIGHT, GRID_WIDTH
from board.wire.sketch_stencils import STENCIL_SIDE, STENCILS
from board.wire.sketch_text import FONT_SIZES, label_lines, xml_text

PENS: Final = ("#1B1F24", "#0A4E96", "#A01030", "#075A2E", "#4A2AA8", "#6A3A00")
"""Black, blue, red, green, purple, brown."""

PAPER: Final = "#FFFFFF"
STENCIL_WIDTH: Final = 100
STENCIL_PEN: Final = 9
FONTS: Final = "Atkinson Hyperlegible Next, system-ui, Arial, sans-serif"
UNDESCRIBED: Final = "Sketch, not described yet"


class Shape(NamedTuple):
    """One SVG element: its tag, its attributes, and the text inside it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


def sketch_svg(sketch: object, caption: str) -> str:
    """Draw a sketch (its decoded JSON) as a standalone SVG document; raises SketchError."""
    title = escape(xml_text(caption.strip()) or UNDESCRIBED)
    body = "".join(map(_markup, shapes(read_sketch(sketch))))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {GRID_WIDTH} {GRID_HEIGHT}"'
        f' width="{GRID_WIDTH}" height="{GRID_HEIGHT}" role="img" fill="none"'
        f' stroke-linecap="round" stroke-linejoin="round" font-family="{FONTS}">'
        f"<title>{title}</title>{body}</svg>"
    )


def shapes(sketch: Sketch) -> Iterator[Shape]:
    """Give what to draw, from the paper up: the layout, stencils, then strokes, then labels on top."""
    yield Shape("rect", {"width": str(GRID_WIDTH), "height": str(GRID_HEIGHT), "fill": PAPER})
    if sketch.layout:
        line = {"stroke": FAINT, "stroke-width": str(LAYOUT_LINE)}
        yield Shape("path", {"d": LAYOUTS[sketch.layout], **line})
    yield from map(stencil_shape, sketch.stencils)
    # Strokes that follow each other in one pen are one path a width: fewer elements on the wall.
    for pen, strokes in groupby(sketch.strokes, key=lambda stroke: stroke.pen):
        yield from _pen_shapes(pen, list(strokes))
    for label in sketch.labels:
        yield from label_shapes(label)


def _pen_shapes(pen: int, strokes: list[Stroke]) -> Iterator[Shape]:
    drawn: dict[int, str] = {}
    for stroke in strokes:
        for d, width in stroke_paths(*stroke.points, stroke.width):
            drawn[width] = drawn.get(width, "") + d
    for width, d in drawn.items():
        yield Shape("path", {"d": d, "stroke": PENS[pen], "stroke-width": str(width)})


def stencil_shape(stencil: Stencil) -> Shape:
    """Give a stencil as a path, its line as thick as the middle pen whatever its scale."""
    scale = _thousandths(stencil.scale * STENCIL_WIDTH / STENCIL_SIDE)
    line = STENCIL_PEN * min(1, stencil.scale) * STENCIL_SIDE / (STENCIL_WIDTH * stencil.scale)
    middle = STENCIL_SIDE // 2
    place = f"translate({stencil.x} {stencil.y})scale({scale})translate(-{middle} -{middle})"
    return Shape(
        "path",
        {
            "d": STENCILS[stencil.id],
            "transform": place,
            "stroke": PENS[stencil.pen],
            "stroke-width": _thousandths(line),
        },
    )


def label_shapes(label: Label) -> Iterator[Shape]:
    """Give a label as one text element a line."""
    size = FONT_SIZES[label.size]
    for row, line in enumerate(label_lines(label.text, label.x, label.size)):
        place = {"x": str(label.x), "y": str(label.y + row * size * 6 // 5)}
        yield Shape("text", {**place, "font-size": str(size), "fill": PENS[label.pen]}, line)


def _thousandths(number: float) -> str:
    return f"{floor(number * 1000 + 0.5) / 1000:g}"


def _markup(shape: Shape) -> str:
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in shape.attributes.items())
    if shape.text:
        return f"<{shape.tag}{attributes}>{escape(shape.text)}</{shape.tag}>"
    return f"<{shape.tag}{attributes}/>"
