"""What presenting, marking and showing one by one change: evolve-turns.js and showing.js."""

from tests.replica.draft import Draft
from tests.replica.messages import Json


def _turn(draft: Draft, data: Json) -> None:
    draft.next["turn"] = data["turn"]


def _turn_over(draft: Draft, data: Json) -> None:
    draft.next["turn"] = {}


def _spotlight(draft: Draft, data: Json) -> None:
    note_id = data["note_id"]
    if draft.next["turn"].get("phase_id"):
        draft.next["turn"] = {**draft.next["turn"], "spotlight": note_id}
    if note_id and note_id not in draft.next["presented"]:
        draft.next["presented"] = sorted([*draft.next["presented"], note_id])


def _remark(draft: Draft, data: Json) -> None:
    draft.next["remarks"] = [*draft.next["remarks"], data]


def _mine(draft: Draft, mine: list[Json]) -> None:
    draft.next["marks"] = {**draft.next["marks"], "mine": mine}


def _placed(draft: Draft, data: Json) -> None:
    mine = list(draft.next["marks"]["mine"])
    ids = [mark["mark_id"] for mark in mine]
    if data["mark_id"] in ids:
        mine[ids.index(data["mark_id"])] = data
    else:
        mine.append(data)
    _mine(draft, mine)


def _cleared(draft: Draft, data: Json) -> None:
    _mine(draft, [mark for mark in draft.next["marks"]["mine"] if mark["mark_id"] != data["mark_id"]])


def _tallied(draft: Draft, data: Json) -> None:
    marks = draft.next["marks"]
    draft.next["marks"] = {
        **marks,
        "tallies": {**marks["tallies"], **data["tallies"]},
        "phases": {**marks["phases"], data["phase_id"]: data["tallies"]},
    }


RULES = {
    "turn.started": _turn,
    "turn.moved": _turn,
    "turn.ended": _turn_over,
    "spotlight.shown": _spotlight,
    "remark.added": _remark,
    "mark.placed": _placed,
    "mark.cleared": _cleared,
    "marks.tallied": _tallied,
}


def follow_showing(draft: Draft, kind: str, data: Json) -> None:
    """What came last stays before everyone's eyes until something else does."""
    showing = draft.next.get("showing") or {}
    if kind == "notes.revealed" and data.get("by"):
        note_ids = [note["note_id"] for note in data["notes"]]
        draft.next["showing"] = {"phase_id": data["phase_id"], "by": data["by"], "note_ids": note_ids}
    elif not showing.get("phase_id"):
        return
    elif kind in ("note.discarded", "note.hidden"):
        left = [note_id for note_id in showing["note_ids"] if note_id != data["note_id"]]
        draft.next["showing"] = {**showing, "note_ids": left}
    elif _is_over(kind, data):
        draft.next["showing"] = {}


def _is_over(kind: str, data: Json) -> bool:
    match kind:
        case "notes.revealed":
            return bool(data.get("whole", True)) and data["to"] == "all"
        case "phase.opened" | "phase.closed":
            return not data.get("group_id")
        case _:
            return kind in ("screen.shown", "spotlight.shown", "session.closed")
