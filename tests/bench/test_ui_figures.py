"""The bench of the pages tells a slow one from a fast one, and says so where it could not look."""

from bench.ui import report
from bench.ui.arriving import _packed
from bench.ui.budgets import BUDGETS, Budget
from bench.ui.gestures import frames_of
from bench.ui.making import RATE, SECONDS, burst_figures, interactions
from bench.ui.profiling import costs_of
from bench.ui.visits import PARTS

FRAME = Budget("pan", "frame_p95", "pan: frame p95", "ms", {1: 17})
NO_SPANS = {"LayoutDuration": 0, "RecalcStyleDuration": 0, "ScriptDuration": 0, "long": []}


def burst_of(late: float, notes: int = RATE * SECONDS) -> dict[str, float | None]:
    heard = {f"burst-{n}": 10.0 * n for n in range(RATE * SECONDS)}
    shown = {note: at + late for note, at in list(heard.items())[:notes]}
    seen = {
        "heard": heard,
        "shown": shown,
        "tasks": [12.0],
        "said": [[0.0, "a"], [3100.0, "b"]],
        "ScriptDuration": 50.0,
    }
    return burst_figures(seen)


def test_the_median_decides():
    runs = [{"frame_p95": value} for value in (16.7, 60.0, 16.7, 90.0, 16.8)]
    assert FRAME.value(runs) == 16.8
    assert FRAME.verdict(runs, 1) == "holds"
    assert FRAME.verdict([{"frame_p95": 17.4}] * 5, 1) == "misses"
    assert FRAME.verdict(runs, 4) == "", "nothing is said of a rate without a budget"


def test_what_could_not_be_measured_is_a_miss():
    assert FRAME.verdict([{"frame_p95": 16.7}, {"frame_p95": None}], 1) == "misses"
    assert FRAME.verdict([{}], 1) == "misses"
    assert frames_of(NO_SPANS | {"frames": [5.0]})["frame_p95"] is None


def test_one_frame_in_ten_that_comes_late_is_seen():
    even = [n * 16.7 for n in range(100)]
    late = [at + (n // 10) * 16.7 for n, at in enumerate(even)]
    assert round(frames_of(NO_SPANS | {"frames": even})["frame_p95"] or 0, 1) == 16.7
    assert round(frames_of(NO_SPANS | {"frames": late})["frame_p95"] or 0, 1) == 33.4


def test_a_note_that_never_shows_is_counted():
    assert burst_of(4)["missing"] == 0
    assert round(burst_of(4)["shown_p95"] or 0) == 4
    assert burst_of(4, notes=140)["missing"] == 10
    assert burst_of(4, notes=0)["shown_p95"] is None


def test_what_is_said_twice_within_three_seconds_is_counted():
    seen = {
        "heard": {},
        "shown": {},
        "tasks": [],
        "said": [[0, "a"], [50, "a"], [100, "b"], [2800, "c"], [6000, "d"]],
        "ScriptDuration": 0,
    }
    assert burst_figures(seen)["said"] == 3


def test_interactions_that_the_browser_does_not_tell_of_were_quick():
    assert interactions({"events": []}, keys=20) == {"event_p98": 16}
    assert interactions({"events": [240.0]}, keys=20) == {"event_p98": 240.0}


def test_what_is_compressed_already_is_weighed_as_it_is():
    assert _packed(b"a" * 10_000) < 100
    assert _packed(bytes(range(256))) == 256


def test_a_profile_is_summed_up_by_function():
    frame = {"functionName": "draw", "url": "http://a/static/js/wall.js", "lineNumber": 9}
    idle = {"functionName": "(idle)", "url": "", "lineNumber": -1}
    nodes = [{"id": 1, "callFrame": frame}, {"id": 2, "callFrame": idle}, {"id": 3, "callFrame": frame}]
    profile = {"nodes": nodes, "samples": [1, 2, 3, 2], "timeDeltas": [0, 4000, 9000, 3000]}
    (cost,) = costs_of([profile])
    assert (cost.name, cost.place, cost.ms) == ("draw", "js/wall.js:10", 7.0)


def test_every_budget_belongs_to_a_part_that_is_measured():
    assert {budget.part for budget in BUDGETS} == set(PARTS)


def test_the_table_says_what_missed():
    sides = {"ours": {1: [{"frame_p95": 41.0}]}, "plain": {1: [{"frame_p95": 20.5}]}}
    results = {"pan500": sides}
    table = report.budgets_table(results)
    assert "| pan, 500 notes: frame p95 | 41 ms | 20.5 | 2.0 | 17 ms | **misses** |" in table
    told = {(budget.words, rate) for budget, rate in report.misses(results)}
    assert ("pan, 500 notes: frame p95", 1) in told


def test_the_page_has_a_place_for_the_table(tmp_path, monkeypatch):
    page = tmp_path / "performance.md"
    kept = report.PAGE.read_text(encoding="utf-8")
    page.write_text(kept, encoding="utf-8")
    monkeypatch.setattr(report, "PAGE", page)
    for _ in range(2):
        report.write_page(["| a |\n", "b\n"], {"machine": {}})
    text = page.read_text(encoding="utf-8")
    assert text.count("| a |\n\nb\n") == 1
    assert text.split(report.OPENING)[0] == kept.split(report.OPENING)[0]
    assert text.split(report.CLOSING)[1] == kept.split(report.CLOSING)[1]
