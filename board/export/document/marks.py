"""How people marked, and how the session was for them, as blocks of a document."""

from collections.abc import Iterator

from board.export.document.blocks import Block, Heading, Said, Table, cell
from board.export.document.language import OWN
from board.export.document.notes import Column, table
from board.export.record.listed import ProposalList
from board.export.record.listed_record import ListedRecord
from board.export.record.told import mark_columns, mark_values, spread_words
from board.export.words import Words

#: of a column's width beside what was marked
_SHARES = {"spread": 2, "by_side": 1.8}


def tallies(listed: ProposalList, record: ListedRecord, text: Words) -> Iterator[Block]:
    """Give a table for each phase of marks."""
    for tally in record.tallies:
        heading = f"{tally.phase} ({text[f'{tally.mark}_mark']})"
        yield Heading(2, heading)
        if not tally.results:
            yield Said(text["no_marks"])
            continue
        values = [mark_values(result, tally, text) for result in tally.results]
        marked = tuple(cell(result.label, OWN) for result in tally.results)
        columns = [
            Column(text[key], _SHARES.get(key, 0.8), tuple(cell(value[key]) for value in values))
            for key in mark_columns(tally)
        ]
        yield table([Column(text["marked"], 3, marked), *columns], heading)


def pulse(listed: ProposalList, record: ListedRecord, text: Words) -> Iterator[Block]:
    """Give the questions on the session, and where too few answered, that they did."""
    if record.pulse:
        header = tuple(text[key] for key in ("question", "mean", "answers", "spread"))
        rows = tuple(
            (
                cell(asked.question),
                cell("" if asked.mean is None else f"{asked.mean:.1f}"),
                cell("" if asked.mean is None else str(asked.n)),
                cell(text["too_few"] if asked.mean is None else spread_words(asked.spread, text)),
            )
            for asked in record.pulse
        )
        yield Table((2.6, 0.7, 0.8, 2), header, rows, about=text["pulse"])
