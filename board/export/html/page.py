"""The proposal list or the whole record as one web page: no script, nothing fetched, fit for paper."""

from collections.abc import Iterable, Iterator
from html import escape

from board.export.dates import long_date, moment
from board.export.html.notes import Page, said
from board.export.html.proposals import proposal_article
from board.export.html.record import record_sections
from board.export.html.style import STYLE
from board.export.plain import plain
from board.export.record.listed import ProposalList
from board.export.words import words

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def proposals_html(listed: ProposalList) -> bytes:
    """Write the page: the proposals, or with include=all the whole record in its order."""
    page = Page(listed, words(listed.language))
    kind = page["whole_record" if listed.record else "proposals"]
    contents, body = _record(page) if listed.record else _proposals(page)
    parts = [
        f'<a class="skip" href="#content">{page["skip_to_content"]}</a>',
        *_head(page, kind),
        contents,
        f'<main id="content" tabindex="-1">\n{body}\n</main>',
    ]
    title = f"{kind}: {escape(plain(listed.title))}"
    return (
        f'<!DOCTYPE html>\n<html lang="{listed.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"{chr(10).join(filter(None, parts))}\n</body>\n</html>\n"
    ).encode()


def _head(page: Page, kind: str) -> Iterator[str]:
    listed = page.listed
    yield f'<header>\n<h1><span class="kind">{kind}<span class="unseen">: </span></span>'
    yield f"{said(listed.title, page.tongue())}</h1>"
    yield '<dl class="facts">'
    facts = [
        (page["service"], said(listed.service) if listed.service else ""),
        (page["date"], escape(long_date(listed.session_date, listed.language))),
    ]
    for label, value in facts:
        if value:
            yield f"<div><dt>{label}</dt><dd>{value}</dd></div>"
    yield "</dl>"
    as_of = page.words["as_of"].format(at=moment(listed.at, listed.language), seq=listed.seq)
    yield f'<p class="moment">{escape(as_of)}</p>\n</header>'


def _record(page: Page) -> tuple[str, str]:
    assert page.listed.record is not None
    sections = list(record_sections(page.listed.record, page))
    links = []
    for ident, title, _ in sections:
        under = f"\n<ul>\n{_links(page)}\n</ul>\n" if ident == "s-proposals" and page.listed.proposals else ""
        links.append(f'<li><a href="#{ident}">{escape(title)}</a>{under}</li>')
    return _nav(page, "contents_record", links), "\n".join(body for _, _, body in sections)


def _proposals(page: Page) -> tuple[str, str]:
    if not page.listed.proposals:
        return "", f"<p>{page['no_proposals']}</p>"
    articles = (
        "\n".join(proposal_article(proposal, number, page, 2))
        for number, proposal in enumerate(page.listed.proposals, 1)
    )
    return _nav(page, "contents", [_links(page)]), "\n".join(articles)


def _links(page: Page) -> str:
    return "\n".join(
        f'<li><a href="#p{number}"><span class="ref">{said(p.ref)}</span> {said(p.title)}</a></li>'
        for number, p in enumerate(page.listed.proposals, 1)
    )


def _nav(page: Page, key: str, links: Iterable[str]) -> str:
    joined = "\n".join(links)
    return f'<nav aria-label="{page[key]}">\n<ul role="list">\n{joined}\n</ul>\n</nav>'
