"""The server that faults happen to: the real `run.py`, in a process of its own, on a port that it keeps."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import requests

ROOT = Path(__file__).resolve().parents[2]
START_S = 40.0
SERVES = re.compile(r"serves on (http://\S+)")


class NotStarted(Exception):
    """The server ended instead of serving; the text is what it said."""


def free_port() -> int:
    """A port of loopback that nobody has now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class FaultServer:
    """A server that can be killed, paused and started again with the same port and database.

    `patches` are names of tests/faults/patches.py, put on from outside before it starts; so is MUTANT of the
    environment. `wrap` is what its command begins with, such as strace, faketime or prlimit.
    """

    def __init__(
        self,
        folder: Path,
        *,
        patches: Sequence[str] = (),
        wrap: Sequence[str] = (),
        settings: Mapping[str, str] | None = None,
        root: Path = ROOT,
    ) -> None:
        self.folder, self.root = folder, root
        self.patches, self.wrap = list(patches), list(wrap)
        self.settings = dict(settings or {})
        self.port = free_port()
        self.database = folder / "board.sqlite"
        self.exit_code: int | None = None
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        """The server's own process, also behind a wrapping program that forks."""
        assert self._process is not None
        return _innermost(self._process.pid)

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self, timeout: float = START_S) -> float:
        """Start and wait until it serves; how many seconds that took. Raises NotStarted."""
        began = time.monotonic()
        self.exit_code = None
        out = self.folder / "out"
        out.unlink(missing_ok=True)
        # the log goes on over restarts: no fault of an earlier life may be missed
        with self.log_path.open("ab") as log, out.open("wb") as said:
            self._process = subprocess.Popen(
                self._command(), env=self.environment(), cwd=self.root, stdout=said, stderr=log
            )
        while not SERVES.search(out.read_text()):
            if self._process.poll() is not None or time.monotonic() > began + timeout:
                self.end()
                raise NotStarted(self.log()[-2000:])
            time.sleep(0.01)
        return time.monotonic() - began

    def start_again(self, timeout: float = START_S) -> float:
        """The same port and database; seconds until it served."""
        if self.running:
            self.end()
        return self.start(timeout)

    def kill(self) -> None:
        """SIGKILL: no goodbye."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        self.wait()

    def term(self, wait_s: float = 15) -> int:
        """SIGTERM, and wait for the end; the exit code."""
        os.kill(self.pid, signal.SIGTERM)
        return self.wait(wait_s)

    def wait(self, seconds: float = 15) -> int:
        """Wait until it has ended; its exit code, negative for a signal."""
        assert self._process is not None
        self.exit_code = self._process.wait(seconds)
        return self.exit_code

    def pause(self) -> None:
        os.kill(self.pid, signal.SIGSTOP)

    def go_on(self) -> None:
        os.kill(self.pid, signal.SIGCONT)

    def end(self) -> None:
        """End it, whatever state it is in."""
        if self._process is None or self._process.poll() is not None:
            return
        for pid in {self.pid, self._process.pid}:
            for number in (signal.SIGCONT, signal.SIGKILL):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, number)
        self.exit_code = self._process.wait(10)

    @property
    def log_path(self) -> Path:
        return self.folder / "log"

    def log(self) -> str:
        """Everything that it has logged, over all its lives."""
        return self.log_path.read_text(errors="replace") if self.log_path.exists() else ""

    def rss_kb(self) -> int:
        return self._status("VmRSS")

    def size_kb(self) -> int:
        """Its address space."""
        return self._status("VmSize")

    def sockets(self) -> int:
        """How many sockets it has open."""
        return sum("socket:" in _target(place) for place in Path(f"/proc/{self.pid}/fd").iterdir())

    def get(self, path: str, timeout: float = 10, **headers: str) -> requests.Response:
        return requests.get(self.url + path, headers=headers, timeout=timeout)

    def ready(self) -> bool:
        """Whether /readyz is green."""
        with contextlib.suppress(requests.RequestException):
            return self.get("/readyz").status_code == 200
        return False

    def _status(self, field: str) -> int:
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith(f"{field}:"):
                return int(line.split()[1])
        raise ValueError(field)

    def _command(self) -> list[str]:
        mutant = os.environ.get("MUTANT")
        # an older release is patched by nobody
        patches = self.patches + ([mutant] if mutant and self.root == ROOT else [])
        start = ["-m", "tests.faults.launch", ",".join(patches)] if patches else [str(self.root / "run.py")]
        return [*self.wrap, sys.executable, *start]

    def environment(self) -> dict[str, Any]:
        """What its process is given; for the operator's commands too."""
        outer = {name: value for name, value in os.environ.items() if not name.startswith("BOARD_")}
        return outer | {
            "BOARD_PORT": str(self.port),
            "BOARD_DATABASE_URL": f"sqlite:///{self.database}",
            "BOARD_SECRET_KEY": "a-key-for-tests-alone-0123456789",
            "BOARD_RATE_LIMITS": "off",
            "BOARD_ASYNC_MODE": os.environ.get("BOARD_ASYNC_MODE", "eventlet"),
            **self.settings,
        }


def _target(place: Path) -> str:
    """What a descriptor stands for; nothing if it has just been closed."""
    try:
        return str(place.readlink())
    except OSError:
        return ""


def _innermost(pid: int) -> int:
    """The last of a chain of only children: strace and such stay as the parent of what they run."""
    name = Path(f"/proc/{pid}/comm").read_text().strip()
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    if name.startswith("python") or not children:
        return pid
    return _innermost(int(children[0]))
