"""Text at the entry: tidied, counted as people count, refused when it is too long, never cut."""

import re
from typing import Any, Final
from unicodedata import combining, normalize

from board.domain.errors import BoardError, invalid
from board.wire.sketch_text import count_graphemes, visible

#: control characters, noncharacters and direction overrides that no file format or line of names bears
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\ufffe\uffff\ufff9-\ufffb]")
_BREAKS: Final = re.compile("\r\n?|\u2028|\u2029")
#: a grapheme may be many code points (a family emoji has 11); a heap of combining marks is not one
MOST_CODE_POINTS: Final = 8
#: composing sorts each run of marks in its square: a long one would stop the server for seconds. Broken up as
#: Unicode's annex 15 has it (stream-safe text), with a joiner that nobody sees; no language needs as many.
MOST_MARKS: Final = 15
_JOINER: Final = "\u034f"
_PERHAPS_MARKS: Final = re.compile(f"[^\x00-\u02ff]{{{MOST_MARKS + 1}}}")
#: marks that say that they are none, and come apart into some
_DOUBLE_MARKS: Final = "\u0f73\u0f75\u0f81"


def tidied(text: str) -> str:
    """The text in composed form, with plain line breaks, without control characters or outer space."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return _CONTROLS.sub("", _BREAKS.sub("\n", composed(text))).strip()


def composed(text: str) -> str:
    """The composed form (NFC), in time that grows with the text's length and no faster."""
    return normalize("NFC", _with_short_runs(text) if _PERHAPS_MARKS.search(text) else text)


def _with_short_runs(text: str) -> str:
    parts, run = [], 0
    for character in text:
        run = run + 1 if combining(character) or character in _DOUBLE_MARKS else 0
        if run > MOST_MARKS:
            parts.append(_JOINER)
            run = 1
        parts.append(character)
    return "".join(parts)


def fitting(text: str, most: int, field: str) -> str:
    """The tidied text, if it has at most `most` characters as people count them."""
    text = tidied(text)
    if len(text) > most and (len(text) > most * MOST_CODE_POINTS or count_graphemes(text) > most):
        raise BoardError("too_long", f"At most {most} characters fit here. Shorten it and try again.", field)
    return text


def named(text: str, most: int, field: str) -> str:
    """A fitting text of one line with at least one visible character."""
    text = fitting(text, most, field).replace("\n", " ")
    if not visible(text):
        raise invalid("Write at least one visible character.", field)
    return text


def tidied_json(value: Any) -> Any:
    """The same value with every text in it tidied."""
    match value:
        case str():
            return tidied(value)
        case dict():
            return {key: tidied_json(item) for key, item in value.items()}
        case list():
            return [tidied_json(item) for item in value]
        case _:
            return value
