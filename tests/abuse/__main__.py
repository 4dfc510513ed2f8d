"""`python -m tests.abuse [--only A03,A55]`: every row of the catalogue of abuse against the real server."""

import argparse
import importlib
import json
import sys
import tempfile
import time
from pathlib import Path

from tests.abuse.beside import Pace
from tests.abuse.judging import House, Verdict, judged
from tests.abuse.row import MISSING, NUMBERS, ROWS
from tests.conftest import ROOT

#: a case may be slow once for what else the machine does; it is not when it is slow three times
TRIES = 3


def load() -> None:
    """Put every row into the table."""
    for found in sorted(Path(__file__).parent.glob("rows_*.py")):
        importlib.import_module(f"tests.abuse.{found.stem}")


def main(argv: list[str]) -> int:
    """Run the rows; 1 if one failed or is not there."""
    asked = argparse.ArgumentParser(prog="python -m tests.abuse", description=__doc__)
    asked.add_argument("--only", help="numbers, with commas")
    args = asked.parse_args(argv)
    load()
    wanted = args.only.split(",") if args.only else list(NUMBERS)
    print(f"The catalogue has no {', '.join(MISSING)}.", flush=True)
    verdicts = run(wanted)
    report(verdicts, wanted)
    return 0 if all(v.ok for v in verdicts) and len(verdicts) == len(wanted) else 1


def run(wanted: list[str]) -> list[Verdict]:
    """The verdict of each row, each printed as it comes."""
    verdicts, pace = [], Pace()
    with tempfile.TemporaryDirectory(prefix="abuse-") as folder, House(Path(folder)) as house:
        for place, number in enumerate(wanted):
            if number not in ROWS:
                verdict = Verdict(number, "not written", False, "there is no such row")
            else:
                verdict = tried(number, house, place, pace)
            verdicts.append(verdict)
            print(verdict.line(), flush=True)
        house.check_logs(verdicts)
    return verdicts


def tried(number: str, house: House, place: int, pace: Pace) -> Verdict:
    """A row's verdict; what was only slow is looked at again."""
    for attempt in range(TRIES):
        verdict = judged(ROWS[number], house, place + attempt * 200, pace)
        if verdict.ok or not verdict.only_slow:
            break
    verdict.tries = attempt + 1
    return verdict


def report(verdicts: list[Verdict], wanted: list[str]) -> None:
    """The sum, in words and as JSON."""
    passed = sum(v.ok for v in verdicts)
    peak = max((v.grown_mb for v in verdicts), default=0)
    slowest = max((v.p95_ms for v in verdicts), default=0)
    said = sorted({one for v in verdicts for one in v.said})
    faults = [one for one in said if one[:1] == "5" and one[:3].isdigit()]
    print(f"answers seen: {', '.join(said)}")
    print(f"above 499 where nothing was broken on purpose: {faults_of(verdicts) or 'none but the declared'}")
    print(f"memory grew at most {peak:.0f} MiB in one case; the innocents' slowest p95 {slowest:.0f} ms")
    print(f"{passed} of {len(wanted)}")
    folder = ROOT / "test-results"
    folder.mkdir(exist_ok=True)
    facts = {
        "when": time.strftime("%FT%TZ", time.gmtime()),
        "faults": faults,
        "rows": [v.facts() for v in verdicts],
    }
    (folder / "abuse.json").write_text(json.dumps(facts, indent=1))


def faults_of(verdicts: list[Verdict]) -> str:
    """Undeclared server errors, if there were any."""
    return ", ".join(
        f"{v.number}: {one}"
        for v in verdicts
        for one in v.said
        if one[:1] == "5" and one[:3].isdigit() and one[:3] != "503" and not v.faults
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
