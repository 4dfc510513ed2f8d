"""Play the rows of the table of faults: `python -m tests.faults [--rows F01,F02] [--seeds 3]`."""

import argparse
import contextlib
import importlib
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tests.faults.report import publish
from tests.faults.row import ROWS, Row, play

HERE = Path(__file__).parent
REPORT = HERE.parents[1] / "test-results" / "faults.json"
FORK = multiprocessing.get_context("fork")


def load_rows() -> list[str]:
    """Import every module of rows; what is wrong with those that cannot be."""
    broken = []
    for path in sorted(HERE.glob("rows_*.py")):
        try:
            importlib.import_module(f"tests.faults.{path.stem}")
        except Exception as error:  # noqa: BLE001 - the rows of the other modules can be played
            broken.append(f"{path.name} cannot be imported: {error!r}")
    return broken


def main(arguments: list[str] | None = None) -> int:
    """0 if every wanted row survived with every seed."""
    asked = _parse(arguments)
    broken = load_rows()
    wanted = [one for one in asked.rows.split(",") if one] or sorted(ROWS)
    missing = [f"no such row: {row_id}" for row_id in wanted if row_id not in ROWS]
    rows = [ROWS[row_id] for row_id in wanted if row_id in ROWS and (ROWS[row_id].quick or not asked.quick)]
    seeds = range(asked.first_seed, asked.first_seed + (1 if asked.quick else asked.seeds))
    results: list[dict[str, Any]] = []
    began = time.monotonic()
    with contextlib.suppress(KeyboardInterrupt):
        for row in rows:
            for seed in seeds:
                _progress(f"{row.id} seed {seed}, {len(results)} of {len(rows) * len(seeds)} done")
                results.append(play_apart(row, seed, quick=asked.quick))
                _progress("")
                print(line_of(results[-1]), flush=True)
    took = time.monotonic() - began
    if asked.publish:
        publish(results)
    return _sum_up(results, len(rows) * len(seeds), broken + missing, took, asked.out)


def play_apart(row: Row, seed: int, *, quick: bool = False) -> dict[str, Any]:
    """Play a row in a process group of its own, which ends with it, whatever hangs."""
    ours, theirs = FORK.Pipe(duplex=False)
    with tempfile.TemporaryDirectory(prefix=f"{row.id}-", ignore_cleanup_errors=True) as folder:
        scratch = Path(folder) / "scratch"
        scratch.mkdir()
        child = FORK.Process(target=_play_in_child, args=(row, seed, scratch, quick, theirs))
        began = time.monotonic()
        with warnings.catch_warnings():
            # newer Pythons warn of forking beside threads; the child begins with none that it needs
            warnings.simplefilter("ignore", DeprecationWarning)
            child.start()
        theirs.close()
        result: dict[str, Any] | None = None
        try:
            result = ours.recv() if ours.poll(row.bound_s) else None
        except EOFError:
            pass
        finally:
            _end_group(child, gently=sys.exc_info()[0] is not None, answered=result is not None)
            _unmount(folder)
    seconds = round(time.monotonic() - began, 1)
    words = f"no result within {row.bound_s:g} s" if seconds >= row.bound_s else "its process ended"
    failed = {"row": row.id, "name": row.name, "seed": seed, "ok": False, "words": words, "counts": {}}
    return result or {**failed, "injected": {}, "said": {}, "seconds": seconds}


def line_of(result: dict[str, Any]) -> str:
    """One line for one row and seed."""
    counts = " ".join(f"{name} {count}" for name, count in result["counts"].items())
    faults = ", ".join(f"{what} {n}" for what, n in result["injected"].items()) or "nothing"
    said = " ".join(f"{name}={value}" for name, value in result["said"].items())
    verdict = "survived" if result["ok"] else "FAILED  "
    text = f"{result['row']} seed {result['seed']} {verdict} {result['seconds']:5.1f} s  {counts}"
    text += f"; injected: {faults}"
    return text + (f"; {said}" if said else "") + (f"\n    {result['words']}" if result["words"] else "")


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--rows", default="", help="such as F01,F02; all unless given")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--first-seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=REPORT, help="the file for what was counted")
    parser.add_argument("--publish", action="store_true", help="write the figures into docs/reliability.md")
    parser.add_argument("--quick", action="store_true", help="the short set, one seed")
    return parser.parse_args(arguments)


def _play_in_child(row: Row, seed: int, scratch: Path, quick: bool, answer: Connection) -> None:
    os.setpgid(0, 0)
    # an interrupt of the whole run comes through the parent
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt):
        answer.send(play(row, seed, scratch, quick=quick))
    answer.close()
    sys.stdout.flush()
    os._exit(0)


def _end_group(child: Any, *, gently: bool, answered: bool) -> None:
    """End what is left of a row: by its group, which it alone has."""
    if gently and child.is_alive():
        with contextlib.suppress(ProcessLookupError):
            os.kill(child.pid, signal.SIGINT)
        child.join(8)
    elif answered:
        child.join(2)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.join(5)


def _unmount(folder: str) -> None:
    """Let go of what a row mounted below its folder."""
    for line in reversed(Path("/proc/mounts").read_text().splitlines()):
        place = line.split()[1]
        if place.startswith(f"{folder}/"):
            subprocess.run(["umount", "-l", place], check=False)


def _sum_up(
    results: list[dict[str, Any]], wanted: int, amiss: list[str], took: float, out: Path = REPORT
) -> int:
    survived = sum(result["ok"] for result in results)
    total: Counter[str] = Counter()
    for result in results:
        total.update(result["counts"])
    out.parent.mkdir(exist_ok=True)
    out.write_text(json.dumps({"seconds": round(took), "results": results}, indent=1, default=str))
    for words in amiss:
        print(words)
    counted = ", ".join(f"{name} {total[name]}" for name in ("acked", "lost", "doubled", "errors"))
    print(f"survived {survived} of {wanted} in {took:.0f} s; {counted}")
    return 0 if wanted and survived == wanted and not amiss else 1


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
