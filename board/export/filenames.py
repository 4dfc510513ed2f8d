"""File names that every system can keep, and the header that carries them (RFC 6266)."""

import re
from typing import Final
from unicodedata import normalize
from urllib.parse import quote

from board.export.plain import one_line

MOST_LETTERS: Final = 80

# What Windows, macOS or a shell refuses in a name, and the marks that would hide an ending.
_REFUSED: Final = re.compile(
    '[\\\\/:*?"<>|%;$`\x00-\x1f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]'
)
_NOT_ASCII: Final = re.compile(r"[^A-Za-z0-9._ -]+")


def safe_filename(title: str, date: str, format_name: str) -> str:
    """Name a download by its session, its day and its format: "Joint vision 2026-11-21 proposals.md"."""
    words = _REFUSED.sub(" ", one_line(normalize("NFC", title)))
    start = " ".join(words.split())[:MOST_LETTERS].strip(" .-") or "Wishwall"
    return f"{start} {date} {format_name}".lstrip(".")


def content_disposition(filename: str) -> str:
    """Give the header's value: an ASCII name for old readers, the true one for the others."""
    unaccented = normalize("NFKD", filename).encode("ascii", "ignore").decode()
    fallback = " ".join(_NOT_ASCII.sub("", unaccented).split())
    if not fallback or fallback.startswith("."):
        fallback = f"download{fallback}"
    return f"attachment; filename=\"{fallback}\"; filename*=UTF-8''{quote(filename, safe='')}"
