"""The tables say what was measured, and find their place in the page."""

from types import SimpleNamespace

from bench import report
from bench.exporting import Exporting
from bench.sustained import Climb


def climbed(side: str, *rungs: tuple[int, bool]) -> Climb:
    runs = [SimpleNamespace(rate=rate, held=held, p50=1.0, p99=2.0) for rate, held in rungs]
    return Climb(side, 200, runs, peak_mb=100)


def test_the_best_of_the_ascents_counts_and_a_rung_that_failed_before_it_does_not():
    ours = [climbed("ours", (50, True), (100, False), (100, False)), climbed("ours", (50, False), (50, True))]
    bare = [climbed("bare", (50, True), (100, True), (200, False), (200, False))]
    table = report.sustained_table({200: {"ours": ours, "bare": bare}})
    assert table.splitlines()[2] == "| 200 | 50 | 1.0 / 2.0 | 100 | 0.5 | 100 / 100 |"


def test_an_ascent_that_met_no_limit_says_so():
    ours, bare = climbed("ours", (50, True), (8000, True)), climbed("bare", (50, True), (100, False))
    table = report.sustained_table({20: {"ours": [ours], "bare": [bare]}})
    assert "| 8,000+ |" in table
    assert "| at least 160.0 |" in table


def test_the_page_has_a_place_for_the_tables(tmp_path, monkeypatch):
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
    assert (tmp_path / "performance.json").is_file()


def exporting(without: float, meanwhile: float) -> Exporting:
    runs = [[SimpleNamespace(p95=p95)] for p95 in (without, meanwhile)]
    return Exporting(*runs, files={"proposals.pdf": (1.25, 0.5, 1_500_000)}, made_meanwhile=7)


def test_the_table_of_files_says_whether_others_were_slowed_down():
    told = report.exports_table(exporting(10.0, 14.0))
    assert "| proposals.pdf | 1.25 | 0.50 | 1.50 |" in told
    assert "1.40 times, limit 1.5 (holds)" in told
    assert "1.60 times, limit 1.5 (**misses**)" in report.exports_table(exporting(10.0, 16.0))
