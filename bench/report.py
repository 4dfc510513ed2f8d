"""The tables that the run prints, as Markdown, and the file beside them."""

import json
import os
import platform
import subprocess
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench import exporting
from bench.exporting import Exporting
from bench.moderate import Quiet
from bench.process import ROOT, cores
from bench.sustained import Climb

PAGE = ROOT / "docs" / "performance.md"
OPENING, CLOSING = "<!-- tables -->", "<!-- /tables -->"
#: above this share of a run, what was measured is partly the neighbours
DISTURBED = 0.05
#: how much longer ops may take while files are made
MOST_SLOWER = 1.5
LIBRARIES = ("flask-socketio", "python-socketio", "python-engineio", "eventlet")


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines) + "\n"


def sustained_table(climbs: dict[int, dict[str, list[Climb]]]) -> str:
    """Per number of people the best of each server's ascents, and their ratio."""
    rows = []
    for people, sides in climbs.items():
        ours, bare = (max(sides[side], key=lambda ascent: ascent.best) for side in ("ours", "bare"))
        top = next((run for run in ours.runs if run.held and run.rate == ours.best), None)
        rows.append((
            people,
            _rate(ours),
            f"{top.p50} / {top.p99}" if top else "-",
            _rate(bare),
            f"{'at least ' if ours.open_ended else ''}{ours.best / max(bare.best, 1):.1f}",
            f"{ours.peak_mb:.0f} / {bare.peak_mb:.0f}",
        ))  # fmt: skip
    head = ("people", "ours, ops/s", "its p50 / p99 ms", "bare, ops/s", "ratio", "peak MB, ours / bare")
    return table(head, rows)


def moderate_table(quiets: Iterable[Quiet]) -> str:
    """Delivery and cost at moderate rates, one row a server."""
    rows = [
        (
            quiet.run.people,
            quiet.run.rate,
            quiet.side,
            f"{quiet.run.p50} / {quiet.run.p95} / {quiet.run.p99}",
            f"{quiet.run.ack_p50} / {quiet.run.ack_p99}",
            f"{quiet.run.server_cpu:.0%}",
            quiet.run.cpu_us_per_delivery,
            f"{quiet.peak_mb:.0f}",
            f"{quiet.run.generator_cpu:.0%}",
        )
        for quiet in quiets
    ]
    head = (
        "people", "ops/s", "server", "delivery p50 / p95 / p99 ms", "ack p50 / p99 ms", "server core",
        "CPU us a delivery", "peak MB", "generator core",
    )  # fmt: skip
    return table(head, rows)


def newcomer_table(results: Iterable[dict[str, Any]]) -> str:
    """A newcomer's way in, by the size of the board."""
    rows = [
        (
            result["notes"],
            f"{result['bytes'] / 1024:.0f}",
            *(f"{result[f'{part}_median_ms']} / {result[f'{part}_worst_ms']}"
              for part in ("join", "snapshot", "welcome", "total")),
            result["cpu_ms"],
        )
        for result in results
    ]  # fmt: skip
    head = (
        "notes",
        "KB",
        "join ms",
        "board over HTTP ms",
        "socket to welcome ms",
        "all ms",
        "server CPU ms",
    )
    return table(head, rows)


def joins_line(result: dict[str, Any]) -> str:
    """How many came in, and how soon each had board and connection."""
    told = (
        f"{result['in']} of {result['people']} people came in from one address in {result['seconds']:.0f} s, "
        f"rate limits on: joined, with the board, and live within {result['p50_ms']} ms "
        f"(p95 {result['p95_ms']} ms)."
    )
    return " ".join((told, *result["failures"])) + "\n"


def idle_line(results: Iterable[dict[str, Any]]) -> str:
    """Memory for somebody who says nothing."""
    figures = ", ".join(f"{result['side']} {result['kb_per_person']:.0f} KB" for result in results)
    return f"Memory for a person who is connected and idle: {figures}.\n"


def exports_table(result: Exporting) -> str:
    """The seconds of each file, and what ops feel meanwhile against the limit."""
    rows = [
        (name, f"{first:.2f}", f"{again:.2f}", f"{size / 1e6:.2f}")
        for name, (first, again, size) in result.files.items()
    ]
    without, meanwhile = exporting.p95(result.without), exporting.p95(result.meanwhile)
    verdict = "holds" if result.ratio <= MOST_SLOWER else "**misses**"
    return (
        table(("file", "s, the first time", "s, again", "MB"), rows)
        + f"\nWith everything of {exporting.NOTES} notes, {exporting.DRAWINGS} drawings and "
        f"{exporting.PROPOSALS} proposals. {exporting.PEOPLE} people at {exporting.RATE} ops/s: p95 "
        f"{without} ms without, {meanwhile} ms while {result.made_meanwhile} files were made, one after "
        f"another, on the server's own core: {result.ratio:.2f} times, limit {MOST_SLOWER} ({verdict}).\n"
    )


def machine_line(machine: dict[str, Any]) -> str:
    """The machine in one sentence."""
    versions = ", ".join(f"{name} {number}" for name, number in machine["libraries"].items())
    load = machine["load_average_at_start"][0]
    return (
        f"{machine['cpu']}, {machine['cores']} cores, Linux {machine['kernel']}, Python {machine['python']}, "
        f"{versions}; commit {machine['commit']}; load average {load:.1f} before.\n"
    )


def disturbance_line(results: dict[str, Any]) -> str:
    """Whether the figures are ours alone."""
    climbed = [run for climb in results.get("sustained", []) for run in climb["runs"]]
    files = results.get("exports", {})
    exported = [*files.get("without", []), *files.get("meanwhile", [])]
    runs = [*results.get("moderate", []), *climbed, *exported]
    waited = max((run["generator_waited"] for run in runs), default=0.0)
    if waited <= DISTURBED:
        return "Nothing else used the cores meanwhile.\n"
    return f"Something else used the cores: the generator waited for its own up to {waited:.0%} of a run.\n"


def machine() -> dict[str, Any]:
    """Where and with what this ran."""
    info = Path("/proc/cpuinfo").read_text()
    model = next(
        (line.split(":")[1].strip() for line in info.splitlines() if line.startswith("model name")), "?"
    )
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False
    )
    return {
        "cpu": model,
        "cores": os.cpu_count(),
        "server_core": cores()[0],
        "generator_core": cores()[1],
        "kernel": platform.release(),
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in LIBRARIES},
        "load_average_at_start": os.getloadavg(),
        "commit": commit.stdout.strip(),
    }


def write_json(path: Path, results: dict[str, Any]) -> None:
    """Everything that was measured, each run of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def write_page(tables: Iterable[str], results: dict[str, Any]) -> None:
    """Put the tables between the page's marks, and every run beside it."""
    before, rest = PAGE.read_text(encoding="utf-8").split(OPENING)
    _, after = rest.split(CLOSING)
    body = "\n".join(tables)
    PAGE.write_text(f"{before}{OPENING}\n\n{body}\n{CLOSING}{after}", encoding="utf-8")
    write_json(PAGE.with_suffix(".json"), results)


def _ratio(ours: Climb, bare: Climb) -> str:
    if not bare.best:
        return "-"
    return f"{'at least ' if ours.open_ended else ''}{ours.best / bare.best:.1f}"


def _rate(ascent: Climb) -> str:
    return f"{ascent.best:,}{'+' if ascent.open_ended and ascent.best else ''}"
