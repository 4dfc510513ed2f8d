"""`python -m bench.ui`: the pages in Chromium against their budgets and a plain page, in one run."""

import argparse
import asyncio
import sys
import time
from collections.abc import Collection
from pathlib import Path
from typing import Any

from playwright.async_api import Browser

from bench.report import machine, machine_line, write_json
from bench.sides import DISK, Ours
from bench.ui import report
from bench.ui.boards import make_board
from bench.ui.budgets import RATES
from bench.ui.profiling import Cost
from bench.ui.run import chromium, measure, nothing_measured, profile
from bench.ui.tab import SURFACES
from bench.ui.visits import BOARDS, PARTS, VISITS

Profiles = dict[tuple[str, int], list[Cost]]


class Readable(Ours):
    """Ours with its scripts neither joined nor made small, so that a profile names what we wrote."""

    scripts_joined = "off"


def main() -> int:
    """Measure, print the table and what missed, write the JSON."""
    options = _options()
    here = machine()
    print(machine_line(here))
    started = time.monotonic()
    everything, told = asyncio.run(_measure(options, here))
    missed = everything["misses"]
    verdict = f"{len(missed)} budgets missed: {'; '.join(missed)}." if missed else "Every budget holds."
    print("\n".join(["", *told, f"{verdict} ({time.monotonic() - started:.0f} s)"]))
    write_json(options.json, everything)
    print(f"Every run is in {options.json}")
    if options.page:
        report.write_page(told, everything)
    return 0


async def _measure(options: argparse.Namespace, here: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    results = nothing_measured()
    wanted = {visit.board for visit in VISITS for part in visit.parts if part in options.only}
    with Ours() as side:
        boards = {name: make_board(side, *BOARDS[name]) for name in sorted(wanted)}
        async with chromium() as browser:
            rounds = 0
            while rounds < options.rounds and time.monotonic() < options.until:
                # the plain page stands still: every other run of it tells as much
                sides = SURFACES if rounds % 2 == 0 else ("ours",)
                await measure(browser, boards, results, options.only, (options.rates, sides))
                rounds += 1
            missed = report.misses(results)
            parts = dict.fromkeys((budget.part, rate) for budget, rate in missed)
            version = browser.version
            profiles = {} if options.no_profiles or not parts else await _profiles(browser, parts)
    about = f"{machine_line(here).strip()} Chromium {version}, {rounds} runs, medians.\n"
    told = [about, report.budgets_table(results), report.profile_lines(profiles)]
    everything = {
        "machine": here,
        "chromium": version,
        "arguments": sys.argv[1:],
        "misses": [f"{budget.words} at {rate}x" for budget, rate in missed],
        "results": results,
    }
    return everything, told


async def _profiles(browser: Browser, parts: Collection[tuple[str, int]]) -> Profiles:
    """On a server of its own, which serves the scripts as they were written."""
    wanted = {visit.board for visit in VISITS for part, _ in parts if part in visit.parts}
    with Readable() as side:
        boards = {name: make_board(side, *BOARDS[name]) for name in sorted(wanted)}
        return await profile(browser, boards, parts)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.ui", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="each part once instead of five times")
    parser.add_argument("--only", action="append", choices=PARTS, help="this part alone; may be given again")
    parser.add_argument("--rounds", type=int, help="how often each part is measured")
    parser.add_argument("--minutes", type=float, default=120, help="begin no run after so long")
    parser.add_argument("--rate", type=int, action="append", choices=RATES, help="this slow-down alone")
    parser.add_argument("--no-profiles", action="store_true", help="do not profile what misses its budget")
    parser.add_argument("--json", type=Path, default=DISK / "browser.json", help="where to write every run")
    parser.add_argument("--page", action="store_true", help="put the table into docs/performance.md as well")
    options = parser.parse_args()
    options.rounds = options.rounds or (1 if options.quick else 5)
    options.until = time.monotonic() + 60 * options.minutes
    options.only = options.only or PARTS
    options.rates = options.rate or RATES
    return options


if __name__ == "__main__":
    sys.exit(main())
