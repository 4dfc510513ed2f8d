"""Wishes and people from a table's rows; a row that does not fit is named, with the reason."""

from collections.abc import Callable
from typing import Final, TypeVar

from board.domain.brought import Brought, BroughtNote, BroughtPerson, Skipped
from board.domain.decide_notes import COLOURS
from board.domain.errors import BoardError
from board.imports.tables import Row, Table
from board.wire.checks import ID, LANGUAGES, LINES, SHORT, TEXTS
from board.wire.sketch_text import visible
from board.wire.text import fitting, named

YES: Final = frozenset({"yes", "ie", "true", "1"})
Thing = TypeVar("Thing")


def brought_of(table: Table) -> Brought:
    """What the rows hold, and which of them are left out."""
    skipped: list[Skipped] = []
    if table.unread:
        columns = ", ".join(head[:60] or "(no name)" for head in table.unread[:20])
        skipped.append(Skipped(where="columns", why=f"Not read: {columns}."))
    if table.kind == "people":
        people = _each(table, _person, skipped)
        return Brought(source="people", people=tuple(people), skipped=tuple(skipped))
    notes = _each(table, _wish, skipped)
    return Brought(source="wishes", notes=tuple(notes), skipped=tuple(skipped))


def _each(table: Table, read: Callable[[Row], Thing], skipped: list[Skipped]) -> list[Thing]:
    things = []
    for row in table.rows:
        try:
            if row.torn:
                raise BoardError("invalid", "It has more cells than there are headings.")
            things.append(read(row))
        except BoardError as wrong:
            skipped.append(Skipped(where=f"row {row.line}", why=wrong.message))
    return things


def _person(row: Row) -> BroughtPerson:
    if not visible(row.cells.get("name", "")):
        raise BoardError("invalid", "There is no name in it.")
    side = fitting(row.cells.get("side", ""), SHORT["side"], "side").replace("\n", " ")
    return BroughtPerson(
        where=f"row {row.line}",
        name=named(row.cells.get("name", ""), LINES["name"], "name"),
        side=side or None,
    )


def _wish(row: Row) -> BroughtNote:
    cells = row.cells
    text = fitting(cells.get("text", ""), TEXTS["text"], "text")
    if cells.get("kind", "text") not in ("text", "") and not text:
        raise BoardError("invalid", "It is a drawing or a photo, and a CSV file holds none.")
    if not visible(text):
        raise BoardError("invalid", "There is no text in it.")
    note_id, language = cells.get("note_id", ""), cells.get("language", "")
    theme = fitting(cells.get("theme", ""), LINES["title"], "theme").replace("\n", " ")
    return BroughtNote(
        where=f"row {row.line}",
        note_id=note_id if ID.match(note_id) else "",
        text=text,
        caption=fitting(cells.get("caption", ""), TEXTS["caption"], "caption"),
        colour=cells["colour"] if cells.get("colour") in COLOURS else None,
        language=language if language in LANGUAGES else None,
        theme=theme,
        parked=cells.get("parked", "").strip().casefold() in YES,
    )
