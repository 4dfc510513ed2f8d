"""Everything converges, whatever the network and the server suffer: 200 runs of 50 steps."""

from tests.convergence.machine import QUICK, Machine

TestConvergence = Machine.TestCase
TestConvergence.settings = QUICK
