"""What events of notes change: the twin of static/js/model/evolve-notes.js."""

from collections.abc import Callable, Iterable

from tests.replica.draft import Draft
from tests.replica.messages import Json

WIDTH = {"facilitators": 1, "group": 2, "all": 3}


def without(row: Json, *names: str) -> Json:
    """The row but for these fields: on the wire what has no value is absent."""
    return {name: value for name, value in row.items() if name not in names}


def _put(draft: Draft, data: Json) -> None:
    draft.put("notes", data)


def _patch(draft: Draft, data: Json) -> None:
    draft.patch("notes", data["note_id"], data)


def _change_each(draft: Draft, rows: Iterable[Json], change: Callable[[Json, Json], Json]) -> None:
    for row in rows:
        note = draft.get("notes", row["note_id"])
        if note is not None:
            draft.put("notes", change(note, row))


def _free(draft: Draft, note_id: str) -> None:
    """What lay on a note that leaves the wall is by itself again."""
    for note in draft.rows("notes"):
        if note.get("stack") == note_id:
            draft.put("notes", without(note, "stack"))


def _widen(draft: Draft, phase_id: str, to: str) -> None:
    """A phase once shown to all stays so."""
    before = (draft.get("run_sheet", phase_id) or {}).get("revealed")
    revealed = before if before and WIDTH[before] >= WIDTH[to] else to
    draft.patch("run_sheet", phase_id, {"revealed": revealed})
    if draft.next["live"]["phase_id"] == phase_id:
        draft.next["live"] = {**draft.next["live"], "revealed": revealed == "all"}
    for group in draft.rows("groups"):
        if (group.get("live") or {}).get("phase_id") == phase_id:
            draft.put("groups", {**group, "live": {**group["live"], "revealed": revealed == "all"}})


def _restored(draft: Draft, data: Json) -> None:
    draft.drop("discarded", data["note_id"])
    _put(draft, data)


def _parked(draft: Draft, data: Json) -> None:
    if data["parked"]:
        _free(draft, data["note_id"])

    def change(note: Json, row: Json) -> Json:
        theme_id = None if row["parked"] else note["theme_id"]
        return {**without(note, "stack"), "parked": row["parked"], "theme_id": theme_id}

    _change_each(draft, [data], change)


def _discarded(draft: Draft, data: Json) -> None:
    note = draft.get("notes", data["note_id"])
    if note and note.get("mine"):
        draft.put("discarded", {**without(note, "stack", "saving"), "theme_id": None})
    _free(draft, data["note_id"])
    draft.drop("notes", data["note_id"])


def _revealed(draft: Draft, data: Json) -> None:
    if data.get("whole", True):
        _widen(draft, data["phase_id"], data["to"])
    for note in data["notes"]:
        draft.put("notes", note)


def _stacked(draft: Draft, data: Json) -> None:
    _change_each(draft, data["notes"], lambda note, _: {**note, "stack": data["onto"]})


def _unstacked(draft: Draft, data: Json) -> None:
    _change_each(draft, data["notes"], lambda note, _: without(note, "stack"))


def _placed(draft: Draft, data: Json) -> None:
    def change(note: Json, row: Json) -> Json:
        spot = {"x": row["x"], "y": row["y"], "theme_id": None, "parked": False}
        return {**without(note, "stack"), **spot}

    _change_each(draft, data["notes"], change)


def _filed(draft: Draft, data: Json) -> None:
    moving = {row["note_id"] for row in data["notes"]}

    def change(note: Json, row: Json) -> Json:
        # a stack that moves as a whole stays one
        gone = ("x", "y") if note.get("stack") in moving else ("x", "y", "stack")
        filed = {"theme_id": data["theme_id"], "rank": row["rank"], "parked": False}
        return {**without(note, *gone), **filed}

    _change_each(draft, data["notes"], change)


RULES = {
    "note.posted": _put,
    "note.restored": _restored,
    "note.edited": _patch,
    "note.parked": _parked,
    "note.hidden": _patch,
    "note.discarded": _discarded,
    "notes.revealed": _revealed,
    "notes.stacked": _stacked,
    "notes.unstacked": _unstacked,
    "notes.placed": _placed,
    "notes.filed": _filed,
}
