"""The parts of a run: each measures, and returns every run of it and the table that it makes."""

import argparse
from collections.abc import Callable
from typing import Any

from bench import arriving, exporting, moderate, report
from bench.moderate import Quiet
from bench.sides import Bare, Ours, Side
from bench.sustained import Climb, climb

Outcome = tuple[Any, str]
SIDES: tuple[type[Side], ...] = (Bare, Ours)
CROWDS = (20, 100, 200, 500)
MOST_ASCENTS = 2


def run_moderate(options: argparse.Namespace) -> Outcome:
    """The servers take turns, cell by cell; each cell shows the run with the median p99."""
    seconds = 3 if options.quick else 8
    cells = moderate.CELLS[1:2] if options.quick else moderate.CELLS
    if options.people:
        cells = tuple(cell for cell in moderate.CELLS if cell[0] in options.people)
    everything: list[Quiet] = []
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
    kept = [{"side": quiet.side, "peak_mb": quiet.peak_mb, **quiet.run.as_json()} for quiet in everything]
    return kept, report.moderate_table(shown)


def run_sustained(options: argparse.Namespace) -> Outcome:
    """Ascents in turns; each server's best counts."""
    seconds = 3 if options.quick else 5
    crowds = options.people or (CROWDS[2:3] if options.quick else CROWDS)
    climbs: dict[int, dict[str, list[Climb]]] = {people: {"ours": [], "bare": []} for people in crowds}
    for people in crowds:
        for index in range(min(options.rounds, MOST_ASCENTS)):
            for side in _turn(index):
                ascent = climb(side, people, seconds=seconds, top=options.top, refine=not options.quick)
                print(f"{people} people, {side.name}: {ascent.best} ops/s", flush=True)
                climbs[people][side.name].append(ascent)
    kept = [ascent.as_json() for sides in climbs.values() for ascents in sides.values() for ascent in ascents]
    return kept, report.sustained_table(climbs)


def run_newcomer(options: argparse.Namespace) -> Outcome:
    """Boards of three sizes."""
    sizes = (100, 1000) if options.quick else (100, 1000, 5000)
    results = [arriving.newcomer(notes, times=5 if options.quick else 30) for notes in sizes]
    return results, report.newcomer_table(results)


def run_joins(options: argparse.Namespace) -> Outcome:
    """Three hundred people through one address."""
    result = arriving.joins(100, 10 / 3) if options.quick else arriving.joins(300, 10)
    return result, report.joins_line(result)


def run_idle(options: argparse.Namespace) -> Outcome:
    """The same question to both servers."""
    results = [arriving.idle(side, 100 if options.quick else 500) for side in (Ours, Bare)]
    return results, report.idle_line(results)


def run_exports(options: argparse.Namespace) -> Outcome:
    """Files made while everybody works."""
    result = exporting.exports(options.rounds, 4 if options.quick else 8)
    return result.as_json(), report.exports_table(result)


PARTS: dict[str, Callable[[argparse.Namespace], Outcome]] = {
    "moderate": run_moderate,
    "sustained": run_sustained,
    "newcomer": run_newcomer,
    "joins": run_joins,
    "idle": run_idle,
    "exports": run_exports,
}


def _turn(index: int) -> tuple[type[Side], ...]:
    """Who goes first changes from round to round."""
    return SIDES if index % 2 == 0 else SIDES[::-1]
