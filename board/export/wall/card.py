"""A card of the wall: one note, or a note with those that were laid under it."""

from base64 import b64encode
from html import escape
from typing import Final, NamedTuple

from board.export.html.style import COLOURS
from board.export.pictures.of_notes import note_picture
from board.export.record.listed import ListedNote
from board.export.record.note_words import in_words
from board.export.wall.layout import CARD_WIDTH
from board.export.wall.marks import FAINT_INK, LINE, SURFACE, colour_of, glyph, lang, text_lines
from board.export.wall.parts import Stack
from board.export.wall.text import Line, wrap
from board.export.words import Words
from board.wire.sketch import SketchError
from board.wire.sketch_points import GRID_HEIGHT, GRID_WIDTH
from board.wire.sketch_svg import sketch_svg

_LEFT: Final = 18
_RIGHT: Final = CARD_WIDTH - 12
_INNER: Final = _RIGHT - _LEFT
_TOP: Final = 12
_META: Final = 26
_META_LEADING: Final = 16
_LEAST_HEIGHT: Final = 96
_TALLEST_PHOTO: Final = 300
#: up to so many letters, that size
_SIZES: Final = ((140, 17), (400, 15), (2**31, 13))


class Drawn(NamedTuple):
    """Something drawn from its own top left corner: its height, and its SVG."""

    height: int
    svg: str


def card(stack: Stack, words: Words) -> Drawn:
    """Draw a card as high as what it says."""
    y, parts = _TOP, []
    for number, note in enumerate(stack.notes):
        if number:
            parts.append(f'<path d="M{_LEFT} {y}H{_RIGHT}" stroke="{LINE}"/>')
            y += 8
        drawn = _note(note, y)
        parts.append(f"<g{lang(note.language)}>{drawn.svg}</g>")
        y += drawn.height
    told = _told(stack.top)
    height = max(_LEAST_HEIGHT, y + _META + max(0, len(told) - 1) * _META_LEADING)
    return Drawn(height, f"{_paper(stack.top, height)}{''.join(parts)}{_meta(stack.top, told, height)}")


def said(stack: Stack, words: Words) -> str:
    """Say what is on a card, for whoever cannot see it."""
    return "\n".join(in_words(note, words) for note in stack.notes)


def _paper(note: ListedNote, height: int) -> str:
    fill, edge = COLOURS[colour_of(note.colour)]
    return (
        f'<rect x="1" y="1" width="{CARD_WIDTH - 2}" height="{height - 2}" rx="5" fill="{fill}"'
        f' stroke="{edge}" stroke-width="2"/>'
        f'<path d="M1 6A5 5 0 0 1 6 1H8V{height - 1}H6A5 5 0 0 1 1 {height - 6}Z" fill="{edge}"/>'
    )


def _told(note: ListedNote) -> list[Line]:
    """Who wrote it and where, as far as a reader may know it."""
    told = " · ".join(part for part in (note.author, note.side, note.column) if part)
    return wrap(told, _INNER - 22, 12)


def _meta(note: ListedNote, told: list[Line], height: int) -> str:
    top = height - _META - max(0, len(told) - 1) * _META_LEADING
    lines = text_lines(told, _LEFT + 21, top + 2, _RIGHT, size=12, leading=_META_LEADING, fill=FAINT_INK)
    return glyph(note.colour, _LEFT, top + 3, 14) + lines


def _note(note: ListedNote, top: int) -> Drawn:
    picture = _photo(note, top) if note.photo else _sketch(note, top)
    y = top + picture.height
    caption = note.caption if picture.height or not note.text else ""
    parts = [picture.svg]
    for text, size in ((caption, 15), (note.text, _size(note.text))):
        lines = wrap(text, _INNER, size)
        leading = round(size * 1.32)
        parts.append(text_lines(lines, _LEFT, y, _RIGHT, size=size, leading=leading))
        y += len(lines) * leading + (4 if lines else 0)
    return Drawn(y - top, "".join(parts))


def _size(text: str) -> int:
    return next(size for most, size in _SIZES if len(text) <= most)


def _sketch(note: ListedNote, top: int) -> Drawn:
    if not note.sketch:
        return Drawn(0, "")
    try:
        drawing = sketch_svg(note.sketch, note.caption)
    except SketchError:  # a sketch of before a rule of today must not cost the reader the whole file
        return Drawn(0, "")
    height = _INNER * GRID_HEIGHT // GRID_WIDTH
    scale = _INNER / GRID_WIDTH
    edge = f'<rect x="{_LEFT}" y="{top}" width="{_INNER}" height="{height}" fill="none" stroke="{LINE}"/>'
    placed = f'<g transform="translate({_LEFT} {top})scale({scale:g})">{drawing}</g>'
    return Drawn(height + 8, placed + edge)


def _photo(note: ListedNote, top: int) -> Drawn:
    photo = note_picture(note, _INNER)
    if photo is None:
        return Drawn(0, "")
    height = max(1, min(_TALLEST_PHOTO, round(_INNER * photo.height / photo.width)))
    data = b64encode(photo.data).decode("ascii")
    place = f'x="{_LEFT}" y="{top}" width="{_INNER}" height="{height}"'
    image = f'<image {place} aria-label="{escape(note.caption)}" href="data:image/jpeg;base64,{data}"/>'
    return Drawn(height + 8, f'<rect {place} fill="{SURFACE}" stroke="{LINE}"/>{image}')
