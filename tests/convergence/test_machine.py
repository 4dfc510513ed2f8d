"""Everything converges, whatever is suffered: 200 runs of 50 steps, 30 with two houses (I4, I10)."""

from tests.convergence.machine import QUICK, Machine
from tests.convergence.pair import QUICK_PAIR, Pair
from tests.convergence.soak import play

TestConvergence = Machine.TestCase
TestConvergence.settings = QUICK

TestTwoHouses = Pair.TestCase
TestTwoHouses.settings = QUICK_PAIR


def test_a_seed_plays_the_same_again() -> None:
    first, again = play((7, 3, 30, 1)), play((7, 3, 30, 1))
    assert first["failed"] == ""
    assert first["totals"]["commands"] > 0
    assert first == again
