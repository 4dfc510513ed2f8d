"""Processes found by a flag that they were started with, and signals to them."""

import os
import signal
from contextlib import suppress
from pathlib import Path


def family(flag: str) -> list[int]:
    """The processes that were started with a flag, and everything below them."""
    parents: dict[int, int] = {}
    roots: set[int] = set()
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with suppress(OSError, IndexError):
                parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                if has_flag(int(folder.name), flag):
                    roots.add(int(folder.name))
    found = set(roots)
    while True:
        more = {pid for pid, parent in parents.items() if parent in found} - found
        if not more:
            return sorted(found)
        found |= more


def has_flag(pid: int, flag: str) -> bool:
    """Whether a process was started with a flag; Chromium joins those of its children with spaces."""
    try:
        return (
            flag.encode() in (Path("/proc") / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").split()
        )
    except OSError:
        return False


def send_signal(pid: int, which: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, which)
