"""Play what needs PostgreSQL, Redis and nginx: `python -m tests.scale [--rows F27,F32] [--seeds 2]`.

Without --rows the storage's contract and the news are tested on real servers first. Rows that mostly wait
are played in a second lane, beside all else.
"""

import argparse
import importlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.faults.__main__ import play_apart
from tests.faults.report import publish
from tests.faults.row import ROWS, Row
from tests.scale.engines import Postgres, Redis, ended
from tests.scale.mutants import hunt

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RESULTS = ROOT / "test-results"
SUITES = {
    "storage and news": ["pytest", "tests/storage", "tests/news"],
    "storage under eventlet": ["tests.storage.green"],
    # not named test_: they need what `make test` has not
    "deploy": [
        "pytest",
        *(f"tests/deploy/check_{what}.py" for what in ("nginx", "units", "compose", "backup")),
    ],
}
PASSED = re.compile(r"^(tests/.+) PASSED", re.MULTILINE)
Result = dict[str, Any]


def main(arguments: list[str] | None = None) -> int:
    """0 if every suite and every wanted row held."""
    asked = _parse(arguments)
    # whoever ends us ends what we have started too
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    broken = load_rows()
    if asked.mutants:
        with _template():
            return hunt(asked.rows)
    wanted = [one for one in asked.rows.split(",") if one] or sorted(ROWS)
    broken += [f"no such row: {row_id}" for row_id in wanted if row_id not in ROWS]
    rows = [ROWS[row_id] for row_id in wanted if row_id in ROWS]
    if asked.list:
        print("\n".join(f"{row.id:12} {row.name}{' (waits)' if row.waits else ''}" for row in rows))
        return 0
    RESULTS.mkdir(exist_ok=True)
    began = time.monotonic()
    with _template(), _beside([row for row in rows if row.waits], asked) as lane:
        if not asked.rows:
            broken += suites()
        first = [row for row in rows if not row.waits or asked.alone]
        results = [_played(row, seed) for row in first for seed in _seeds(asked)]
        results += lane()
    if asked.alone:
        # the other lane tells the sum
        asked.out.write_text(json.dumps(results, default=str))
        return 0
    if asked.publish:
        publish(results)
    return _sum_up(results, len(rows) * asked.seeds, broken, time.monotonic() - began, asked.out)


def load_rows() -> list[str]:
    """Import every module of rows here; what is wrong with those that cannot be."""
    broken = []
    for path in sorted(HERE.glob("rows_*.py")):
        try:
            importlib.import_module(f"tests.scale.{path.stem}")
        except Exception as error:  # noqa: BLE001 - the rows of the other modules can be played
            broken.append(f"{path.name} cannot be imported: {error!r}")
    return broken


def suites() -> list[str]:
    """Run the suites of pytest on real servers; what went wrong."""
    wrong, on = [], Counter[str]()
    with ended(Postgres()) as postgres, ended(Redis()) as redis:
        servers = {"TEST_POSTGRES_URL": postgres.start().url, "TEST_REDIS_URL": redis.start().url}
        for name, command in SUITES.items():
            began = time.monotonic()
            done = subprocess.run(
                [sys.executable, "-m", *command, "-p", "no:cacheprovider", "-vv"],
                cwd=ROOT,
                env=os.environ | servers,
                capture_output=True,
                text=True,
                check=False,
            )
            passed = PASSED.findall(done.stdout)
            on.update(kind for one in passed for kind in ("postgres", "redis") if kind in one)
            good = done.returncode == 0 and passed
            verdict, took = "ok" if good else "FAILED", time.monotonic() - began
            print(f"{name}: {verdict}, {len(passed)} passed in {took:.0f} s", flush=True)
            if not good:
                wrong += [*_last_words(done.stdout + done.stderr), f"{name}: failed"]
    print(f"of these on PostgreSQL {on['postgres']}, on Redis {on['redis']}", flush=True)
    return wrong + [f"no test ran on {kind}" for kind in ("postgres", "redis") if not on[kind]]


def _last_words(said: str) -> list[str]:
    """The end of a suite that failed, and which tests did; no line longer than anybody reads."""
    lines = said.splitlines()
    named = [line for line in lines if line.startswith(("FAILED ", "ERROR "))]
    return [line[:200] for line in [*lines[-60:], *named]]


def line_of(result: Result) -> str:
    """One line for one row and seed."""
    counts = " ".join(f"{name} {count}" for name, count in result["counts"].items())
    faults = ", ".join(f"{what} {n}" for what, n in result["injected"].items()) or "nothing"
    said = " ".join(f"{name}={value}" for name, value in result["said"].items())
    verdict = "ok    " if result["ok"] else "FAILED"
    head = f"{result['row']:<12} seed {result['seed']} {verdict} {result['seconds']:6.1f} s"
    text = f"{head}  {counts}; injected: {faults}" + (f"; {said}" if said else "")
    return text + (f"\n    {result['words']}" if result["words"] else "")


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.scale", description=__doc__)
    parser.add_argument(
        "--rows", default="", help="such as F27,F32 (or mutants); unless given, all and the suites"
    )
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--first-seed", type=int, default=1)
    parser.add_argument("--list", action="store_true", help="say which rows there are")
    parser.add_argument("--mutants", action="store_true", help="break the board and see what is found out")
    parser.add_argument("--publish", action="store_true", help="write the figures into docs/reliability.md")
    parser.add_argument("--alone", action="store_true", help="one lane for all, and the results as a list")
    parser.add_argument(
        "--out", type=Path, default=RESULTS / "scale.json", help="the file for what was counted"
    )
    return parser.parse_args(arguments)


def _seeds(asked: argparse.Namespace) -> range:
    return range(asked.first_seed, asked.first_seed + asked.seeds)


def _played(row: Row, seed: int) -> Result:
    result: Result = play_apart(row, seed)
    print(line_of(result), flush=True)
    return result


@contextmanager
def _template() -> Iterator[None]:
    """A PostgreSQL that all others are copied from, gone at the end."""
    kept = Postgres.prepare()
    try:
        yield
    finally:
        shutil.rmtree(kept, ignore_errors=True)


@contextmanager
def _beside(rows: list[Row], asked: argparse.Namespace) -> Iterator[Any]:
    """Play the rows that wait in a process of their own; what is given back waits for their results."""
    if not rows or asked.alone:
        yield list
        return
    out = RESULTS / f"scale-{os.getpid()}.json"
    given = [f"--rows={','.join(row.id for row in rows)}", f"--seeds={asked.seeds}"]
    given += [f"--first-seed={asked.first_seed}", "--alone", f"--out={out}"]
    # its lines stand between ours; its sum is told by us
    process = subprocess.Popen([sys.executable, "-m", "tests.scale", *given], cwd=ROOT)

    def results() -> list[Result]:
        process.wait()
        found: list[Result] = json.loads(out.read_text()) if out.exists() else []
        return found

    try:
        yield results
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()
        out.unlink(missing_ok=True)


def _sum_up(results: list[Result], wanted: int, amiss: list[str], took: float, out: Path) -> int:
    held = sum(result["ok"] for result in results)
    good = bool(wanted) and held == wanted and not amiss
    total: Counter[str] = Counter()
    for result in results:
        total.update(result["counts"])
    out.write_text(json.dumps({"seconds": round(took), "results": results}, indent=1, default=str))
    print("\n".join(amiss) + ("\n" if amiss else ""), end="")
    counted = ", ".join(f"{name} {total[name]}" for name in ("acked", "lost", "doubled", "errors"))
    print(f"{held} of {wanted} rows in {took:.0f} s; {counted}{'' if good else '; FAILED'}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
