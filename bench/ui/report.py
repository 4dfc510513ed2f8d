"""The tables of a run, as Markdown, and their place in the page."""

from collections.abc import Iterable, Mapping
from typing import Any

from bench.report import PAGE, table, write_json
from bench.ui.budgets import BUDGETS, RATES, Budget
from bench.ui.profiling import Cost

OPENING, CLOSING = "<!-- browser tables -->", "<!-- /browser tables -->"
#: part -> side -> rate -> what each run measured
Results = Mapping[str, Mapping[str, Mapping[int, list[dict[str, float | None]]]]]


def budgets_table(results: Results) -> str:
    """Each figure beside the plain page's and its budget."""
    head = ["what"]
    for rate in RATES:
        head += [f"{rate}x", "plain", "ratio", "budget", ""]
    rows = [
        [budget.words, *(cell for rate in RATES for cell in _cells(budget, results[budget.part], rate))]
        for budget in BUDGETS
        if budget.part in results
    ]
    return table(head, rows)


def misses(results: Results) -> list[tuple[Budget, int]]:
    """Each budget that was missed, with how slow the processor was."""
    return [
        (budget, rate)
        for budget in BUDGETS
        for rate in RATES
        if rate in results.get(budget.part, {}).get("ours", {})
        and budget.verdict(results[budget.part]["ours"][rate], rate) == "misses"
    ]


def profile_lines(profiles: Mapping[tuple[str, int], Iterable[Cost]]) -> str:
    """Where the time of a part goes that missed a budget."""
    lines = []
    for (part, rate), costs in profiles.items():
        told = ", ".join(f"{cost.name} {cost.place} {cost.ms:.0f}".replace("  ", " ") for cost in costs)
        lines.append(
            f"- `{part}` at {rate}x, milliseconds by function: {told or 'nothing of the page itself'}."
        )
    return "\n".join(["Profiles of what missed:", "", *lines]) + "\n" if lines else ""


def write_page(told: Iterable[str], everything: Mapping[str, Any]) -> None:
    """Put the tables between the page's marks, and every run beside it."""
    before, rest = PAGE.read_text(encoding="utf-8").split(OPENING)
    _, after = rest.split(CLOSING)
    body = "\n".join(told)
    PAGE.write_text(f"{before}{OPENING}\n\n{body}\n{CLOSING}{after}", encoding="utf-8")
    write_json(PAGE.with_name("performance-browser.json"), dict(everything))


def _cells(budget: Budget, sides: Mapping[str, Any], rate: int) -> list[str]:
    ours = sides.get("ours", {}).get(rate, [])
    if not ours:
        return ["", "", "", "", ""]
    value, plain = budget.value(ours), budget.value(sides.get("plain", {}).get(rate, []))
    verdict = budget.verdict(ours, rate)
    most = f"{budget.most[rate]:,g} {budget.unit}".strip() if rate in budget.most else ""
    ratio = f"{value / plain:.1f}" if value is not None and plain else ""
    told = f"**{verdict}**" if verdict == "misses" else verdict
    return [_number(value, budget.unit) or "not seen", _number(plain, ""), ratio, most, told]


def _number(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    number = f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.1f}"
    return f"{number} {unit}".strip()
