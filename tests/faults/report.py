"""The figures of docs/reliability.md: kept row by row in a JSON file beside it, told as a table."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reliability.md"
KEPT = ROOT / "docs" / "reliability.json"
BEGIN, END = "<!-- table -->", "<!-- end of table -->"
HEAD = "| row | fault | survived | seeds | injected | acked | lost | doubled | errors | measured |"


def publish(results: list[dict[str, Any]]) -> None:
    """Keep the figures of these rows in place of earlier ones, and write the table anew."""
    kept: dict[str, Any] = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    for row_id in {result["row"] for result in results}:
        runs = [result for result in results if result["row"] == row_id]
        kept[row_id] = runs
    KEPT.write_text(json.dumps(dict(sorted(kept.items())), indent=1) + "\n")
    page = PAGE.read_text()
    start, end = page.index(BEGIN) + len(BEGIN), page.index(END)
    PAGE.write_text(page[:start] + "\n\n" + table(kept) + "\n\n" + page[end:])


def table(kept: dict[str, Any]) -> str:
    """Every row that has been played, with what it counted over all seeds."""
    lines = [HEAD, re.sub(r"[^|]+", "---", HEAD)]
    for row_id, runs in sorted(kept.items()):
        counts: Counter[str] = Counter()
        for run in runs:
            counts.update(run["counts"])
        cells = [
            row_id,
            runs[0]["name"],
            f"{sum(run['ok'] for run in runs)} of {len(runs)}",
            ", ".join(str(run["seed"]) for run in runs),
            _injected(runs),
            *(str(counts[name]) for name in ("acked", "lost", "doubled", "errors")),
            _measured(runs),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _injected(runs: list[dict[str, Any]]) -> str:
    counts: Counter[str] = Counter()
    for run in runs:
        counts.update(run["injected"])
    return ", ".join(f"{what} {count}" for what, count in counts.items())


def _measured(runs: list[dict[str, Any]]) -> str:
    """Each figure from its lowest to its highest over the seeds."""
    said: dict[str, list[Any]] = {}
    for run in runs:
        for name, value in run["said"].items():
            said.setdefault(name, []).append(value)
    return ", ".join(f"{name} {_span(values)}" for name, values in said.items())


def _span(values: list[Any]) -> str:
    try:
        low, high = min(values), max(values)
    except TypeError:
        return "/".join(sorted({str(value) for value in values}))
    return str(low) if low == high else f"{low} to {high}"
