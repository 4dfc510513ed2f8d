"""A proposal on the page: its sentence, its picture, its fields, and what stands behind it."""

from collections.abc import Iterator
from html import escape

from board.domain.proposals import CHOICES, DATES
from board.export.dates import moment
from board.export.html.notes import Page, items, note_items, said
from board.export.html.tables import bars
from board.export.record.listed import ListedConcern, ListedProposal
from board.export.record.outline import field_name, first_step_line, owner_line, support_line, told_fields
from board.export.record.sentence import hypothesis


def proposal_article(proposal: ListedProposal, number: int, page: Page, level: int) -> Iterator[str]:
    """Write one proposal under a heading of this level."""
    language = proposal.fields.get("language", "")
    lang = page.tongue(language)
    head, part = f"h{level}", f"h{level + 1}"
    yield f'<article id="p{number}" aria-labelledby="h{number}">'
    ref = f'<span class="ref">{said(proposal.ref)}</span>'
    yield f'<{head} id="h{number}"{lang}>{ref} {said(proposal.title)}</{head}>'
    yield f'<p class="badges"><span class="badge {proposal.status}">{page[proposal.status]}</span></p>'
    sentence = hypothesis(proposal, page.words)
    if sentence:
        yield f'<p class="sentence">{said(sentence)}</p>'
    if proposal.picture:
        yield items(note_items([proposal.picture], page), "picture")
    yield "<dl>"
    yield from _facts(proposal, page)
    for key, value in told_fields(proposal, page.listed.language):
        own = "" if key in CHOICES or key in DATES else lang
        name = escape(field_name(key, proposal, page.words))
        yield f"<div><dt>{name}</dt><dd{own}>{said(value)}</dd></div>"
    yield "</dl>"
    if proposal.wordings:
        yield f"<{part}>{page['wordings']}</{part}>"
        yield items((f"<li{lang}>{said(wording)}</li>" for wording in proposal.wordings), "wordings")
    yield f"<{part}>{page['evidence']}</{part}>"
    yield items(note_items(proposal.evidence, page), "notes") or f"<p>{page['no_evidence']}</p>"
    yield f"<{part}>{page['concerns']}</{part}>"
    concerns = (f"<li>{concern_words(concern, page)}</li>" for concern in proposal.concerns)
    yield items(concerns, "concerns") or f"<p>{page['no_concerns']}</p>"
    yield f"<{part}>{page['history']}</{part}>"
    yield items(_history(proposal, page), "history")
    yield "</article>"


def concern_words(concern: ListedConcern, page: Page) -> str:
    """A concern, with who raised it and what is done about it."""
    by = said(concern.author) if concern.author else page["anonymous"]
    words = f'{said(concern.text, page.tongue())} <span class="author">({by})</span>'
    if not concern.answer:
        return words
    return f'{words}<div class="answer">{page["answer"]}: {said(concern.answer, page.tongue())}</div>'


def _facts(proposal: ListedProposal, page: Page) -> Iterator[str]:
    text, language = page.words, page.listed.language
    facts = [
        ("theme", said(proposal.theme) if proposal.theme else ""),
        ("support", said(support_line(proposal, text)) + _spread(proposal, page)),
        ("dots", "" if proposal.dots is None else str(proposal.dots)),
        ("owner", said(owner_line(proposal, text))),
        ("first_step", said(first_step_line(proposal, text, language))),
    ]
    for key, value in facts:
        if value:
            yield f"<div><dt>{page[key]}</dt><dd>{value}</dd></div>"


def _spread(proposal: ListedProposal, page: Page) -> str:
    if proposal.support_mean is None:
        return ""
    counts = [(str(value), n) for value, n in enumerate(proposal.spread)]
    told = ", ".join(f"{value}: {n}" for value, n in counts)
    return bars(counts, f"{page.words['spread']}: {told}")


def _history(proposal: ListedProposal, page: Page) -> Iterator[str]:
    for change in proposal.history:
        by = f", {said(change.by)}" if change.by else ""
        at = escape(moment(change.at, page.listed.language))
        told = f": {said(change.text)}" if change.text else ""
        yield f"<li>{page[change.status]}, {at}{by}{told}</li>"
