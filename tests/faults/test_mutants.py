"""A server that breaks one promise is found out by the row that is there for it."""

import re

import pytest

from tests.faults.__main__ import load_rows, play_apart
from tests.faults.row import ROWS

load_rows()
pytestmark = pytest.mark.slow
#: mutant, row, seed, and what the row must say
CAUGHT = [
    ("ack_before_commit", "F01", 1, "O1"),
    ("no_dedupe", "F02", 1, "O[12]"),
    ("seq_gap", "F13", 1, "O3"),
    ("no_sync", "F23", 1, "acked ops were gone"),
    ("leak_hidden", "F05", 2, "O9"),
    ("drop_publish", "F01", 1, "O5|behind or away"),
]


@pytest.mark.parametrize(("mutant", "row_id", "seed", "words"), CAUGHT, ids=[case[0] for case in CAUGHT])
def test_a_mutant_is_caught(
    mutant: str, row_id: str, seed: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MUTANT", mutant)
    result = play_apart(ROWS[row_id], seed, quick=True)
    assert not result["ok"]
    assert re.search(words, result["words"]), result["words"]
