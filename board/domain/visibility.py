"""What a viewer may see: the one place that cuts the state and the log (R5, R6, I6).

`view` is the snapshot, `cut` one event of the tail; both give the wire's field names (docs/protocol.md).
What may not be seen is absent: nothing here is ever blanked out or counted instead.
"""

from dataclasses import replace

from board.domain import events as e
from board.domain.cutting import cut_event
from board.domain.model import Json, State, Viewer
from board.domain.shapes import (
    live_shape,
    note_shape,
    person_shape,
    phase_shape,
    proposal_shape,
    session_shape,
    theme_shape,
    when,
)
from board.domain.shapes_run_sheet import (
    group_shape,
    marks_shape,
    pulse_shape,
    questions_shape,
    remarks_shape,
    showing_shape,
    thanks_shown,
    turn_shape,
)
from board.domain.sight import in_sight_of_all, is_mine, may_see, viewer_of

__all__ = ["cut", "needs_resync", "own_part", "owners", "tail_allowed", "view", "viewer_of"]


def view(state: State, viewer: Viewer) -> Json:
    """The snapshot that this viewer may see (without epoch, server_time and presence)."""
    seen = [note for note in state.notes.values() if may_see(state, note, viewer)]
    return {**besides_notes(state, viewer), "notes": [note_shape(state, note, viewer) for note in seen]}


def besides_notes(state: State, viewer: Viewer) -> Json:
    """The same without its notes, which whoever serves many viewers encodes one by one."""
    return {
        "seq": state.head,
        "me": me(state, viewer),
        "session": session_shape(state),
        "run_sheet": [phase_shape(state.phases[phase_id], viewer) for phase_id in state.order],
        "live": _live_for(state, viewer),
        "people": [person_shape(person, state) for person in state.people.values()],
        "groups": [group_shape(state, group) for group in state.groups.values()],
        "discarded": _discarded(state, viewer),
        "themes": [theme_shape(state, theme, viewer) for theme in state.themes.values()],
        "marks": marks_shape(state, viewer),
        "turn": turn_shape(state, state.turn, viewer),
        "presented": in_sight_of_all(state, sorted(state.presented), viewer),
        "showing": showing_shape(state, viewer),
        "remarks": remarks_shape(state, viewer),
        "thanks": thanks_shown(state, viewer),
        "questions": questions_shape(state, viewer),
        "pulse": pulse_shape(state, viewer),
        "proposals": [proposal_shape(state, proposal, viewer) for proposal in state.proposals.values()],
    }


def own_part(state: State, viewer: Viewer) -> Json:
    """What of `besides_notes` is the viewer's own, but for their lines in proposals."""
    return {
        "me": me(state, viewer),
        "discarded": _discarded(state, viewer),
        "marks": marks_shape(state, viewer),
        "questions": questions_shape(state, viewer),
        "thanks": thanks_shown(state, viewer),
        "pulse": pulse_shape(state, viewer),
    }


def _discarded(state: State, viewer: Viewer) -> list[Json]:
    """The viewer's own notes that they took away: nobody else is told that they were (R4, R5)."""
    gone = (note for note in state.notes.values() if note.discarded and is_mine(state, note.tie, viewer))
    return [note_shape(state, note, viewer) for note in gone]


def _live_for(state: State, viewer: Viewer) -> Json:
    live = state.live_for(viewer.group_id)
    return live_shape(live, state.phases[live.phase_id] if live.phase_id else None)


def me(state: State, viewer: Viewer) -> Json:
    """The viewer's own line; the screen is nobody."""
    person = state.people.get(viewer.person_id) if viewer.person_id else None
    return {
        "person_id": viewer.person_id,
        "role": viewer.role,
        "name": state.names.get(person.person_id, "") if person else "",
        "side": person.side if person else None,
        "group_id": viewer.group_id,
        "done": state.is_done(viewer.person_id),
    }


