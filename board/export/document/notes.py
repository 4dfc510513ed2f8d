"""Notes in a document: a table of what each shows and says, where it came from and who wrote it."""

from collections.abc import Iterator
from dataclasses import dataclass

from board.export.document.blocks import Block, Cell, Figure, Said, Table, cell
from board.export.document.language import OWN
from board.export.html.style import COLOURS
from board.export.record.listed import ListedNote
from board.export.record.note_words import signed
from board.export.words import Words

#: the column of pictures is as wide in every table: this part of all the others together
_PICTURE_SHARE = 0.32


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, its share of the width (0 for pictures), its cells from the top down."""

    name: str
    share: float
    cells: tuple[Cell, ...]


def table(columns: list[Column], about: str) -> Table:
    """Put columns side by side; those in which nothing stands are left out."""
    filled = [c for c in columns if any(_says(cell) for cell in c.cells)] or columns[:1]
    rows = tuple(zip(*(column.cells for column in filled), strict=True))
    beside = sum(column.share for column in filled)
    shares = tuple(column.share or _PICTURE_SHARE * beside for column in filled)
    header = tuple(column.name for column in filled)
    return Table(shares, header, rows, about=about)


def _says(cell: Cell) -> bool:
    return any(isinstance(piece, Figure) or piece.text for piece in cell.pieces)


def figure(note: ListedNote, text: Words, *, captioned: bool = True) -> Figure:
    """Give the picture of a note with what it shows, or the word that nobody has said yet."""
    return Figure(note, caption(note, text), told_language(note), captioned)


def caption(note: ListedNote, text: Words) -> str:
    """Say what a picture shows."""
    return note.caption or text["photo_undescribed" if note.photo_id else "undescribed"]


def told_language(note: ListedNote) -> str:
    """Give the language of a note."""
    return note.language if note.language in ("en", "cy") else OWN


def note_columns(notes: list[ListedNote], text: Words, name: str) -> list[Column]:
    """Give the pictures and the words of notes; the first column has the edge of each note's colour."""
    pictures = [_picture(note, text) for note in notes]
    words = [_words(note, text) for note in notes]
    drawn = any(map(_says, pictures))
    first = pictures if drawn else words
    edged = tuple(Cell(c.pieces, _edge(note)) for c, note in zip(first, notes, strict=True))
    if drawn:
        return [Column(text["picture"], 0, edged), Column(name, 2.2, tuple(words))]
    return [Column(name, 3.2, edged)]


def _edge(note: ListedNote) -> str:
    return COLOURS[note.colour if note.colour in COLOURS else "stone"][1]


def _picture(note: ListedNote, text: Words) -> Cell:
    shows = note.sketch or note.photo_id
    return Cell((figure(note, text, captioned=False),)) if shows else cell("")


def _words(note: ListedNote, text: Words) -> Cell:
    language = told_language(note)
    if not (note.sketch or note.photo_id):
        return cell(note.text or note.caption, language)
    more = (Said(note.text, language),) if note.text else ()
    return Cell((Said(caption(note, text), language), *more))


def came_from(note: ListedNote, *, theme: str | None = None) -> str:
    """Say the step, the group, the side and the column of a note, and its theme unless that is `theme`.

    A side that the note is signed with is said there.
    """
    other = "" if theme is None or note.theme == theme else note.theme
    parts = (note.phase, note.group, note.side if note.author else "", note.column, other)
    return " · ".join(dict.fromkeys(part for part in parts if part))


def author_column(notes: list[ListedNote], text: Words) -> Column:
    """Give who wrote each note, or for which side it speaks."""
    return Column(text["by"], 1, tuple(cell(signed(note), look="muted") for note in notes))


def told_notes(
    notes: tuple[ListedNote, ...], text: Words, about: str, *, theme: str | None = None
) -> Iterator[Block]:
    """Lay notes in rows. Where all came from one place, that is said once above them."""
    places = [came_from(note, theme=theme) for note in notes]
    one_place = len(set(places)) == 1
    if one_place and places[0]:
        yield Said(f"{text['came_from']}: {places[0]}", look="muted")
    told = ["" if one_place else place for place in places]
    columns = [
        *note_columns(list(notes), text, text["note"]),
        Column(text["came_from"], 1.4, tuple(cell(place, look="muted") for place in told)),
        author_column(list(notes), text),
    ]
    yield table(columns, about)
