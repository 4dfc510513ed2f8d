"""A server under test: started on its own core, watched through /proc, stopped again."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
TICK = os.sysconf("SC_CLK_TCK")


ALLOWED = sorted(os.sched_getaffinity(0))  # before this process pins itself


def cores() -> tuple[int, int]:
    """The server's core and the generator's: the same one where there is only one."""
    return ALLOWED[0], ALLOWED[-1]


def free_port() -> int:
    """A port of loopback that nobody has now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def _pinned(core: int | None) -> Iterator[None]:
    """What is started meanwhile inherits this core, all its threads included; None stands for every core."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, ALLOWED if core is None else {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def waited_seconds() -> float:
    """How long this process was ready to run and something else had its core."""
    return int(Path("/proc/self/schedstat").read_text().split()[1]) / 1e9


class Server:
    """A child process that listens on a port of loopback."""

    def __init__(
        self, arguments: list[str], *, core: int | None, port: int, env: dict[str, str], log: Path
    ) -> None:
        self.port = port
        self._log = log
        with log.open("ab") as out, _pinned(core):
            command = [sys.executable, *arguments]
            self.process = subprocess.Popen(command, cwd=ROOT, env=os.environ | env, stdout=out, stderr=out)
        self._await()

    def cpu_seconds(self) -> float:
        """User and system time used so far, all threads."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def memory_mb(self, field: str) -> float:
        """`VmRSS` (now) or `VmHWM` (the most it ever was)."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith(f"{field}:"):
                return round(int(line.split()[1]) / 1024, 1)
        raise ValueError(field)

    def stop(self) -> None:
        """End it, with force if it does not listen."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _await(self, seconds: float = 30) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=2):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
        if self.process.poll() is None:
            self.stop()
        tail = self._log.read_text(errors="replace")[-2000:]
        raise RuntimeError(f"the server did not come up; its last words:\n{tail}")
