"""Notes and people's text as HTML: every letter escaped, every direction and language kept to itself."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import count
from typing import Final

from board.export.html.style import COLOURS
from board.export.plain import plain
from board.export.record.listed import ListedNote, ProposalList
from board.export.record.note_words import signed
from board.export.steps import picture_drawn
from board.export.words import Words
from board.wire.sketch import SketchError
from board.wire.sketch_points import GRID_HEIGHT, GRID_WIDTH
from board.wire.sketch_svg import sketch_svg

_LANGUAGES: Final = ("en", "cy")


@dataclass(frozen=True, slots=True)
class Page:
    """The page that is being written: its list, its words, and the drawings that stand in it already."""

    listed: ProposalList
    words: Words
    drawn: dict[str, str] = field(default_factory=dict)
    ids: Iterator[int] = field(default_factory=count)

    def __getitem__(self, key: str) -> str:
        """Give one of our own words, escaped."""
        return escape(self.words[key])

    def tongue(self, language: str = "") -> str:
        """The lang attribute for what was written in this language, or in the session's if none is known."""
        spoken = language if language in _LANGUAGES else self.listed.session_language
        return f' lang="{spoken}"' if spoken in _LANGUAGES and spoken != self.listed.language else ""

    def new_id(self) -> str:
        """An id for an element of this page."""
        return f"e{next(self.ids)}"


def said(text: str, attributes: str = "") -> str:
    """Give what a person wrote, isolated so that its direction turns nothing around it."""
    return f"<bdi{attributes}>{escape(plain(text))}</bdi>"


def items(parts: Iterable[str], kind: str, tag: str = "ul") -> str:
    """A list of these items; nothing where there are none. Its role is said since its look hides it."""
    joined = "\n".join(parts)
    return f'<{tag} class="{kind}" role="list">\n{joined}\n</{tag}>' if joined else ""


def note_items(notes: Iterable[ListedNote], page: Page) -> Iterator[str]:
    """Give each note as a list item in its own language; a sketch as a figure with its caption."""
    for note in notes:
        colour = note.colour if note.colour in COLOURS else "stone"
        author = f' <span class="author">({said(signed(note))})</span>' if signed(note) else ""
        column = f' <span class="column">[{said(note.column)}]</span>' if note.column else ""
        yield f'<li class="{colour}"{page.tongue(note.language)}>{note_body(note, page)}{column}{author}</li>'


def note_body(note: ListedNote, page: Page) -> str:
    """Give what a note says and shows, without who wrote it."""
    text = note.text or ("" if _is_picture(note) else note.caption)
    return _figure(note, page) + (said(text) if text else "")


def _is_picture(note: ListedNote) -> bool:
    return bool(note.sketch or note.photo_id)


def _figure(note: ListedNote, page: Page) -> str:
    if not _is_picture(note):
        return ""
    caption = note.caption or page.words["photo_undescribed" if note.photo_id else "undescribed"]
    return f"<figure>{_drawing(note, caption, page)}<figcaption>{said(caption)}</figcaption></figure>"


def _drawing(note: ListedNote, caption: str, page: Page) -> str:
    """A drawing stands in the page once; wherever else its note is told, it is shown again from there."""
    words = escape(plain(caption))
    if note.photo:
        data = b64encode(note.photo).decode()
        return f'<img src="data:image/jpeg;base64,{data}" alt="{words}">'
    if not note.sketch:
        return ""
    if note.note_id in page.drawn:
        box = f'viewBox="0 0 {GRID_WIDTH} {GRID_HEIGHT}" role="img" aria-label="{words}"'
        return f'<svg {box}><use href="#{page.drawn[note.note_id]}"/></svg>'
    picture_drawn()
    try:
        drawing = sketch_svg(note.sketch, caption)
    except SketchError:  # a sketch of before a rule of today must not cost the reader the whole file
        return ""
    page.drawn[note.note_id] = page.new_id()
    return drawing.replace("<svg ", f'<svg id="{page.drawn[note.note_id]}" ', 1)
