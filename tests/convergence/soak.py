"""One share of the long run."""

from typing import Any

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.convergence.machine import Machine
from tests.convergence.pair import Pair
from tests.convergence.world import TOTALS

#: seed, runs, steps, houses
Share = tuple[int, int, int, int]


def play(share: Share) -> dict[str, Any]:
    """One share: so many runs from one seed; what they came to, and how it failed, if it did."""
    number, runs, steps, houses = share
    TOTALS.clear()
    kind: type[Machine] = Pair if houses > 1 else Machine

    class Soaked(kind):  # type: ignore[misc, valid-type]
        """A machine of its own, as the seed is kept on it."""

    seed(number)(Soaked)
    plan = settings(
        max_examples=runs,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
        print_blob=False,
    )
    failed = ""
    try:
        run_state_machine_as_test(Soaked, settings=plan)
    except Exception as fault:  # noqa: BLE001 - the soak goes on and reports it
        failed = "\n".join([repr(fault), *getattr(fault, "__notes__", [])])
    return {"seed": number, "houses": houses, "totals": dict(TOTALS), "failed": failed}
