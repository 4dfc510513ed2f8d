"""Notes in a document: a table of what each says or shows, where it came from and who wrote it."""

from board.export.document_blocks import Cell, Figure, Piece, Said, Table, cell
from board.export.html_style import COLOURS
from board.export.listed import ListedNote
from board.export.words import Words


def figure(note: ListedNote, text: Words) -> Figure:
    """Give the picture of a note with what it shows, or the word that nobody has said yet."""
    caption = note.caption or text["photo_undescribed" if note.photo_id else "undescribed"]
    return Figure(note, caption, told_language(note))


def pieces(note: ListedNote, text: Words) -> tuple[Piece, ...]:
    """Give what a note holds: its picture, its words."""
    if not (note.sketch or note.photo_id):
        return (Said(note.text or note.caption, told_language(note)),)
    words = (Said(note.text, told_language(note)),) if note.text else ()
    return (figure(note, text), *words)


def told_language(note: ListedNote) -> str:
    """Give the language of a note if it is one of ours."""
    return note.language if note.language in ("en", "cy") else ""


def note_cell(note: ListedNote, text: Words) -> Cell:
    """Give a note as a cell with the edge of its colour."""
    colour = note.colour if note.colour in COLOURS else "stone"
    return Cell(pieces(note, text), COLOURS[colour][1])


def came_from(note: ListedNote, *, theme: bool) -> str:
    """Say the step, the group, the side, the column and, where asked, the theme of a note."""
    parts = (note.phase, note.group, note.side, note.column, note.theme if theme else "")
    return " · ".join(dict.fromkeys(part for part in parts if part))


def notes_table(notes: tuple[ListedNote, ...], text: Words, *, about: str, theme: bool = False) -> Table:
    """Lay notes in rows; the column of authors stands only where somebody is named."""
    named = any(note.author for note in notes)
    rows = tuple(
        (
            note_cell(note, text),
            cell(came_from(note, theme=theme), look="muted"),
            *((cell(note.author, look="muted"),) if named else ()),
        )
        for note in notes
    )
    header = (text["note"], text["came_from"], *((text["by"],) if named else ()))
    return Table((3, 1.4, 1) if named else (3, 1.4), header, rows, about=about)
