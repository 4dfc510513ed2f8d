"""The replica's fold agrees with the server's on the traces that the browser's is held to (I5)."""

import json
import re
from functools import reduce
from pathlib import Path

import pytest

from tests.domain.traces import FOLDER
from tests.replica.evolve import RULES, NeedsSnapshot, compared, digest, evolve, fold, in_order

STRETCHES = [
    pytest.param(stretch, id=f"{path.stem}-{place}")
    for path in sorted(FOLDER.glob("*.json"))
    for place, stretch in enumerate(json.loads(path.read_text())["stretches"])
]
BROWSER = Path(__file__).parents[2] / "static/js/model"


@pytest.mark.parametrize("stretch", STRETCHES)
def test_a_trace_folds_to_the_servers_snapshot(stretch):
    before = json.dumps(stretch["start"])
    end = reduce(fold, stretch["frames"], in_order(stretch["start"]))
    assert compared(end) == compared(stretch["end"])
    assert digest(end) == digest(stretch["end"])
    twice = [frame for frame in stretch["frames"] for _ in (0, 1)]
    assert compared(reduce(fold, twice, in_order(stretch["start"]))) == compared(stretch["end"])
    assert json.dumps(stretch["start"]) == before, "the snapshot it starts from is left as it was"


def test_the_replica_knows_the_events_that_the_browser_knows():
    texts = [path.read_text() for path in BROWSER.glob("evolve-*.js")]
    known = {name for text in texts for name in re.findall(r"^ {2}'([a-z]+\.[a-z_]+)'", text, re.MULTILINE)}
    assert known == set(RULES)


def test_an_unknown_event_asks_for_a_snapshot():
    with pytest.raises(NeedsSnapshot):
        evolve({"seq": 1}, [{"seq": 2, "type": "note.levitated", "data": {}}])


def test_a_hash_tells_no_difference_between_numbers_that_are_the_same():
    one, other = ({"seq": 1, "live": {"left_s": left}} for left in (3, 3.0))
    assert digest(one) == digest(other)
    assert digest(one) != digest({"seq": 1, "live": {"left_s": 3.5}})
