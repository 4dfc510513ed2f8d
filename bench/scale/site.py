"""Sites to measure: workers on a database, with or without nginx in front and Redis between them."""

import contextlib
import secrets
import tempfile
import urllib.request
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

from bench.process import Server, free_port
from bench.scale.cpu import Clocks
from bench.sides import DISK
from tests.scale.engines import Nginx, Postgres, Redis

#: one entry of /metrics each
COMMITS, COMMIT_SECONDS = "wishwall_commit_seconds_count", "wishwall_commit_seconds_sum"


@dataclass(frozen=True, slots=True)
class Kind:
    """What a site is made of."""

    workers: int = 1
    postgres: bool = True
    nginx: bool = True
    redis: bool = True

    @property
    def words(self) -> str:
        """As the tables call it."""
        with_what = [name for name, there in (("nginx", self.nginx), ("Redis", self.redis)) if there]
        parts = ["PostgreSQL" if self.postgres else "SQLite", *with_what]
        return f"{self.workers} worker{'s' if self.workers > 1 else ''}, {', '.join(parts)}"


class Engines(AbstractContextManager["Engines"]):
    """PostgreSQL and Redis, started when first asked for, shared by the sites of a run."""

    def __init__(self) -> None:
        self._ends = contextlib.ExitStack()

    @cached_property
    def postgres(self) -> Postgres:
        """PostgreSQL, with fsync, as Debian delivers it."""
        return self._started(Postgres())

    @cached_property
    def redis(self) -> Redis:
        """Redis."""
        return self._started(Redis())

    def _started(self, engine: Any) -> Any:
        self._ends.callback(engine.end)
        engine.start()
        # politely: only then is what its own processes have used known (cpu.our_seconds)
        self._ends.callback(engine.stop)
        return engine

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ends.close()


class Site(AbstractContextManager["Site"]):
    """A running site on a new, empty database; nobody is bound to a core: the parts share the machine."""

    def __init__(self, kind: Kind, engines: Engines) -> None:
        self.kind, self.engines = kind, engines
        self._ends = contextlib.ExitStack()
        DISK.mkdir(parents=True, exist_ok=True)
        self.folder = Path(self._ends.enter_context(tempfile.TemporaryDirectory(dir=DISK, prefix="run-")))
        self.database = f"bench_{secrets.token_hex(4)}"
        self.workers: list[Server] = []
        self.nginx: Nginx | None = None
        try:
            self._start()
        except BaseException:
            self._ends.close()
            raise

    def ports(self, room: int) -> Sequence[int]:
        """Where the people of a room come in: nginx, or past it the worker whose turn it is."""
        if self.nginx is not None:
            return [self.nginx.port]
        return [self.workers[room % len(self.workers)].port]

    @cached_property
    def clocks(self) -> Clocks:
        """The CPU clocks of its parts."""
        parts: dict[str, Any] = {"workers": lambda: [worker.process.pid for worker in self.workers]}
        if self.kind.postgres:
            parts["PostgreSQL"] = lambda: [self.engines.postgres.pid]
        if self.kind.redis:
            parts["Redis"] = lambda: [self.engines.redis.pid]
        nginx = self.nginx
        if nginx is not None:
            parts["nginx"] = lambda: [nginx.pid]
        return Clocks(parts)

    def counts(self) -> dict[str, float]:
        """What has happened so far: commits and their seconds, bytes of log and data, words."""
        found = {"commits": 0.0, "commit_seconds": 0.0}
        for worker in self.workers:
            figures = _figures(worker.port)
            found["commits"] += figures.get(COMMITS, 0.0)
            found["commit_seconds"] += figures.get(COMMIT_SECONDS, 0.0)
        if self.kind.postgres:
            sql = "SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn, pg_database_size(current_database())"
            ((wal, size),) = self.engines.postgres.ask(sql, database=self.database)
            found |= {"wal": float(wal), "size": float(size)}
        if self.kind.redis:
            told = self.engines.redis.ask("INFO", "commandstats").get("cmdstat_publish", {})
            found["words"] = float(told.get("calls", 0))
        return found

    def connection_mb(self) -> float:
        """What one of the workers' connections takes at PostgreSQL, on average."""
        sql = (
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        pids = [pid for (pid,) in self.engines.postgres.ask(sql, database=self.database)]
        return Clocks({"all": lambda: pids}).memory_mb()["all"] / max(len(pids), 1)

    def _start(self) -> None:
        address = f"sqlite:///{self.folder / 'board.sqlite'}"
        if self.kind.postgres:
            address = self.engines.postgres.create(self.database)
        env = {
            "BOARD_HOST": "127.0.0.1",
            "BOARD_DATABASE_URL": address,
            "BOARD_RATE_LIMITS": "off",
            "BOARD_SECRET_KEY": secrets.token_hex(32),
            "BOARD_TRUSTED_PROXIES": "1" if self.kind.nginx else "0",
        }
        if self.kind.redis:
            env["BOARD_REDIS_URL"] = self.engines.redis.url
        for number in range(self.kind.workers):
            port = free_port()
            log = self.folder / f"worker-{number}.log"
            server = Server(["run.py"], core=None, port=port, env={**env, "BOARD_PORT": str(port)}, log=log)
            self._ends.callback(server.stop)
            self.workers.append(server)
        if self.kind.nginx:
            self.nginx = Nginx([worker.port for worker in self.workers])
            self._ends.callback(self.nginx.end)
            self.nginx.start()
            self._ends.callback(self.nginx.stop)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ends.close()


def figures_of(text: str) -> dict[str, float]:
    """The figures of /metrics that have no labels."""
    lines = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {line[0]: float(line[1]) for line in lines if len(line) == 2 and "{" not in line[0]}


def _figures(port: int) -> dict[str, float]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
        return figures_of(answer.read().decode())
