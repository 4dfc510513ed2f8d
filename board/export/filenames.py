"""File names that every system can keep."""

import re
from typing import Final
from unicodedata import normalize

from board.export.plain import one_line

MOST_LETTERS: Final = 80

# What Windows, macOS or a shell refuses in a name, and the marks that would hide an ending.
_REFUSED: Final = re.compile(
    '[\\\\/:*?"<>|%;$`\x00-\x1f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]'
)


def safe_filename(title: str, date: str, format_name: str) -> str:
    """Name a download by its session, its day and its format: "Joint vision 2026-11-21 proposals.md"."""
    words = _REFUSED.sub(" ", one_line(normalize("NFC", title)))
    start = " ".join(words.split())[:MOST_LETTERS].strip(" .-") or "Wishwall"
    return f"{start} {date} {format_name}".lstrip(".")
