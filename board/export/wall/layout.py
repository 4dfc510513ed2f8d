"""Where everything lies in a picture of the wall: whole units, nothing under anything.

The same order and the same columns as the wall of the pages (static/js/model/wall-layout.js), but a card is
as high as what it says, for a file can show no more than is drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isqrt
from typing import Final

CARD_WIDTH: Final = 224
GAP: Final = 12
PAD: Final = 16
BETWEEN: Final = 36
_LEAST_WIDTH: Final = 1400
_SHAPE: Final = 2.2
#: up to so many cards, so many columns
_COLUMNS: Final = ((4, 2), (12, 3), (24, 4), (45, 5), (72, 6), (112, 8), (200, 10))
_MOST_COLUMNS: Final = 12

Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """A region of cards: its size, and where in it each card lies."""

    width: int
    height: int
    spots: tuple[Spot, ...]


def columns_for(count: int) -> int:
    """Give how many columns a theme of so many cards has."""
    return next((columns for most, columns in _COLUMNS if count <= most), _MOST_COLUMNS)


def columns_in(width: int) -> int:
    """Give how many columns fit into so wide a region."""
    return max(1, (width - 2 * PAD + GAP) // (CARD_WIDTH + GAP))


def block_width(columns: int, card: int = CARD_WIDTH) -> int:
    """Give how wide a region of so many columns is."""
    return 2 * PAD + columns * card + (columns - 1) * GAP


def block(head: int, heights: Sequence[int], columns: int, card: int = CARD_WIDTH) -> Block:
    """Lay cards of these heights below a head: each goes where the wall is highest, from the left."""
    bottoms = [head] * columns
    spots: list[Spot] = []
    for height in heights:
        column = bottoms.index(min(bottoms))
        spots.append((PAD + column * (card + GAP), bottoms[column]))
        bottoms[column] += height + GAP
    bottom = max(bottoms) - GAP if heights else head
    return Block(block_width(columns, card), bottom + PAD, tuple(spots))


def shelves(blocks: Sequence[Block], least: int = _LEAST_WIDTH) -> tuple[list[Spot], Spot]:
    """Set regions on shelves in their order; where each begins, and how far all of them reach."""
    area = sum((one.width + BETWEEN) * (one.height + BETWEEN) for one in blocks)
    widest = max((one.width for one in blocks), default=0)
    limit = max(widest, least, isqrt(round(area * _SHAPE)))
    spots: list[Spot] = []
    x = y = row = reach = 0
    for one in blocks:
        if x and x + one.width > limit:
            x, y, row = 0, y + row + BETWEEN, 0
        spots.append((x, y))
        reach = max(reach, x + one.width)
        x, row = x + one.width + BETWEEN, max(row, one.height)
    return spots, (max(reach, least), y + row)
