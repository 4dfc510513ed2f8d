"""The proposal list as one web page: no script, nothing fetched, fit for paper and for a screen reader."""

from collections.abc import Iterable, Iterator
from html import escape

from board.domain.proposals import CHOICES, DATES
from board.export.dates import long_date, moment
from board.export.html_notes import note_items, said
from board.export.html_style import STYLE
from board.export.listed import ListedConcern, ListedProposal, ProposalList
from board.export.outline import first_step_line, owner_line, support_line, told_fields
from board.export.plain import plain
from board.export.sentence import hypothesis
from board.export.words import Words, words

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def proposals_html(listed: ProposalList) -> bytes:
    """Write the page; with include=all, the themes, the loose and parked notes and the people too."""
    text = words(listed.language)
    title = escape(f"{text['proposals']}: {plain(listed.title)}")
    main = [*_head(listed, text), *_contents(listed, text)]
    for proposal in listed.proposals:
        main += _proposal(proposal, listed, text)
    if listed.include == "all":
        main += _everything(listed, text)
    body = "\n".join(main)
    return (
        f'<!DOCTYPE html>\n<html lang="{listed.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    ).encode()


def _head(listed: ProposalList, text: Words) -> Iterator[str]:
    yield f"<header>\n<h1>{escape(text['proposals'])}: {said(listed.title)}</h1>"
    facts = [f"{text['date']}: {long_date(listed.session_date, listed.language)}"]
    facts.append(text["as_of"].format(at=moment(listed.at, listed.language), seq=listed.seq))
    service = f"{escape(text['service'])}: {said(listed.service)}<br>" if listed.service else ""
    yield f"<p>{service}{'<br>'.join(map(escape, facts))}</p>\n</header>"


def _contents(listed: ProposalList, text: Words) -> Iterator[str]:
    if not listed.proposals:
        yield f"<p>{escape(text['no_proposals'])}</p>"
        return
    links = "\n".join(
        f'<li><a href="#p{number}">{said(p.ref)} {said(p.title)}</a></li>'
        for number, p in enumerate(listed.proposals, 1)
    )
    yield f'<nav aria-label="{escape(text["contents"])}">\n<ul>\n{links}\n</ul>\n</nav>'


def _proposal(proposal: ListedProposal, listed: ProposalList, text: Words) -> Iterator[str]:
    number = listed.proposals.index(proposal) + 1
    language = proposal.fields.get("language", "")
    lang = f' lang="{language}"' if language in ("en", "cy") and language != listed.language else ""
    yield f'<article id="p{number}" aria-labelledby="h{number}">'
    ref = f'<span class="ref">{said(proposal.ref)}</span>'
    yield f'<h2 id="h{number}"{lang}>{ref} {said(proposal.title)}</h2>'
    sentence = hypothesis(proposal, text)
    if sentence:
        yield f'<p class="sentence">{said(sentence)}</p>'
    if proposal.picture:
        yield f'<ul class="picture">{"".join(note_items([proposal.picture], text))}</ul>'
    yield "<dl>"
    yield from _facts(proposal, listed, text)
    for key, value in told_fields(proposal, listed.language):
        own = "" if key in CHOICES or key in DATES else lang
        yield f"<div><dt>{escape(text[key])}</dt><dd{own}>{said(value)}</dd></div>"
    yield "</dl>"
    yield f"<h3>{escape(text['evidence'])}</h3>"
    yield _list(note_items(proposal.evidence, text), "notes") or f"<p>{escape(text['no_evidence'])}</p>"
    yield f"<h3>{escape(text['concerns'])}</h3>"
    concerns = (_concern(concern, text) for concern in proposal.concerns)
    yield _list(concerns, "concerns") or f"<p>{escape(text['no_concerns'])}</p>"
    yield f"<h3>{escape(text['history'])}</h3>"
    yield _list(_history(proposal, listed, text), "history")
    yield "</article>"


def _facts(proposal: ListedProposal, listed: ProposalList, text: Words) -> Iterator[str]:
    facts = [
        (text["status"], text[proposal.status]),
        (text["theme"], proposal.theme),
        (text["support"], support_line(proposal, text)),
        (text["dots"], "" if proposal.dots is None else str(proposal.dots)),
        (text["owner"], owner_line(proposal, text)),
        (text["first_step"], first_step_line(proposal, text, listed.language)),
    ]
    for label, value in facts:
        if value:
            yield f"<div><dt>{escape(label)}</dt><dd>{said(value)}</dd></div>"


def _history(proposal: ListedProposal, listed: ProposalList, text: Words) -> Iterator[str]:
    for change in proposal.history:
        by = f", {said(change.by)}" if change.by else ""
        yield f"<li>{escape(text[change.status])}, {escape(moment(change.at, listed.language))}{by}</li>"


def _concern(concern: ListedConcern, text: Words) -> str:
    return f"<li>{said(concern.text)} ({said(concern.author or text['anonymous'])})</li>"


def _everything(listed: ProposalList, text: Words) -> Iterator[str]:
    yield f"<section><h2>{escape(text['themes'])}</h2>"
    for theme in listed.themes:
        yield f"<h3>{said(theme.title)}</h3>"
        yield _list(note_items(theme.notes, text), "notes") or f"<p>{escape(text['no_theme_notes'])}</p>"
    yield "</section>"
    for heading, notes in ((text["loose"], listed.loose), (text["parked_notes"], listed.parked)):
        if notes:
            yield f"<section><h2>{escape(heading)}</h2>{_list(note_items(notes, text), 'notes')}</section>"
    if listed.people:
        people = (
            f"<li>{', '.join(said(part) for part in (p.name, p.side, text.get(p.role, p.role)) if part)}</li>"
            for p in listed.people
        )
        yield f"<section><h2>{escape(text['people'])}</h2>{_list(people, 'people')}</section>"


def _list(items: Iterable[str], kind: str) -> str:
    joined = "\n".join(items)
    return f'<ul class="{kind}">\n{joined}\n</ul>' if joined else ""
