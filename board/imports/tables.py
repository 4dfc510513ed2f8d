"""A CSV file as rows: comma, semicolon or tab, with a header or without one."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from board.imports.refusing import outsized, unreadable

SEPARATORS: Final = (",", ";", "\t")
MOST_ROWS: Final = 20_000
MOST_CELLS: Final = 1000
LONGEST_CELL: Final = 100_000
LOOKED_AT: Final = 50

#: the columns that are read, by the names that they go by; a header is a row that has one of the first two
NAMES: Final[dict[str, frozenset[str]]] = {
    "text": frozenset(
        {"text", "wish", "wishes", "note", "idea", "dymuniad", "dymuniadau", "testun", "nodyn"}
    ),
    "name": frozenset({"name", "full name", "participant", "person", "enw", "enw llawn"}),
    "side": frozenset({"side", "team", "service", "organisation", "ochr", "tîm", "gwasanaeth"}),
    "note_id": frozenset({"note_id"}),
    "kind": frozenset({"kind", "math"}),
    "caption": frozenset({"caption", "pennawd"}),
    "theme": frozenset({"theme", "thema"}),
    "colour": frozenset({"colour", "color", "lliw"}),
    "language": frozenset({"language", "iaith"}),
    "parked": frozenset({"parked"}),
    "sketch": frozenset({"picture_file"}),
}
_GUARD: Final = re.compile(r"'('*[=+\-@\t\r\n＝＋－＠])")

Kind = Literal["wishes", "people"]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line of the file that it begins in, its cells by column; `torn` with too many of them."""

    line: int
    cells: dict[str, str]
    torn: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """What the file is about, its rows, and the columns that say nothing to us."""

    kind: Kind
    rows: tuple[Row, ...]
    unread: tuple[str, ...] = ()


def table_of(text: str, kind: Kind | None) -> Table:
    """The rows of a file; `kind` is what its reader says it holds, None what its header says."""
    lines = text.split("\n", 1)
    told = re.fullmatch(r'"?sep=(.)"?\r?', lines[0])
    if told and len(lines) > 1:
        return _table(_rows(lines[1], told[1], 2), kind)
    for separator in SEPARATORS:
        rows = _rows(text, separator, 1)
        if rows and _columns(rows[0][1]):
            return _table(rows, kind)
    return _table(_without_header(text), kind)


def _without_header(text: str) -> list[tuple[int, list[str]]]:
    """As many cells in each row, else no cells at all: a comma in a sentence separates nothing."""
    for separator in SEPARATORS:
        rows = _rows(text, separator, 1)
        widths = {len(cells) for _, cells in rows[:LOOKED_AT]}
        if len(widths) == 1 and widths != {1}:
            return rows
    if '"' in text:
        whole = _rows(text, "\x1f", 1)
        if any("\n" in cell for _, cells in whole for cell in cells):
            return whole
    return _lines(text)


def _lines(text: str) -> list[tuple[int, list[str]]]:
    """One cell in each line; there are more ways to end a line than to end a row."""
    lines = text.splitlines()
    if len(lines) > MOST_ROWS:
        raise outsized(f"A file has at most {MOST_ROWS} rows.", f"row {MOST_ROWS + 1}")
    return [(number, [line]) for number, line in enumerate(lines, 1) if line.strip()]


def _rows(text: str, separator: str, first: int) -> list[tuple[int, list[str]]]:
    """Each row with the line that it begins in; rows of nothing are left out."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[tuple[int, list[str]]] = []
    begins = 1
    try:
        for cells in reader:
            if len(cells) > MOST_CELLS:
                raise outsized(f"A row has at most {MOST_CELLS} cells.", f"row {begins + first - 1}")
            if any(cell.strip() for cell in cells):
                rows.append((begins + first - 1, cells))
            begins = reader.line_num + 1
            if len(rows) > MOST_ROWS:
                raise outsized(f"A file has at most {MOST_ROWS} rows.", f"row {begins}")
    except csv.Error:
        raise unreadable("This row cannot be read: a cell never ends.", f"row {begins}") from None
    return rows


def _table(rows: list[tuple[int, list[str]]], kind: Kind | None) -> Table:
    if not rows:
        raise unreadable("There is nothing in this file.")
    named = _columns(rows[0][1])
    if {"ref", "title", "first_step"} <= {head.strip() for head in rows[0][1]}:
        raise unreadable(
            "This is a list of proposals. Bring in record.json of that session instead.", "row 1"
        )
    if named:
        heads = named.values()
        both = "text" in heads and "name" in heads
        about: Kind = kind if both and kind else "wishes" if "text" in heads else "people"
        unread = tuple(head.strip() for place, head in enumerate(rows[0][1]) if place not in named)
        return Table(
            about, tuple(_row(line, cells, named, len(rows[0][1])) for line, cells in rows[1:]), unread
        )
    about = kind or "wishes"
    plain = {0: "text"} if about == "wishes" else {0: "name", 1: "side"}
    return Table(about, tuple(_row(line, cells, plain) for line, cells in rows))


def _columns(heads: Sequence[str]) -> dict[int, str]:
    """Which column is which; nothing if this row is no header."""
    found: dict[int, str] = {}
    for place, head in enumerate(heads):
        word = head.strip().casefold()
        column = next((name for name, words in NAMES.items() if word in words), None)
        if column and column not in found.values():
            found[place] = column
    return found if {"text", "name"} & set(found.values()) else {}


def _row(line: int, cells: Sequence[str], columns: dict[int, str], width: int | None = None) -> Row:
    torn = width is not None and any(cell.strip() for cell in cells[width:])
    named = {columns[place]: _cell(cell) for place, cell in enumerate(cells) if place in columns}
    return Row(line, named, torn)


def _cell(text: str) -> str:
    """The text, without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return _GUARD.sub(r"\1", text, count=1) if _GUARD.match(text) else text
