"""How many tests each folder has at least: a run of everything that finds fewer has lost some, and fails.

Tests vanish in silence: a file that is named otherwise, a table that has become empty, a marker too many.
Whoever takes tests away on purpose lowers the number here.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
#: a little below what there was when it was last looked at
FLOORS = {
    "abuse": 75,
    "bench": 30,
    "browser": 245,
    "contract": 5,
    "convergence": 52,
    "demo": 25,
    "deploy": 9,
    "docs": 900,
    "domain": 620,
    "export": 710,
    "faults": 42,
    "fuzz": 85,
    "imports": 170,
    "looks": 25,
    "news": 10,
    "privacy": 65,
    "realtime": 280,
    "rehearsal": 18,
    "replica": 38,
    "scale": 1,
    "service": 190,
    "storage": 92,
    "web": 640,
    "wire": 190,
    "words": 8,
}


def shortfalls(counts: Mapping[str, int]) -> list[str]:
    """One sentence for each folder that has too few."""
    return [
        f"tests/{folder} has {counts.get(folder, 0)} tests, {least} at least are expected (tests/floor.py)"
        for folder, least in FLOORS.items()
        if counts.get(folder, 0) < least
    ]


def counted(paths: Iterable[Path]) -> Counter[str]:
    """How many of these test files' tests lie in which folder."""
    return Counter(path.relative_to(TESTS).parts[0] for path in paths if path.is_relative_to(TESTS))


def hold(config: pytest.Config, items: Iterable[pytest.Item]) -> None:
    """Fail a run of everything that finds fewer tests than there were; a part of them may be few."""
    if config.args_source == pytest.Config.ArgsSource.TESTPATHS:
        faults = shortfalls(counted(item.path for item in items))
        if faults:
            raise pytest.UsageError("\n".join(faults))
