"""Long: `python -m tests.convergence` (make soak): 20,000 workshops of 100 steps, 5,000 at two houses.

Several processes take one share after the other; a share is a seed, so that it can be played again alone:
`--first-seed N --runs 100 --pairs 0` (or `--runs 0 --pairs 100`).
What fails is shrunk and written to test-results/, to be kept in test_kept.py.
"""

import argparse
import json
import multiprocessing
import os
import sys
import time
from collections import Counter
from pathlib import Path

from tests.convergence.soak import play

SHARE = 100
RESULTS = Path("test-results")


def main() -> int:
    """Play all shares; 1 if any failed."""
    asked = _asked()
    shares = [
        (asked.first_seed + n, min(SHARE, runs - n * SHARE), asked.steps, houses)
        for houses, runs in ((2, asked.pairs), (1, asked.runs))
        for n in range(-(-runs // SHARE))
    ]
    began, totals, failures = time.monotonic(), Counter[str](), []
    with multiprocessing.get_context("spawn").Pool(asked.processes, maxtasksperchild=4) as pool:
        for done, found in enumerate(pool.imap_unordered(play, shares), 1):
            totals.update(found["totals"])
            if found["failed"]:
                failures.append(found)
                print(f"\nseed {found['seed']} of {found['houses']} failed:\n{found['failed']}", flush=True)
            _say(done, len(shares), found["seed"], totals, time.monotonic() - began)
            if time.monotonic() - began > asked.minutes * 60:
                pool.terminate()
                print(f"\nended after {asked.minutes} minutes, as asked")
                break
    seconds = round(time.monotonic() - began, 1)
    report = {"seconds": seconds, "steps": asked.steps, "totals": totals, "failures": failures}
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "soak.json").write_text(json.dumps(report, indent=1))
    print(f"\n{totals['runs']} runs of {asked.steps} steps in {seconds} s, {len(failures)} failed")
    return 1 if failures or not totals["runs"] else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.convergence", description=__doc__)
    parser.add_argument("--runs", type=int, default=20_000)
    parser.add_argument("--pairs", type=int, default=5_000, help="of those with two houses, besides")
    parser.add_argument("--steps", type=int, default=100)
    parser.add_argument("--first-seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--minutes", type=float, default=720, help="end after so long, whatever is left")
    return parser.parse_args()


def _say(done: int, shares: int, number: int, totals: Counter[str], seconds: float) -> None:
    names = ("runs", "commands", "accepted", "crashes", "restores")
    counts = ", ".join(f"{totals[name]} {name}" for name in names)
    left = seconds / done * (shares - done) / 60
    print(f"\r{done}/{shares} shares (seed {number}): {counts}; {left:.0f} min left   ", end="", flush=True)


if __name__ == "__main__":
    sys.exit(main())
