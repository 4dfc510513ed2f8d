"""Where a part's time goes: Chromium's own sampling, summed up by function."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

MOST = 6
IDLE = ("(idle)", "(root)")
NATIVE = {
    "": "(anonymous)",
    "(program)": "the browser's own work",
    "(garbage collector)": "garbage collection",
}


@dataclass(frozen=True, slots=True)
class Cost:
    """One function's own milliseconds, without what it called."""

    ms: float
    name: str
    place: str


def costs_of(profiles: Iterable[dict[str, Any]]) -> list[Cost]:
    """The costliest functions, the busiest first; what lies between two samples is the earlier one's."""
    own: dict[tuple[str, str], float] = defaultdict(float)
    for profile in profiles:
        nodes = {node["id"]: node["callFrame"] for node in profile["nodes"]}
        steps = [*profile["timeDeltas"][1:], 0]
        for sample, step in zip(profile["samples"], steps, strict=False):
            frame = nodes[sample]
            own[NATIVE.get(frame["functionName"], frame["functionName"]), _place(frame)] += step / 1000
    costs = [Cost(ms, name, place) for (name, place), ms in own.items() if name not in IDLE and ms > 1]
    return sorted(costs, key=lambda cost: -cost.ms)[:MOST]


def _place(frame: dict[str, Any]) -> str:
    _, _, path = frame["url"].partition("/static/")
    return f"{path}:{frame['lineNumber'] + 1}" if path else ""
