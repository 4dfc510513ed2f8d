"""Who stands beside a case: innocents in two sessions, and an eye on the server's memory and log."""

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from typing import Any

import psutil

from tests.abuse.row import MEBIBYTE
from tests.conftest import ROOT, Server

QUIET_S = 0.6
FLOOR_MS = 50.0
#: niceness of the server and of the innocents
FIRST = -10


def first(pid: int) -> None:
    """Let this process go first, where we may: what else the machine does is not the attack's doing."""
    with contextlib.suppress(PermissionError):
        os.setpriority(os.PRIO_PROCESS, pid, FIRST)


class Innocents:
    """The process of `innocent.py`: in the same session, and in another."""

    def __init__(self, url: str, tokens: list[str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.abuse.innocent", url, *tokens],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        first(self._process.pid)
        assert self._process.stdout is not None
        self._process.stdout.readline()
        time.sleep(QUIET_S)

    def stop(self) -> list[dict[str, Any]]:
        """What each of them saw."""
        try:
            told, _ = self._process.communicate("", timeout=30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.communicate()
            return [{"samples": [], "troubles": ["stuck"], "acked": 0}]
        return list(json.loads(told or '[{"samples": [], "troubles": ["died"], "acked": 0}]'))


@dataclass
class Pace:
    """Answers' times while nothing happened, of the whole run; what is slower than twice that is slow."""

    quiet: list[float] = field(default_factory=list)

    def limit(self) -> float:
        """Milliseconds that the 95th of a hundred answers may take."""
        return max(FLOOR_MS, 2 * p95(self.quiet))


def p95(times: list[float]) -> float:
    """The 95th percentile; 0 of none."""
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))] if times else 0.0


class Eye:
    """Watches a server's memory, and what its log says from here on."""

    def __init__(self, server: Server) -> None:
        self._process = psutil.Process(server.process.pid)
        self._server, self._from = server, len(server.log())
        self.before = self.peak = self._rss()
        self._open = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _rss(self) -> int:
        return int(self._process.memory_info().rss)

    def _watch(self) -> None:
        while not self._open.wait(0.1):
            try:
                self.peak = max(self.peak, self._rss())
            except psutil.NoSuchProcess:
                return

    def close(self) -> None:
        """Look no more."""
        self._open.set()
        self._thread.join(2)

    def grown_mb(self) -> float:
        """How far the memory rose at most."""
        return (self.peak - self.before) / MEBIBYTE

    def log(self) -> str:
        """What was logged meanwhile."""
        return self._server.log()[self._from :]
