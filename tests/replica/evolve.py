"""A viewer's fold, the twin of static/js/model/evolve.js: a snapshot and a frame give the next snapshot."""

import hashlib
import json
from collections.abc import Callable, Iterable
from typing import Any

from tests.replica import evolve_notes, evolve_people, evolve_proposals, evolve_run_sheet, evolve_session
from tests.replica.draft import KEYS, Draft
from tests.replica.evolve_turns import RULES as TURNS
from tests.replica.evolve_turns import follow_showing
from tests.replica.messages import Json

RULES: dict[str, Callable[[Draft, Json], None]] = {
    **evolve_session.RULES,
    **evolve_run_sheet.RULES,
    **evolve_notes.RULES,
    **evolve_proposals.RULES,
    **evolve_people.RULES,
    **TURNS,
}
#: what says where a copy stands, not what it holds
BESIDES = frozenset({"seq", "epoch", "server_time", "presence"})
SORTED = ("notes", "discarded", "themes", "proposals", "groups")


class NeedsSnapshot(Exception):
    """An event that cannot be folded: the snapshot must be loaded again."""


def in_order(snapshot: Json) -> Json:
    """The snapshot with its lists by rank, then id."""
    draft = Draft(snapshot)
    for name in SORTED:
        draft.index(name)
    return draft.done()


def fold(snapshot: Json, frame: Json) -> Json:
    """The snapshot after a frame; events that are already in it are passed over."""
    fresh = [event for event in frame["events"] if event["seq"] > snapshot["seq"]]
    return {**evolve(snapshot, fresh), "seq": max(snapshot["seq"], frame["to"])}


def evolve(snapshot: Json, events: Iterable[Json]) -> Json:
    """The snapshot after these events; raises NeedsSnapshot."""
    events = list(events)
    if not events:
        return snapshot
    draft = Draft(snapshot)
    for event in events:
        rule = RULES.get(event["type"])
        if rule is None:
            raise NeedsSnapshot(event["type"])
        rule(draft, event["data"])
        follow_showing(draft, event["type"], event["data"])
    return draft.done()


def compared(snapshot: Json) -> Json:
    """What two copies must agree on, in order."""
    return in_order({key: value for key, value in snapshot.items() if key not in BESIDES})


def digest(snapshot: Json) -> str:
    """The hash of `compared`: the same for every copy of the same view."""
    plain = _whole_numbers(compared(snapshot))
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _whole_numbers(value: Any) -> Any:
    """3.0 is 3, as it is in a browser."""
    match value:
        case dict():
            return {key: _whole_numbers(one) for key, one in value.items()}
        case list():
            return [_whole_numbers(one) for one in value]
        case float() if value.is_integer():
            return int(value)
        case _:
            return value


assert set(SORTED) < set(KEYS)
