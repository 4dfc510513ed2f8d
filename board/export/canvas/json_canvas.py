"""The wall as JSON Canvas 1.0: themes as groups, notes as text, drawings as files, and what rests on what.

Ids are our own, so that a canvas comes back in; board/wire/canvas_text.py names the rest. Beside each
drawing lies a JSON file with its strokes, for no picture can be drawn on.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from board.export.html.style import COLOURS
from board.export.record.listed import ListedNote
from board.export.wall.layout import BETWEEN, CARD_WIDTH, PAD, Block, Spot, block, columns_for, shelves
from board.export.wall.marks import colour_of
from board.export.wall.parts import Stack, Wall
from board.export.wall.proposals import PROPOSAL_WIDTH, proposal_text
from board.export.wall.text import wrap
from board.export.words import Words, words
from board.wire import canvas_text as marks
from board.wire.canvas_text import as_markdown
from board.wire.sketch_points import GRID_HEIGHT, GRID_WIDTH

Node = dict[str, Any]

_HEAD: Final = 40
_TEXT: Final = 16
_LEADING: Final = 26
_AROUND: Final = 40
_LEAST: Final = 60
_PICTURE: Final = CARD_WIDTH * GRID_HEIGHT // GRID_WIDTH


def canvas_of(wall: Wall, pictures: Mapping[str, str]) -> dict[str, list[Node]]:
    """Give the document; `pictures` are paths by note_id. Groups lie under their nodes: they come first."""
    text = words(wall.listed.language)
    nodes = list(_Canvas(wall, pictures, text).nodes())
    nodes.sort(key=lambda node: node["type"] != "group")
    return {"nodes": nodes, "edges": list(_edges(wall, {node["id"] for node in nodes}))}


class _Canvas:
    """Lays the nodes out: regions on shelves, loose notes below, proposals to the right."""

    def __init__(self, wall: Wall, pictures: Mapping[str, str], text: Words) -> None:
        self._wall, self._pictures, self._text = wall, pictures, text
        self._note_ids = {note.note_id for note in wall.notes}

    def nodes(self) -> Iterator[Node]:
        regions = [
            (self._theme_id(t.theme_id), t.title, t.colour, _notes(t.stacks)) for t in self._wall.themes
        ]
        if self._wall.parked:
            regions.append((marks.PARKED_GROUP, self._text["parked_notes"], "", _notes(self._wall.parked)))
        blocks = [self._block(notes, columns_for(len(notes))) for _, _, _, notes in regions]
        spots, (width, bottom) = shelves(blocks)
        for (group_id, title, colour, notes), laid, spot in zip(regions, blocks, spots, strict=True):
            yield _group(group_id, title, colour, laid, spot)
            yield from self._noted(notes, laid, spot)
        loose = _notes(self._wall.loose)
        yield from self._noted(loose, self._block(loose, 6), (0, bottom + BETWEEN))
        yield from self._proposed(width + 2 * BETWEEN)

    def _theme_id(self, theme_id: str) -> str:
        """A note may have the same id: nothing but the kind sets them apart."""
        return f"{marks.THEME}{theme_id}" if theme_id in self._note_ids else theme_id

    def _noted(self, notes: Iterable[ListedNote], laid: Block, spot: Spot) -> Iterator[Node]:
        for note, (x, y) in zip(notes, laid.spots, strict=True):
            yield from _note(note, self._pictures.get(note.note_id, ""), spot[0] + x, spot[1] + y)

    def _block(self, notes: list[ListedNote], columns: int) -> Block:
        return block(_HEAD, [_height(note, note.note_id in self._pictures) for note in notes], columns)

    def _proposed(self, left: int) -> Iterator[Node]:
        proposals = self._wall.listed.proposals
        if not proposals:
            return
        said = [proposal_text(p, self._wall.listed.language) for p in proposals]
        heights = [_text_height(text, PROPOSAL_WIDTH) for text in said]
        laid = block(_HEAD, heights, 2, PROPOSAL_WIDTH)
        yield _group(marks.PROPOSALS_GROUP, self._text["proposals"], "", laid, (left, 0))
        for proposal, text, (x, y) in zip(proposals, said, laid.spots, strict=True):
            node_id = f"{marks.PROPOSAL}{proposal.proposal_id}"
            node = _node(node_id, "text", left + x, y, _text_height(text, PROPOSAL_WIDTH))
            yield node | {"width": PROPOSAL_WIDTH, "text": as_markdown(text)}


def _notes(stacks: Iterable[Stack]) -> list[ListedNote]:
    return [note for stack in stacks for note in stack.notes]


def _group(group_id: str, title: str, colour: str, laid: Block, spot: Spot) -> Node:
    node = _node(group_id, "group", *spot, laid.height, label=title)
    return node | {"width": laid.width} | _coloured(colour)


def _note(note: ListedNote, picture: str, x: int, y: int) -> Iterator[Node]:
    told = _told(note)
    if not picture:
        yield _node(note.note_id, "text", x, y, _text_height(told), text=as_markdown(told)) | _coloured(
            note.colour
        )
        return
    yield _node(note.note_id, "file", x, y, _PICTURE, file=picture) | _coloured(note.colour)
    if told:
        name, below = f"{marks.CAPTION}{note.note_id}", y + _PICTURE
        yield _node(name, "text", x, below, _text_height(told), text=as_markdown(told))


def _told(note: ListedNote) -> str:
    """What a note says; with a picture, its caption first."""
    return "\n".join(part for part in (note.caption, note.text) if part)


def _node(node_id: str, kind: str, x: int, y: int, height: int, **more: str) -> Node:
    return {"id": node_id, "type": kind, "x": x, "y": y, "width": CARD_WIDTH, "height": height, **more}


def _coloured(colour: str) -> Node:
    return {"color": COLOURS[colour_of(colour)][0]} if colour else {}


def _height(note: ListedNote, has_picture: bool) -> int:
    told = _told(note)
    words_high = _text_height(told) if told or not has_picture else 0
    return words_high + (_PICTURE if has_picture else 0)


def _text_height(text: str, wide: int = CARD_WIDTH) -> int:
    """How high a program must draw a text of its usual size to show all of it."""
    return max(_LEAST, _AROUND + _LEADING * len(wrap(text, wide - 2 * PAD, _TEXT)))


def _edges(wall: Wall, here: set[str]) -> Iterator[Node]:
    for note in wall.notes:
        if note.builds_on in here:
            yield _edge(marks.BUILDS_ON, note.note_id, note.builds_on)
        if note.stack in here:
            yield _edge(marks.STACK, note.note_id, note.stack)
    for proposal in wall.listed.proposals:
        for note in proposal.evidence:
            if note.note_id in here:
                yield _edge(marks.EVIDENCE, f"{marks.PROPOSAL}{proposal.proposal_id}", note.note_id)


def _edge(kind: str, start: str, end: str) -> Node:
    return {"id": f"{kind}{start}:{end}", "fromNode": start, "toNode": end}
