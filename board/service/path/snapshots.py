"""A viewer's snapshot as bytes: what an audience shares is encoded once per head, each note once at all."""

from dataclasses import dataclass, field
from typing import Any

from board.domain import visibility
from board.domain.model import Note, Proposal, State, Viewer
from board.domain.shapes import note_shape, proposal_shape
from board.domain.sight import is_mine, may_see
from board.service.path.live import LiveSession
from board.wire import frames, jsons


@dataclass(slots=True)
class Shared:
    """What everybody with this role and group sees at `head`. `chunks` outlive the head: a note that is the
    same value is the same bytes. `source` is what they were made from.
    """

    head: int = -1
    source: tuple[object, object] | None = None
    view: dict[str, Any] = field(default_factory=dict)
    notes: dict[str, bytes] = field(default_factory=dict)
    chunks: dict[str, tuple[Note, object, bytes]] = field(default_factory=dict)


def snapshot(live: LiveSession, viewer: Viewer, moment: dict[str, Any]) -> bytes:
    """The whole snapshot; `moment` holds server_time and presence."""
    state = live.state
    audience = Viewer(None, viewer.role, viewer.group_id)
    with live.lock:
        shared = _shared(live.views.setdefault(audience, Shared()), state, audience)
        view, notes = shared.view, shared.notes
    parts = {"epoch": live.epoch, **moment, **view, **visibility.own_part(state, viewer)}
    parts["proposals"] = [
        proposal_shape(state, state.proposals[shape["proposal_id"]], viewer)
        if _has_part(state, state.proposals[shape["proposal_id"]], viewer)
        else shape
        for shape in view["proposals"]
    ]
    own = _own_notes(state, viewer)
    return frames.snapshot(parts, {**notes, **own}.values() if own else notes.values())


def _shared(shared: Shared, state: State, audience: Viewer) -> Shared:
    if shared.head == state.head:
        return shared
    if not _same(shared.source, state):
        chunks = {}
        for note_id, note in state.notes.items():
            if may_see(state, note, audience):
                chunks[note_id] = _chunk(shared.chunks.get(note_id), state, note, audience)
        shared.chunks = chunks
        shared.notes = {note_id: encoded for note_id, (_, _, encoded) in chunks.items()}
        shared.source = (state.notes, state.people)
    shared.view = visibility.besides_notes(state, audience)
    shared.head = state.head
    return shared


def _same(source: tuple[object, object] | None, state: State) -> bool:
    """Whether the notes are the very same, and the people whose sides they may show."""
    if source is None or source[0] is not state.notes:
        return False
    return source[1] is state.people or not any(note.names == "side" for note in state.notes.values())


def _chunk(
    kept: tuple[Note, object, bytes] | None, state: State, note: Note, audience: Viewer
) -> tuple[Note, object, bytes]:
    # A link to another note is shown only while that one is in sight.
    rests_on = (state.notes.get(note.stack or ""), state.notes.get(note.builds_on or ""))
    if kept is not None and kept[0] is note and kept[1] == rests_on:
        return kept
    return note, rests_on, jsons.dump_bytes(note_shape(state, note, audience))


def _own_notes(state: State, viewer: Viewer) -> dict[str, bytes]:
    if viewer.person_id is None:
        return {}
    mine = {tie for tie, person_id in state.ties.items() if person_id == viewer.person_id}
    return {
        note.note_id: jsons.dump_bytes(note_shape(state, note, viewer))
        for note in state.notes.values()
        if note.tie in mine and may_see(state, note, viewer)
    }


def _has_part(state: State, proposal: Proposal, viewer: Viewer) -> bool:
    """Whether the viewer's own support or concern makes their copy of the proposal different."""
    return any(is_mine(state, tie, viewer) for tie in proposal.support) or any(
        is_mine(state, concern.tie, viewer) for concern in proposal.concerns
    )
