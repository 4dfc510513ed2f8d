"""Tables that a screen reader can follow, and that fold into cards where the page is narrow."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], name: str, kind: str = "") -> str:
    """Write a table; `heads` and `name` are text, cells are HTML, the first of each row is its header.

    Roles are said as well as shown: as cards (style.py) some browsers forget that it is a table.
    """
    columns = "".join(f'<th scope="col" role="columnheader">{escape(head)}</th>' for head in heads)
    look = f' class="{kind}"' if kind else ""
    body = "\n".join(f'<tr role="row">{"".join(_cells(heads, row))}</tr>' for row in rows)
    return (
        f'<table{look} role="table" aria-label="{escape(name)}">\n'
        f'<thead role="rowgroup"><tr role="row">{columns}</tr></thead>\n'
        f'<tbody role="rowgroup">\n{body}\n</tbody>\n</table>'
    )


def _cells(heads: Sequence[str], row: Sequence[str]) -> Iterator[str]:
    for place, (head, cell) in enumerate(zip(heads, row, strict=True)):
        label = f' data-label="{escape(head)}"' if cell else ""
        if place == 0:
            yield f'<th scope="row" role="rowheader"{label}>{cell}</th>'
        else:
            yield f'<td role="cell"{label}>{cell}</td>'


def bars(counts: Sequence[tuple[str, int]], said: str) -> str:
    """A small bar chart of how often each value was given; `said` is its words."""
    width, high, gap = 22, 28, 4
    most = max((n for _, n in counts), default=0) or 1
    parts = []
    for place, (value, n) in enumerate(counts):
        x, height = place * (width + gap), round(high * n / most)
        parts.append(f'<rect x="{x}" y="{high - height}" width="{width}" height="{max(height, 1)}"/>')
        parts.append(f'<text x="{x + width // 2}" y="{high + 13}">{escape(value)}</text>')
    across, down = len(counts) * (width + gap) - gap, high + 16
    size = f'viewBox="0 0 {across} {down}" width="{across}" height="{down}"'
    return f'<svg class="bars" {size} role="img" aria-label="{escape(said)}">{"".join(parts)}</svg>'
