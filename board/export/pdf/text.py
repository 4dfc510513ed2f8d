"""People's text made fit to be set in a PDF that must show every letter and keep to its page."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final
from unicodedata import category, combining

from board.export.document.paper_text import contained
from board.export.pictures.letters import FONTS, font

#: a word longer than this may be broken, or it would run off the page
LONGEST_WORD: Final = 24

_LONG: Final = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_ZERO_WIDTH: Final = "\u200b"
_SHAPELESS: Final = frozenset({"Cf", "Zs", "Zl", "Zp"})
_SELECTORS: Final = frozenset([*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)])
#: letters between two places where a long word may go on in the next line
_STEP: Final = 6
_JOINS: Final = "\u200c\u200d\ufe0e\ufe0f"


def fit(text: str) -> str:
    """Give the text with long words breakable, and unknown letters as their number: "[U+0B95]"."""
    marked = contained(text)
    shown = marked if marked.isascii() else "".join(_shown(marked))
    return _LONG.sub(lambda found: breakable(found[0]), shown)


def _shown(text: str) -> Iterable[str]:
    return (letter if letter == "\n" or is_covered(letter) else f"[U+{ord(letter):04X}]" for letter in text)


def is_covered(letter: str) -> bool:
    """Whether some font of ours holds this letter; marks of direction have no shape to look for."""
    number = ord(letter)
    return number in _coverage() or number in _SELECTORS or category(letter) in _SHAPELESS


@cache
def _coverage() -> frozenset[int]:
    return frozenset().union(*(font(path).advances for path in sorted(FONTS.rglob("*.ttf"))))


def plainest(text: str) -> str:
    """Give the text in letters of which no font can make a shape that is missing."""
    return fit("".join(c if c.isascii() or "\xa0" <= c < "\u0250" else f"[U+{ord(c):04X}]" for c in text))


def breakable(word: str) -> str:
    """Let a long word go on in the next line, but never between a letter and its marks."""
    parts, since = [], 0
    for place, letter in enumerate(word):
        if since >= _STEP and not _joined(word[place - 1], letter):
            parts.append(_ZERO_WIDTH)
            since = 0
        parts.append(letter)
        since += 1
    return "".join(parts)


def _joined(before: str, letter: str) -> bool:
    modifier = "\U0001f3fb" <= letter <= "\U0001f3ff" or "\U000e0020" <= letter <= "\U000e007f"
    return bool(combining(letter)) or modifier or letter in _JOINS or before in _JOINS
