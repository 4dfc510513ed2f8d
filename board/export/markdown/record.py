"""The record of the session in Markdown, in the order in which it is told."""

from collections.abc import Iterable, Iterator

from board.export.dates import long_date
from board.export.markdown.proposals import answer_line, by, note_lines, proposal_parts
from board.export.markdown.text import block, inline, table
from board.export.record.listed import ProposalList
from board.export.record.listed_record import (
    PARTS,
    ListedOrigin,
    ListedPulse,
    ListedRecord,
    ListedTask,
    ListedWish,
)
from board.export.record.note_words import in_words, signed
from board.export.record.outline import accepts_word
from board.export.record.told import mark_columns, mark_values, spread_words
from board.export.words import Words


def record_parts(record: ListedRecord, listed: ProposalList, text: Words) -> Iterator[str]:
    """Give each part that holds something under a heading of level 2."""
    parts: dict[str, Iterable[str]] = {
        "who_does_what": _tasks(record, listed, text),
        "wishes": _wishes(record, text),
        "themes": _themes(record, listed, text),
        "groups": _groups(record, text),
        "presentations": _presentations(record, text),
        "tallies": _tallies(record, text),
        "proposals": _proposals(listed, text),
        "raised_concerns": _concerns(record, text),
        "parked_notes": [note_lines(listed.parked, text) or text["no_parked"]],
        "pulse": _pulse(record, text),
        "run_sheet": _run_sheet(record, text),
        "thanks": _thanks(record, text),
        "people": _people(listed, text),
    }
    for key in PARTS:
        blocks = list(parts[key])
        if blocks:
            yield f"## {text[key]}"
            yield from blocks


def _tasks(record: ListedRecord, listed: ProposalList, text: Words) -> Iterator[str]:
    if not record.tasks:
        yield text["no_proposals"]
        return
    rows = [_task_cells(task, listed, text) for task in record.tasks]
    keys = [key for key in rows[0] if key != "accepts" or record.tasks[0].accepted is not None]
    yield table([text[key] for key in keys], [[inline(row[key]) for key in keys] for row in rows])


def _task_cells(task: ListedTask, listed: ProposalList, text: Words) -> dict[str, str]:
    return {
        "owner": task.owner or text["no_owner_yet"],
        "proposal": f"{task.ref} {task.title}",
        "first_step": task.first_step,
        "first_step_who": task.first_step_who,
        "due": long_date(task.due, listed.language),
        "accepts": accepts_word(task, text),
        "status": text[task.status],
    }


def _wishes(record: ListedRecord, text: Words) -> Iterator[str]:
    if not record.wishes:
        yield text["no_wishes"]
        return
    rows = [_wish_cells(wish, text) for wish in record.wishes]
    keys = [key for key in ("wish", "ticks", "theme", "became") if any(row[key] for row in rows)]
    yield table([text[key] for key in keys], [[inline(row[key]) for key in keys] for row in rows])


def _wish_cells(wish: ListedWish, text: Words) -> dict[str, str]:
    note = wish.note
    author = f" ({signed(note)})" if signed(note) else ""
    return {
        "wish": in_words(note, text) + author,
        "ticks": "" if wish.ticks is None else str(wish.ticks),
        "theme": ", ".join(filter(None, (note.theme, text["parked"] if note.parked else ""))),
        "became": wish.became,
    }


def _themes(record: ListedRecord, listed: ProposalList, text: Words) -> Iterator[str]:
    if not record.themes:
        yield text["no_themes"]
    for theme in record.themes:
        yield f"### {inline(theme.title)}{by(text['theme_parked'] if theme.parked else '')}"
        yield from _provenance(theme, text)
        yield note_lines(theme.notes, text) or text["no_theme_notes"]
        if theme.origin:
            yield f"#### {text['first_made_from']}"
            yield note_lines(theme.origin, text)
    if listed.loose:
        yield f"### {text['loose']}"
        yield note_lines(listed.loose, text)


