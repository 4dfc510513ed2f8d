"""What so many rooms need: measured costs times what people do; pure."""

from dataclasses import dataclass, replace
from math import ceil
from typing import Final, Literal

#: a part is planned to be busy for this share of its core, so that a burst finds room
BUSY: Final = 0.6
#: board/realtime/rooms.py, MOST_IN_ALL
SOCKETS_OF_A_WORKER: Final = 4000
#: board/service/housekeeping.py, EVERY_S: each worker looks at its sessions, and for those whose time is up
ROUND_S: Final = 5.0
#: stands for "no number of workers is enough"
MOST_WORKERS: Final = 1_000_000
DAY_S: Final = 86_400
GIB: Final = 1024 * 1024
Words = Literal["all", "own"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """What was measured. CPU in microseconds, memory in KiB, bytes on disk; `_s` is for each second."""

    # a worker
    worker_op: float
    worker_commit: float
    worker_delivery: float
    worker_arrival: float
    worker_person_s: float
    worker_idle_s: float
    worker_word: float
    worker_kept: float
    worker_kib: float
    worker_person_kib: float
    #: how long a commit takes to be durable, in microseconds of real time: workers write one at a time
    commit: float
    # PostgreSQL
    postgres_op: float
    postgres_commit: float
    postgres_arrival: float
    postgres_room_s: float
    postgres_worker_s: float
    postgres_kept: float
    postgres_connection_kib: float
    op_bytes: float
    wal_bytes: float
    # Redis
    redis_word: float
    redis_hearing: float
    # nginx
    nginx_op: float
    nginx_delivery: float
    nginx_arrival: float
    nginx_person_s: float
    nginx_person_kib: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What people do at the busiest minute, and what is kept of the days before."""

    rooms: int
    people: int = 30
    #: ops of a person in a second
    ops: float = 0.05
    #: everybody comes within so many seconds
    arrive_s: float = 600
    sessions_a_day: int = 0
    ops_of_a_session: int = 2000
    kept_days: int = 30

    @property
    def persons(self) -> int:
        """Everybody who is connected."""
        return self.rooms * self.people

    @property
    def ops_s(self) -> float:
        """Ops in a second, everywhere."""
        return self.persons * self.ops

    @property
    def deliveries_s(self) -> float:
        """Each op reaches everybody in its room."""
        return self.ops_s * self.people

    @property
    def kept(self) -> int:
        """Sessions whose time is not up yet; without another word each room serves two a day."""
        return (self.sessions_a_day or 2 * self.rooms) * self.kept_days

    def times(self, factor: float) -> "Load":
        """The same kind of day with more or fewer rooms."""
        return replace(
            self,
            rooms=max(1, round(self.rooms * factor)),
            sessions_a_day=round(self.sessions_a_day * factor),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What can be decided: who hears of a commit, and how many connections a worker holds."""

    words: Words = "all"
    connections: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What the load takes; cores are cores at work, and workers as many as keep each below BUSY."""

    workers: int
    #: the share of a worker's core that goes into hearing others, and into its rounds
    hearing: float
    looking: float
    worker_cores: float
    arrival_cores: float
    postgres_cores: float
    redis_cores: float
    nginx_cores: float
    sockets: int
    commits_s: float
    connections: int
    words_s: float
    hearings_s: float
    memory_gib: float
    wal_mb_s: float
    disk_gib: float
    #: how long a round's look holds a worker up, in seconds
    stall_s: float

    @property
    def cores(self) -> float:
        """All cores at work at once in the busiest minute."""
        return self.worker_cores + self.postgres_cores + self.redis_cores + self.nginx_cores

    @property
    def cores_to_have(self) -> int:
        """So many that each part stays below BUSY; what is there for the writing lets everybody in before."""
        return self.workers + sum(
            ceil(x / BUSY) for x in (self.postgres_cores, self.redis_cores, self.nginx_cores)
        )


def needs(load: Load, costs: Costs, plan: Plan | None = None) -> Needs:
    """Carry the costs to a load."""
    plan = plan or Plan()
    own_work = _micro(
        load.ops_s * costs.worker_op
        + load.deliveries_s * costs.worker_delivery
        + load.persons * costs.worker_person_s
    )
    words = load.ops_s
    looking = _micro(costs.worker_idle_s + load.kept * costs.worker_kept / ROUND_S)
    workers = _workers(load, costs, own_work, looking, plan)
    hearing = _hearing(words, workers, costs, plan)
    committed = commits(load.ops_s, workers, costs.commit)
    alone = workers == 1
    hearings = 0.0 if alone else words * (workers if plan.words == "all" else 1)
    arrivals = load.persons / load.arrive_s
    connections = workers * plan.connections
    return Needs(
        workers=workers,
        hearing=hearing,
        looking=looking,
        worker_cores=own_work + _micro(committed * costs.worker_commit) + workers * (hearing + looking),
        arrival_cores=_micro(
            arrivals * (costs.worker_arrival + costs.postgres_arrival + costs.nginx_arrival)
        ),
        postgres_cores=_postgres(load, costs, workers, committed),
        redis_cores=0.0 if alone else _micro(words * costs.redis_word + hearings * costs.redis_hearing),
        nginx_cores=_nginx(load, costs),
        sockets=load.persons,
        commits_s=committed,
        connections=connections,
        words_s=0.0 if alone else words,
        hearings_s=hearings,
        memory_gib=_memory(load, costs, workers, connections) / GIB,
        wal_mb_s=load.ops_s * costs.wal_bytes / 1e6,
        disk_gib=load.kept * load.ops_of_a_session * costs.op_bytes / 1024**3,
        stall_s=_micro(load.kept * costs.worker_kept),
    )


def _postgres(load: Load, costs: Costs, workers: int, committed: float) -> float:
    return _micro(
        load.ops_s * costs.postgres_op
        + committed * costs.postgres_commit
        + load.rooms * costs.postgres_room_s
        + workers * costs.postgres_worker_s
        + workers * load.kept * costs.postgres_kept / ROUND_S
    )


def _nginx(load: Load, costs: Costs) -> float:
    return _micro(
        load.ops_s * costs.nginx_op
        + load.deliveries_s * costs.nginx_delivery
        + load.persons * costs.nginx_person_s
    )


def _memory(load: Load, costs: Costs, workers: int, connections: int) -> float:
    return (
        workers * costs.worker_kib
        + load.persons * (costs.worker_person_kib + costs.nginx_person_kib)
        + connections * costs.postgres_connection_kib
    )


def in_sites(load: Load, sites: int, costs: Costs, plan: Plan | None = None) -> Needs:
    """What the load takes in so many sites that know nothing of each other; shares are those of each."""
    one = needs(load.times(1 / sites), costs, plan)
    shares = {"hearing", "looking", "stall_s"}
    summed = {name: getattr(one, name) * sites for name in Needs.__slots__ if name not in shares}
    return replace(one, **summed)


def commits(ops_s: float, workers: int, latency: float) -> float:
    """Commits in a second: while one is written (`latency`, in microseconds) ops gather for the next."""
    mine = ops_s / workers
    return workers * mine / (1 + mine * _micro(latency))


def _workers(load: Load, costs: Costs, own_work: float, looking: float, plan: Plan) -> int:
    """The fewest that hold everybody's sockets and stay below BUSY, by halving: with more each does less."""

    def too_few(count: int) -> bool:
        committing = _micro(commits(load.ops_s, count, costs.commit) * costs.worker_commit)
        share = (own_work + committing) / count + looking + _hearing(load.ops_s, count, costs, plan)
        return share > BUSY or count * SOCKETS_OF_A_WORKER < load.persons

    if not too_few(1):
        return 1
    if too_few(MOST_WORKERS):
        # beyond BUSY more do not help, as each of them hears everything
        return MOST_WORKERS
    low, high = 1, MOST_WORKERS
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if too_few(middle) else (low, middle)
    return high


def _hearing(words: float, workers: int, costs: Costs, plan: Plan) -> float:
    """The share of a worker that words take: everybody's, or those of the sessions that it serves."""
    if workers == 1:
        return 0.0
    return _micro(words * costs.worker_word) / (1 if plan.words == "all" else workers)


def _micro(microseconds: float) -> float:
    return microseconds / 1e6
