"""One process that makes files: started with nothing, asked over a pipe, ended and reaped."""

import marshal
import os
import resource
import signal
import subprocess
import sys
import weakref
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from board.export.worker import frames
from board.service.beside.file_order import Order

SCRIPT: Final = Path(__file__).with_name("child.py")
SECONDS: Final = 60
MEMORY: Final = 512 << 20
#: no file is larger
LARGEST: Final = 128 << 20

#: orders of one process, which may lose a little memory with each
MOST_SERVED: Final = 100

Answer = tuple[bytes, bytes]


class WorkerProcess:
    """Serves one order after another. `ask` blocks its caller: its place is off the loop. `end` does not."""

    def __init__(self, *, seconds: int = SECONDS, memory: int = MEMORY, script: Path = SCRIPT) -> None:
        self._memory, self._served = memory, 0
        self._folder = TemporaryDirectory(prefix="files-", ignore_cleanup_errors=True)
        orders, self._to = os.pipe()
        self._from, answers = os.pipe()
        command = [sys.executable, "-I", str(script), *map(str, (orders, answers, seconds, memory))]
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=(orders, answers),
                cwd=self._folder.name,
                # few arenas: each takes addresses of which there is a limit
                env={"TMPDIR": self._folder.name, "LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "2"},
            )
        finally:
            os.close(orders)
            os.close(answers)
        self._end = weakref.finalize(self, _end, self._process, (self._to, self._from), self._folder)

    @property
    def is_worn(self) -> bool:
        """Whether the next file is better made by a new one: libraries keep what they may need again."""
        try:
            pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[5])
        except OSError:
            return True
        return self._served >= MOST_SERVED or pages * resource.getpagesize() > self._memory // 3

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    def ask(self, order: Order, given: dict[str, Any]) -> Answer | None:
        """Have a file made; None if the process ended before it was. Keeps the order's count of pictures."""
        self._served += 1
        try:
            frames.put(self._to, frames.ORDER, marshal.dumps(given))
            while (answer := frames.take(self._from, LARGEST)) is not None and answer[0] == frames.STEP:
                order.done, order.total = frames.read_steps(answer[1])
        except BrokenPipeError:
            return None
        return answer

    def kill(self) -> None:
        """Whoever asks gets None."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def end(self) -> int:
        """Kill it, if it lives, and reap it; its return code, negative for a signal."""
        self._end()
        return self._process.returncode


def _end(
    process: "subprocess.Popen[bytes]", pipes: tuple[int, int], folder: "TemporaryDirectory[str]"
) -> None:
    ended = os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    if ended is None:
        os.kill(process.pid, signal.SIGKILL)
    for pipe in pipes:
        os.close(pipe)
    # a killed process is gone in a moment; waitid waits in the kernel, whatever the loop has put in its place
    state = os.waitid(os.P_PID, process.pid, os.WEXITED)
    assert state is not None
    process.returncode = state.si_status if state.si_code == os.CLD_EXITED else -state.si_status
    folder.cleanup()
