"""A document as the data that the PDF's template reads: words as strings, pictures as files."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from board.export.document.blocks import (
    Block,
    Bullets,
    Cell,
    Document,
    Figure,
    Heading,
    Lead,
    Piece,
    Said,
    Table,
)
from board.export.document.paper_text import is_long, is_right_to_left

#: gives a text as the fonts can set it
Fit = Callable[[str], str]


def created(at: str) -> dict[str, int]:
    """Give the parts of a moment, in UTC."""
    moment = datetime.fromisoformat(at).astimezone(UTC)
    names = ("year", "month", "day", "hour", "minute", "second")
    return {name: getattr(moment, name) for name in names}


def template_data(document: Document, fit: Fit) -> dict[str, Any]:
    """Give everything that the template sets."""
    leading = document.leading
    return {
        "language": document.language,
        "name": fit(document.name),
        "title": fit(document.title),
        "document_kind": fit(document.kind),
        "facts": [[fit(label), fit(value)] for label, value in document.facts],
        "label": fit(document.label),
        "created": created(document.at),
        "blocks": [
            {**_block(block, fit), "leading": place in leading} for place, block in enumerate(document.blocks)
        ],
    }


def _block(block: Block, fit: Fit) -> dict[str, Any]:
    match block:
        case Heading():
            place = {"anchor": block.anchor, "new_page": block.new_page}
            return {"kind": "heading", "level": block.level, **place, **_spoken(block, fit)}
        case Lead():
            return {"kind": "lead", **_spoken(block, fit)}
        case Bullets(items=items):
            return {"kind": "bullets", "items": [_piece(item, fit) for item in items]}
        case Table():
            return {
                "kind": "table",
                "look": block.look,
                "shares": block.shares,
                "header": [fit(name) for name in block.header],
                "rows": [[_cell(cell, fit, long=is_long(row)) for cell in row] for row in block.rows],
            }
        case Said() | Figure():
            return _piece(block, fit)


def _cell(cell: Cell, fit: Fit, *, long: bool) -> dict[str, Any]:
    pieces = [_piece(piece, fit) for piece in cell.pieces]
    return {"edge": cell.edge, "long": long, "pieces": pieces}


def _piece(piece: Piece, fit: Fit) -> dict[str, Any]:
    match piece:
        case Said():
            return {"kind": "said", "look": piece.look, "link": piece.link, **_spoken(piece, fit)}
        case Figure():
            caption = fit(piece.caption)
            return {
                "kind": "figure",
                "picture": piece.note.note_id,
                "caption": caption,
                "captioned": piece.captioned,
                "language": piece.language,
                "rtl": is_right_to_left(caption),
            }


def _spoken(said: Said | Lead | Heading, fit: Fit) -> dict[str, Any]:
    return {"text": fit(said.text), "language": said.language, "rtl": is_right_to_left(said.text)}
