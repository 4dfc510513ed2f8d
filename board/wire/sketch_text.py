"""What a label's text may hold, how long it is, and how it breaks into lines."""

import re
from typing import Final
from unicodedata import category

# What XML 1.0 cannot hold, and the line breaks and other controls that a one-line label may not.
_UNWRITABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_JOINER: Final = "\u200d"
_SKIN_TONES: Final = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS: Final = range(0x1F1E6, 0x1F200)
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Mn"})
_FILLERS: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters by category, blank by look

FONT_SIZES: Final = {1: 40, 2: 60, 3: 90}
LEAST_LETTERS: Final = 6


def visible(text: str) -> bool:
    """Say whether a text has anything to see: not only spaces, joiners and fillers."""
    return any(category(one) not in _INVISIBLE and one not in _FILLERS for one in text)


def unwritable(text: str) -> bool:
    """Say whether a text holds what cannot be drawn in one line of XML."""
    return _UNWRITABLE.search(text) is not None


def xml_text(text: str) -> str:
    """Replace the characters that XML cannot hold, even escaped."""
    return _NOT_XML.sub("\ufffd", text)


def count_graphemes(text: str) -> int:
    """Count what a person sees as characters: marks, joined emoji and flags count once."""
    count, flags, before = 0, 0, ""
    for character in text:
        flags = flags + 1 if ord(character) in _FLAG_LETTERS else 0
        if not (_continues(character) or before == _JOINER or (flags and flags % 2 == 0)):
            count += 1
        before = character
    return count


def _continues(character: str) -> bool:
    return character == _JOINER or ord(character) in _SKIN_TONES or category(character) in ("Mn", "Me", "Mc")


def label_lines(text: str, x: int, size: int) -> list[str]:
    """Break a label at its spaces so that it stays on the paper, by an average letter's width."""
    most = max(LEAST_LETTERS, (1000 - x) * 20 // (11 * FONT_SIZES[size]))
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and len(longer) > most:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]
