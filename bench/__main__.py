"""`python -m bench`: our server against a bare broadcast server, in one run on one machine."""

import argparse
import os
import resource
import sys
import time
from pathlib import Path
from typing import Any

from bench import report
from bench.parts import PARTS
from bench.process import cores
from bench.sides import DISK

MOST_FILES = 8192


def main() -> int:
    """Run what was asked for, print the tables, write the JSON."""
    options = _options()
    _prepare()
    results: dict[str, Any] = {"machine": report.machine(), "arguments": sys.argv[1:]}
    tables = [report.machine_line(results["machine"])]
    print(tables[0])
    for part in (part for part in PARTS if part in (options.only or PARTS)):
        started = time.monotonic()
        results[part], table = PARTS[part](options)
        tables.append(table)
        print(f"{table}\n({part}: {time.monotonic() - started:.0f} s)\n", flush=True)
        report.write_json(options.json, results)
    tables.append(report.disturbance_line(results))
    print(f"{tables[-1]}\nEvery run is in {options.json}")
    if options.page:
        report.write_page(tables, results)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer cells, shorter runs, no repeats")
    parser.add_argument("--only", action="append", choices=PARTS, help="this part alone; may be given again")
    parser.add_argument("--people", type=int, action="append", help="this many people; may be given again")
    parser.add_argument("--rounds", type=int, help="how often each cell is repeated, in turns")
    parser.add_argument("--top", type=int, help="the highest rate to try")
    parser.add_argument("--json", type=Path, default=DISK / "latest.json", help="where to write every run")
    parser.add_argument("--page", action="store_true", help="put the tables into docs/performance.md as well")
    options = parser.parse_args()
    options.rounds = options.rounds or (1 if options.quick else 3)
    options.top = options.top or (4000 if options.quick else 12000)
    return options


def _prepare() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(MOST_FILES, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))
    server, generator = cores()
    if server == generator:
        print("There is one core for server and generator: take the figures as a comparison only.")
    os.sched_setaffinity(0, {generator})


if __name__ == "__main__":
    sys.exit(main())
