"""Notes and people's text as HTML: every letter escaped, every direction kept to itself."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from html import escape

from board.export.html_style import COLOURS
from board.export.listed import ListedNote
from board.export.plain import plain
from board.export.words import Words
from board.wire.sketch import SketchError
from board.wire.sketch_svg import sketch_svg


def said(text: str) -> str:
    """Give what a person wrote, isolated so that its direction turns nothing around it."""
    return f"<bdi>{escape(plain(text))}</bdi>"


def note_items(notes: Iterable[ListedNote], words: Words) -> Iterator[str]:
    """Give each note as a list item in its own language; a sketch as a figure with its caption."""
    for note in notes:
        lang = f' lang="{note.language}"' if note.language in ("en", "cy") else ""
        author = f' <span class="author">({said(note.author)})</span>' if note.author else ""
        column = f' <span class="column">[{said(note.column)}]</span>' if note.column else ""
        colour = note.colour if note.colour in COLOURS else "stone"
        yield f'<li class="{colour}"{lang}>{_figure(note, words)}{_words(note)}{column}{author}</li>'


def _words(note: ListedNote) -> str:
    text = note.text or ("" if _is_picture(note) else note.caption)
    return said(text) if text else ""


def _is_picture(note: ListedNote) -> bool:
    return bool(note.sketch or note.photo_id)


def _figure(note: ListedNote, words: Words) -> str:
    if not _is_picture(note):
        return ""
    caption = note.caption or words["photo_undescribed" if note.photo_id else "undescribed"]
    return f"<figure>{_drawing(note, caption)}<figcaption>{said(caption)}</figcaption></figure>"


def _drawing(note: ListedNote, caption: str) -> str:
    """A sketch of before a rule of today must not cost the reader the whole file."""
    if note.photo:
        data = b64encode(note.photo).decode()
        return f'<img src="data:image/jpeg;base64,{data}" alt="{escape(plain(caption))}">'
    if not note.sketch:
        return ""
    try:
        return sketch_svg(note.sketch, caption)
    except SketchError:
        return ""
