"""Real drawings from the Quick, Draw! dataset (Google, CC BY 4.0) as sketches."""

from collections.abc import Mapping, Sequence
from math import floor
from typing import Final

from board.wire.sketch_points import (
    GRID_HEIGHT,
    GRID_WIDTH,
    MOST_POINTS,
    Point,
    encode_points,
)
from board.wire.sketch_simplify import simplify

MARGIN: Final = 60

RawStroke = Sequence[Sequence[float]]
"""The xs, the ys and the milliseconds of one stroke, as the dataset has them."""


def to_sketch(drawing: Sequence[RawStroke], *, pen: int = 0, width: int = 9) -> dict[str, object]:
    """Give a drawing, fitted to the paper and simplified, as the JSON of a sketch."""
    return {
        "v": 1,
        "strokes": [
            {
                "pen": pen,
                "width": width,
                "pressure": False,
                "points": encode_points([points[index] for index in simplify(points)]),
            }
            for points in to_grid(drawing)
        ],
    }


def to_grid(drawing: Sequence[RawStroke], *, margin: int = MARGIN) -> list[list[Point]]:
    """Scale a drawing to fill the 1000 by 750 grid but for the margin, in the middle of it."""
    xs = [x for stroke in drawing for x in stroke[0]]
    ys = [y for stroke in drawing for y in stroke[1]]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    scale = min((GRID_WIDTH - 2 * margin) / max(wide, 1), (GRID_HEIGHT - 2 * margin) / max(high, 1))
    left = (GRID_WIDTH - wide * scale) / 2 - min(xs) * scale
    top = (GRID_HEIGHT - high * scale) / 2 - min(ys) * scale
    return [
        _without_repeats(
            [
                (floor(x * scale + left + 0.5), floor(y * scale + top + 0.5))
                for x, y in zip(stroke[0], stroke[1], strict=True)
            ]
        )[:MOST_POINTS]
        for stroke in drawing
    ]


def caption(word: str) -> str:
    """Give the dataset's word as the caption of a drawing: "light bulb" as "A light bulb"."""
    return f"{'An' if word[0] in 'aeiou' else 'A'} {word}"


def credit(drawing: Mapping[str, object]) -> str:
    """Name the source of a drawing, as its licence asks where it is shown."""
    return f"Drawing of {drawing['word']} from the Quick, Draw! dataset by Google, CC BY 4.0"


def _without_repeats(points: list[Point]) -> list[Point]:
    return [point for index, point in enumerate(points) if index == 0 or point != points[index - 1]]
