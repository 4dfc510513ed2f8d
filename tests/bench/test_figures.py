"""The percentiles of the bench are those of a plain sort."""

import random

from bench.figures import Latencies, median, percentile


def test_percentiles_agree_with_sorting():
    chance = random.Random(7)
    values = [chance.expovariate(50) for _ in range(2000)]
    latencies = Latencies()
    for value in values:
        latencies.add(value)
    for percent in (50, 95, 99):
        assert abs(latencies.at(percent) - 1000 * percentile(values, percent)) < 0.5, percent


def test_pairs_are_each_send_with_each_arrival():
    latencies = Latencies()
    latencies.add_pairs([0.0, 0.010], [0.020, 0.030])
    assert latencies.count == 4
    assert [latencies.at(percent) for percent in (25, 50, 75, 100)] == [10.0, 20.0, 20.0, 30.0]


def test_the_median_is_a_run_that_happened():
    assert median([3, 1, 2]) == 2
    assert median([4, 1, 2, 3]) == 2
