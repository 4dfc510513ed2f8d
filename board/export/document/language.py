"""In which language each piece of a document is written: for spelling, and for whoever has it read out."""

from dataclasses import replace
from typing import Final

from board.export.document.blocks import Block, Bullets, Cell, Piece, Table
from board.export.record.listed import ProposalList

#: what people wrote without saying in which language: the session's, as far as we know
OWN: Final = "own"


def told(block: Block, listed: ProposalList) -> Block:
    """Give a block with each language that differs from the document's by its name, and no other."""
    match block:
        case Table(rows=rows):
            return replace(block, rows=tuple(tuple(_cell(cell, listed) for cell in row) for row in rows))
        case Bullets(items=items):
            return replace(block, items=tuple(replace(i, language=_name(i.language, listed)) for i in items))
        case _:
            return replace(block, language=_name(block.language, listed))


def _cell(cell: Cell, listed: ProposalList) -> Cell:
    return replace(cell, pieces=tuple(_piece(piece, listed) for piece in cell.pieces))


def _piece(piece: Piece, listed: ProposalList) -> Piece:
    return replace(piece, language=_name(piece.language, listed)) if piece.language else piece


def _name(language: str, listed: ProposalList) -> str:
    spoken = listed.session_language if language == OWN else language
    return spoken if spoken in ("en", "cy") and spoken != listed.language else ""
