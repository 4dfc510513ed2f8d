"""What a document for paper is made of; Word and PDF set the same blocks."""

from dataclasses import dataclass
from typing import Literal

from board.export.options import Language
from board.export.record.listed import ListedNote

Look = Literal["plain", "strong", "muted"]


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph: `language` is empty where it is the document's; `link` names an anchor."""

    text: str
    language: str = ""
    look: Look = "plain"
    link: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing or photo; its caption is its text alternative, and stands below it where `captioned`."""

    note: ListedNote
    caption: str
    language: str = ""
    captioned: bool = True


Piece = Said | Figure


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `edge` is a colour (#RRGGBB) that marks a note, or empty."""

    pieces: tuple[Piece, ...]
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; `new_page` begins a page with it."""

    level: int
    text: str
    anchor: str = ""
    language: str = ""
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Lead:
    """The sentence that a proposal is read back with."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; `shares` are the widths of its columns, in parts of the page's.

    `look` is "plain", "facts" (the first column names the row) or "promise" (few words, set large).
    """

    shares: tuple[float, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    look: Literal["plain", "facts", "promise"] = "plain"
    about: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[Said, ...]


Block = Heading | Lead | Said | Figure | Table | Bullets


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document; `at` is RFC 3339, `label` says that moment to a reader."""

    language: Language
    title: str
    kind: str
    service: str
    facts: tuple[tuple[str, str], ...]
    at: str
    label: str
    blocks: tuple[Block, ...]

    @property
    def leading(self) -> frozenset[int]:
        """The places of the paragraphs that say what stands below them, and stay with it."""
        found: set[int] = set()
        for place in range(len(self.blocks) - 2, -1, -1):
            leads_on = isinstance(self.blocks[place + 1], Table | Bullets) or place + 1 in found
            if isinstance(self.blocks[place], Said) and leads_on:
                found.add(place)
        return frozenset(found)

    @property
    def name(self) -> str:
        """What the file calls itself: "Proposals: Joint vision"."""
        return f"{self.kind}: {self.title}" if self.title else self.kind


def cell(text: str, language: str = "", look: Look = "plain") -> Cell:
    """Make a cell of one paragraph."""
    return Cell((Said(text, language, look),))
