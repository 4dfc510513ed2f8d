"""The kept traces are what Python makes today, and leave no event out (I5)."""

import json

from board.domain.events import TYPES
from tests.domain.traces import FOLDER, all_traces

#: never sent to anyone: a session's first event is always behind the first snapshot
NEVER_SENT = {"session.created", "record.imported"}
#: everybody loads the snapshot again instead
RESYNCED = {"session.closed", "groups.split"}


def test_the_kept_traces_are_true() -> None:
    made = all_traces()
    kept = {path.name: json.loads(path.read_text()) for path in FOLDER.glob("*.json")}
    assert kept.keys() == made.keys(), "write them anew: python -m tests.domain.traces"
    for name, trace in made.items():
        assert kept[name] == json.loads(json.dumps(trace)), f"{name} differs: python -m tests.domain.traces"


def test_every_event_occurs_in_a_trace() -> None:
    sent = {
        event["type"]
        for trace in all_traces().values()
        for stretch in trace["stretches"]
        for frame in stretch["frames"]
        for event in frame["events"]
    }
    assert sent | NEVER_SENT | RESYNCED == set(TYPES)
