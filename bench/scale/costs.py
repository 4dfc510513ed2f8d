"""From what was measured to the costs that the model takes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bench.figures import median
from bench.scale.alone import Hearing, Kept, Shaped, Shaping
from bench.scale.fitting import Sample, fit, misses
from bench.scale.kinds import Visit
from bench.scale.measuring import Ran
from bench.scale.model import ROUND_S, Costs

KIB = 1024


@dataclass(frozen=True, slots=True)
class Fitted:
    """The costs, and by part which share of the CPU of each run that they come from they miss."""

    costs: Costs
    missed: Mapping[str, list[float]]


def fitted(shaping: Shaping, visits: Sequence[Visit], heard: Hearing, looked: Kept) -> Fitted:
    """Every cost. What an op, a commit and a frame take comes from all runs of one worker on PostgreSQL."""
    shaped = [one.ran for one in shaping.shaped]
    alone = [visit for visit in visits if visit.kind.workers == 1 and visit.kind.postgres]
    runs = shaped + [run for visit in alone for run in (*visit.moderate, *visit.climbed)]
    empty = shaping.empty
    worker = _line(shaping, runs, "workers", lambda run: (run.ops, run.counts["commits"], run.frames))
    postgres = _line(shaping, runs, "PostgreSQL", lambda run: (run.ops, run.counts["commits"]))
    nginx = _line(shaping, runs, "nginx", lambda run: (run.ops, run.frames))
    costs = Costs(
        worker_op=worker.costs[0],
        worker_commit=worker.costs[1],
        worker_delivery=worker.costs[2],
        worker_arrival=_middle(shaping, lambda one: one.us_an_arrival("workers")),
        worker_person_s=_above(shaping, "workers", lambda one: one.shape.persons),
        worker_idle_s=empty.us_s("workers"),
        worker_word=heard.worker_word,
        worker_kept=_if_more(looked.worker, looked, empty.us_s("workers")),
        worker_kib=shaping.shaped[0].empty_mb["workers"] * KIB,
        worker_person_kib=_memory(shaping, "workers"),
        # of the run that was least held up
        commit=min(run.commit_us for run in runs),
        postgres_op=postgres.costs[0],
        postgres_commit=postgres.costs[1],
        **_beside_ops(shaping, looked),
        op_bytes=_sum(runs, "size") / sum(run.ops for run in runs),
        wal_bytes=_sum(runs, "wal") / sum(run.ops for run in runs),
        # of a Redis that is busy: one that is woken for each word spends most on waking up
        redis_word=heard.redis_word,
        redis_hearing=heard.redis_hearing,
        nginx_op=nginx.costs[0],
        nginx_delivery=nginx.costs[1],
    )
    missed = {"workers": worker.missed, "PostgreSQL": postgres.missed, "nginx": nginx.missed}
    return Fitted(costs, missed)


def _beside_ops(shaping: Shaping, looked: Kept) -> dict[str, float]:
    """What PostgreSQL and nginx take for people who come and are there."""
    resting = shaping.empty.us_s("PostgreSQL")
    return {
        "postgres_arrival": _middle(shaping, lambda one: one.us_an_arrival("PostgreSQL")),
        "postgres_room_s": _above(shaping, "PostgreSQL", lambda one: one.shape.rooms),
        "postgres_worker_s": resting,
        "postgres_kept": _if_more(looked.postgres, looked, resting),
        "postgres_connection_kib": shaping.connection_mb * KIB,
        "nginx_arrival": _middle(shaping, lambda one: one.us_an_arrival("nginx")),
        "nginx_person_s": _above(shaping, "nginx", lambda one: one.shape.persons),
        "nginx_person_kib": _memory(shaping, "nginx"),
    }


@dataclass(frozen=True, slots=True)
class _Line:
    costs: tuple[float, ...]
    missed: list[float]


def _line(
    shaping: Shaping, runs: Sequence[Ran], part: str, amounts: Callable[[Ran], tuple[float, ...]]
) -> _Line:
    """The costs of a part, without what it spends while nobody does anything."""
    there = _above(shaping, part, lambda one: one.shape.persons)
    samples = []
    for run in runs:
        if part in run.cpu:
            rest = run.seconds * (shaping.empty.us_s(part) + there * run.run.people)
            samples.append(Sample(amounts(run), max(1e6 * run.cpu[part] - rest, 0.0)))
    costs = fit(samples)
    return _Line(costs, misses(samples, costs))


def _if_more(cost: float, looked: Kept, empty_us_s: float) -> float:
    """A rise below half of what an empty site spends anyway is what two rests differ by: it is nothing."""
    return cost if cost * looked.rows / ROUND_S > empty_us_s / 2 else 0.0


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
