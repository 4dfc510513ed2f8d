"""Ramer-Douglas-Peucker: leave out the points that a line does not need."""

from collections.abc import Sequence
from typing import Final

from board.wire.sketch_points import Point

TOLERANCE: Final = 0.75


def simplify(points: Sequence[Point], tolerance: float = TOLERANCE) -> list[int]:
    """Give the indexes of the points to keep, such that none left out is further off than that."""
    last = len(points) - 1
    keep = {0, last}
    spans = [(0, last)]
    while spans:
        first, end = spans.pop()
        index, distance = _furthest(points, first, end)
        if distance > tolerance * tolerance:
            keep.add(index)
            spans += [(first, index), (index, end)]
    return sorted(keep)


def _furthest(points: Sequence[Point], first: int, end: int) -> tuple[int, float]:
    found, most = first, 0.0
    for index in range(first + 1, end):
        distance = squared_distance(points[index], points[first], points[end])
        if distance > most:
            found, most = index, distance
    return found, most


def squared_distance(point: Point, start: Point, end: Point) -> float:
    """Give the squared distance of a point from the line between two others, ends included."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    px, py = point[0] - start[0], point[1] - start[1]
    length = dx * dx + dy * dy
    along = px * dx + py * dy
    if along <= 0:
        return px * px + py * py
    if along >= length:
        return (px - dx) * (px - dx) + (py - dy) * (py - dy)
    across = px * dy - py * dx
    return across * across / length
