"""What people have in their hands: a note of their own that they change, notes that they carry about.

Shown and never stored. Only notes that everyone sees and that bear a name say who changes them: for any
other, who is busy just now would tell whose it is.
"""

from collections.abc import Iterable, Mapping
from math import isfinite
from typing import Any, Final

from board.domain import commands as c
from board.domain import policy
from board.domain.errors import BoardError
from board.domain.model import Actor, Note, State
from board.domain.sight import is_mine
from board.realtime.rooms import Connection

#: how long one word holds: a page says it again every two seconds
EDITS_S: Final = 5.0
CARRIES_S: Final = 1.5
MOST_CARRIED: Final = 20
FARTHEST: Final = 1_000_000

Carried = tuple[tuple[str, ...], float, float]


def hear(connection: Connection, said: Mapping[str, Any], now: float) -> bool:
    """Take in `focus` and `drag`; whether something is carried or put down now."""
    if "focus" in said:
        focus = said["focus"]
        connection.focus = focus if isinstance(focus, str) else ""
        connection.focus_until = now + EDITS_S
    if "drag" not in said:
        return False
    connection.drag = _carried(said["drag"])
    connection.drag_until = now + CARRIES_S
    return True


def editing(state: State, connections: Iterable[Connection], now: float) -> dict[str, str]:
    """Who changes which of their notes: note_ids to person_ids."""
    found: dict[str, str] = {}
    for connection in connections:
        note = state.notes.get(connection.focus) if connection.focus_until > now else None
        person_id = connection.viewer.person_id
        named = note is not None and _is_seen(note) and note.names == "on"
        if note and person_id and named and is_mine(state, note.tie, connection.viewer):
            found[note.note_id] = person_id
    return dict(sorted(found.items()))


def moving(state: State, connections: Iterable[Connection], now: float) -> list[dict[str, Any]]:
    """Who carries which notes, and where: of those who may move them, notes that everyone sees."""
    found: dict[str, dict[str, Any]] = {}
    for connection in connections:
        person_id = connection.viewer.person_id
        if connection.drag is None or connection.drag_until <= now or person_id is None:
            continue
        ids, x, y = connection.drag
        seen = [i for i in ids if i in state.notes and _is_seen(state.notes[i])]
        if seen and _may_move(state, connection):
            found[person_id] = {"person_id": person_id, "note_ids": seen, "x": x, "y": y}
    return [found[person_id] for person_id in sorted(found)]


def _carried(said: object) -> Carried | None:
    """A drag as the protocol has it; anything else is nothing."""
    if not isinstance(said, dict):
        return None
    ids, x, y = said.get("note_ids"), said.get("x"), said.get("y")
    if not isinstance(ids, list) or not all(isinstance(i, str) for i in ids) or len(ids) > MOST_CARRIED:
        return None
    return (tuple(ids), float(x), float(y)) if _is_spot(x) and _is_spot(y) else None


def _is_spot(value: object) -> bool:
    return (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and isfinite(value)
        and abs(value) <= FARTHEST
    )


def _is_seen(note: Note) -> bool:
    return note.see == "all" and not note.hidden and not note.discarded


def _may_move(state: State, connection: Connection) -> bool:
    actor = Actor(connection.viewer.person_id, connection.viewer.role)
    try:
        policy.authorise(state, c.NoteFile(note_ids=[], theme_id=None), actor)
    except BoardError:
        return False
    return True
