"""From bytes to text: UTF-8, UTF-16 in both orders, and what Windows calls ANSI here."""

import codecs
from typing import Final

from board.imports.refusing import unreadable

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def text_of(data: bytes) -> str:
    """The text, without its mark of order; raises BoardError for bytes that are no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    guess = _guessed(data)
    if guess:
        return _decoded(data, guess)
    try:
        return _plain(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _decoded(data, "cp1252")


def _guessed(data: bytes) -> str | None:
    """UTF-16 without a mark: of letters as we write them every second byte is zero."""
    start = data[:400]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if len(start) >= 4 and odd > len(start) * 0.4 and even < odd / 4:
        return "utf-16-le"
    if len(start) >= 4 and even > len(start) * 0.4 and odd < even / 4:
        return "utf-16-be"
    return None


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return _plain(data.decode(encoding))
    except UnicodeDecodeError as wrong:
        raise unreadable(
            "This is not text that can be read. Save it as CSV in UTF-8.", f"byte {wrong.start + 1}"
        ) from None


def _plain(text: str) -> str:
    zero = text.find("\0")
    if zero >= 0:
        raise unreadable("This is no text file. Save it as CSV in UTF-8.", f"character {zero + 1}")
    return text
