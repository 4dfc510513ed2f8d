"""Two costs from runs that mix them: what an op takes by itself, and what each of its deliveries takes."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sample:
    """So many of the one and so many of the other took so much together."""

    ones: float
    others: float
    took: float


def fit(samples: Sequence[Sample]) -> tuple[float, float]:
    """The two costs, none below nothing, with the least relative error over all samples.

    Relative, so that a run with many ops does not outweigh one with few.
    """
    scaled = [Sample(s.ones / s.took, s.others / s.took, 1.0) for s in samples if s.took > 0]
    if not scaled:
        return 0.0, 0.0
    one_one = sum(s.ones * s.ones for s in scaled)
    one_other = sum(s.ones * s.others for s in scaled)
    other_other = sum(s.others * s.others for s in scaled)
    one, other = sum(s.ones for s in scaled), sum(s.others for s in scaled)
    determinant = one_one * other_other - one_other * one_other
    # of runs that are all alike, how they divide nobody can say
    if determinant > 1e-9 * one_one * other_other:
        first = (one * other_other - other * one_other) / determinant
        second = (other * one_one - one * one_other) / determinant
        if first >= 0 and second >= 0:
            return first, second
    alone = (one / one_one if one_one else 0.0, 0.0), (0.0, other / other_other if other_other else 0.0)
    return min(alone, key=lambda costs: worst(samples, costs))


def worst(samples: Sequence[Sample], costs: tuple[float, float]) -> float:
    """The largest share by which these costs miss a sample."""
    return max(
        (abs(s.ones * costs[0] + s.others * costs[1] - s.took) / s.took for s in samples if s.took > 0),
        default=0.0,
    )
