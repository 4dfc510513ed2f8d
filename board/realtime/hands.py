"""What people have in their hands: a note of their own, notes that they carry about, a proposal's field.

Shown and never stored. Only notes that everyone sees and that bear a name say who changes them: for any
other, who is busy just now would tell whose it is.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeGuard

from board.domain import commands as c
from board.domain import policy, proposals
from board.domain.errors import BoardError
from board.domain.model import Actor, Note, State
from board.domain.sight import is_mine
from board.realtime.rooms import Connection

#: how long one word holds: a page says it again every two seconds
EDITS_S: Final = 5.0
CARRIES_S: Final = 1.5
#: others leave a note alone while it is changed: so long at most, and again only after a rest
HOLDS_S: Final = 120.0
RESTS_S: Final = 60.0
MOST_CARRIED: Final = 20
LONGEST_ID: Final = 64
FARTHEST: Final = 1_000_000

Carried = tuple[tuple[str, ...], float, float]


def hear(connection: Connection, said: Mapping[str, Any], now: float) -> bool:
    """Take in `focus`, `field` and `drag`; whether something is carried or put down now."""
    if "field" in said:
        connection.place = _place(said["field"])
        connection.place_until = now + EDITS_S
    if "focus" in said:
        focus = said["focus"]
        connection.focus = focus if _is_id(focus) else ""
        connection.focus_until = now + EDITS_S
    if "drag" not in said:
        return False
    connection.drag = _carried(said["drag"])
    connection.drag_until = now + CARRIES_S
    return True


def editing(
    state: State, connections: Iterable[Connection], now: float, held: dict[str, tuple[float, float]]
) -> dict[str, str]:
    """Who changes which of their notes: note_ids to person_ids. `held` says since when, and when last."""
    found: dict[str, str] = {}
    for connection in connections:
        note = state.notes.get(connection.focus) if connection.focus_until > now else None
        person_id = connection.viewer.person_id
        named = note is not None and _is_seen(note) and note.names == "on"
        mine = note and person_id and named and is_mine(state, note.tie, connection.viewer)
        if note and person_id and mine and not _is_overheld(held, note.note_id, now):
            found[note.note_id] = person_id
    return dict(sorted(found.items()))


def writing(state: State, connections: Iterable[Connection], now: float) -> list[dict[str, str]]:
    """Who is at which field of which proposal: of those who may write it, each at one place, in order."""
    found: dict[str, tuple[str, str]] = {}
    for connection in connections:
        person_id = connection.viewer.person_id
        if connection.place is None or connection.place_until <= now or person_id is None:
            continue
        if connection.place[0] in state.proposals and _may(state, connection, _WRITE):
            found[person_id] = connection.place
    return [
        {"person_id": person_id, "proposal_id": proposal_id, "field": field}
        for person_id, (proposal_id, field) in sorted(found.items())
    ]


def moving(state: State, connections: Iterable[Connection], now: float) -> list[dict[str, Any]]:
    """Who carries which notes, and where: of those who may move them, notes that everyone sees."""
    found: dict[str, dict[str, Any]] = {}
    for connection in connections:
        person_id = connection.viewer.person_id
        if connection.drag is None or connection.drag_until <= now or person_id is None:
            continue
        ids, x, y = connection.drag
        seen = [i for i in ids if i in state.notes and _is_seen(state.notes[i])]
        if seen and _may(state, connection, _MOVE):
            found[person_id] = {"person_id": person_id, "note_ids": seen, "x": x, "y": y}
    return [found[person_id] for person_id in sorted(found)]


def _is_overheld(held: dict[str, tuple[float, float]], note_id: str, now: float) -> bool:
    """Whether a note was said to be changed for so long that others need not leave it alone any more (R3)."""
    since, last = held.get(note_id, (now, now))
    if now - last > RESTS_S:
        since = now
    held[note_id] = (since, now)
    return now - since > HOLDS_S


def _place(said: object) -> tuple[str, str] | None:
    """A field of a proposal as the protocol has it; anything else is nothing."""
    if not isinstance(said, dict):
        return None
    proposal_id, key = said.get("proposal_id"), said.get("key")
    known = _is_id(proposal_id) and isinstance(key, str) and key in proposals.FIELDS
    return (str(proposal_id), str(key)) if known else None


def _carried(said: object) -> Carried | None:
    """A drag as the protocol has it; anything else is nothing."""
    if not isinstance(said, dict):
        return None
    ids, x, y = said.get("note_ids"), said.get("x"), said.get("y")
    if not isinstance(ids, list) or len(ids) > MOST_CARRIED or not all(_is_id(i) for i in ids):
        return None
    return (tuple(ids), float(x), float(y)) if _is_spot(x) and _is_spot(y) else None


def _is_id(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_ID


def _is_spot(value: object) -> TypeGuard[float]:
    # NaN is not at most anything; a whole number may be too long to be made a float
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= FARTHEST


def _is_seen(note: Note) -> bool:
    return note.see == "all" and not note.hidden and not note.discarded


_MOVE: Final = c.NoteFile(note_ids=[], theme_id=None)
_WRITE: Final = c.ProposalRevise(proposal_id="", fields={})


def _may(state: State, connection: Connection, command: c.Command) -> bool:
    actor = Actor(connection.viewer.person_id, connection.viewer.role)
    try:
        policy.authorise(state, command, actor)
    except BoardError:
        return False
    return True
