"""From what was measured to the costs that the model takes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bench.figures import median
from bench.scale.alone import Hearing, Kept, Shaped, Shaping
from bench.scale.fitting import Sample, fit, worst
from bench.scale.measuring import Ran
from bench.scale.model import Costs

KIB = 1024


@dataclass(frozen=True, slots=True)
class Fitted:
    """The costs, and by how much at most they miss the CPU of a run that they come from."""

    costs: Costs
    worst: Mapping[str, float]


def fitted(shaping: Shaping, heard: Hearing, looked: Kept) -> Fitted:
    """Every cost."""
    worker, nginx = _by_shape(shaping, "workers"), _by_shape(shaping, "nginx")
    runs = [one.ran for one in shaping.shaped]
    empty = shaping.empty
    costs = Costs(
        worker_op=worker.costs[0],
        worker_delivery=worker.costs[1],
        worker_arrival=_middle(shaping, lambda one: one.us_an_arrival("workers")),
        worker_person_s=_above(shaping, "workers", lambda one: one.shape.persons),
        worker_idle_s=empty.us_s("workers"),
        worker_word=heard.worker_word,
        worker_kept=looked.worker,
        worker_kib=shaping.shaped[0].empty_mb["workers"] * KIB,
        worker_person_kib=_memory(shaping, "workers"),
        commit=median([run.commit_us for run in runs]),
        postgres_op=median([_net(one, "PostgreSQL") for one in shaping.shaped]),
        postgres_arrival=_middle(shaping, lambda one: one.us_an_arrival("PostgreSQL")),
        postgres_room_s=_above(shaping, "PostgreSQL", lambda one: one.shape.rooms),
        postgres_worker_s=empty.us_s("PostgreSQL"),
        postgres_kept=looked.postgres,
        postgres_connection_kib=shaping.connection_mb * KIB,
        op_bytes=_sum(runs, "size") / sum(run.ops for run in runs),
        wal_bytes=_sum(runs, "wal") / sum(run.ops for run in runs),
        # of a Redis that is busy: one that is woken for each word spends most on waking up
        redis_word=heard.redis_word,
        redis_hearing=heard.redis_hearing,
        nginx_op=nginx.costs[0],
        nginx_delivery=nginx.costs[1],
        nginx_arrival=_middle(shaping, lambda one: one.us_an_arrival("nginx")),
        nginx_person_s=_above(shaping, "nginx", lambda one: one.shape.persons),
        nginx_person_kib=_memory(shaping, "nginx"),
    )
    return Fitted(costs, {"workers": worker.worst, "nginx": nginx.worst})


@dataclass(frozen=True, slots=True)
class _Line:
    costs: tuple[float, float]
    worst: float


def _by_shape(shaping: Shaping, part: str) -> _Line:
    """An op and a delivery, told apart by rooms of different sizes; what being there costs is taken off."""
    samples = [
        Sample(one.ran.ops, one.ran.run.delivered, _net(one, part) * one.ran.ops) for one in shaping.shaped
    ]
    costs = fit(samples)
    return _Line(costs, worst(samples, costs))


def _net(one: Shaped, part: str) -> float:
    """Microseconds of a part for each op, without what it spends while nobody does anything."""
    spent = 1e6 * one.ran.cpu.get(part, 0.0) - one.idle.us_s(part) * one.ran.seconds
    return max(spent, 0.0) / one.ran.ops


def _middle(shaping: Shaping, figure: Callable[[Shaped], float]) -> float:
    return median([figure(one) for one in shaping.shaped])


def _above(shaping: Shaping, part: str, count: Callable[[Shaped], int]) -> float:
    """For each of those who are there, what a part spends at rest beyond an empty site."""
    empty = shaping.empty.us_s(part)
    return median([max(one.idle.us_s(part) - empty, 0.0) / count(one) for one in shaping.shaped])


def _memory(shaping: Shaping, part: str) -> float:
    """KiB for each person, from the first town: later ones come into memory that is there already."""
    first = shaping.shaped[0]
    return max(first.full_mb[part] - first.empty_mb[part], 0.0) * KIB / first.shape.persons


def _sum(runs: Sequence[Ran], count: str) -> float:
    return sum(run.counts[count] for run in runs)
