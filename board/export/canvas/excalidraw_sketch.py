"""A sketch as elements that can be drawn on: strokes as freedraw, labels as text, stencils as pictures."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape
from math import asin, pi
from typing import Final

from board.export.canvas.excalidraw_elements import Element, Files, Place, base, image, text
from board.wire.sketch import Label, Sketch, Stencil, Stroke
from board.wire.sketch_layouts import FAINT, LAYOUT_LINE, LAYOUTS
from board.wire.sketch_path import band_width
from board.wire.sketch_points import GRID_HEIGHT, GRID_WIDTH
from board.wire.sketch_stencils import STENCIL_SIDE, STENCILS
from board.wire.sketch_svg import PENS, STENCIL_PEN, STENCIL_WIDTH
from board.wire.sketch_text import FONT_SIZES, label_lines

#: how wide the program draws a stroke of width 1 at the middle pressure: 4.25 to each side, times sin 45°
_DRAWN: Final = 2 * 4.25 * 0.70711
_HALF: Final = 0.5
#: round what is drawn of a stencil: half a line could stand out
_MARGIN: Final = 2


def sketch_elements(
    note_id: str, sketch: Sketch, spot: tuple[float, float], scale: float, place: Place, files: Files
) -> Iterator[Element]:
    """Give what lies on the paper, from the paper up, with the paper's top left corner at `spot`."""
    name = f"{note_id}:"
    if sketch.layout:
        box = (*spot, GRID_WIDTH * scale, GRID_HEIGHT * scale)
        yield image(f"{name}layout", box, place, files.add(*_svg_url(_layout_svg(sketch.layout))))
    for number, stencil in enumerate(sketch.stencils):
        yield _stencil(f"{name}stencil:{number}", stencil, spot, scale, place, files)
    for number, stroke in enumerate(sketch.strokes):
        yield _stroke(f"{name}stroke:{number}", stroke, spot, scale, place)
    for number, label in enumerate(sketch.labels):
        yield _label(f"{name}label:{number}", label, spot, scale, place)


def _stroke(
    element_id: str, stroke: Stroke, spot: tuple[float, float], scale: float, place: Place
) -> Element:
    """Points stand relative to the first; a pressure is given for each, so that none is invented."""
    points, pressure = stroke.points
    first_x, first_y = points[0]
    moved = [[_short((x - first_x) * scale), _short((y - first_y) * scale)] for x, y in points]
    if len(moved) == 1:
        moved.append([0.01, 0.01])  # a lone point is drawn as a dot by some readers alone
        pressure = list(pressure) * 2
    xs, ys = zip(*moved, strict=True)
    box = (
        spot[0] + first_x * scale,
        spot[1] + first_y * scale,
        max(xs) - min(xs),
        max(ys) - min(ys),
    )
    return base(
        element_id,
        "freedraw",
        box,
        place,
        strokeColor=PENS[stroke.pen],
        strokeWidth=_short(stroke.width * scale / _DRAWN),
        points=moved,
        pressures=_pressures(pressure, stroke.width, len(moved)),
        simulatePressure=False,
        lastCommittedPoint=moved[-1],
    )


def _pressures(pressure: Sequence[int], width: int, count: int) -> list[float]:
    if not pressure:
        return [_HALF] * count
    return [_short(_pressure(band_width(one, width) / width)) for one in pressure]


def _pressure(wider: float) -> float:
    """Find the pressure at which the program draws so many times its middle width (perfect-freehand)."""
    angle = asin(min(1.0, wider * 0.70711)) * 2 / pi
    return min(1.0, max(0.0, (angle - 0.2) / 0.6))


def _label(element_id: str, label: Label, spot: tuple[float, float], scale: float, place: Place) -> Element:
    size = max(1, round(FONT_SIZES[label.size] * scale))
    lines = label_lines(label.text, label.x, label.size)
    at = (spot[0] + label.x * scale, spot[1] + label.y * scale - size)
    return text(element_id, lines, label.text, at, place, size=size, colour=PENS[label.pen])


def _stencil(
    element_id: str, stencil: Stencil, spot: tuple[float, float], scale: float, place: Place, files: Files
) -> Element:
    side = stencil.scale * STENCIL_WIDTH * (STENCIL_SIDE + 2 * _MARGIN) / STENCIL_SIDE * scale
    box = (spot[0] + stencil.x * scale - side / 2, spot[1] + stencil.y * scale - side / 2, side, side)
    line = STENCIL_PEN * min(1.0, stencil.scale) * STENCIL_SIDE / (STENCIL_WIDTH * stencil.scale)
    whole = STENCIL_SIDE + 2 * _MARGIN
    view = f"-{_MARGIN} -{_MARGIN} {whole} {whole}"
    svg = _path_svg(STENCILS[stencil.id], PENS[stencil.pen], line, view, whole * 10, whole * 10)
    return image(element_id, box, place, files.add(*_svg_url(svg)))


def _layout_svg(layout: str) -> str:
    view = f"0 0 {GRID_WIDTH} {GRID_HEIGHT}"
    return _path_svg(LAYOUTS[layout], FAINT, LAYOUT_LINE, view, GRID_WIDTH, GRID_HEIGHT)


def _path_svg(d: str, stroke: str, line: float, view: str, wide: int, high: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" width="{wide}" height="{high}">'
        f'<path d="{escape(d)}" fill="none" stroke="{stroke}" stroke-width="{line:.3g}"'
        ' stroke-linecap="round" stroke-linejoin="round"/></svg>'
    )


def _svg_url(svg: str) -> tuple[str, str]:
    kind = "image/svg+xml"
    return kind, f"data:{kind};base64,{b64encode(svg.encode()).decode('ascii')}"


def _short(number: float) -> float:
    return round(number, 2)


def photo_url(photo: bytes) -> tuple[str, str]:
    """Give a photo as the program keeps it: its media type, and all of it as a URL."""
    return "image/jpeg", f"data:image/jpeg;base64,{b64encode(photo).decode('ascii')}"
