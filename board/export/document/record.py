"""The record of a session as blocks of a document, each part in its turn."""

from collections.abc import Callable, Iterator, Mapping

from board.export.dates import long_date
from board.export.document.blocks import Block, Bullets, Cell, Heading, Said, Table, cell
from board.export.document.language import OWN
from board.export.document.marks import pulse, tallies
from board.export.document.notes import Column, author_column, note_columns, table, told_notes
from board.export.document.proposals import anchor, concern_columns, proposals
from board.export.record.listed import ProposalList
from board.export.record.listed_record import (
    PARTS,
    ListedOrigin,
    ListedPresented,
    ListedRecord,
    ListedTask,
    ListedWish,
)
from board.export.record.outline import accepts_word
from board.export.words import Words

#: a part that is handed out by itself, or that is long
_OWN_PAGE = ("who_does_what", "wishes", "themes", "raised_concerns")
Part = Callable[[ProposalList, ListedRecord, Words], Iterator[Block]]


def record_parts(listed: ProposalList, record: ListedRecord, text: Words) -> Iterator[Block]:
    """Give every part that holds something, beneath a heading of its own."""
    for key in PARTS:
        blocks = tuple(_TOLD[key](listed, record, text))
        if blocks:
            if key != "proposals" or not listed.proposals:  # each of them has a heading as high as a part's
                yield Heading(1, text[key], f"part-{key}", new_page=key in _OWN_PAGE and _is_long(blocks))
            yield from blocks


def _is_long(blocks: tuple[Block, ...]) -> bool:
    """Whether there is more than to say that there is nothing."""
    return any(isinstance(block, Table) for block in blocks)


def _tasks(listed: ProposalList, record: ListedRecord, text: Words) -> Iterator[Block]:
    tasks = record.tasks
    if not tasks:
        yield Said(text["no_proposals"])
        return
    numbers = {proposal.ref: number for number, proposal in enumerate(listed.proposals, 1)}
    accepted = tuple(cell(accepts_word(task, text)) for task in tasks)
    owners = tuple(cell(task.owner or text["no_owner_yet"], look="strong") for task in tasks)
    links = tuple(
        Cell((Said(f"{t.ref} {t.title}", language=OWN, link=anchor(numbers[t.ref])),)) for t in tasks
    )
    columns = [
        Column(text["owner"], 1.2, owners),
        Column(text["proposal"], 1.7, links),
        Column(text["first_step"], 1.9, tuple(cell(_first_step(task), OWN) for task in tasks)),
        Column(text["due"], 1.3, tuple(cell(long_date(task.due, listed.language)) for task in tasks)),
        Column(text["accepts"], 1.25, accepted),
        Column(text["status"], 1.15, tuple(cell(text[task.status]) for task in tasks)),
    ]
    yield table(columns, text["who_does_what"])


def _first_step(task: ListedTask) -> str:
    who = f"({task.first_step_who})" if task.first_step_who else ""
    return " ".join(part for part in (task.first_step, who) if part)


def _wishes(listed: ProposalList, record: ListedRecord, text: Words) -> Iterator[Block]:
    if not record.wishes:
        yield Said(text["no_wishes"])
        return
    wishes, notes = record.wishes, [wish.note for wish in record.wishes]
    ticks = tuple(cell("" if wish.ticks is None else str(wish.ticks)) for wish in wishes)
    columns = [
        *note_columns(notes, text, text["wish"]),
        Column(text["ticks"], 0.6, ticks),
        Column(text["theme"], 1.3, tuple(cell(_stands(wish, text), look="muted") for wish in wishes)),
        Column(text["became"], 1.3, tuple(cell(wish.became, look="muted") for wish in wishes)),
        author_column(notes, text),
    ]
    yield table(columns, text["wishes"])


def _stands(wish: ListedWish, text: Words) -> str:
    return " · ".join(filter(None, (wish.note.theme, text["parked"] if wish.note.parked else "")))


def _themes(listed: ProposalList, record: ListedRecord, text: Words) -> Iterator[Block]:
    if not record.themes:
        yield Said(text["no_themes"])
    for theme in record.themes:
        yield from _theme(theme, text)
    if listed.loose:
        yield Heading(2, text["loose"])
        yield from told_notes(listed.loose, text, text["loose"])


