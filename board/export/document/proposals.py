"""The proposals as blocks of a document: each begins a page and reads as a brief of its own."""

from collections.abc import Iterator, Sequence

from board.domain.proposals import CHOICES, DATES, SCALES
from board.export.dates import moment
from board.export.document.blocks import Block, Bullets, Cell, Heading, Lead, Said, Table, cell
from board.export.document.language import OWN
from board.export.document.notes import Column, figure, table, told_notes
from board.export.record.listed import ListedConcern, ListedProposal, ProposalList
from board.export.record.outline import field_name, owner_line, support_line, told_fields
from board.export.record.sentence import hypothesis
from board.export.words import Words, shown


def overview(listed: ProposalList, text: Words) -> Iterator[Block]:
    """Give the list of contents, which says of each proposal who owns it and by when it begins."""
    if not listed.proposals:
        yield Said(text["no_proposals"])
        return
    header = (text["ref"], text["proposal"], text["owner"], text["first_step_by"], text["status"])
    rows = tuple(_overview_row(p, number, listed, text) for number, p in enumerate(listed.proposals, 1))
    yield Table((0.9, 2.8, 1.5, 1.5, 0.95), header, rows, about=text["contents"])


def _overview_row(
    proposal: ListedProposal, number: int, listed: ProposalList, text: Words
) -> tuple[Cell, ...]:
    due = proposal.fields.get("first_step_by", "")
    return (
        cell(proposal.ref, look="muted"),
        Cell((Said(proposal.title, _language(proposal), "strong", anchor(number)),)),
        cell(proposal.fields.get("owner") or text["none"]),
        cell(shown("first_step_by", due, listed.language) if due else text["none"]),
        cell(text[proposal.status]),
    )


def anchor(number: int) -> str:
    """Name the place of the nth proposal."""
    return f"proposal-{number}"


def proposals(listed: ProposalList, text: Words) -> Iterator[Block]:
    """Give every proposal, in the order of the list."""
    for number, proposal in enumerate(listed.proposals, 1):
        heading = f"{proposal.ref}  {proposal.title}".strip()
        own = _language(proposal)
        yield Heading(1, heading, anchor(number), own, new_page=True)
        yield from _proposal(proposal, heading, listed, text)


def _proposal(proposal: ListedProposal, heading: str, listed: ProposalList, text: Words) -> Iterator[Block]:
    own = _language(proposal)
    yield Said(" · ".join(_standing(proposal, text)), look="muted")
    sentence = hypothesis(proposal, text)
    if sentence:
        yield Lead(sentence, own)
    yield _promise(proposal, listed, text)
    if proposal.picture:
        yield figure(proposal.picture, text)
    facts = tuple(_facts(proposal, listed, own, text))
    if facts:
        yield Table((1.15, 3), (proposal.ref or text["ref"], text["in_full"]), facts, "facts", heading)
    if proposal.wordings:
        yield Heading(2, text["wordings"])
        yield Bullets(tuple(Said(wording, own) for wording in proposal.wordings))
    yield from _support(proposal, text)
    yield from _concerns(proposal, text)
    yield Heading(2, text["evidence"])
    if proposal.evidence:
        yield from told_notes(proposal.evidence, text, text["evidence"], theme=proposal.theme)
    else:
        yield Said(text["no_evidence"])
    yield from _history(proposal, listed, text)


def _standing(proposal: ListedProposal, text: Words) -> Iterator[str]:
    """The status, the theme and the dots, in one line."""
    yield f"{text['status']}: {text[proposal.status]}"
    if proposal.theme:
        yield f"{text['theme']}: {proposal.theme}"
    if proposal.dots is not None:
        yield f"{text['dots']}: {proposal.dots}"


def _promise(proposal: ListedProposal, listed: ProposalList, text: Words) -> Table:
    """Who owns it, what happens first, who does that and by when: what makes a wish a proposal."""
    fields, own = proposal.fields, _language(proposal)
    due = fields.get("first_step_by", "")
    written = (
        cell(owner_line(proposal, text), look="strong"),
        cell(fields.get("first_step") or text["none"], own),
        cell(fields.get("first_step_who") or text["none"]),
        cell(shown("first_step_by", due, listed.language) if due else text["none"], look="strong"),
    )
    header = tuple(text[key] for key in ("owner", "first_step", "first_step_who", "first_step_by"))
    return Table((1.2, 2, 1.1, 1.1), header, (written,), "promise", text["owner"])


def _facts(
    proposal: ListedProposal, listed: ProposalList, own: str, text: Words
) -> Iterator[tuple[Cell, ...]]:
    for key, value in told_fields(proposal, listed.language):
        ours = key in CHOICES or key in DATES or key in SCALES
        yield cell(field_name(key, proposal, text), look="strong"), cell(value, "" if ours else own)


def _support(proposal: ListedProposal, text: Words) -> Iterator[Block]:
    yield Heading(2, text["support"])
    yield Said(support_line(proposal, text))
    if proposal.support_n:
        header = (text["support_given"], *(str(value) for value in range(len(proposal.spread))))
        counts = tuple(cell(str(count)) for count in proposal.spread)
        row = (cell(text["support_people"], look="strong"), *counts)
        yield Table((2.4, *(1 for _ in counts)), header, (row,), about=text["support"])


def _concerns(proposal: ListedProposal, text: Words) -> Iterator[Block]:
    yield Heading(2, text["concerns"])
    if any(concern.answer for concern in proposal.concerns):
        yield table(concern_columns(proposal.concerns, text), text["concerns"])
    elif proposal.concerns:
        yield Bullets(tuple(Said(_concern(concern, text), OWN) for concern in proposal.concerns))
    else:
        yield Said(text["no_concerns"])


def concern_columns(concerns: Sequence[ListedConcern], text: Words) -> list[Column]:
    """Give the concerns, who raised each, and the answers where there are any."""
    return [
        Column(text["concern"], 2.5, tuple(cell(c.text, OWN) for c in concerns)),
        Column(text["raised_by"], 1.2, tuple(cell(c.author or text["anonymous"]) for c in concerns)),
        Column(text["answer"], 2.5, tuple(cell(c.answer, OWN if c.answer else "") for c in concerns)),
    ]


def _concern(concern: ListedConcern, text: Words) -> str:
    return f"{concern.text} ({concern.author or text['anonymous']})"


def _history(proposal: ListedProposal, listed: ProposalList, text: Words) -> Iterator[Block]:
    if not proposal.history:
        return
    yield Heading(2, text["history"])
    named = any(change.by for change in proposal.history)
    rows = tuple(
        (
            cell(f"{text[change.status]}: {change.text}" if change.text else text[change.status]),
            cell(moment(change.at, listed.language)),
            *((cell(change.by, look="muted"),) if named else ()),
        )
        for change in proposal.history
    )
    header = (text["status"], text["date"], *((text["by"],) if named else ()))
    yield Table((1, 2, 2) if named else (1, 2), header, rows, about=text["history"])


def _language(proposal: ListedProposal) -> str:
    return proposal.fields.get("language") or OWN
