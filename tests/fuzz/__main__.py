"""`python -m tests.fuzz [--minutes 10] [--seed N] [--only commands,sockets,requests,frames,contract]`.

Sends what no client of ours would, for as long as it is told, and says the seed of each round that found
something: the same seed and `--only` send the same again.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path

from hypothesis.errors import HypothesisWarning

from tests.conftest import ROOT, start_server
from tests.fuzz import asking, commands, contract, frames
from tests.fuzz.oracle import Beside, Watch

#: part -> a round of it (watch, seed, how long it should take), and its share of the time
PARTS: dict[str, tuple[Callable[[Watch, int, float], None], float]] = {
    "commands": (lambda watch, seed, _: commands.over_http(watch, seed, 60), 0.25),
    "sockets": (lambda watch, seed, _: commands.over_socket(watch, seed, 120), 0.25),
    "requests": (lambda watch, seed, _: asking.round_of(watch, seed, 150), 0.15),
    "frames": (lambda watch, seed, _: frames.round_of(watch, seed, 60), 0.2),
    "contract": (lambda watch, seed, left: contract.round_of(watch, seed, min(25, left)), 0.15),
}


warnings.filterwarnings("ignore", category=HypothesisWarning)


def main(argv: list[str]) -> int:
    """Fuzz for so many minutes; 1 if anything was found."""
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    asked.add_argument("--minutes", type=float, default=10)
    asked.add_argument("--seed", type=int, default=int(time.time()))
    asked.add_argument("--only", default=",".join(PARTS), help="parts, with commas")
    args = asked.parse_args(argv)
    names = args.only.split(",")
    print(f"seed {args.seed}; {args.minutes} minutes of {', '.join(names)}", flush=True)
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        server = start_server(Path(folder))
        found = 0
        try:
            watch, beside = Watch(server), Beside(server.url)
            whole = sum(PARTS[name][1] for name in names)
            for name in names:
                found += spend(watch, name, args.minutes * 60 * PARTS[name][1] / whole, args.seed)
            found += last_look(watch, beside)
        finally:
            server.stop()
        found += check(Path(folder))
    print(f"{'nothing was' if not found else f'{found} things were'} found; seed {args.seed}")
    return 1 if found else 0


def spend(watch: Watch, name: str, seconds: float, first: int) -> int:
    """Rounds of one part until its time is up; how many found something."""
    began, number, found = time.monotonic(), first, 0
    before = sum(watch.answers.values())
    while (left := seconds - (time.monotonic() - began)) > 0 and found < 3:
        try:
            PARTS[name][0](watch, number, left)
            watch.memory()
        except Exception:  # noqa: BLE001 - whatever it is, it is a finding
            found += 1
            told = "\n".join(line[:400] for line in traceback.format_exc().splitlines()[-60:])
            print(f"FOUND by --only {name} --seed {number}:\n{told}", flush=True)
            watch.place = len(watch.server.log())
        number += 1
    sent = sum(watch.answers.values()) - before
    took = time.monotonic() - began
    print(f"{name}: seeds {first} to {number - 1}, {sent} answers in {took:.0f} s, {found} found", flush=True)
    return found


def last_look(watch: Watch, beside: Beside) -> int:
    """The innocents, the log, the memory."""
    try:
        print(beside.stop())
        watch.log()
        watch.memory()
    except AssertionError as wrong:
        print(f"FOUND at the end: {wrong}")
        return 1
    told = ", ".join(f"{code} x{count}" for code, count in sorted(watch.answers.items()))
    print(f"answers: {told}\nmemory grew by {watch.grown_mb():.0f} MiB")
    return 0


def check(folder: Path) -> int:
    """Whether the log of each session is whole."""
    mine = {
        "BOARD_DATABASE_URL": f"sqlite:///{folder / 'board.sqlite'}",
        "BOARD_SECRET_KEY": "a-key-for-tests-alone-0123456789",
    }
    environment = {name: value for name, value in os.environ.items() if not name.startswith("BOARD_")} | mine
    ran = subprocess.run(
        [sys.executable, "-m", "board.cli", "check"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    print(ran.stdout.strip().rpartition("\n")[2] or ran.stderr[-500:])
    return 1 if ran.returncode else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
