"""Where a note may lie in a step whose wall is divided: columns, panels, or the quarters between two axes."""

from collections.abc import Mapping
from typing import Any

Layout = Mapping[str, Any]

QUARTERS = 4
PANELS = 8


def places(layout: Layout) -> int:
    """How many columns, panels or quarters there are, counted from 0; none on a plain wall."""
    match layout.get("kind"):
        case "columns":
            return len(_titles(layout))
        case "panels":
            return _count(layout)
        case "axes":
            return QUARTERS
        case _:
            return 0


def place_title(layout: Layout, column: int) -> str:
    """What a column is called, the number of a panel, or what the axes say of a quarter."""
    match layout.get("kind"):
        case "columns" if column < len(_titles(layout)):
            return _titles(layout)[column]
        case "panels":
            return str(column + 1)
        case "axes":
            return _quarter(layout, column)
        case _:
            return ""


def _quarter(layout: Layout, column: int) -> str:
    """The quarters are read as a page is: high left, high right, low left, low right."""
    x, y = str(layout.get("x") or "x"), str(layout.get("y") or "y")
    return f"{y} {'+' if column < 2 else '-'}, {x} {'+' if column % 2 else '-'}"


def _titles(layout: Layout) -> list[str]:
    titles = layout.get("titles")
    return [str(title) for title in titles] if isinstance(titles, list) else []


def _count(layout: Layout) -> int:
    count = layout.get("count")
    return count if isinstance(count, int) else PANELS
