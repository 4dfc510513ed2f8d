"""What events of the run sheet change: the twin of static/js/model/evolve-run-sheet.js."""

from typing import Any

from tests.replica.draft import Draft
from tests.replica.messages import Json

NOTHING_LIVE = {
    "phase_id": None,
    "opened_at": None,
    "ends_at": None,
    "paused": False,
    "left_s": None,
    "revealed": False,
}


def _insert(draft: Draft, phase: Json, before: str | None) -> None:
    rows = [row for row in draft.rows("run_sheet") if row["phase_id"] != phase["phase_id"]]
    at = next((place for place, row in enumerate(rows) if row["phase_id"] == before), len(rows))
    rows.insert(at, phase)
    draft.replace("run_sheet", rows)


def _set_clock(draft: Draft, live: Any, group_id: str | None) -> None:
    """What runs for all, or for one group at its own pace: for its people, and for them alone, it is live."""
    me = draft.next["me"]
    if group_id:
        draft.patch("groups", group_id, {"live": live})
        concerns_me = me["group_id"] == group_id
    else:
        concerns_me = not (draft.get("groups", me["group_id"]) or {}).get("live")
    if concerns_me:
        draft.next["live"] = live


def _clock(draft: Draft, data: Json) -> None:
    _set_clock(draft, data["live"], data.get("group_id"))


def _open_for_all(draft: Draft, live: Any) -> None:
    """Every group is back, and nobody is done yet."""
    draft.next["live"] = live
    if draft.next["me"]["done"]:
        draft.next["me"] = {**draft.next["me"], "done": False}
    for group in draft.rows("groups"):
        draft.put("groups", {**group, "live": None})
    for person in draft.rows("people"):
        if person["done"]:
            draft.put("people", {**person, "done": False})


def _moved(draft: Draft, data: Json) -> None:
    phase = draft.get("run_sheet", data["phase_id"])
    if phase is not None:
        _insert(draft, phase, data["before"])


def _skipped(draft: Draft, data: Json) -> None:
    state = "skipped" if data["skipped"] else "planned"
    draft.patch("run_sheet", data["phase_id"], {"state": state})


def _opened(draft: Draft, data: Json) -> None:
    for over in [data.get("closed"), *data.get("also_closed", [])]:
        draft.patch("run_sheet", over, {"state": "closed"})
    draft.patch("run_sheet", data["phase_id"], {"state": "live"})
    if data.get("group_id"):
        _set_clock(draft, data["live"], data["group_id"])
    else:
        _open_for_all(draft, data["live"])
    if data.get("plan_ends_at"):
        session = draft.next["session"]
        settings = {**session["settings"], "ends_at": data["plan_ends_at"]}
        draft.next["session"] = {**session, "settings": settings}


def _closed(draft: Draft, data: Json) -> None:
    if data.get("whole", True):
        draft.patch("run_sheet", data["phase_id"], {"state": "closed"})
    _set_clock(draft, dict(NOTHING_LIVE), data.get("group_id"))


RULES = {
    "phase.inserted": lambda draft, data: _insert(draft, data["phase"], data["before"]),
    "phase.revised": lambda draft, data: draft.patch("run_sheet", data["phase"]["phase_id"], data["phase"]),
    "phase.moved": _moved,
    "phase.skipped": _skipped,
    "phase.opened": _opened,
    "phase.extended": _clock,
    "phase.paused": _clock,
    "phase.closed": _closed,
}
