"""How the counts of marks are told: which columns a kind of mark needs, and what stands in them."""

from board.export.record.listed_record import ListedResult, ListedTally
from board.export.words import Words

_COLUMNS = {
    "rank": ["points", "answers", "spread"],
    "score": ["mean", "answers", "spread"],
    "thumbs": ["total", "answers", "spread"],
}


def mark_columns(tally: ListedTally) -> list[str]:
    """The keys of the columns beside what was marked; the sides where any may be shown."""
    sides = ["by_side"] if any(result.by_side for result in tally.results) else []
    return [*_COLUMNS.get(tally.mark, ["total"]), *sides]


def mark_values(result: ListedResult, tally: ListedTally, text: Words) -> dict[str, str]:
    """What stands in each column, as text."""
    return {
        "total": f"{result.sum:+d}" if tally.mark == "thumbs" and result.sum else str(result.sum),
        "points": "" if result.points is None else str(result.points),
        "mean": "" if result.mean is None else f"{result.mean:.1f}",
        "answers": str(result.n),
        "spread": spread_words(result.spread, text),
        "by_side": ", ".join(f"{side}: {total}" for side, total in result.by_side),
    }


def spread_words(spread: tuple[tuple[int, int], ...], text: Words) -> str:
    """Say how often each value was given, as "4 (3 times)"; the values that nobody gave are left out."""
    return ", ".join(text["spread_of"].format(value=value, n=n) for value, n in spread)
