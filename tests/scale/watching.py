"""What is seen of workers whose database does not answer: what piles up, who waits and what they are told."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg2
import requests

from tests.faults.crowd import Crowd
from tests.scale.engines import Postgres
from tests.scale.house import Worker

#: what an answer may take that needs nothing of the database
AT_ONCE_S = 2.0


@contextlib.contextmanager
def locked(postgres: Postgres, table: str) -> Iterator[None]:
    """Somebody else has locked a table."""
    with contextlib.closing(psycopg2.connect(postgres.url)) as line, line.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
        yield
        line.rollback()


class Askers:
    """Beside the crowd, calls that need the database: how they were answered, and when."""

    def __init__(self, worker: Worker, crowd: Crowd) -> None:
        self.statuses: dict[int, int] = {}
        self.longest = 0.0
        self._over, self._lock = threading.Event(), threading.Lock()
        places = ("/readyz", "/api/sessions/ZZZZ2346", "/s/ZZZZ2346", f"/api/sessions/{crowd.code}")
        token = crowd.people[0].token
        self._threads = [
            threading.Thread(target=self._ask, args=(worker, place, token), daemon=True)
            for place in places * 2
        ]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """No more of it."""
        self._over.set()
        for thread in self._threads:
            thread.join(30)

    def _ask(self, worker: Worker, place: str, token: str) -> None:
        while not self._over.is_set():
            began = time.monotonic()
            status = _status(lambda: worker.get(place, timeout=25, Authorization=f"Bearer {token}"))
            with self._lock:
                self.statuses[status] = self.statuses.get(status, 0) + 1
                self.longest = max(self.longest, time.monotonic() - began)
            time.sleep(0.05)


class Looks:
    """What piles up in a worker, and how long those wait who need nothing of the database."""

    def __init__(self) -> None:
        self.most: dict[str, float] = {"threads": 0, "sockets": 0, "mb": 0, "healthz_s": 0, "board_s": 0}
        #: how many readers were asked for, and how many of them had to wait
        self.read, self.waited = 0, 0
        self.statuses: dict[int, int] = {}

    def pile(self, worker: Worker, was: dict[str, float]) -> None:
        """What there is more of than before; what needs nothing of the database is asked beside."""
        seconds, _ = _timed(lambda: worker.get("/healthz"))
        self._note("healthz_s", seconds)
        for name, now in load(worker).items():
            self._note(name, now - was[name])

    def reader(self, worker: Worker, crowd: Crowd) -> None:
        """How somebody fares who only reads."""
        path, token = f"/api/sessions/{crowd.code}", crowd.people[0].token
        seconds, status = _timed(lambda: worker.get(path, timeout=20, Authorization=f"Bearer {token}"))
        self._note("board_s", seconds)
        self.read, self.waited = self.read + 1, self.waited + (seconds > AT_ONCE_S)
        self.statuses[status] = self.statuses.get(status, 0) + 1

    def _note(self, name: str, value: float) -> None:
        self.most[name] = round(max(self.most[name], value), 2)


def load(worker: Worker) -> dict[str, float]:
    """Its threads, its open sockets, its MiB."""
    threads = sum(1 for _ in Path(f"/proc/{worker.pid}/task").iterdir())
    return {"threads": threads, "sockets": worker.sockets(), "mb": worker.rss_kb() / 1024}


def _timed(ask: Callable[[], Any]) -> tuple[float, int]:
    began = time.monotonic()
    status = _status(ask)
    return time.monotonic() - began, status


def _status(ask: Callable[[], Any]) -> int:
    try:
        return int(ask().status_code)
    except requests.RequestException:
        return 0
