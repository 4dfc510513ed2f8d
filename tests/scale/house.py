"""Several workers on one database: run.py processes with PostgreSQL, Redis and nginx around them.

house = House.of(run, workers=2)
crowd = run.crowd(house.url, 8)          # through nginx: all on one worker
house.spread(crowd)                      # or past it: one session on all of them
...
check_house(run, house, crowd)
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Self

import requests

from tests.faults.crowd import Crowd
from tests.faults.house import FaultServer
from tests.faults.logbook import read_log
from tests.faults.oracles import check_all, projection
from tests.faults.reaching import move
from tests.faults.row import Failed, Run
from tests.scale.engines import Nginx, Postgres, Redis


class Worker(FaultServer):
    """One run.py: all that tests/faults/house.py can do, and its figures."""

    def figures(self) -> dict[str, float]:
        """What /metrics says, by name and labels as they stand there."""
        found = {}
        for line in self.get("/metrics").text.splitlines():
            if not line.startswith("#"):
                name, _, value = line.rpartition(" ")
                found[name] = float(value)
        return found


class House:
    """The workers and the engines around them; made by `of`, gone with the row."""

    def __init__(self, run: Run, postgres: Postgres, redis: Redis | None) -> None:
        self.postgres, self.redis = postgres, redis
        self.workers: list[Worker] = []
        self._run = run
        #: what every worker is told
        self.settings: dict[str, str] = {}
        self.nginx: Nginx | None = None

    @classmethod
    def of(
        cls,
        run: Run,
        workers: int = 2,
        *,
        redis: bool = True,
        nginx: bool = True,
        patches: Sequence[str] = (),
        connections: int = 4,
        postgres: Postgres | None = None,
        database_port: int = 0,
        redis_port: int = 0,
        **settings: str,
    ) -> Self:
        """All of it, started. The ports are those of proxies: what the workers are told instead."""
        if postgres is None:
            postgres = Postgres()
            run.finally_(postgres.end)
        channel = Redis() if redis else None
        house = cls(run, postgres, channel)
        if not postgres.running:
            postgres.start()
        if channel is not None:
            run.finally_(channel.end)
            channel.start()
            house.settings["BOARD_REDIS_URL"] = f"redis://127.0.0.1:{redis_port or channel.port}/0"
        house.settings |= {
            "BOARD_DATABASE_URL": postgres.url_of("wishwall", database_port),
            "BOARD_DATABASE_CONNECTIONS": str(connections),
            "BOARD_TRUSTED_PROXIES": "1" if nginx else "0",
            **settings,
        }
        house._open(workers, patches)
        if nginx:
            house.nginx = Nginx(house.ports)
            run.finally_(house.nginx.end)
            house.nginx.start()
        return house

    @property
    def url(self) -> str:
        """Where people come in."""
        return self.nginx.url if self.nginx else self.workers[0].url

    @property
    def database(self) -> str:
        """Where the oracles read the log."""
        return self.postgres.url

    @property
    def ports(self) -> list[int]:
        return [worker.port for worker in self.workers]

    def hire(self, patches: Sequence[str] = (), **settings: str) -> Worker:
        """One worker more, started; nginx knows of it."""
        worker = self._worker(patches, settings)
        worker.start()
        if self.nginx:
            self.nginx.point(self.ports)
        return worker

    def home_of(self, code: str) -> Worker:
        """The worker to which nginx sends this session's people."""
        assert self.nginx is not None
        port = self.nginx.home_of(code)
        return next(worker for worker in self.workers if worker.port == port)

    def others(self, code: str) -> list[Worker]:
        """All but that one."""
        home = self.home_of(code)
        return [worker for worker in self.workers if worker is not home]

    def spread(self, crowd: Crowd) -> None:
        """Its people alternate over the workers, past nginx: one session is served by all of them."""
        for number, worker in enumerate(self.workers):
            theirs = [p.number for p in crowd.people if p.number % len(self.workers) == number]
            move(crowd, worker.url, theirs)

    def rolling_restart(self) -> None:
        """Each worker ends as asked and starts again, and is ready before the next one's turn."""
        for worker in self.workers:
            worker.term()
            worker.start()
            self._run.until(worker.ready, 20, "a worker is not ready after its restart")

    def get(self, path: str, timeout: float = 10, **headers: str) -> requests.Response:
        """As anybody from outside."""
        return requests.get(self.url + path, headers=headers, timeout=timeout)

    def log(self) -> str:
        """What all workers have logged."""
        return "\n".join(worker.log() for worker in self.workers)

    def _open(self, workers: int, patches: Sequence[str]) -> None:
        made = [self._worker(patches, {}) for _ in range(workers)]
        # the first one makes the tables
        made[0].start()
        with ThreadPoolExecutor(max(1, workers - 1)) as several:
            for started in [several.submit(worker.start) for worker in made[1:]]:
                started.result()

    def _worker(self, patches: Sequence[str], settings: dict[str, str]) -> Worker:
        home = self._run.scratch / f"worker{len(self.workers) + 1}"
        home.mkdir(parents=True)
        worker = Worker(home, patches=patches, settings=self.settings | settings)
        self._run.finally_(worker.end)
        self.workers.append(worker)
        return worker


def check_house(run: Run, house: House, *crowds: Crowd, **how: Any) -> None:
    """All oracles, and what every single worker shows; `how` as check_all takes it."""
    check_all(run, house, *crowds, **how)  # type: ignore[arg-type] # it has what is asked of a server
    faults = [
        f"worker {number}: {fault}"
        for crowd in crowds
        for number, worker in enumerate(house.workers, 1)
        for fault in projection(worker, crowd, read_log(house.database, crowd.code))
    ]
    if faults:
        raise Failed("; ".join(faults[:6]))
