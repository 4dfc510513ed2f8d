"""The proposal list, and with include=all the whole record, as one document for paper."""

from collections.abc import Iterator

from board.export.dates import long_date, moment
from board.export.document_blocks import Block, Bullets, Document, Heading, Said, Table, cell
from board.export.document_notes import notes_table
from board.export.document_proposals import overview, proposals
from board.export.listed import ListedNote, ListedTheme, ProposalList
from board.export.words import Words, words


def document(listed: ProposalList) -> Document:
    """Lay the list out in blocks: the title's facts, the contents, then every part in turn."""
    text = words(listed.language)
    parts = tuple(_parts(listed, text))
    label = text["as_of"].format(at=moment(listed.at, listed.language), seq=listed.seq)
    service = ((text["service"], listed.service),) if listed.service else ()
    date = (text["date"], long_date(listed.session_date, listed.language))
    contents = (Heading(1, text["contents"]), *overview(listed, text), *_links(parts))
    return Document(
        language=listed.language,
        title=listed.title,
        kind=text["proposals"],
        service=listed.service,
        facts=(*service, date, (text["moment"], label)),
        at=listed.at,
        label=label,
        blocks=(*contents, *parts),
    )


def _parts(listed: ProposalList, text: Words) -> Iterator[Block]:
    yield from proposals(listed, text)
    if listed.include == "all":
        yield from _everything(listed, text)


def _links(parts: tuple[Block, ...]) -> Iterator[Block]:
    """The parts that are no proposal, so that nobody looks for them in vain."""
    others = tuple(
        Said(part.text, link=part.anchor)
        for part in parts
        if isinstance(part, Heading) and part.anchor.startswith("part-")
    )
    if others:
        yield Bullets(others)


def _everything(listed: ProposalList, text: Words) -> Iterator[Block]:
    yield Heading(1, text["themes"], "part-themes", new_page=True)
    for theme in listed.themes:
        yield from _theme(theme, text)
    for name, heading, notes in (
        ("loose", text["loose"], listed.loose),
        ("parked", text["parked_notes"], listed.parked),
    ):
        yield from _notes(name, heading, notes, text)
    if listed.people:
        yield Heading(1, text["people"], "part-people")
        header = (text["name"], text["side"], text["role"])
        rows = tuple((cell(p.name), cell(p.side), cell(text.get(p.role, p.role))) for p in listed.people)
        yield Table((2, 2, 1), header, rows, about=text["people"])


def _theme(theme: ListedTheme, text: Words) -> Iterator[Block]:
    yield Heading(2, theme.title)
    if theme.notes:
        yield notes_table(theme.notes, text, about=theme.title)
    else:
        yield Said(text["no_theme_notes"])


def _notes(name: str, heading: str, notes: tuple[ListedNote, ...], text: Words) -> Iterator[Block]:
    if notes:
        yield Heading(1, heading, f"part-{name}")
        yield notes_table(notes, text, about=heading)
