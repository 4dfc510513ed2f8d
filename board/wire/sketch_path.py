"""The one way a stroke becomes a path, so that a browser and an export show the same line.

A stroke is drawn as quadratic curves from mid-point to mid-point, each point the control of its
curve. Where that would cut a corner by more than SLACK units (a roof, a box), the curve stays
within REACH of the point and straight lines lead to it. static/js/lib/sketch-path.js is its twin;
whole numbers and floor(x + 0.5) throughout keep the two equal to the character.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor, sqrt
from typing import Final

from board.wire.sketch_points import Point

REACH: Final = 12
SLACK: Final = 4
BANDS: Final = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a stroke: where it starts, its path commands, and the index of its point."""

    start: Point
    commands: str
    index: int


def path_d(points: Sequence[Point]) -> str:
    """Give the `d` of a stroke of one width."""
    start = f"M{points[0][0]} {points[0][1]}"
    return start + "".join(piece.commands for piece in pieces(points))


def stroke_paths(points: Sequence[Point], pressure: Sequence[int], width: int) -> list[tuple[str, int]]:
    """Give `(d, width)` for each width that a stroke has: one without pressure, at most 5 with."""
    if not pressure:
        return [(path_d(points), width)]
    drawn: dict[int, str] = {}
    last_width = -1
    for piece in pieces(points):
        now = band_width(pressure[piece.index], width)
        if now != last_width:
            drawn[now] = drawn.get(now, "") + f"M{piece.start[0]} {piece.start[1]}"
        drawn[now] += piece.commands
        last_width = now
    return [(d, band) for band, d in drawn.items()]


def band_width(pressure: int, width: int) -> int:
    """Give the width for a pressure of 0 to 15: half to one and a half times the pen's, in 5 bands."""
    return (width * (2 + pressure * BANDS // 16) + 2) // 4


def pieces(points: Sequence[Point]) -> Iterator[Piece]:
    """Cut a stroke into one piece for each point after the first (a lone point makes a dot)."""
    at = points[0]
    for index in range(1, len(points) - 1):
        entry, exit_ = corner(points[index - 1], points[index], points[index + 1])
        x, y = points[index]
        lead = "" if entry == at else f"L{entry[0]} {entry[1]}"
        yield Piece(at, f"{lead}Q{x} {y} {exit_[0]} {exit_[1]}", index)
        at = exit_
    last = len(points) - 1
    yield Piece(at, f"L{points[last][0]} {points[last][1]}", last)


def corner(before: Point, point: Point, after: Point) -> tuple[Point, Point]:
    """Give where the curve around a point begins and ends."""
    entry = ((before[0] + point[0]) // 2, (before[1] + point[1]) // 2)
    exit_ = ((point[0] + after[0]) // 2, (point[1] + after[1]) // 2)
    # Four times the distance between the point and the middle of its curve.
    cut_x = 2 * point[0] - entry[0] - exit_[0]
    cut_y = 2 * point[1] - entry[1] - exit_[1]
    if cut_x * cut_x + cut_y * cut_y <= 16 * SLACK * SLACK:
        return entry, exit_
    return _within_reach(point, before, entry), _within_reach(point, after, exit_)


def _within_reach(point: Point, toward: Point, middle: Point) -> Point:
    dx, dy = toward[0] - point[0], toward[1] - point[1]
    length = sqrt(dx * dx + dy * dy)
    if length <= 2 * REACH:
        return middle
    return (
        point[0] + floor(dx * REACH / length + 0.5),
        point[1] + floor(dy * REACH / length + 0.5),
    )
