"""The catalogue of abuse is written in full, and a few of its rows hold; all of them: `make abuse`."""

import os
import re
from pathlib import Path

import pytest

from tests.abuse.__main__ import load, run
from tests.abuse.row import MISSING, NUMBERS, ROWS

#: with everything that stands beside it; none that another test has
SHORT = ["A103"]


def test_each_number_is_a_row_and_the_missing_ones_are_named() -> None:
    load()
    assert sorted(ROWS) == sorted(NUMBERS)
    assert len(NUMBERS) == 108 - len(MISSING) == 105
    assert not set(MISSING) & set(NUMBERS)


def test_every_row_can_fail() -> None:
    """A case that checks nothing would pass whatever the server did."""
    for found in Path(__file__).parent.glob("rows_*.py"):
        for body in re.split(r"\n@row\(", found.read_text(encoding="utf-8"))[1:]:
            assert re.search(
                r"\.check\(|\.expect\(|\.expect_code\(|named\(|post\(g|slow_lines|refused_auth", body
            ), body[:60]


@pytest.mark.skipif(os.environ.get("BOARD_ASYNC_MODE") == "threading", reason="the way out has other bounds")
def test_a_few_rows_hold(capsys: pytest.CaptureFixture[str]) -> None:
    verdicts = run(SHORT)
    assert [verdict.line() for verdict in verdicts if not verdict.ok and not verdict.only_slow] == []
