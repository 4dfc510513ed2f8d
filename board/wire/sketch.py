"""The sketch of a note: read strictly, kept as it was sent."""

import re
from typing import Annotated, Final, Literal, NamedTuple

import msgspec
from msgspec import UNSET, Meta, UnsetType

from board.wire.sketch_layouts import LayoutId
from board.wire.sketch_points import (
    GRID_HEIGHT,
    GRID_WIDTH,
    Points,
    PointsError,
    decode_points,
    encode_points,
)
from board.wire.sketch_stencils import STENCILS
from board.wire.sketch_text import count_graphemes, unwritable, visible

__all__ = [
    "Label",
    "Sketch",
    "SketchError",
    "Stencil",
    "Stroke",
    "decode_points",
    "encode_points",
    "read_sketch",
    "validate",
]

MOST_BYTES: Final = 48 * 1024
MOST_STROKES: Final = 400
MOST_LABEL_LENGTH: Final = 140
LEAST_SCALE: Final = 0.25
MOST_SCALE: Final = 10.0

Pen = Annotated[int, Meta(ge=0, le=5)]
X = Annotated[int, Meta(ge=0, le=GRID_WIDTH)]
Y = Annotated[int, Meta(ge=0, le=GRID_HEIGHT)]
Scale = Annotated[float, Meta(ge=LEAST_SCALE, le=MOST_SCALE)]


class SketchError(ValueError):
    """A sketch refused: the path of the field, a sentence that says what to do, a protocol code."""

    def __init__(self, field: str, message: str, code: str = "invalid") -> None:
        super().__init__(f"{field}: {message}" if field else message)
        self.field = field
        self.message = message
        self.code = code


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What every part of a sketch shares."""


class StrokeForm(_Strict, frozen=True):
    """A stroke as it stands in the JSON, its points still encoded."""

    pen: Pen
    width: Literal[5, 9, 16]
    pressure: bool
    points: str


class Stencil(_Strict, frozen=True):
    """A ready-made drawing, its middle at x, y; scale 1 is 100 units wide."""

    id: str
    x: X
    y: Y
    scale: Scale
    pen: Pen


class Label(_Strict, frozen=True):
    """A line of text; x, y is the left end of its (first) baseline."""

    x: X
    y: Y
    size: Annotated[int, Meta(ge=1, le=3)]
    pen: Pen
    text: str


class SketchForm(_Strict, frozen=True):
    """A sketch as it stands in the JSON."""

    v: Literal[1]
    strokes: list[StrokeForm]
    stencils: list[Stencil] | UnsetType = UNSET
    labels: list[Label] | UnsetType = UNSET
    layout: LayoutId | UnsetType = UNSET


class Stroke(NamedTuple):
    """One pen-down to pen-up, decoded."""

    pen: int
    width: int
    points: Points


class Sketch(NamedTuple):
    """A sketch that has been checked in full."""

    strokes: list[Stroke]
    stencils: list[Stencil]
    labels: list[Label]
    layout: str = ""


def validate(sketch: object) -> None:
    """Raise SketchError unless the decoded JSON is a sketch as the protocol has it."""
    read_sketch(sketch)


def read_sketch(sketch: object) -> Sketch:
    """Read a sketch from its decoded JSON; raises SketchError with the first thing wrong."""
    form = _form(sketch)
    stencils = form.stencils or []
    labels = form.labels or []
    if not (form.strokes or stencils or labels):
        raise SketchError("", "Draw at least one stroke, or add a stencil or a label.")
    if len(form.strokes) > MOST_STROKES:
        raise SketchError("strokes", f"Draw at most {MOST_STROKES} strokes.", "too_large")
    for index, stencil in enumerate(stencils):
        if stencil.id not in STENCILS:
            known = ", ".join(STENCILS)
            raise SketchError(f"stencils[{index}].id", f"Choose a stencil from these: {known}.")
    for index, label in enumerate(labels):
        _check_text(f"labels[{index}].text", label.text)
    strokes = [_stroke(index, stroke) for index, stroke in enumerate(form.strokes)]
    size = len(msgspec.json.encode(sketch))
    if size > MOST_BYTES:
        raise SketchError("", f"Draw less: a sketch may have {MOST_BYTES} bytes.", "too_large")
    return Sketch(strokes, list(stencils), list(labels), form.layout or "")


def _form(sketch: object) -> SketchForm:
    try:
        return msgspec.convert(sketch, SketchForm)
    except msgspec.ValidationError as error:
        field, message = _explain(str(error))
        raise SketchError(field, message) from None


def _stroke(index: int, form: StrokeForm) -> Stroke:
    try:
        points = decode_points(form.points, pressed=form.pressure)
    except PointsError as error:
        raise SketchError(f"strokes[{index}].points", str(error), error.code) from None
    return Stroke(form.pen, form.width, points)


def _check_text(field: str, text: str) -> None:
    if not visible(text):
        raise SketchError(field, "Write at least one visible character, or leave the label out.")
    if unwritable(text):
        raise SketchError(field, "Write the label in one line, without control characters.")
    if len(text) > MOST_LABEL_LENGTH and count_graphemes(text) > MOST_LABEL_LENGTH:
        message = f"Shorten the label to at most {MOST_LABEL_LENGTH} characters."
        raise SketchError(field, message, "too_long")


_ADVICE: Final = {
    "": "Send the sketch as an object with v, strokes and, if you like, stencils and labels.",
    "v": "Send v as 1, the only version there is.",
    "strokes": "Send strokes as a list of objects with pen, width, pressure and points.",
    "stencils": "Send stencils as a list of objects with id, x, y, scale and pen, or leave it out.",
    "labels": "Send labels as a list of objects with x, y, size, pen and text, or leave it out.",
    "pen": "Choose a pen by its whole number from 0 to 5.",
    "width": "Choose a width of 5, 9 or 16.",
    "pressure": "Say true or false: whether each point has a pressure.",
    "points": "Send the points as standard base64 with padding.",
    "id": "Choose a stencil by its name.",
    "x": f"Send x as a whole number from 0 to {GRID_WIDTH}.",
    "y": f"Send y as a whole number from 0 to {GRID_HEIGHT}.",
    "scale": f"Send the scale as a number from {LEAST_SCALE:g} to {MOST_SCALE:g}.",
    "size": "Choose a size of 1, 2 or 3.",
    "layout": "Choose a layout by its name, or leave it out.",
    "text": "Send the text of the label as a string.",
}


def _explain(error: str) -> tuple[str, str]:
    """Turn msgspec's message into our path of the field and our sentence."""
    path = re.search(r"at `\$\.?([^`]*)`$", error)
    field = path[1] if path else ""
    named = re.search(r"(unknown|required) field `([^`]*)`", error)
    if named:
        field = f"{field}.{named[2]}" if field else named[2]
        if named[1] == "unknown":
            return field, "Leave this field out: a sketch has no such field."
    leaf = re.sub(r"\[[^\]]*\]$", "", field).rpartition(".")[2]
    return field, _ADVICE.get(leaf, _ADVICE[""])
