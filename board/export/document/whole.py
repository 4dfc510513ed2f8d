"""The proposal list, and with include=all the whole record, as one document for paper."""

from collections.abc import Iterator

from board.export.dates import long_date, moment
from board.export.document.blocks import Block, Bullets, Document, Heading, Said
from board.export.document.language import told
from board.export.document.proposals import overview, proposals
from board.export.document.record import record_parts
from board.export.record.listed import ProposalList
from board.export.words import Words, words


def document(listed: ProposalList) -> Document:
    """Lay the list out in blocks: the title's facts, the contents, then every part in turn."""
    text = words(listed.language)
    parts = tuple(_parts(listed, text))
    label = text["as_of"].format(at=moment(listed.at, listed.language), seq=listed.seq)
    service = ((text["service"], listed.service),) if listed.service else ()
    date = (text["date"], long_date(listed.session_date, listed.language))
    contents = (
        Heading(1, text["contents_record" if listed.record else "contents"]),
        *overview(listed, text),
        *_links(parts),
    )
    return Document(
        language=listed.language,
        title=listed.title,
        kind=text["whole_record" if listed.record else "proposals"],
        service=listed.service,
        facts=(*service, date, (text["moment"], label)),
        at=listed.at,
        label=label,
        blocks=tuple(told(block, listed) for block in (*contents, *parts)),
    )


def _parts(listed: ProposalList, text: Words) -> Iterator[Block]:
    if listed.record:
        yield from record_parts(listed, listed.record, text)
    else:
        yield from proposals(listed, text)


def _links(parts: tuple[Block, ...]) -> Iterator[Block]:
    """The parts that are no proposal, so that nobody looks for them in vain."""
    others = tuple(
        Said(part.text, link=part.anchor)
        for part in parts
        if isinstance(part, Heading) and part.anchor.startswith("part-")
    )
    if others:
        yield Bullets(others)
