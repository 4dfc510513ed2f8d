"""The server under test: the real one, in a process of its own, on a free port with a database of its own."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import floor

ROOT = Path(__file__).resolve().parent.parent
_SERVES = re.compile(r"serves on (http://\S+)")


@dataclass
class Server:
    """A running `run.py`; `url` is its origin."""

    process: subprocess.Popen[str]
    url: str
    folder: Path

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(5)
        if self.process.stdout:
            self.process.stdout.close()

    def log(self) -> str:
        return (self.folder / "log").read_text()


def start_server(folder: Path, root: Path = ROOT, **settings: str) -> Server:
    """Start a server; BOARD_ASYNC_MODE comes from the environment, everything else is the test's own."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("BOARD_")}
    mine = {
        "BOARD_PORT": "0",
        "BOARD_DATABASE_URL": f"sqlite:///{folder / 'board.sqlite'}",
        "BOARD_SECRET_KEY": "a-key-for-tests-alone-0123456789",
        "BOARD_RATE_LIMITS": "off",
        "BOARD_ASYNC_MODE": os.environ.get("BOARD_ASYNC_MODE", "eventlet"),
    }
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, str(root / "run.py")],
            env=environment | mine | settings,
            cwd=root,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    assert process.stdout is not None
    for line in process.stdout:
        found = _SERVES.search(line)
        if found:
            return Server(process, found[1], folder)
    raise AssertionError(f"The server did not start: {(folder / 'log').read_text()}")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests that can share it: each makes its own session there."""
    running = start_server(tmp_path_factory.mktemp("server"))
    yield running
    running.stop()
    # whatever the tests threw at it, nothing of it was a fault of ours
    assert "Traceback" not in running.log()
    assert '"incident"' not in running.log(), running.log()[-3000:]


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Start servers with settings of one's own; they end with the test."""
    running: list[Server] = []

    def start(**settings: str) -> Server:
        folder = tmp_path / f"server{len(running)}"
        folder.mkdir()
        running.append(start_server(folder, **settings))
        return running[-1]

    yield start
    for server in running:
        server.stop()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Before markers choose among them: a run of everything finds as many tests as there were."""
    floor.hold(config, items)
