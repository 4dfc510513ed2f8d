"""The wall as a picture: themes as regions with their notes, then the loose notes, then the parked ones."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final, NamedTuple

from board.export.dates import long_date, moment
from board.export.options import Include, Options
from board.export.record.listed import ProposalList
from board.export.record.shared import View
from board.export.wall.card import Drawn, card, said
from board.export.wall.layout import BETWEEN, PAD, Block, block, block_width, columns_for, columns_in, shelves
from board.export.wall.marks import FAINT_INK, FONTS, LINE, PAGE, SURFACE, font_style, glyph, lang, text_lines
from board.export.wall.parts import Stack, Wall, wall_of
from board.export.wall.text import wrap
from board.export.words import Words, words

_MARGIN: Final = 40
_TITLE: Final = 22
_TITLE_LEADING: Final = 28


class _Region(NamedTuple):
    """A region from its own top left corner."""

    block: Block
    svg: str


class Drawing(NamedTuple):
    """A picture of the wall: the document, and its size."""

    svg: str
    width: int
    height: int


def wall_svg(shared: View, options: Options, include: Include) -> bytes:
    """Draw the wall of a shareable view (shared.py) as an SVG document."""
    return draw_wall(wall_of(shared, options, include)).svg.encode()


def draw_wall(wall: Wall) -> Drawing:
    """Draw the wall at its own size."""
    text = words(wall.listed.language)
    regions = [_theme(theme.title, theme.colour, theme.stacks, theme.parked, text) for theme in wall.themes]
    spots, (width, bottom) = shelves([region.block for region in regions])
    head = _head(wall.listed, text, width)
    parts = [_placed(region.svg, spot, head.height) for region, spot in zip(regions, spots, strict=True)]
    y = head.height + (bottom + BETWEEN if regions else 0)
    rest = _rest(wall, text, width)
    spots, (_, bottom) = shelves([region.block for region in rest], width)
    parts += [_placed(region.svg, spot, y) for region, spot in zip(rest, spots, strict=True)]
    y += bottom
    if not (regions or wall.notes):
        nothing = Drawn(40, text_lines(wrap(text["no_notes"], width, 17), 0, 0, width, size=17, leading=24))
        parts.append(_placed(nothing.svg, (0, 0), y))
        y += nothing.height
    size = (width + 2 * _MARGIN, y + 2 * _MARGIN)
    return Drawing(_document(wall, text, head.svg + "".join(parts), size), *size)


def _rest(wall: Wall, text: Words, width: int) -> list[_Region]:
    """What lies in no theme, as wide as it needs."""
    kinds = ((text["loose"], wall.loose, False), (text["parked_notes"], wall.parked, True))
    return [
        _region(title, "", stacks, min(columns_in(width), len(stacks)), text, dashed=dashed)
        for title, stacks, dashed in kinds
        if stacks
    ]


def _document(wall: Wall, text: Words, body: str, size: tuple[int, int]) -> str:
    listed, (width, height) = wall.listed, size
    about = text["wall_about"].format(themes=len(wall.themes), notes=len(wall.notes))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="graphics-document" aria-labelledby="title about"'
        f'{lang(listed.language)} font-family="{FONTS}">'
        f'<title id="title">{escape(listed.title)}: {escape(text["wall"])}</title>'
        f'<desc id="about">{escape(_moment(listed, text))}. {escape(about)}</desc>'
        f'{font_style()}<rect width="{width}" height="{height}" fill="{PAGE}"/>'
        f'<g transform="translate({_MARGIN} {_MARGIN})">{body}</g></svg>\n'
    )


def _moment(listed: ProposalList, text: Words) -> str:
    return text["as_of"].format(at=moment(listed.at, listed.language), seq=listed.seq)


def _head(listed: ProposalList, text: Words, width: int) -> Drawn:
    title = wrap(listed.title, width, 36, bold=True)
    facts = [listed.service, long_date(listed.session_date, listed.language), _moment(listed, text)]
    line = wrap(" · ".join(fact for fact in facts if fact), width, 16)
    drawn = text_lines(title, 0, 0, width, size=36, leading=46, bold=True)
    y = len(title) * 46 + 2
    drawn += text_lines(line, 0, y, width, size=16, leading=24, fill=FAINT_INK)
    return Drawn(y + len(line) * 24 + 26, drawn)


def _theme(title: str, colour: str, stacks: Sequence[Stack], parked: bool, text: Words) -> _Region:
    name = f"{title} ({text['parked']})" if parked else title
    return _region(name, colour, stacks, columns_for(len(stacks)), text, dashed=parked)


def _region(
    title: str, colour: str, stacks: Sequence[Stack], columns: int, text: Words, *, dashed: bool
) -> _Region:
    width = block_width(max(2, columns))
    lines = wrap(title, width - 2 * PAD - (30 if colour else 0), _TITLE, bold=True)
    left = PAD + (30 if colour else 0)
    head = PAD + len(lines) * _TITLE_LEADING + 10
    cards = [card(stack, text) for stack in stacks]
    nothing = [] if cards else wrap(text["no_theme_notes"], width - 2 * PAD, 15)
    laid = block(head + 22 * len(nothing), [one.height for one in cards], max(2, columns))
    dash = ' stroke-dasharray="8 6"' if dashed else ""
    svg = [
        f'<rect width="{laid.width}" height="{laid.height}" rx="8" fill="{SURFACE}" stroke="{LINE}"'
        f' stroke-width="1.5"{dash}/>',
        glyph(colour, PAD, PAD + 5, 20) if colour else "",
        text_lines(lines, left, PAD, width - PAD, size=_TITLE, leading=_TITLE_LEADING, bold=True),
        text_lines(nothing, PAD, head - 4, width, size=15, leading=22, fill=FAINT_INK),
        *_cards(stacks, cards, laid, text),
    ]
    return _Region(laid, f'<g role="group" aria-label="{escape(title)}">{"".join(svg)}</g>')


def _cards(stacks: Sequence[Stack], cards: Sequence[Drawn], laid: Block, text: Words) -> Iterator[str]:
    for stack, drawn, (x, y) in zip(stacks, cards, laid.spots, strict=True):
        name = escape(said(stack, text))
        yield f'<g role="img" aria-label="{name}" transform="translate({x} {y})">{drawn.svg}</g>'


def _placed(svg: str, spot: tuple[int, int], down: int) -> str:
    return f'<g transform="translate({spot[0]} {spot[1] + down})">{svg}</g>'
