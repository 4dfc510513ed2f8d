"""A note in words: its text, or what its sketch shows."""

from board.export.listed import ListedNote
from board.export.words import Words


def in_words(note: ListedNote, words: Words) -> str:
    """Give the text of a note; of a sketch its caption, and the text if it has both."""
    if note.kind == "text":
        return note.text or note.caption
    described = f"{words['sketch']}: {note.caption}" if note.caption else words["undescribed"]
    return f"{described}\n{note.text}" if note.text else described
