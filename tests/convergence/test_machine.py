"""Everything converges, whatever the network and the server suffer: 200 runs of 50 steps (I4)."""

from tests.convergence.machine import QUICK, Machine
from tests.convergence.soak import play

TestConvergence = Machine.TestCase
TestConvergence.settings = QUICK


def test_a_seed_plays_the_same_again() -> None:
    first, again = play((7, 3, 30)), play((7, 3, 30))
    assert first["failed"] == ""
    assert first["totals"]["commands"] > 0
    assert first == again
