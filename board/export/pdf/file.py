"""proposals.pdf: tagged for screen readers (PDF/UA-1), with bookmarks, set by typst from our template."""

from base64 import b64encode
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import msgspec
import typst

from board.export.document.blocks import Block, Document, Figure, Table
from board.export.document.whole import document
from board.export.pdf.data import Fit, template_data
from board.export.pdf.text import fit, plainest
from board.export.pictures.letters import FONTS, main_font
from board.export.pictures.of_notes import Picture, note_picture
from board.export.record.listed import ListedNote, ProposalList
from board.export.steps import picture_drawn
from board.wire.sketch import SketchError
from board.wire.sketch_svg import sketch_svg

_TEMPLATE: Final = Path(__file__).with_name("document.typ")
#: its stub does not know that several files can be given by name
_compile: Final[Callable[..., bytes]] = typst.compile
_XLINK: Final = "http://www.w3.org/1999/xlink"
#: of a sketch that is drawn as pixels; a photo keeps its own
_PIXELS_WIDE: Final = 1000


def proposals_pdf(listed: ProposalList) -> bytes:
    """Write the file; a letter that its fonts cannot show after all is written as its number."""
    laid_out = document(listed)
    try:
        return _set(laid_out, fit)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        return _set(laid_out, plainest)


def _set(laid_out: Document, fitted: Fit) -> bytes:
    pictures, files = _pictures(laid_out)
    data = template_data(laid_out, fitted)
    given = {
        "main.typ": _TEMPLATE.read_bytes(),
        "document.json": msgspec.json.encode(data),
        "pictures.json": msgspec.json.encode(pictures),
        **files,
    }
    return _compile(
        given,
        format="pdf",
        pdf_standards="ua-1",
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        timestamp=int(datetime.fromisoformat(laid_out.at).timestamp()),
    )


def _pictures(laid_out: Document) -> tuple[dict[str, str], dict[str, bytes]]:
    """Give the file of each note that has a picture, and the files."""
    names: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for note in figures(laid_out):
        if note.note_id not in names and (picture := _picture(note)):
            names[note.note_id] = f"picture-{len(names)}.svg"
            files[names[note.note_id]] = picture.encode()
    return names, files


def figures(laid_out: Document) -> list[ListedNote]:
    """Give every note whose picture the document shows."""
    return [piece.note for block in laid_out.blocks for piece in _pieces(block) if isinstance(piece, Figure)]


def _pieces(block: Block) -> list[object]:
    match block:
        case Table(rows=rows):
            return [piece for row in rows for cell in row for piece in cell.pieces]
        case _:
            return [block]


def _picture(note: ListedNote) -> str | None:
    """A picture as SVG. A sketch stays lines at every size, unless its labels need more fonts than one."""
    if not (note.sketch and _is_plain(note.sketch)):
        picture = note_picture(note, _PIXELS_WIDE)
        return _pixels(picture) if picture else None
    picture_drawn()
    try:
        return sketch_svg(note.sketch, note.caption)
    except SketchError:  # a sketch of before a rule of today must not cost the reader the whole file
        return None


def _pixels(picture: Picture) -> str:
    """A picture of pixels inside an SVG: typst takes files by name only as text."""
    size = f'width="{picture.width}" height="{picture.height}"'
    data = f"data:image/{picture.kind};base64,{b64encode(picture.data).decode()}"
    image = f'<image {size} xlink:href="{data}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="{_XLINK}" {size}>{image}</svg>'


def _is_plain(sketch: Mapping[str, Any]) -> bool:
    """Whether our own font can write every label: typst takes no other for the text of an SVG."""
    return all(main_font().has(str(label.get("text", ""))) for label in sketch.get("labels") or ())
