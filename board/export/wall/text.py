"""A person's text in lines that fit: measured with our letters, broken where words end."""

from collections.abc import Iterator
from typing import Final, NamedTuple
from unicodedata import bidirectional, category

from board.export.pictures.letters import clusters, width

#: what the reader's own font may be wider than ours
_SLACK: Final = 0.97
#: of a text with more lines, these run on, divided by a point: a wall cannot hold a thousand line breaks
MOST_LINES: Final = 40
MOST_MARKS: Final = 4
_ISOLATE: Final = "\u2067{}\u2069"


class Line(NamedTuple):
    """A line to draw; one that runs from the right ends where the others begin."""

    text: str
    from_right: bool

    @property
    def isolated(self) -> str:
        """The text, told its direction where it is not the page's."""
        return _ISOLATE.format(self.text) if self.from_right else self.text


def wrap(text: str, most: float, size: float, *, bold: bool = False) -> list[Line]:
    """Break a text into lines of at most `most` wide at this size; words that are longer are cut."""
    paragraphs = [" ".join(part.split()) for part in text.split("\n")]
    if sum(map(bool, paragraphs)) > MOST_LINES:
        paragraphs = [" · ".join(part for part in paragraphs if part)]
    lines: list[Line] = []
    for part in paragraphs:
        if part or (lines and lines[-1].text):
            from_right = _from_right(part)
            lines += [Line(line, from_right) for line in _lines(part, most * _SLACK / size, bold)]
    while lines and not lines[-1].text:
        lines.pop()
    return lines


def _lines(part: str, most: float, bold: bool) -> Iterator[str]:
    line, used = "", 0.0
    space = width(" ", 1, bold=bold)
    for word in part.split(" "):
        for number, piece in enumerate(_cut(word, most, bold)):
            wide = width(piece, 1, bold=bold)
            if line and (number or used + space + wide > most):
                yield line
                line, used = "", 0.0
            line, used = (f"{line} {piece}", used + space + wide) if line else (piece, wide)
    yield line


def _cut(word: str, most: float, bold: bool) -> Iterator[str]:
    """Cut a word that is wider than a line, never within a sign."""
    piece, used = "", 0.0
    for sign in map(_calm, clusters(word)):
        wide = width(sign, 1, bold=bold)
        if piece and used + wide > most:
            yield piece
            piece, used = "", 0.0
        piece, used = piece + sign, used + wide
    yield piece


def _calm(sign: str) -> str:
    """A letter with a tower of marks would write over its neighbours: the first few are drawn."""
    marks = [letter for letter in sign[1:] if category(letter) == "Mn" and letter != "\ufe0f"]
    return sign[0] + "".join(marks[:MOST_MARKS]) if len(marks) > MOST_MARKS else sign


def _from_right(text: str) -> bool:
    """The first letter that has a direction gives the line its own."""
    for letter in text:
        kind = bidirectional(letter)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False
