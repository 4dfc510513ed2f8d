"""How people marked, and how the session was for them, as tables with small bar charts."""

from collections.abc import Iterator

from board.export.html.notes import Page, said
from board.export.html.tables import bars, table
from board.export.record.listed_record import ListedPulse, ListedRecord, ListedResult, ListedTally
from board.export.record.told import mark_columns, mark_values, spread_words

#: every value that can be given, so that the charts of one table stand under each other
_RANGES = {"score": range(6), "thumbs": range(-1, 2)}


def tallies(record: ListedRecord, page: Page) -> Iterator[str]:
    """Write a table for each phase of marks."""
    for tally in record.tallies:
        mark = page.words[f"{tally.mark}_mark"]
        yield f'<h3>{said(tally.phase)} <span class="kind">({page[f"{tally.mark}_mark"]})</span></h3>'
        if not tally.results:
            yield f"<p>{page['no_marks']}</p>"
            continue
        keys = mark_columns(tally)
        rows = [[said(r.label), *_cells(r, keys, tally, page)] for r in tally.results]
        heads = [page.words[key] for key in ("marked", *keys)]
        yield table(heads, rows, f"{tally.phase}: {mark}")


def pulse(record: ListedRecord, page: Page) -> Iterator[str]:
    """Write the questions on the session, and where too few answered, that they did."""
    if record.pulse:
        heads = [page.words[key] for key in ("question", "mean", "answers", "spread")]
        rows = [[said(asked.question), *_asked(asked, page)] for asked in record.pulse]
        yield table(heads, rows, page.words["pulse"])


def _asked(asked: ListedPulse, page: Page) -> list[str]:
    if asked.mean is None:
        return ["", "", page["too_few"]]
    chart = _chart(asked.spread, range(6), page)
    return [f"{asked.mean:.1f}", str(asked.n), chart]


def _cells(result: ListedResult, keys: list[str], tally: ListedTally, page: Page) -> Iterator[str]:
    values = mark_values(result, tally, page.words)
    for key in keys:
        if key == "spread" and result.spread:
            places = max(value for r in tally.results for value, _ in r.spread)
            yield _chart(result.spread, _RANGES.get(tally.mark, range(1, places + 1)), page)
        else:
            yield said(values[key]) if values[key] else ""


def _chart(spread: tuple[tuple[int, int], ...], values: range, page: Page) -> str:
    given = dict(spread)
    told = f"{page.words['spread']}: {spread_words(spread, page.words)}"
    names = {-1: "−", 0: "0", 1: "+"} if values.start < 0 else {}
    return bars([(names.get(value, str(value)), given.get(value, 0)) for value in values], told)
