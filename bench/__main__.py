"""`python -m bench`: our server against a bare broadcast server, in one run on one machine."""

import argparse
import os
import resource
import sys
import time
from pathlib import Path
from typing import Any

from bench import arriving, moderate, report
from bench.process import cores
from bench.sides import DISK, Bare, Ours, Side
from bench.sustained import Climb, climb

#: above this share of a run, what was measured is partly the neighbours
DISTURBED = 0.05
PARTS = ("moderate", "sustained", "newcomer", "joins", "idle")
SIDES: tuple[type[Side], ...] = (Bare, Ours)


def main() -> int:
    """Run what was asked for, print the tables, write the JSON."""
    options = _options()
    _prepare()
    results: dict[str, Any] = {"machine": report.machine(), "arguments": sys.argv[1:]}
    chosen = options.only or PARTS
    for part in PARTS:
        if part in chosen:
            started = time.monotonic()
            results[part] = PART_RUNNERS[part](options)
            _say(f"({part}: {time.monotonic() - started:.0f} s)\n")
            report.write_json(options.json, results)
    _warn_if_disturbed(results)
    print(f"Every run is in {options.json}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer cells, shorter runs, no repeats")
    parser.add_argument("--only", action="append", choices=PARTS, help="this part alone; may be given again")
    parser.add_argument("--people", type=int, action="append", help="this many people; may be given again")
    parser.add_argument("--rounds", type=int, help="how often each cell is repeated, in turns")
    parser.add_argument("--top", type=int, help="the highest rate to try")
    parser.add_argument("--json", type=Path, default=DISK / "latest.json", help="where to write every run")
    options = parser.parse_args()
    options.rounds = options.rounds or (1 if options.quick else 3)
    options.top = options.top or (4000 if options.quick else 12000)
    return options


def _prepare() -> None:
    wanted = 8192
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(max(soft, wanted), hard), hard))
    server, generator = cores()
    if server == generator:
        _say("There is one core: server and generator share it, so take the figures as a comparison only.")
    os.sched_setaffinity(0, {generator})


def _warn_if_disturbed(results: dict[str, Any]) -> None:
    runs = [
        *results.get("moderate", []),
        *(run for climb in results.get("sustained", []) for run in climb["runs"]),
    ]
    waited = max((run["generator_waited"] for run in runs), default=0.0)
    if waited > DISTURBED:
        _say(f"Something else used the cores: the generator waited {waited:.0%} of a run for its own.")


def run_moderate(options: argparse.Namespace) -> list[Any]:
    """The servers take turns, cell by cell; each cell shows the run with the median p99."""
    seconds = 3 if options.quick else 10
    cells = [cell for cell in moderate.CELLS if not options.people or cell[0] in options.people]
    if options.quick and not options.people:
        cells = [(100, 50), (200, 100)]
    everything: list[moderate.Quiet] = []
    shown = []
    for people, rate in cells:
        turns = [
            moderate.run_once(side, people, rate, seconds=seconds)
            for index in range(options.rounds)
            for side in _turn(index)
        ]
        everything += turns
        shown += [
            moderate.middle([quiet for quiet in turns if quiet.side == side.name]) for side in reversed(SIDES)
        ]
    print(report.moderate_table(shown))
    return [{"side": quiet.side, "peak_mb": quiet.peak_mb, **quiet.run.as_json()} for quiet in everything]


def run_sustained(options: argparse.Namespace) -> list[Any]:
    """Ascents in turns; each server's best counts."""
    seconds = 3 if options.quick else 5
    crowds = options.people or ([100, 200] if options.quick else [20, 100, 200, 500])
    climbs: dict[int, dict[str, list[Climb]]] = {people: {"ours": [], "bare": []} for people in crowds}
    for people in crowds:
        for index in range(min(options.rounds, 2)):
            for side in _turn(index):
                ascent = climb(side, people, seconds=seconds, top=options.top, refine=not options.quick)
                _say(f"{people} people, {side.name}: {ascent.best} ops/s")
                climbs[people][side.name].append(ascent)
    print(report.sustained_table(climbs))
    return [
        {
            "side": ascent.side,
            "people": people,
            "best": ascent.best,
            "peak_mb": ascent.peak_mb,
            "runs": [run.as_json() for run in ascent.runs],
        }
        for people, sides in climbs.items()
        for ascents in sides.values()
        for ascent in ascents
    ]


def run_newcomer(options: argparse.Namespace) -> list[Any]:
    """Boards of three sizes."""
    results = [
        arriving.newcomer(notes, times=5 if options.quick else 30)
        for notes in ((100, 1000) if options.quick else (100, 1000, 5000))
    ]
    print(report.newcomer_table(results))
    return results


def run_joins(options: argparse.Namespace) -> dict[str, Any]:
    """Three hundred people through one address."""
    result = arriving.joins(100, 10 / 3) if options.quick else arriving.joins(300, 10)
    _say(f"{result['in']} of {result['people']} in within {result['seconds']:.0f} s,", end=" ")
    print(f"each in {result['p50_ms']} ms (p95 {result['p95_ms']} ms). {' '.join(result['failures'])}\n")
    return result


def run_idle(options: argparse.Namespace) -> list[Any]:
    """The same question to both servers."""
    results = [arriving.idle(side, 100 if options.quick else 500) for side in (Ours, Bare)]
    print(
        report.table(
            ("server", "KB an idle person"), [(each["side"], each["kb_per_person"]) for each in results]
        )
    )
    return results


PART_RUNNERS = {
    "moderate": run_moderate,
    "sustained": run_sustained,
    "newcomer": run_newcomer,
    "joins": run_joins,
    "idle": run_idle,
}


def _turn(index: int) -> tuple[type[Side], ...]:
    """Who goes first changes from round to round."""
    return SIDES if index % 2 == 0 else SIDES[::-1]


def _say(text: str, *, end: str = "\n") -> None:
    print(text, end=end, flush=True)


if __name__ == "__main__":
    sys.exit(main())
