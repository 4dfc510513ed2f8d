"""A note in words: its text, or what its picture shows."""

from board.export.record.listed import ListedNote
from board.export.words import Words


def in_words(note: ListedNote, words: Words) -> str:
    """Give the text of a note; of a sketch or photo its caption, and the text if it has both."""
    if note.kind == "text":
        return note.text or note.caption
    kind, unsaid = ("photo", "photo_undescribed") if note.kind == "photo" else ("sketch", "undescribed")
    described = f"{words[kind]}: {note.caption}" if note.caption else words[unsaid]
    return f"{described}\n{note.text}" if note.text else described


def signed(note: ListedNote) -> str:
    """Who a note says it is by: its author, or where only sides are told, the side; empty for neither."""
    return note.author or note.side
