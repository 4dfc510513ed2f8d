"""`python -m bench.scale`: what many rooms cost on 1, 2 and 4 workers with PostgreSQL, Redis and nginx."""

import argparse
import os
import resource
import sys
import time
from pathlib import Path
from typing import Any

from bench import report as bench_report
from bench.__main__ import MOST_FILES
from bench.scale import report
from bench.scale.breaking import breaks
from bench.scale.cpu import machine_seconds, our_seconds
from bench.scale.model import Costs, Load, Plan, in_sites, needs
from bench.scale.run import QUICK, WHOLE, Found, measure
from bench.scale.site import Engines
from bench.sides import DISK

ROOMS = (1, 10, 30, 100, 300, 1000, 3000, 10_000)
#: above this share of the cores, others' work is worth a word
SHARED = 0.03
#: what one site of MANY rooms would take with a channel of Redis for each session, and in so many sites
MANY, SITES, OWN_CHANNELS = 10_000, 10, Plan(words="own")


def main() -> int:
    """Measure, print the tables, write the JSON and, if asked to, the page."""
    options = _options()
    _have_files()
    machine, began, used = bench_report.machine(), time.monotonic(), (machine_seconds(), our_seconds())
    with Engines() as engines:
        found = measure(engines, QUICK if options.quick else WHOLE)
    took = time.monotonic() - began
    others = (machine_seconds() - used[0] - our_seconds() + used[1]) / (took * (os.cpu_count() or 1))
    results = {"machine": machine, "arguments": sys.argv[1:], "others": round(others, 3), **found.as_json()}
    bench_report.write_json(options.json, results)
    tables = [bench_report.machine_line(machine), *tables_of(found), _last_line(machine, took, others)]
    print("\n".join(tables))
    if options.page:
        report.write_page(tables, results)
    return 0


def tables_of(found: Found) -> list[str]:
    """Everything that was found, table by table."""
    climbed = any(one.climbed for one in found.visits)
    return [
        "## The same load on each site\n",
        report.kinds_table(found.visits),
        "### What each piece adds\n",
        report.adds_table(found.visits, found.split),
        *(["## What is sustained\n", report.sustained_table(found.visits)] if climbed else []),
        "## What it costs\n",
        report.shapes_table(found.shaping),
        report.costs_table(found.fitted),
        report.headroom_line(found.visits),
        *modelled(found.fitted.costs),
    ]


def modelled(costs: Costs) -> list[str]:
    """What the model says with these costs: what breaks first, and what rooms need."""
    loads = [Load(rooms=rooms) for rooms in ROOMS]
    sizes = [(f"{load.rooms:,}", load, needs(load, costs)) for load in loads]
    many = Load(rooms=MANY)
    sizes.append((f"{MANY:,} in {SITES} sites", many, in_sites(many, SITES, costs)))
    sizes.append((f"{MANY:,}, a channel for each session", many, needs(many, costs, OWN_CHANNELS)))
    return [
        "## What breaks first\n",
        report.breaks_table(breaks(many, costs)),
        "## Sizes\n",
        report.sizing_table(sizes),
    ]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer sites, smaller towns, no ascents")
    parser.add_argument("--json", type=Path, default=DISK / "scale.json", help="where to write every run")
    parser.add_argument("--page", action="store_true", help="put the tables into docs/scaling.md as well")
    return parser.parse_args()


def _have_files() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(MOST_FILES, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))


def _last_line(machine: dict[str, Any], took: float, others: float) -> str:
    before, after = machine["load_average_at_start"][0], os.getloadavg()[0]
    words = f"The run took {took:.0f} s; load average {before:.1f} before, {after:.1f} at the end. "
    if others <= SHARED:
        return f"{words}The machine was ours alone.\n"
    return (
        f"{words}The machine was shared with other work, which took {others:.0%} of its cores: what is "
        "sustained is what was left to this run, and times are those of processes that waited for a core. "
        "CPU costs are rather higher than alone, as caches were shared too.\n"
    )


if __name__ == "__main__":
    sys.exit(main())
