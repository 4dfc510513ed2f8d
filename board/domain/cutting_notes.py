"""Events about notes, cut for one viewer.

What an event may show was settled when it happened: per-note events carry `see`. So a hidden note's
own events stay its author's for ever, and only the reveal shows the note to others.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from board.domain import events as e
from board.domain.model import Json, Note, State, Viewer
from board.domain.shapes import note_shape
from board.domain.sight import is_kept_from, is_mine, reaches

OfNote = e.NotePosted | e.NoteEdited | e.NoteDiscarded | e.NoteRestored | e.NoteParked | e.NoteHidden


def cut_notes(event: e.AboutNotes, state: State, viewer: Viewer) -> Json | None:
    """What of a note's event this viewer may see."""
    match event:
        case e.NotesRevealed():
            return _revealed(event, state, viewer)
        case e.NotesFiled():
            return _listed(event.notes, state, viewer, {"theme_id": event.theme_id}, "rank")
        case e.NotesPlaced():
            return _listed(event.notes, state, viewer, {}, "x", "y")
        case e.NotesStacked():
            return _listed(event.notes, state, viewer, {"onto": event.onto})
        case e.NotesUnstacked():
            return _listed(event.notes, state, viewer, {})
        case _:
            return _of_note(event, state, viewer)


def moved(items: Iterable[e.Moved], state: State, viewer: Viewer, *parts: str) -> list[Json]:
    """A list of notes without those that the viewer may not know of."""
    return [
        {"note_id": item.note_id, **{part: getattr(item, part) for part in parts}}
        for item in items
        if _may_know(item, state, viewer)
    ]


def _may_know(fact: e.Moved | OfNote, state: State, viewer: Viewer) -> bool:
    """Whether this reaches the viewer: while a note is hidden, what happens to it stays hidden too (R5)."""
    if is_mine(state, fact.tie, viewer):
        return True
    return reaches(fact.see, fact.group_id, viewer) and not is_kept_from(state, fact.note_id, viewer)


def _listed(items: Iterable[e.Moved], state: State, viewer: Viewer, shared: Json, *parts: str) -> Json | None:
    notes = moved(items, state, viewer, *parts)
    return {**shared, "notes": notes} if notes else None


def _of_note(event: OfNote, state: State, viewer: Viewer) -> Json | None:
    if not _may_know(event, state, viewer):
        return None
    match event:
        case e.NotePosted():
            return note_shape(state, _note_of(event, state), viewer)
        case e.NoteRestored():
            return note_shape(state, replace(state.notes[event.note_id], discarded=False), viewer)
        case e.NoteEdited():
            parts = {
                "text": event.text,
                "sketch": event.sketch,
                "caption": event.caption,
                "colour": event.colour,
                "column": event.column,
            }
            return {
                "note_id": event.note_id,
                **{key: part for key, part in parts.items() if part is not None},
            }
        case e.NoteDiscarded():
            return {"note_id": event.note_id}
        case e.NoteParked():
            return {"note_id": event.note_id, "parked": event.parked}
        case e.NoteHidden():
            return {"note_id": event.note_id, "hidden": event.hidden}
        case _ as unreachable:
            assert_never(unreachable)


def _note_of(event: e.NotePosted, state: State) -> Note:
    """The note as it was posted; names may have become stricter since (R6)."""
    now = state.notes[event.note_id].names if event.note_id in state.notes else event.names
    return Note(
        note_id=event.note_id, tie=event.tie, kind=event.kind, text=event.text, sketch=event.sketch,
        caption=event.caption, colour=event.colour, phase_id=event.phase_id, group_id=event.group_id,
        rank=event.rank, see=event.see, names=now, builds_on=event.builds_on, language=event.language,
        column=event.column,
        side=event.side, late=event.late, tray=event.tray, photo_id=event.photo_id,
    )  # fmt: skip


def _revealed(event: e.NotesRevealed, state: State, viewer: Viewer) -> Json:
    seen = [
        item
        for item in event.notes
        if is_mine(state, item.tie, viewer)
        or (
            reaches(event.to, item.group_id, viewer)
            and (not item.hidden or viewer.role == "facilitator")
            and not is_kept_from(state, item.note_id, viewer)
        )
    ]
    return {
        "phase_id": event.phase_id,
        "to": event.to,
        "notes": [note_shape(state, _shown(item, event, state), viewer) for item in seen],
        **({} if event.whole else {"whole": False}),
        **({"by": event.by} if event.by else {}),
    }


def _shown(item: e.Revealed, event: e.NotesRevealed, state: State) -> Note:
    now = state.notes[item.note_id].names if item.note_id in state.notes else item.names
    return Note(
        note_id=item.note_id, tie=item.tie, kind=item.kind, text=item.text, sketch=item.sketch,
        caption=item.caption, colour=item.colour, phase_id=event.phase_id, group_id=item.group_id,
        rank=item.rank, see=event.to, names=now, builds_on=item.builds_on, language=item.language,
        column=item.column,
        side=item.side, theme_id=item.theme_id, parked=item.parked, hidden=item.hidden,
        photo_id=item.photo_id, stack=item.stack, x=item.x, y=item.y,
    )  # fmt: skip