def _provenance(theme: ListedOrigin, text: Words) -> Iterator[str]:
    told = (("worked_on_by", theme.groups), ("led_to", theme.refs))
    facts = [f"**{text[key]}:** {inline(', '.join(parts))}" for key, parts in told if parts]
    if facts:
        yield " · ".join(facts)


def _groups(record: ListedRecord, text: Words) -> Iterator[str]:
    if record.groups:
        rows = [{"group": g.name, "theme": g.theme, "members": "; ".join(g.members)} for g in record.groups]
        keys = [key for key in rows[0] if key == "group" or any(row[key] for row in rows)]
        yield table([text[key] for key in keys], [[inline(row[key]) for key in keys] for row in rows])


def _presentations(record: ListedRecord, text: Words) -> Iterator[str]:
    told = record.presentations
    if told.queue:
        yield f"### {inline(text['speaking_order'].format(phase=told.phase))}"
        yield "\n".join(
            f"{place}. {inline(turn.who)}{by(text['skipped_turn'] if turn.skipped else '')}"
            for place, turn in enumerate(told.queue, 1)
        )
    if told.presented:
        yield f"### {text['shown_notes']}"
        lines = []
        for shown in told.presented:
            lines.append(note_lines((shown.note,), text))
            lines += [f"  - {block(said.text, '    ')}{by(said.author)}" for said in shown.remarks]
        yield "\n".join(lines)
    if told.questions:
        yield f"### {text['released_questions']}"
        yield "\n".join(f"- {block(question, '  ')}" for question in told.questions)


def _tallies(record: ListedRecord, text: Words) -> Iterator[str]:
    for tally in record.tallies:
        yield f"### {inline(tally.phase)} ({text[f'{tally.mark}_mark']})"
        keys = mark_columns(tally)
        rows = []
        for result in tally.results:
            values = mark_values(result, tally, text)
            rows.append([inline(result.label), *(inline(values[key]) for key in keys)])
        yield table([text[key] for key in ("marked", *keys)], rows) if rows else text["no_marks"]


def _proposals(listed: ProposalList, text: Words) -> Iterator[str]:
    for proposal in listed.proposals:
        yield from proposal_parts(proposal, listed, text, 3)
    if not listed.proposals:
        yield text["no_proposals"]


def _concerns(record: ListedRecord, text: Words) -> Iterator[str]:
    lines = (
        f"- {block(raised.concern.text, '  ')} ({inline(raised.concern.author or text['anonymous'])}; "
        f"{inline(raised.ref)}){answer_line(raised.concern, text)}"
        for raised in record.concerns
    )
    yield "\n".join(lines) or text["no_concerns"]


def _pulse(record: ListedRecord, text: Words) -> Iterator[str]:
    if record.pulse:
        rows = [[inline(asked.question), *_asked(asked, text)] for asked in record.pulse]
        yield table([text[key] for key in ("question", "mean", "answers", "spread")], rows)


def _asked(asked: ListedPulse, text: Words) -> list[str]:
    if asked.mean is None:
        return ["", "", text["too_few"]]
    return [f"{asked.mean:.1f}", str(asked.n), spread_words(asked.spread, text)]


def _run_sheet(record: ListedRecord, text: Words) -> Iterator[str]:
    rows = [
        [inline(s.title), "" if s.minutes is None else f"{s.minutes:g}", text[f"step_{s.went}"]]
        for s in record.run_sheet
    ]
    yield table([text[key] for key in ("step", "planned_minutes", "went")], rows)


def _thanks(record: ListedRecord, text: Words) -> Iterator[str]:
    if record.thanks:
        yield "\n".join(
            f"- {inline(text['thanks_to'].format(by=line.by, to=line.to))}: {block(line.text, '  ')}"
            for line in record.thanks
        )


def _people(listed: ProposalList, text: Words) -> Iterator[str]:
    if listed.people:
        yield "\n".join(
            f"- {inline(', '.join(part for part in (p.name, p.side, text.get(p.role, p.role)) if part))}"
            for p in listed.people
        )
