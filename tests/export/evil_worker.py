"""A worker process that does what no renderer should, as the format asks: crash, run on, hoard, reach out."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from board.export.options import Options
from board.export.registry import Rendered
from board.export.worker import child as worker_child


def crash(_: dict[str, Any]) -> str:
    os.kill(os.getpid(), signal.SIGSEGV)
    return ""


def fail(view: dict[str, Any]) -> str:
    raise ValueError(view["session"]["title"])


def run_on(_: dict[str, Any]) -> str:
    while True:
        pass


def hoard(_: dict[str, Any]) -> str:
    return str(len([bytearray(16 << 20) for _ in range(64)]))


KEPT: list[bytearray] = []
WAYS: dict[str, Callable[[dict[str, Any]], object]] = {
    "well": lambda _: "well",
    "abort": lambda _: os.abort(),
    "keep": lambda _: KEPT.append(bytearray(120 << 20)),
    "number": lambda _: os.getpid(),
    "crash": crash,
    "raise": fail,
    "for-ever": run_on,
    "sleep": lambda _: time.sleep(60),
    "hoard": hoard,
    "socket": lambda _: _tried(socket.socket),
    "process": lambda _: _tried(lambda: subprocess.run(["/bin/true"], check=True)),
    "interfaces": lambda _: Path("/proc/self/net/dev").read_text(),
    "environment": lambda _: sorted(os.environ),
    "turn": lambda _: (os.nice(0), os.sched_getscheduler(0) == os.SCHED_IDLE),
    "folder": lambda _: Path.cwd(),
}


def misbehave(how: str, view: dict[str, Any], _: Options) -> Rendered:
    return Rendered(str(WAYS[how](view)).encode(), "text/plain; charset=utf-8", "said.txt")


def _tried(what: Any) -> str:
    try:
        what()
    except OSError as refused:
        return type(refused).__name__
    return "done"


if __name__ == "__main__":
    sys.exit(worker_child.main(sys.argv[1:], misbehave))
