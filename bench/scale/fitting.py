"""Several costs from runs that mix them: what an op takes, a commit, and each frame that is sent."""

from collections.abc import Sequence
from dataclasses import dataclass

#: by then the costs move no more
ROUNDS = 5000


@dataclass(frozen=True, slots=True)
class Sample:
    """So many of each took so much together."""

    amounts: tuple[float, ...]
    took: float


def fit(samples: Sequence[Sample]) -> tuple[float, ...]:
    """The costs, none below nothing, with the least relative error over all samples.

    Relative, so that a run with many ops does not outweigh one with few. One cost after another is set to
    what fits best beside the others: the error can only fall, and it has one lowest place.
    """
    scaled = [tuple(amount / one.took for amount in one.amounts) for one in samples if one.took > 0]
    count = len(samples[0].amounts) if samples else 0
    products = [[sum(row[i] * row[j] for row in scaled) for j in range(count)] for i in range(count)]
    sums = [sum(row[i] for row in scaled) for i in range(count)]
    costs = [0.0] * count
    for _ in range(ROUNDS):
        for i in range(count):
            others = sum(products[i][j] * costs[j] for j in range(count) if j != i)
            costs[i] = max((sums[i] - others) / products[i][i], 0.0) if products[i][i] else 0.0
    return tuple(costs)


def misses(samples: Sequence[Sample], costs: Sequence[float]) -> list[float]:
    """By which share of its own these costs miss each sample, the least first."""
    found = []
    for one in samples:
        if one.took > 0:
            told = sum(amount * cost for amount, cost in zip(one.amounts, costs, strict=True))
            found.append(abs(told - one.took) / one.took)
    return sorted(found)
