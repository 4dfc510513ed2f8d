"""How much CPU each part of a site has used, to the microsecond, wherever its processes run."""

import os
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from bench.process import TICK

#: the fields of /proc/PID/stat after the program's name: parent; ticks of children that have ended
PARENT, ENDED_USER, ENDED_SYSTEM = 1, 13, 14
Pids = Callable[[], Iterable[int]]


class Clocks:
    """The CPU clocks of parts; a part is some first processes, with all that they started."""

    def __init__(self, parts: Mapping[str, Pids]) -> None:
        self._parts = dict(parts)

    def read(self) -> dict[str, float]:
        """Seconds so far by part: those of living processes, and of children that have ended."""
        parents = _parents()
        return {
            name: sum(_spent(pid) for pid in family(set(firsts()), parents))
            for name, firsts in self._parts.items()
        }

    def cpu_seconds(self) -> float:
        """The same of all parts together."""
        return sum(self.read().values())

    def memory_mb(self) -> dict[str, float]:
        """Resident megabytes by part, in which what processes share counts once for all who share it."""
        parents = _parents()
        return {
            name: round(sum(_proportional_kb(pid) for pid in family(set(firsts()), parents)) / 1024, 1)
            for name, firsts in self._parts.items()
        }


def machine_seconds() -> float:
    """CPU seconds that everything on this machine has used."""
    user, nice, system = Path("/proc/stat").read_text().split()[1:4]
    return (int(user) + int(nice) + int(system)) / TICK


def our_seconds() -> float:
    """What this process has used, with all that it started and that has ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def since(before: Mapping[str, float], after: Mapping[str, float]) -> dict[str, float]:
    """What was used in between."""
    return {name: after[name] - before[name] for name in after}


def family(firsts: set[int], parents: Mapping[int, int]) -> set[int]:
    """These processes and all that descend from them."""
    found = {pid for pid in firsts if pid in parents}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def _parents() -> dict[int, int]:
    found = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and (fields := _stat(int(folder.name))):
            found[int(folder.name)] = int(fields[PARENT])
    return found


def _spent(pid: int) -> float:
    """A process's own clock, all threads; what ended below it is known in ticks alone."""
    try:
        own = time.clock_gettime(_clock_of(pid))
    except OSError:
        return 0.0
    fields = _stat(pid)
    return own + (int(fields[ENDED_USER]) + int(fields[ENDED_SYSTEM])) / TICK if fields else own


def _clock_of(pid: int) -> int:
    # clock_getcpuclockid(3), which Python has not: the process's own, by the scheduler's count
    return (~pid << 3) | 2


def _stat(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _proportional_kb(pid: int) -> int:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)
