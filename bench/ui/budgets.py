"""What must stay fast, and whether it did: the budgets of the interface's design, figure by figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bench.figures import median

RATES = (1, 4)
Runs = Sequence[Mapping[str, float | None]]


@dataclass(frozen=True, slots=True)
class Budget:
    """One figure of one part; `most` maps how much the processor is slowed down to the most that may be."""

    part: str
    key: str
    words: str
    unit: str = "ms"
    most: Mapping[int, float] = field(default_factory=dict)

    def value(self, runs: Runs) -> float | None:
        """The median of the runs; None when a run could not measure it, which is never a good sign."""
        values = [run.get(self.key) for run in runs]
        known = [value for value in values if value is not None]
        return median(known) if known and len(known) == len(values) else None

    def verdict(self, runs: Runs, rate: int) -> str:
        """`holds`, `misses`, or nothing where no budget is set."""
        if rate not in self.most:
            return ""
        value = self.value(runs)
        return "holds" if value is not None and round(value, 1) <= self.most[rate] else "misses"


def _pan(part: str, words: str, slow: float) -> tuple[Budget, ...]:
    return (
        Budget(part, "frame_p95", f"{words}: frame p95", "ms", {1: 17, 4: slow}),
        Budget(part, "long_frames", f"{words}: frames above 50 ms", "", {1: 0}),
        Budget(part, "script", f"{words}: script a frame", "ms", {1: 2}),
        Budget(part, "layout", f"{words}: style and layout a frame", "ms"),
    )


BUDGETS: tuple[Budget, ...] = (
    *_pan("pan500", "pan, 500 notes", 17),
    *_pan("pan", "pan, 2,000 notes", 34),
    *_pan("zoom", "zoom, 2,000 notes", 34),
    Budget("drag", "frame_p95", "drag of 20, 2,000 notes: frame p95", "ms", {1: 33}),
    Budget("drag", "dropped", "drop to the page as it then is", "ms", {1: 100, 4: 200}),
    Budget("burst", "shown_p95", "30 notes a second at 500: line to page, p95", "ms", {1: 50, 4: 150}),
    Budget("burst", "long_tasks", "the same: tasks above 50 ms", "", {1: 0}),
    Budget("burst", "missing", "the same: notes that did not show", "", {1: 0, 4: 0}),
    Budget("burst", "said", "the same: said aloud in any 3 s", "", {1: 1, 4: 1}),
    Budget("ink", "handler_p95", "ink: handler p95", "ms", {1: 2, 4: 8}),
    Budget("ink", "drawn_p95", "ink: event to drawn p95", "ms", {1: 17, 4: 33}),
    Budget("ink", "lost", "ink: points lost of 480", "", {1: 0, 4: 0}),
    Budget("typing", "event_p98", "write and post: interaction p98", "ms", {1: 100, 4: 200}),
    Budget("keys", "event_p98", "walk, choose, menu, 2,000 notes: interaction p98", "ms", {1: 100, 4: 200}),
    Budget("switch", "to_list", "wall to list, 2,000 notes", "ms", {1: 300, 4: 900}),
    Budget("switch", "to_wall", "list to wall, 2,000 notes", "ms", {1: 300, 4: 900}),
    Budget("first", "painted", "JSON to first wall paint, 2,000 notes", "ms", {1: 800, 4: 2500}),
    Budget("first", "all_there", "JSON to the last note in the page", "ms"),
    Budget("memory", "heap_mb", "heap, 2,000 notes", "MB", {1: 60, 4: 60}),
    Budget("memory", "nodes", "nodes of any kind, 2,000 notes", "", {1: 15_000, 4: 15_000}),
    Budget("memory", "elements", "elements among them", ""),
    Budget("memory", "growth", "heap grown after 10 changes of layout", "%", {1: 5, 4: 5}),
    Budget("load", "js_kb", "participant's first load: JS, compressed", "kB", {1: 60, 4: 60}),
    Budget("load", "all_kb", "everything, compressed", "kB", {1: 150, 4: 150}),
    Budget("load", "sent_kb", "everything as it is sent", "kB"),
    Budget("load", "requests", "requests", ""),
    Budget("load", "largest_paint", "largest paint; at 4x on 1.6 Mbit/s, 150 ms", "ms", {4: 2500}),
)
