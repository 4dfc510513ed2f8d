"""The fold of notes."""

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from board.domain import events as e
from board.domain.model import Note, State
from board.domain.sight import is_placed_alone

#: a phase once revealed to all stays so, whatever is shown to fewer later
WIDTH = {"facilitators": 1, "group": 2, "all": 3}


def posted(state: State, event: e.NotePosted, seq: int) -> State:
    """A new note on the wall."""
    note = Note(
        note_id=event.note_id,
        tie=event.tie,
        kind=event.kind,
        text=event.text,
        sketch=event.sketch,
        caption=event.caption,
        colour=event.colour,
        phase_id=event.phase_id,
        group_id=event.group_id,
        rank=event.rank,
        see=event.see,
        names=event.names,
        builds_on=event.builds_on,
        column=event.column,
        language=event.language,
        side=event.side,
        late=event.late,
        tray=event.tray,
        entered_by=event.entered_by,
        edited_seq=seq,
        photo_id=event.photo_id,
    )
    return with_notes(state, [note], max(state.last_rank, event.rank))


def edited(state: State, event: e.NoteEdited, seq: int) -> State:
    """The author's new words or drawing."""
    note = state.notes[event.note_id]
    changed = replace(
        note,
        text=event.text if event.text is not None else note.text,
        sketch=event.sketch if event.sketch is not None else note.sketch,
        caption=event.caption if event.caption is not None else note.caption,
        colour=event.colour if event.colour is not None else note.colour,
        column=event.column if event.column is not None else note.column,
        edited_seq=seq,
    )
    return with_notes(state, [changed])


def flagged(
    state: State, event: e.NoteDiscarded | e.NoteRestored | e.NoteParked | e.NoteHidden, seq: int
) -> State:
    """Taken away, brought back, parked or hidden: nothing is ever destroyed (R4)."""
    note = state.notes[event.note_id]
    match event:
        case e.NoteDiscarded():
            discarded = replace(note, discarded=True, theme_id=None, stack=None)
            return with_notes(state, [*_freed(state, note), discarded])
        case e.NoteRestored():
            return with_notes(state, [replace(note, discarded=False)])
        case e.NoteParked():
            theme_id = None if event.parked else note.theme_id
            parked = replace(note, parked=event.parked, theme_id=theme_id, stack=None)
            return with_notes(state, [*(_freed(state, note) if event.parked else ()), parked])
        case e.NoteHidden():
            return replace(with_notes(state, [replace(note, hidden=event.hidden)]), view_since=seq)
        case _ as unreachable:
            assert_never(unreachable)


def _freed(state: State, top: Note) -> list[Note]:
    """What lay on a note that leaves the wall, each by itself again."""
    return [replace(note, stack=None) for note in state.notes.values() if note.stack == top.note_id]


def filed(state: State, event: e.NotesFiled) -> State:
    """Notes in a theme, or loose; a stack that moves as a whole stays one."""
    moving = {item.note_id for item in event.notes}
    moved = [_filed(state.notes[item.note_id], item.rank, event.theme_id, moving) for item in event.notes]
    return with_notes(state, moved, _last_rank(state, event.notes))


def placed(state: State, event: e.NotesPlaced) -> State:
    """Loose notes at a spot of the wall."""
    moved = [
        replace(state.notes[item.note_id], theme_id=None, x=item.x, y=item.y, stack=None, parked=False)
        for item in event.notes
    ]
    return with_notes(state, moved)


def _filed(note: Note, rank: str, theme_id: str | None, moving: set[str]) -> Note:
    stack = note.stack if note.stack in moving else None
    return replace(note, theme_id=theme_id, rank=rank, x=None, y=None, stack=stack, parked=False)


def stacked(state: State, event: e.NotesStacked | e.NotesUnstacked) -> State:
    """Notes on one of them, or off it."""
    onto = event.onto if isinstance(event, e.NotesStacked) else None
    return with_notes(state, [replace(state.notes[item.note_id], stack=onto) for item in event.notes])


def revealed(state: State, event: e.NotesRevealed) -> State:
    """Hidden notes shown: with the ranks that the server drew, without time or late flag.

    They go behind the others in the drawn order: where a note stood in `state.notes` told when it was posted.
    """
    shown = [
        replace(
            _where_it_is_shown(state.notes[item.note_id]),
            see=event.to,
            rank=item.rank,
            builds_on=item.builds_on,
            late=False,
            tray=False,
        )
        for item in event.notes
    ]
    if event.whole:
        before = state.phases[event.phase_id]
        wider = before.revealed is None or WIDTH[event.to] > WIDTH[before.revealed]
        phase = replace(before, revealed=event.to if wider else before.revealed)
        state = replace(state, phases={**state.phases, event.phase_id: phase})
    ids = {note.note_id for note in shown}
    others = {note_id: note for note_id, note in state.notes.items() if note_id not in ids}
    drawn = {note.note_id: note for note in shown}
    return state.at(state.head, {**others, **drawn}, _last_rank(state, event.notes))


def _where_it_is_shown(note: Note) -> Note:
    return replace(note, x=None, y=None, stack=None) if is_placed_alone(note) else note


def with_notes(state: State, notes: Iterable[Note], last_rank: str | None = None) -> State:
    """The state with notes put in or replaced."""
    return state.at(state.head, {**state.notes, **{note.note_id: note for note in notes}}, last_rank)


def _last_rank(state: State, items: Iterable[e.Moved | e.Revealed]) -> str:
    return max([state.last_rank, *(item.rank for item in items)])
