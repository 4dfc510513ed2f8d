"""Type docs/deployment.md into a fresh Debian, block by block, and say how long each took."""

import argparse
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
from tests.deploy.looks import AFTER, BEFORE, SAID, WrongError
from tests.deploy.machine import Machine
from tests.deploy.page import Block, blocks
from tests.deploy.releases import publish

LONGEST_S: Final = 900
TAIL: Final = 4000
_EXPORT: Final = re.compile(r"^export (.*)$", re.M)


def main() -> int:
    """Try every block; 0 if all that can be tried did what the page says."""
    asked = _parser().parse_args()
    if os.geteuid() != 0:
        print("This makes a Debian in a folder and boots it: be root.", file=sys.stderr)
        return 1
    folder = Path(tempfile.mkdtemp(prefix="wishwall-try-"))
    machine = None
    try:
        root = _root(folder, asked.base)
        listed = blocks()
        publish(root, _address(listed))
        machine = Machine(root)
        return _try(machine, listed, asked.until)
    finally:
        if machine is not None:
            machine.stop()
        shutil.rmtree(folder)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tools/try-deployment", description=__doc__)
    parser.add_argument(
        "--base", type=Path, help="keep the bare Debian in this folder, and take it from there"
    )
    parser.add_argument("--until", help="the last block to try")
    return parser


def _root(folder: Path, base: Path | None) -> Path:
    root = folder / "root"
    began = time.monotonic()
    if base is None or not base.exists():
        fresh.make(base or root)
    if base is not None:
        subprocess.run(["cp", "--archive", str(base), str(root)], check=True)
    print(f"{time.monotonic() - began:7.1f} s  a fresh Debian", flush=True)
    return root


def _address(listed: list[Block]) -> str:
    found = re.search(r"SOURCE=(\S+)", "".join(block.text for block in listed))
    if found is None:
        raise SystemExit("The page does not say where the release comes from.")
    return found[1]


def _try(machine: Machine, listed: list[Block], until: str | None) -> int:
    """In order, to the first that fails."""
    told: dict[str, str] = {}
    tried = [block for block in listed if not block.why_not]
    for number, block in enumerate(tried):
        wrong = _one(machine, block, told)
        if wrong:
            print(f"FAILED  {block.name} (line {block.line}):\n{wrong[-TAIL:]}")
            print(f"{number} of {len(tried)} blocks.")
            return 1
        if block.name == until:
            break
    for block in listed:
        if block.why_not:
            print(f"      not tried, line {block.line}: {block.why_not}")
    print(f"{number + 1} of {len(tried)} blocks.")
    return 0


def _one(machine: Machine, block: Block, told: dict[str, str]) -> str:
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


def _nothing(_machine: Machine, _told: dict[str, str]) -> None:
    """No look is taken here."""


if __name__ == "__main__":
    sys.exit(main())
