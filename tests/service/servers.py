"""Real servers on one database file, and plain HTTP clients, for tests in which processes die or race."""

import http.client
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


class Server:
    """`run.py` in a process of its own, on a free port."""

    def __init__(self, folder: Path, **settings: str):
        environment = {key: value for key, value in os.environ.items() if not key.startswith("BOARD_")}
        environment |= {
            "BOARD_PORT": "0",
            "BOARD_DATABASE_URL": f"sqlite:///{folder / 'board.sqlite'}",
            "BOARD_SECRET_KEY": "a secret of the tests",
            "BOARD_RATE_LIMITS": "off",
            **settings,
        }
        self.process = subprocess.Popen(
            [sys.executable, "run.py"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
        )
        line = self.process.stdout.readline()
        self.port = int(line.rsplit(":", 1)[1])
        self.clients: list[Client] = []

    def client(self, token: str | None = None) -> "Client":
        self.clients.append(Client(self.port, token))
        return self.clients[-1]

    def kill(self) -> None:
        """SIGKILL: no goodbye."""
        self.process.kill()
        self._reap()

    def stop(self) -> int:
        """SIGTERM; the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self._reap()

    def _reap(self) -> int:
        code = self.process.wait(15)
        for client in self.clients:
            client.connection.close()
        self.process.stdout.close()
        return code

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.kill()


class Client:
    """One kept-alive connection with a token."""

    def __init__(self, port: int, token: str | None):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.headers = {"Content-Type": "application/json"}
        if token:
            self.headers["Authorization"] = f"Bearer {token}"

    def get(self, path: str):
        return self._ask("GET", path, None)

    def post(self, path: str, body):
        return self._ask("POST", path, json.dumps(body))

    def _ask(self, method: str, path: str, body: str | None):
        self.connection.request(method, path, body, self.headers)
        return json.loads(self.connection.getresponse().read())


def opened_session(client: Client) -> tuple[str, str]:
    """A session whose add phase is live; its code and its facilitator's token."""
    made = client.post("/api/sessions", {"title": "Race"})
    code, token = made["code"], made["facilitator"]["token"]
    client.headers["Authorization"] = f"Bearer {token}"
    seen = client.get(f"/api/sessions/{code}")
    phase_id = next(phase["phase_id"] for phase in seen["run_sheet"] if phase["kind"] == "add")
    expected = seen["live"]["phase_id"]
    asked = {"op_id": "open", "type": "phase.open", "phase_id": phase_id, "expected": expected}
    assert client.post(f"/api/sessions/{code}/commands", asked)["ok"]
    return code, token


def stored(folder: Path, code: str):
    """The stored log, read when no server runs; fails unless its seq is gapless and it folds."""
    from board.service.loop import ThreadLoop
    from board.service.path.live import load_live
    from board.storage.engine import make_engine
    from board.storage.sql import SqlStorage

    storage = SqlStorage(make_engine(f"sqlite:///{folder / 'board.sqlite'}"), ThreadLoop())
    row = storage.session(code)
    log = storage.read(row.session_id)
    storage.close()
    state, recorded = load_live(row, log)
    return state, recorded, log
