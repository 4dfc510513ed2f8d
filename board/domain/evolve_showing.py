"""The fold of what a reveal one by one has shown last: until something else comes before everyone's eyes."""

from dataclasses import replace

from board.domain import events as e
from board.domain.model import Showing, State


def followed(state: State, event: e.Event) -> State:
    """The state with what everyone looks at after this event; the browser's twin is model/showing.js."""
    if isinstance(event, e.NotesRevealed) and event.by is not None:
        note_ids = tuple(item.note_id for item in event.notes)
        return replace(state, showing=Showing(phase_id=event.phase_id, by=event.by, note_ids=note_ids))
    if state.showing is None:
        return state
    if isinstance(event, e.NoteDiscarded | e.NoteHidden):
        rest = tuple(note_id for note_id in state.showing.note_ids if note_id != event.note_id)
        return replace(state, showing=replace(state.showing, note_ids=rest))
    return replace(state, showing=None) if _is_over(event) else state


def _is_over(event: e.Event) -> bool:
    match event:
        case e.NotesRevealed(whole=whole, to=to):
            return whole and to == "all"
        case e.PhaseOpened(group_id=group_id) | e.PhaseClosed(group_id=group_id):
            return group_id is None
        case e.PhaseRevised(view_changed=changed):
            # With fewer names than before, whose notes came together is nobody's business any more (R6).
            return changed
        case e.ScreenShown() | e.SpotlightShown() | e.SessionClosed():
            return True
        case _:
            return False
