"""The record of the session on the page: each part a section, in the order in which it is told."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape

from board.export.dates import long_date
from board.export.html.marks import pulse, tallies
from board.export.html.notes import Page, items, note_body, note_items, said
from board.export.html.proposals import proposal_article
from board.export.html.tables import table
from board.export.record.listed_record import PARTS, ListedOrigin, ListedPresented, ListedRecord, ListedWish
from board.export.record.note_words import signed
from board.export.record.outline import accepts_word

Section = Callable[[ListedRecord, Page], Iterator[str]]


def record_sections(record: ListedRecord, page: Page) -> Iterator[tuple[str, str, str]]:
    """Give each part that holds something, as (id, title as text, HTML)."""
    for key in PARTS:
        body = "\n".join(filter(None, _TOLD[key](record, page)))
        if body:
            title = page.words[key]
            ident = f"s-{key.replace('_', '-')}"
            heading = f'<h2 id="{ident}">{escape(title)}</h2>'
            yield ident, title, f'<section aria-labelledby="{ident}">\n{heading}\n{body}\n</section>'


def _tasks(record: ListedRecord, page: Page) -> Iterator[str]:
    if not record.tasks:
        yield f"<p>{page['no_proposals']}</p>"
        return
    numbers = {proposal.ref: number for number, proposal in enumerate(page.listed.proposals, 1)}
    keys = ["owner", "proposal", "first_step", "due", "accepts", "status"]
    if record.tasks[0].accepted is None:
        keys.remove("accepts")
    rows = []
    for task in record.tasks:
        by = f' <span class="author">({said(task.first_step_who)})</span>' if task.first_step_who else ""
        cells = {
            "owner": said(task.owner) if task.owner else f"<em>{page['no_owner_yet']}</em>",
            "proposal": f'<a href="#p{numbers[task.ref]}">{said(task.ref)} {said(task.title)}</a>',
            "first_step": (said(task.first_step, page.tongue()) if task.first_step else "") + by,
            "due": escape(long_date(task.due, page.listed.language)),
            "accepts": escape(accepts_word(task, page.words)),
            "status": page[task.status],
        }
        rows.append([cells[key] for key in keys])
    yield table([page.words[key] for key in keys], rows, page.words["who_does_what"], "tasks")


def _wishes(record: ListedRecord, page: Page) -> Iterator[str]:
    if not record.wishes:
        yield f"<p>{page['no_wishes']}</p>"
        return
    rows = [_wish_cells(wish, page) for wish in record.wishes]
    keys = [key for key in ("wish", "ticks", "theme", "became") if any(row[key] for row in rows)]
    cells = ([row[key] for key in keys] for row in rows)
    yield table([page.words[key] for key in keys], cells, page.words["wishes"], "wishes")


def _wish_cells(wish: ListedWish, page: Page) -> dict[str, str]:
    note = wish.note
    author = f' <span class="author">({said(signed(note))})</span>' if signed(note) else ""
    parked = f' <span class="badge">{page["parked"]}</span>' if note.parked else ""
    return {
        "wish": f"<div{page.tongue(note.language)}>{note_body(note, page)}</div>{author}",
        "ticks": "" if wish.ticks is None else str(wish.ticks),
        "theme": (said(note.theme) if note.theme else "") + parked,
        "became": said(wish.became) if wish.became else "",
    }


def _themes(record: ListedRecord, page: Page) -> Iterator[str]:
    if not record.themes:
        yield f"<p>{page['no_themes']}</p>"
    for theme in record.themes:
        parked = f' <span class="badge">{page["theme_parked"]}</span>' if theme.parked else ""
        yield f"<h3{page.tongue()}>{said(theme.title)}{parked}</h3>"
        yield from _provenance(theme, page)
        yield items(note_items(theme.notes, page), "notes") or f"<p>{page['no_theme_notes']}</p>"
        if theme.origin:
            yield f"<h4>{page['first_made_from']}</h4>"
            yield items(note_items(theme.origin, page), "notes")
    if page.listed.loose:
        yield f"<h3>{page['loose']}</h3>"
        yield items(note_items(page.listed.loose, page), "notes")


def _provenance(theme: ListedOrigin, page: Page) -> Iterator[str]:
    numbers = {proposal.ref: number for number, proposal in enumerate(page.listed.proposals, 1)}
    refs = (f'<a href="#p{numbers[ref]}">{said(ref)}</a>' for ref in theme.refs)
    told = [("worked_on_by", ", ".join(map(said, theme.groups))), ("led_to", ", ".join(refs))]
    facts = " · ".join(f"{page[key]}: {value}" for key, value in told if value)
    if facts:
        yield f'<p class="provenance">{facts}</p>'


def _groups(record: ListedRecord, page: Page) -> Iterator[str]:
    if record.groups:
        rows = [
            {
                "group": said(group.name),
                "theme": said(group.theme) if group.theme else "",
                "members": items(_lines(group.members), "members"),
            }
            for group in record.groups
        ]
        keys = [key for key in rows[0] if key == "group" or any(row[key] for row in rows)]
        cells = ([row[key] for key in keys] for row in rows)
        yield table([page.words[key] for key in keys], cells, page.words["groups"])


def _lines(texts: Iterable[str]) -> Iterator[str]:
    return (f"<li>{said(text)}</li>" for text in texts)


def _presentations(record: ListedRecord, page: Page) -> Iterator[str]:
    told = record.presentations
    if told.queue:
        heading = page.words["speaking_order"].format(phase=told.phase)
        yield f"<h3>{escape(heading)}</h3>"
        skipped = f" ({page['skipped_turn']})"
        turns = (f"<li>{said(turn.who)}{skipped if turn.skipped else ''}</li>" for turn in told.queue)
        yield items(turns, "queue", "ol")
    if told.presented:
        yield f"<h3>{page['shown_notes']}</h3>"
        yield items((_presented(shown, page) for shown in told.presented), "shown")
    if told.questions:
        yield f"<h3>{page['released_questions']}</h3>"
        yield items((f"<li>{said(line, page.tongue())}</li>" for line in told.questions), "questions")


def _presented(shown: ListedPresented, page: Page) -> str:
    remarks = (
        f"<li>{said(remark.text, page.tongue())}"
        + (f' <span class="author">({said(remark.author)})</span></li>' if remark.author else "</li>")
        for remark in shown.remarks
    )
    note = items(note_items([shown.note], page), "notes")
    return f"<li>{note}{items(remarks, 'remarks')}</li>"


def _proposals(record: ListedRecord, page: Page) -> Iterator[str]:
    for number, proposal in enumerate(page.listed.proposals, 1):
        yield from proposal_article(proposal, number, page, 3)
    if not page.listed.proposals:
        yield f"<p>{page['no_proposals']}</p>"


def _concerns(record: ListedRecord, page: Page) -> Iterator[str]:
    answered = any(raised.concern.answer for raised in record.concerns)
    keys = ("concern", "proposal", "raised_by", *(("answer",) if answered else ()))
    heads = [page.words[key] for key in keys]
    rows = [
        [
            said(raised.concern.text, page.tongue()),
            f"{said(raised.ref)} {said(raised.title)}",
            said(raised.concern.author) if raised.concern.author else page["anonymous"],
            said(raised.concern.answer, page.tongue()) if raised.concern.answer else "",
        ][: len(keys)]
        for raised in record.concerns
    ]
    yield table(heads, rows, page.words["raised_concerns"]) if rows else f"<p>{page['no_concerns']}</p>"


def _parked(record: ListedRecord, page: Page) -> Iterator[str]:
    yield items(note_items(page.listed.parked, page), "notes") or f"<p>{page['no_parked']}</p>"


def _run_sheet(record: ListedRecord, page: Page) -> Iterator[str]:
    heads = [page.words[key] for key in ("step", "planned_minutes", "went")]
    rows = (
        [said(step.title), "" if step.minutes is None else f"{step.minutes:g}", page[f"step_{step.went}"]]
        for step in record.run_sheet
    )
    yield table(heads, rows, page.words["run_sheet"])


def _thanks(record: ListedRecord, page: Page) -> Iterator[str]:
    lines = (
        f"<li>{said(page.words['thanks_to'].format(by=t.by, to=t.to))}: {said(t.text, page.tongue())}</li>"
        for t in record.thanks
    )
    yield items(lines, "thanks")


def _people(record: ListedRecord, page: Page) -> Iterator[str]:
    if page.listed.people:
        heads = [page.words[key] for key in ("name", "role", "side")]
        rows = (
            [said(p.name), escape(page.words.get(p.role, p.role)), said(p.side) if p.side else ""]
            for p in page.listed.people
        )
        yield table(heads, rows, page.words["people"])


_TOLD: Mapping[str, Section] = {
    "who_does_what": _tasks,
    "wishes": _wishes,
    "themes": _themes,
    "groups": _groups,
    "presentations": _presentations,
    "tallies": tallies,
    "proposals": _proposals,
    "raised_concerns": _concerns,
    "parked_notes": _parked,
    "pulse": pulse,
    "run_sheet": _run_sheet,
    "thanks": _thanks,
    "people": _people,
}
