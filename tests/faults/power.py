"""Power loss: what reaches the disk is recorded, and files are made of it as a disk would leave them.

A write counts once its file was synced after it. Of the later ones a random part is there, some of them torn.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.faults.house import FaultServer
from tests.faults.strace import SYNC, Strace

CALLS = f"pwrite64,ftruncate,{SYNC}"
SECTOR = 512
LINE = re.compile(r"^(\d+) +(\d+\.\d+) (.*)$")
CALL = re.compile(r"^(\w+)\((\d+)<(.*?)>(?:, (.*))?\) += (-?\d+)", re.DOTALL)
WRITE = re.compile(r'^"(.*)", (\d+), (\d+)$')
RESUMED = re.compile(r"^<\.\.\. \w+ resumed>(.*)$")
UNFINISHED = " <unfinished ...>"


@dataclass(frozen=True)
class Step:
    """One write, cut or sync of a file, at a time of time.time()."""

    at: float
    kind: str
    file: str
    offset: int = 0
    data: bytes = b""


@dataclass
class Disk:
    """One file: what is certain, and what was written since the last sync."""

    certain: bytearray
    since: list[Step] = field(default_factory=list)

    def sync(self) -> None:
        """Everything so far is certain."""
        for step in self.since:
            _apply(self.certain, step)
        self.since.clear()

    def after_the_loss(self, chance: Random) -> bytes:
        """What is found when the power is back."""
        found = bytearray(self.certain)
        for step in self.since:
            if chance.random() < 0.5:
                continue
            if step.kind == "write" and chance.random() < 0.3:
                torn = SECTOR * chance.randrange(1 + len(step.data) // SECTOR)
                step = Step(step.at, step.kind, step.file, step.offset, step.data[:torn])
            _apply(found, step)
        return bytes(found)


class Recorder(Strace):
    """Records from here on; `base` is what was there before, which counts as certain."""

    def __init__(self, server: FaultServer, folder: Path) -> None:
        self.base = {path.name: path.read_bytes() for path in files_of(server.database)}
        options = ("-y", "-ttt", "-xx", "-s", "10000000")
        super().__init__(server, f"trace={CALLS}", folder=folder, options=options)

    def steps(self) -> list[Step]:
        """Everything that was done to the database's files, in the order in which it was over."""
        found, begun = [], {}
        for line in self.out.read_text().splitlines():
            matched = LINE.match(line)
            if not matched:
                continue
            thread, at, call = matched[1], float(matched[2]), matched[3]
            if call.endswith(UNFINISHED):
                begun[thread] = (at, call.removesuffix(UNFINISHED))
                continue
            resumed = RESUMED.match(call)
            if resumed and thread in begun:
                at, start = begun.pop(thread)
                call = start + resumed[1]
            step = _step(at, call)
            if step and step.file in self.base:
                found.append(step)
        return found


def lose_power(base: dict[str, bytes], steps: list[Step], chance: Random, target: Path) -> Path:
    """Write the files as they are found after a loss behind these steps; the database's path."""
    disks = {name: Disk(bytearray(data)) for name, data in base.items()}
    for step in steps:
        if step.kind == "sync":
            disks[step.file].sync()
        else:
            disks[step.file].since.append(step)
    target.mkdir(parents=True, exist_ok=True)
    for name, disk in disks.items():
        (target / name).write_bytes(disk.after_the_loss(chance))
    return target / min(disks, key=len)


def files_of(database: Path) -> list[Path]:
    """The database and its write-ahead log; the index in shared memory is made anew from them."""
    beside = database.with_name(f"{database.name}-wal")
    return [path for path in (database, beside) if path.exists()]


def _step(at: float, call: str) -> Step | None:
    matched = CALL.match(call)
    if not matched or int(matched[5]) < 0:
        return None
    name, rest = Path(_text(matched[3])).name, matched[4] or ""
    match matched[1]:
        case "pwrite64":
            written = WRITE.match(rest)
            assert written is not None, f"cannot be read: {rest[:80]}"
            data = bytes.fromhex(written[1].replace("\\x", ""))[: int(matched[5])]
            return Step(at, "write", name, int(written[3]), data)
        case "ftruncate":
            return Step(at, "cut", name, int(rest))
        case _:
            return Step(at, "sync", name)


def _text(path: str) -> str:
    """Strace writes names in hexadecimal as well."""
    return bytes.fromhex(path.replace("\\x", "")).decode() if "\\x" in path else path


def _apply(content: bytearray, step: Step) -> None:
    if step.kind == "cut":
        del content[step.offset :]
        content.extend(bytes(step.offset - len(content)))
    elif step.data:
        end = step.offset + len(step.data)
        if len(content) < end:
            content.extend(bytes(end - len(content)))
        content[step.offset : end] = step.data
