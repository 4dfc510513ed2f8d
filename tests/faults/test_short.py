"""The quick rows of `make faults`, and that the way to judge them can say no."""

import re
from pathlib import Path

import pytest

from tests.faults.__main__ import load_rows, play_apart
from tests.faults.row import ROWS, Row, Run, play

load_rows()
QUICK = [row for row in ROWS.values() if row.quick]


@pytest.mark.parametrize("row", QUICK, ids=lambda row: row.id)
def test_a_quick_row_survives(row: Row) -> None:
    result = play_apart(row, 1, quick=True)
    assert result["ok"], result["words"]
    assert result["counts"]["acked"] and not result["counts"]["lost"] and not result["counts"]["doubled"]


def test_there_are_quick_rows_and_every_row_has_a_number_and_a_name() -> None:
    assert len(QUICK) >= 2 and len(ROWS) >= 40
    assert all(re.fullmatch(r"F\d\d(-\w+)?", row.id) and row.name for row in ROWS.values())


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda run: None, "the fault was never injected"),
        (lambda run: run.injected("nothing", 0), "the fault was never injected"),
        (lambda run: run.check(False, "it was not so"), "it was not so"),
        (lambda run: run.until(lambda: False, 0.1, "it never came"), "it never came (within 0.1 s)"),
        (lambda run: 1 / 0, "ZeroDivisionError"),
    ],
)
def test_a_row_fails_that_injects_nothing_or_sees_what_must_not_be(act, words, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    result = play(Row("F00", "of a test", act), 1, tmp_path / "scratch")
    assert not result["ok"] and words in result["words"]


def test_a_row_whose_tool_is_missing_fails_and_is_not_skipped(tmp_path: Path) -> None:
    row = Row("F00", "of a test", lambda run: run.injected("it"), needs=("no-such-tool",))
    assert play(row, 1, tmp_path)["words"] == "needs no-such-tool, which is not there"


def test_a_row_that_hangs_is_ended_and_has_failed() -> None:
    row = Row("F00", "of a test", _hang, bound_s=0.5)
    result = play_apart(row, 1)
    assert not result["ok"] and result["words"] == "no result within 0.5 s"


def _hang(run: Run) -> None:
    run.until(lambda: False, 60, "never")
