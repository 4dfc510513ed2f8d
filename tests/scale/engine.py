"""A program of somebody else's as a process of ours, in a folder of its own; ended with whoever began it."""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Self, TypeVar

from tests.faults.house import NotStarted, free_port

E = TypeVar("E", bound="Engine")
START_S = 30.0
#: who runs them where we are root: PostgreSQL refuses to be
SERVANTS = ("postgres", "nobody")


@contextlib.contextmanager
def ended(engine: E) -> Iterator[E]:
    """The engine, gone at the end with its folder."""
    try:
        yield engine
    finally:
        engine.end()


class Engine:
    """One program of somebody else's, started and hurt by us. It keeps its port over restarts."""

    name = "engine"
    #: what it is told when the thread that started it is gone
    last_word = "TERM"

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix=f"wishwall-{self.name}-"))
        give(self.folder)
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int:
        """Of its first process."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> Self:
        """Start it and wait until it answers; raises NotStarted with its last words."""
        self._spawn(self._command())
        end = time.monotonic() + START_S
        while not self._answers():
            if not self.running or time.monotonic() > end:
                self.kill()
                raise NotStarted(f"{self.name}: {self.log()[-2000:]}")
            time.sleep(0.02)
        return self

    def stop(self) -> None:
        """Ask it to end, and wait until it has."""
        self._send(signal.SIGTERM)
        self._wait()

    def restart(self) -> None:
        self.stop()
        self.start()

    def kill(self) -> None:
        """SIGKILL to all its processes."""
        for pid in self.pids():
            _signal(pid, signal.SIGKILL)
        self._wait()

    def pause(self) -> None:
        """SIGSTOP to all its processes: lines stay open and nobody answers."""
        for pid in self.pids():
            _signal(pid, signal.SIGSTOP)

    def go_on(self) -> None:
        for pid in self.pids():
            _signal(pid, signal.SIGCONT)

    def end(self) -> None:
        """End it, whatever state it is in, and take its folder away."""
        if self.running:
            self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def pids(self) -> list[int]:
        """Its own processes, the first one first."""
        if not self.running:
            return []
        return [self.pid, *_children(self.pid)]

    def log(self) -> str:
        """Everything that it has said, over all its lives."""
        path = self.folder / "log"
        return path.read_text(errors="replace") if path.exists() else ""

    def _command(self) -> list[str]:
        raise NotImplementedError

    def _answers(self) -> bool:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
            return True
        return False

    def _spawn(self, command: Sequence[str]) -> None:
        path = self.folder / "log"
        with path.open("ab") as log:
            give(path)
            # nginx opens it once more by itself
            give(self.folder / "log")
            self._process = subprocess.Popen(
                as_servant(command, self.last_word),
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=plain_environment(),
            )

    def _send(self, number: signal.Signals) -> None:
        if self.running:
            _signal(self.pid, number)

    def _wait(self, seconds: float = 20) -> None:
        if self._process is not None:
            self._process.wait(seconds)


def program(name: str) -> str:
    """Where a program is, also where an ordinary user's PATH does not lead."""
    places = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin:/usr/local/sbin"
    found = shutil.which(name, path=places) or _of_postgres(name)
    if found is None:
        raise NotStarted(f"there is no {name}: tools/need-scale-tools installs it")
    return found


def plain_environment() -> dict[str, str]:
    """Ours without what is meant for the product or for a client of these engines."""
    ours = {key: value for key, value in os.environ.items() if not key.startswith(("BOARD_", "PG"))}
    return ours | {"LC_ALL": "C.UTF-8", "TZ": "UTC"}


def servant() -> pwd.struct_passwd | None:
    """As whom a program runs that refuses root; None where we are somebody else already."""
    if os.geteuid() != 0:
        return None
    known = {one.pw_name: one for one in pwd.getpwall()}
    return next(known[name] for name in SERVANTS if name in known)


def as_servant(command: Sequence[str], last_word: str = "TERM") -> list[str]:
    """The command, run by the servant, which gets a signal when we are gone."""
    who = servant()
    other = [] if who is None else [f"--reuid={who.pw_uid}", f"--regid={who.pw_gid}", "--clear-groups"]
    return [program("setpriv"), *other, f"--pdeathsig={last_word}", *command]


def give(path: Path) -> None:
    """A folder or a file is the servant's from here on."""
    who = servant()
    if who is not None:
        os.chown(path, who.pw_uid, who.pw_gid)


def wait_for(look: Callable[[], Any], seconds: float, words: str) -> Any:
    """Wait until something is so; raises NotStarted."""
    end = time.monotonic() + seconds
    while not (found := look()):
        if time.monotonic() > end:
            raise NotStarted(words)
        time.sleep(0.02)
    return found


def _of_postgres(name: str) -> str | None:
    """Debian keeps PostgreSQL's programs by release."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda p: int(p.parts[4]))
    return str(found[-1]) if found else None


def _children(pid: int) -> list[int]:
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with contextlib.suppress(OSError, IndexError):
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                if parent == pid:
                    found.append(int(folder.name))
    return found


def _signal(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)
