"""Type docs/deployment.md into a fresh Debian, block by block, and say how long each took."""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from tests.deploy import root as fresh
from tests.deploy.looks import AFTER, BEFORE, SAID, Told, WrongError
from tests.deploy.machine import Machine
from tests.deploy.page import Block, blocks
from tests.deploy.releases import publish

LONGEST_S: Final = 900
TAIL: Final = 4000
NOTED: Final = "root/.noted"
_EXPORT: Final = re.compile(r"^export (.*)$", re.M)


def main() -> int:
    """Try every block; 0 if all that can be tried did what the page says."""
    asked = _parser().parse_args()
    if os.geteuid() != 0:
        print("This makes a Debian in a folder and boots it: be root.", file=sys.stderr)
        return 1
    folder = asked.keep or Path(tempfile.mkdtemp(prefix="wishwall-try-"))
    machine, root, listed = None, folder / "root", blocks()
    try:
        if not root.exists():
            _fill(root, asked.base)
            publish(root, _address(listed))
        machine = Machine(root)
        return _try(machine, listed, asked)
    finally:
        if machine is not None:
            machine.stop()
        if asked.keep is None:
            shutil.rmtree(folder)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tools/try-deployment", description=__doc__)
    parser.add_argument(
        "--base", type=Path, help="keep the bare Debian in this folder, and take it from there"
    )
    parser.add_argument("--keep", type=Path, help="keep what comes of it here, and go on with what is here")
    parser.add_argument("--from", dest="first", help="the first block to try, in what was kept")
    parser.add_argument("--through", action="store_true", help="go on after one that fails")
    parser.add_argument("--until", help="the last block to try")
    return parser


def _fill(root: Path, base: Path | None) -> None:
    began = time.monotonic()
    root.parent.mkdir(parents=True, exist_ok=True)
    if base is None or not base.exists():
        fresh.make(base or root)
    if base is not None:
        subprocess.run(["cp", "--archive", str(base), str(root)], check=True)
    print(f"{time.monotonic() - began:7.1f} s  a fresh Debian", flush=True)


def _address(listed: list[Block]) -> str:
    found = re.search(r"SOURCE=(\S+)", "".join(block.text for block in listed))
    if found is None:
        raise SystemExit("The page does not say where the release comes from.")
    return found[1]


def _try(machine: Machine, listed: list[Block], asked: argparse.Namespace) -> int:
    """In order, to the first that fails, or through all."""
    told: Told = _recalled(machine)
    tried = [block for block in listed if not block.why_not]
    names = [block.name for block in tried]
    begin = names.index(asked.first) if asked.first else 0
    end = names.index(asked.until) + 1 if asked.until else len(names)
    failed = 0
    for block in tried[begin:end]:
        wrong = _one(machine, block, told)
        if wrong:
            failed += 1
            print(f"FAILED  {block.name} (line {block.line}):\n{wrong[-TAIL:]}", flush=True)
            if not asked.through:
                break
        (machine.root / NOTED).write_text(json.dumps(told))
    for block in listed:
        if block.why_not:
            print(f"      not tried, line {block.line}: {block.why_not}")
    print(f"of {len(tried)} blocks {end - begin} were to be tried, and {failed or 'none'} failed.")
    return 1 if failed else 0


def _recalled(machine: Machine) -> Told:
    """What earlier blocks of a root that was kept have left to compare with."""
    path = machine.root / NOTED
    return dict(json.loads(path.read_text())) if path.exists() else {}


def _one(machine: Machine, block: Block, told: Told) -> str:
    """What went wrong, nothing if all is well. What a block exports, later ones know."""
    try:
        BEFORE.get(block.name, _nothing)(machine, told)
        began = time.monotonic()
        # a variable keeps the value that it got: one that is drawn by chance is not drawn again
        keep = "".join(f"\nexport -p | grep -E '^declare -x {name}=' >>{SAID}" for name in _names(block.text))
        text = f"touch {SAID}; . {SAID}\n{block.text}{keep}"
        done = machine.run(text, downloads=block.downloads, timeout=LONGEST_S)
        if done.returncode:
            return done.stdout
        print(f"{time.monotonic() - began:7.1f} s  {block.name}", flush=True)
        AFTER.get(block.name, _nothing)(machine, told)
    except WrongError as wrong:
        return str(wrong)
    except subprocess.TimeoutExpired:
        return f"It was not done after {LONGEST_S} s."
    return ""


def _names(text: str) -> list[str]:
    return re.findall(r"([A-Z]+)=", " ".join(_EXPORT.findall(text)))


def _nothing(_machine: Machine, _told: Told) -> None:
    """No look is taken here."""


if __name__ == "__main__":
    sys.exit(main())
