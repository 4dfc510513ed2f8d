"""A bound on one process's memory beyond which the kernel kills it: a cgroup, of either version."""

import os
import time
from contextlib import suppress
from pathlib import Path

ROOT = Path("/sys/fs/cgroup")


class NoCell(Exception):
    """This machine lets us make no cgroup."""


class Cell:
    """One cgroup for one process."""

    def __init__(self, pid: int) -> None:
        self._path, self._limit, self._usage = _place(pid)
        try:
            self._path.mkdir()
            (self._path / "cgroup.procs").write_text(str(pid))
        except OSError as error:
            raise NoCell(str(error)) from error

    def bound(self, more: int) -> None:
        """From here on it may have so many bytes more than now."""
        now = int((self._path / self._usage).read_text())
        (self._path / self._limit).write_text(str(now + more))
        with suppress(OSError):
            # swap would only put it off
            (self._path / "memory.swap.max").write_text("0")

    def end(self) -> None:
        """Take the cgroup away once its process is gone."""
        for _ in range(50):
            with suppress(OSError):
                self._path.rmdir()
                return
            time.sleep(0.05)


def _place(pid: int) -> tuple[Path, str, str]:
    """Where a cgroup may be made, and what its bound and its use are called there."""
    name = f"wishwall-{os.getpid()}-{pid}"
    for line in Path("/proc/self/cgroup").read_text().splitlines():
        _, kinds, path = line.split(":", 2)
        if "memory" in kinds.split(","):
            return ROOT / "memory" / path.strip("/") / name, "memory.limit_in_bytes", "memory.usage_in_bytes"
    if "memory" in (ROOT / "cgroup.subtree_control").read_text().split():
        return ROOT / name, "memory.max", "memory.current"
    raise NoCell("no memory controller is given to us")