def _theme(theme: ListedOrigin, text: Words) -> Iterator[Block]:
    parked = f" ({text['theme_parked']})" if theme.parked else ""
    yield Heading(2, f"{theme.title}{parked}", language=OWN)
    told = (("worked_on_by", theme.groups), ("led_to", theme.refs))
    facts = " · ".join(f"{text[key]}: {', '.join(names)}" for key, names in told if names)
    if facts:
        yield Said(facts, look="muted")
    if theme.notes:
        yield from told_notes(theme.notes, text, theme.title)
    else:
        yield Said(text["no_theme_notes"])
    if theme.origin:
        yield Heading(3, text["first_made_from"])
        yield from told_notes(theme.origin, text, text["first_made_from"], theme=theme.title)


def _groups(listed: ProposalList, record: ListedRecord, text: Words) -> Iterator[Block]:
    if record.groups:
        groups = record.groups
        columns = [
            Column(text["group"], 1, tuple(cell(group.name, look="strong") for group in groups)),
            Column(text["theme"], 1.5, tuple(cell(group.theme) for group in groups)),
            Column(text["members"], 2, tuple(cell("\n".join(group.members)) for group in groups)),
        ]
        yield table(columns, text["groups"])


def _presentations(listed: ProposalList, record: ListedRecord, text: Words) -> Iterator[Block]:
    told = record.presentations
    if told.queue:
        yield Heading(2, text["speaking_order"].format(phase=told.phase))
        skipped = f" ({text['skipped_turn']})"
        yield Bullets(tuple(Said(f"{turn.who}{skipped if turn.skipped else ''}") for turn in told.queue))
    if told.presented:
        yield Heading(2, text["shown_notes"])
        notes = [shown.note for shown in told.presented]
        said = tuple(_remarks(shown) for shown in told.presented)
        columns = [*note_columns(notes, text, text["note"]), Column(text["said_of_it"], 2, said)]
        yield table([*columns, author_column(notes, text)], text["shown_notes"])
    if told.questions:
        yield Heading(2, text["released_questions"])
        yield Bullets(tuple(Said(question, OWN) for question in told.questions))


def _remarks(shown: ListedPresented) -> Cell:
    authors = (f" ({remark.author})" if remark.author else "" for remark in shown.remarks)
    lines = (Said(f"{r.text}{author}", OWN) for r, author in zip(shown.remarks, authors, strict=True))
    return Cell(tuple(lines) or (Said(""),))


def _proposals(listed: ProposalList, record: ListedRecord, text: Words) -> Iterator[Block]:
    yield from proposals(listed, text)
    if not listed.proposals:
        yield Said(text["no_proposals"])


def _concerns(listed: ProposalList, record: ListedRecord, text: Words) -> Iterator[Block]:
    if not record.concerns:
        yield Said(text["no_concerns"])
        return
    about = tuple(cell(f"{raised.ref} {raised.title}") for raised in record.concerns)
    concern, *told = concern_columns([raised.concern for raised in record.concerns], text)
    yield table([concern, Column(text["proposal"], 1.6, about), *told], text["raised_concerns"])


def _parked(listed: ProposalList, record: ListedRecord, text: Words) -> Iterator[Block]:
    if listed.parked:
        yield from told_notes(listed.parked, text, text["parked_notes"])
    else:
        yield Said(text["no_parked"])


def _run_sheet(listed: ProposalList, record: ListedRecord, text: Words) -> Iterator[Block]:
    if record.run_sheet:
        header = (text["step"], text["planned_minutes"], text["went"])
        rows = tuple(
            (
                cell(step.title),
                cell("" if step.minutes is None else f"{step.minutes:g}"),
                cell(text[f"step_{step.went}"]),
            )
            for step in record.run_sheet
        )
        yield Table((3, 1.2, 1.4), header, rows, about=text["run_sheet"])


def _thanks(listed: ProposalList, record: ListedRecord, text: Words) -> Iterator[Block]:
    if record.thanks:
        lines = (f"{text['thanks_to'].format(by=t.by, to=t.to)}: {t.text}" for t in record.thanks)
        yield Bullets(tuple(Said(line, OWN) for line in lines))


def _people(listed: ProposalList, record: ListedRecord, text: Words) -> Iterator[Block]:
    if listed.people:
        people = listed.people
        columns = [
            Column(text["name"], 2.2, tuple(cell(person.name) for person in people)),
            Column(text["side"], 1.6, tuple(cell(person.side) for person in people)),
            Column(text["role"], 1, tuple(cell(text.get(person.role, person.role)) for person in people)),
        ]
        yield table(columns, text["people"])


_TOLD: Mapping[str, Part] = {
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