def cut(recorded: e.Recorded, state: State, viewer: Viewer) -> Json | None:
    """The event as this viewer may see it, or None; `state` is the fold at or after the event."""
    data = cut_event(recorded.event, state, viewer)
    if data is None:
        return None
    if isinstance(recorded.event, e.ProposalStatusSet | e.ProposalFollowedUp):
        data["at"] = when(recorded.at)
    return {"seq": recorded.seq, "type": e.NAMES[type(recorded.event)], "data": data}


def owners(recorded: e.Recorded, state: State) -> frozenset[str]:  # noqa: C901 - one line for each event
    """The people whose cut differs from that of others with their role and group."""
    event = recorded.event
    match event:
        case e.NotePosted() | e.NoteRestored() | e.NoteHidden():
            ties = [event.tie]
        case e.NoteEdited() | e.NoteDiscarded() | e.NoteParked():
            ties = [] if _same_to_all(event, state) else [event.tie]
        case e.NotesRevealed():
            ties = [item.tie for item in event.notes]
        case e.NotesStacked() | e.NotesUnstacked() | e.NotesPlaced() | e.NotesFiled():
            ties = [item.tie for item in event.notes if not _same_to_all(item, state)]
        case e.ThemeMerged():
            ties = [item.tie for item in event.notes if not _same_to_all(item, state)]
        case e.SupportGiven() | e.ConcernRaised() | e.MarkCleared() | e.PulseGiven():
            ties = [event.tie]
        case e.DoneMarked():
            ties = [event.tie] if event.tie else []
        case e.MarkPlaced():
            ties = [event.mark.tie]
        case e.QuestionAsked() | e.QuestionReleased() | e.PersonPromoted() | e.PersonMoved():
            return frozenset({event.person_id})
        case e.NoticeSent():
            return frozenset({event.to} - {"all"})
        case e.ThanksGiven():
            return frozenset() if event.shared else frozenset({event.by, event.to})
        case _:
            ties = []
    return frozenset(state.ties[tie] for tie in ties if tie in state.ties)


def _same_to_all(fact: e.NoteEdited | e.NoteDiscarded | e.NoteParked | e.Moved, state: State) -> bool:
    """Whether it looks the same to its author as to others: what everyone sees does."""
    note = state.notes.get(fact.note_id)
    return fact.see == "all" and not (note and note.hidden)


def needs_resync(recorded: e.Recorded, state: State, viewer: Viewer) -> bool:
    """Whether this event changes what the viewer may see of the past: they load the snapshot again."""
    match recorded.event:
        case e.SessionClosed() | e.RecordImported():
            return True
        case e.PhaseRevised(view_changed=True):
            return True
        case e.PersonPromoted(person_id=person_id) | e.PersonMoved(person_id=person_id):
            return person_id == viewer.person_id
        case e.GroupsSplit():
            return True
        case e.NoteHidden(note_id=note_id, tie=tie):
            mine = is_mine(state, tie, viewer)
            return viewer.role != "facilitator" and (not mine or _is_pointed_at(state, note_id, viewer))
        case _:
            return False


def _is_pointed_at(state: State, note_id: str, author: Viewer) -> bool:
    """Whether a note's hiding changes more than the note for its author, who keeps it.

    What points at it, such as a stack, a theme or a turn, is everybody's.
    """
    note = state.notes[note_id]
    other = replace(state, notes={**state.notes, note_id: replace(note, hidden=not note.hidden)})
    here, there = (
        {**seen, "notes": [one for one in seen["notes"] if one["note_id"] != note_id]}
        for seen in (view(state, author), view(other, author))
    )
    return here != there


def tail_allowed(state: State, viewer: Viewer, after: int) -> bool:
    """Whether events after this seq may be sent; else the viewer's view changed since, and a snapshot is."""
    own = state.views.get(viewer.person_id, 0) if viewer.person_id else 0
    return max(state.view_since, own) <= after <= state.head
