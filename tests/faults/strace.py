"""Faults between the server and the kernel: strace, attached to the running server.

    with Strace(server, "inject=fdatasync:error=EIO:when=3", folder=run.scratch) as tracer:
        ...
        tracer.hits       # how often it has struck

`when` counts for each thread by itself, from here on: give the server ONE_THREAD where that matters.
"""

import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.faults.house import FaultServer

#: by which SQLite waits for the disk, depending on how it was built
SYNC = "fsync,fdatasync"
#: settings of a server whose whole storage is done by one native thread
ONE_THREAD = {"EVENTLET_THREADPOOL_SIZE": "1"}
ATTACH_S = 10.0


class Strace:
    """Holds on to a server while it lives; `out` is what strace wrote."""

    def __init__(
        self, server: FaultServer, *expressions: str, folder: Path, options: tuple[str, ...] = ()
    ) -> None:
        self.out = folder / f"strace-{server.pid}-{time.monotonic_ns()}"
        said = self.out.with_suffix(".said")
        wanted = [part for expression in expressions for part in ("-e", expression)]
        with said.open("wb") as stderr:
            command = ["strace", "-f", "-o", str(self.out), *options, *wanted, "-p", str(server.pid)]
            self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=stderr)
        end = time.monotonic() + ATTACH_S
        while "attached" not in said.read_text() and self._process.poll() is None:
            if time.monotonic() > end:
                raise TimeoutError(f"strace did not attach: {said.read_text()}")
            time.sleep(0.01)

    @property
    def hits(self) -> int:
        """How often what was asked for has been injected; for SIGKILL whether it has killed."""
        if not self.out.exists():
            return 0
        text = self.out.read_text(errors="replace")
        struck = text.count("(INJECTED)") + text.count("(DELAYED)")
        return max(struck, int("killed by SIGKILL" in text))

    def stop(self) -> None:
        """Let go of the server, which goes on."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait(5)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(ProcessLookupError):
            self.stop()
