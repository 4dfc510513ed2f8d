"""A board that breaks one promise is found out by the row for it: `python -m tests.scale --mutants`."""

import os
import re
from typing import Any

from tests.faults.__main__ import play_apart
from tests.faults.row import ROWS

#: mutant, row, seed, and what the row must say
CAUGHT = [
    ("deaf", "F34", 1, "word between workers does not come"),
    ("blind", "F34", 1, "others have not seen|behind"),
    ("deaf_after_garbage", "F35", 1, "workers heard it|ended whoever listens"),
    ("no_head_guard", "F34", 1, r"O[1-5]: |behind|answered|others have not seen|throw its board away"),
    ("telling_is_waited_for", "F33", 1, "answers took|was not answered"),
    ("no_head_guard", "two-workers", 1, r"O[1-5]: |behind|answered"),
    ("scattered", "together", 1, "have not come together"),
    ("cuts_are_faults", "F27", 1, "faults in the log|not everybody|nothing is written"),
    ("blocking_database", "F28", 1, "the loop stood still|readers had to wait|was told"),
    ("any_copy_is_ours", "F29", 1, "offered again|old epoch|O[1-5]: |behind|answered"),
    ("waits_for_a_connection", "F30", 1, "nobody was told busy|waited"),
    ("once_only", "F31", 1, "transactions tried again|told of a deadlock"),
]


def hunt(names: str = "") -> int:
    """0 if every mutant, or each of those named, was caught, and for the right reason."""
    caught, wanted = 0, [case for case in CAUGHT if not names or case[0] in names.split(",")]
    for mutant, row_id, seed, words in wanted:
        os.environ["MUTANT"] = mutant
        try:
            result: dict[str, Any] = play_apart(ROWS[row_id], seed)
        finally:
            del os.environ["MUTANT"]
        good = not result["ok"] and bool(re.search(words, result["words"]))
        caught += good
        verdict = "caught" if good else "MISSED"
        print(
            f"{mutant:<22} {row_id} {verdict} {result['seconds']:6.1f} s  {result['words'][:160]}", flush=True
        )
    print(f"{caught} of {len(wanted)} mutants caught")
    return 0 if wanted and caught == len(wanted) else 1
