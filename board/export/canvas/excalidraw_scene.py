"""Where all lies in an .excalidraw file: frames on shelves, loose notes below, proposals to the right."""

from collections.abc import Iterable, Iterator
from typing import Any

from board.export.canvas.excalidraw_card import Card, box_height, ours
from board.export.canvas.excalidraw_elements import (
    FONT_SIZE,
    INSET,
    Element,
    Files,
    Place,
    frame,
    rectangle,
    text,
)
from board.export.record.listed import ListedProposal
from board.export.wall.layout import BETWEEN, PAD, Block, Spot, block, columns_for, shelves
from board.export.wall.marks import LINE, SURFACE
from board.export.wall.parts import Stack, Wall
from board.export.wall.proposals import PROPOSAL_WIDTH, proposal_text
from board.export.wall.text import wrap
from board.export.words import Words, words


class Scene:
    """The elements of a wall, and the pictures that they show; `updated` is the moment in ms."""

    def __init__(self, wall: Wall, updated: int) -> None:
        self._wall, self._updated = wall, updated
        self._text: Words = words(wall.listed.language)
        self.files = Files(updated)

    def elements(self) -> Iterator[Element]:
        """Give them in the order in which they are drawn; a frame follows what lies in it."""
        regions = [
            (f"theme:{theme.theme_id}", theme.title, {"theme_id": theme.theme_id}, _cards(theme.stacks))
            for theme in self._wall.themes
        ]
        if self._wall.parked:
            regions.append(("parked", self._text["parked_notes"], {}, _cards(self._wall.parked)))
        blocks = [_block(cards, columns_for(len(cards))) for _, _, _, cards in regions]
        spots, (width, bottom) = shelves(blocks)
        for (frame_id, title, custom, cards), laid, spot in zip(regions, blocks, spots, strict=True):
            yield from self._laid(cards, laid, spot, frame_id)
            yield self._frame(frame_id, title, laid, spot, custom)
        loose = _cards(self._wall.loose)
        yield from self._laid(loose, _block(loose, 6), (0, bottom + BETWEEN), None)
        yield from self._proposals((width + 2 * BETWEEN, 0))

    def _frame(self, frame_id: str, title: str, laid: Block, spot: Spot, custom: dict[str, Any]) -> Element:
        place = Place(custom=ours(custom), updated=self._updated)
        return frame(frame_id, title, (*spot, laid.width, laid.height), place)

    def _laid(self, cards: list[Card], laid: Block, spot: Spot, frame_id: str | None) -> Iterator[Element]:
        for card, (x, y) in zip(cards, laid.spots, strict=True):
            yield from card.elements(spot[0] + x, spot[1] + y, frame_id, self.files)

    def _proposals(self, spot: Spot) -> Iterator[Element]:
        proposals = self._wall.listed.proposals
        if not proposals:
            return
        said = [proposal_text(proposal, self._wall.listed.language) for proposal in proposals]
        lines = [[line.text for line in wrap(one, PROPOSAL_WIDTH - 2 * INSET, FONT_SIZE)] for one in said]
        laid = block(PAD, [box_height(len(rows)) for rows in lines], 2, PROPOSAL_WIDTH)
        for proposal, whole, rows, (x, y) in zip(proposals, said, lines, laid.spots, strict=True):
            yield from self._proposal(proposal, whole, rows, (spot[0] + x, spot[1] + y))
        yield self._frame("proposals", self._text["proposals"], laid, spot, {})

    def _proposal(
        self, proposal: ListedProposal, whole: str, rows: list[str], spot: Spot
    ) -> Iterator[Element]:
        name = f"proposal:{proposal.proposal_id}"
        evidence = [note.note_id for note in proposal.evidence]
        custom = ours({"proposal_id": proposal.proposal_id, "note_ids": evidence})
        place = Place(frame="proposals", custom=custom, updated=self._updated)
        bound = [{"type": "text", "id": f"{name}:text"}]
        box = (*spot, PROPOSAL_WIDTH, box_height(len(rows)))
        yield rectangle(name, box, place, SURFACE, LINE, boundElements=bound)
        inner = Place(frame="proposals", updated=self._updated)
        corner = (spot[0] + INSET, spot[1] + INSET)
        yield text(f"{name}:text", rows, whole, corner, inner, container=name)


def _cards(stacks: Iterable[Stack]) -> list[Card]:
    return [Card(note) for stack in stacks for note in stack.notes]


def _block(cards: list[Card], columns: int) -> Block:
    return block(PAD, [card.height for card in cards], columns)
