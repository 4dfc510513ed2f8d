"""One event, cut for one viewer: its `data`, or None where they may see nothing of it.

What an event may show was settled when it happened: per-note events carry `see`. So a hidden note's
own events stay its author's for ever, and only the reveal shows the note to others.
"""

from collections.abc import Iterable
from dataclasses import replace

from board.domain import events as e
from board.domain.cutting_people import cut_people, cut_turn
from board.domain.model import Concern, Json, Note, State, Viewer
from board.domain.shapes import (
    concern_shape,
    live_shape,
    note_shape,
    person_shape,
    phase_shape,
    support_shape,
)
from board.domain.sight import is_mine, reaches

PerNote = (
    e.NotePosted | e.NoteEdited | e.NoteDiscarded | e.NoteRestored | e.NoteParked | e.NoteHidden | e.Moved
)


def cut_event(event: e.Event, state: State, viewer: Viewer) -> Json | None:  # noqa: C901 - one line for each event
    """The event's data on the wire."""
    match event:
        case (
            e.NotePosted()
            | e.NoteEdited()
            | e.NoteDiscarded()
            | e.NoteRestored()
            | e.NoteParked()
            | e.NoteHidden()
        ):
            return _of_note(event, state, viewer)
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
        case e.ThemeMerged():
            ends = {"theme_id": event.theme_id, "into": event.into}
            return {**ends, "notes": _moved(event.notes, state, viewer, "rank")}
        case e.LinkRotated():
            return {"role": event.role} if viewer.role == "facilitator" else None
        case e.SessionCreated():
            return None
        case (
            e.PhaseInserted()
            | e.PhaseRevised()
            | e.PhaseOpened()
            | e.PhaseExtended()
            | e.PhasePaused()
            | e.PhaseMoved()
            | e.PhaseSkipped()
            | e.PhaseClosed()
        ):
            return _of_run_sheet(event, state, viewer)
        case e.SupportGiven():
            mine = {"mine": event.value} if is_mine(state, event.tie, viewer) else {}
            return {"proposal_id": event.proposal_id, "support": support_shape(event.spread), **mine}
        case e.ConcernRaised():
            concern = Concern(
                concern_id=event.concern_id, text=event.text, person_id=event.person_id, tie=event.tie
            )
            return {"proposal_id": event.proposal_id, "concern": concern_shape(state, concern, viewer)}
        case e.PersonJoined():
            return person_shape(event.person, state)
        case e.PersonUpdated():
            return _person_updated(event, state)
        case e.ProposalDrafted():
            return _drafted(event)
        case (
            e.GroupsSplit()
            | e.PersonMoved()
            | e.GroupUpdated()
            | e.DoneMarked()
            | e.HandRaised()
            | e.QuestionAsked()
            | e.QuestionReleased()
            | e.NoticeSent()
            | e.PulseGiven()
        ):
            return cut_people(event, state, viewer)
        case (
            e.TurnStarted()
            | e.TurnMoved()
            | e.TurnEnded()
            | e.SpotlightShown()
            | e.RemarkAdded()
            | e.MarkPlaced()
            | e.MarkCleared()
            | e.MarksTallied()
        ):
            return cut_turn(event, state, viewer)
        case _:
            return _plain(event, state)


def _of_note(
    event: e.NotePosted | e.NoteEdited | e.NoteDiscarded | e.NoteRestored | e.NoteParked | e.NoteHidden,
    state: State,
    viewer: Viewer,
) -> Json | None:
    mine = is_mine(state, event.tie, viewer)
    if not mine and not reaches(event.see, event.group_id, viewer):
        return None
    match event:
        case e.NotePosted():
            return note_shape(state, note_of(event, state), viewer)
        case e.NoteRestored():
            return note_shape(state, replace(state.notes[event.note_id], discarded=False), viewer)
        case e.NoteEdited():
            parts = {
                "text": event.text,
                "sketch": event.sketch,
                "caption": event.caption,
                "colour": event.colour,
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


def note_of(event: e.NotePosted, state: State) -> Note:
    """The note as it was posted; names may have become stricter since (R6)."""
    now = state.notes[event.note_id].names if event.note_id in state.notes else event.names
    return Note(
        note_id=event.note_id, tie=event.tie, kind=event.kind, text=event.text, sketch=event.sketch,
        caption=event.caption, colour=event.colour, phase_id=event.phase_id, group_id=event.group_id,
        rank=event.rank, see=event.see, names=now, builds_on=event.builds_on, language=event.language,
        side=event.side, late=event.late, tray=event.tray,
    )  # fmt: skip


def _revealed(event: e.NotesRevealed, state: State, viewer: Viewer) -> Json:
    seen = [
        item
        for item in event.notes
        if is_mine(state, item.tie, viewer)
        or (reaches(event.to, item.group_id, viewer) and (not item.hidden or viewer.role == "facilitator"))
    ]
    return {
        "phase_id": event.phase_id,
        "to": event.to,
        "notes": [note_shape(state, _shown(item, event, state), viewer) for item in seen],
        **({} if event.whole else {"whole": False}),
    }


def _shown(item: e.Revealed, event: e.NotesRevealed, state: State) -> Note:
    now = state.notes[item.note_id].names if item.note_id in state.notes else item.names
    return Note(
        note_id=item.note_id, tie=item.tie, kind=item.kind, text=item.text, sketch=item.sketch,
        caption=item.caption, colour=item.colour, phase_id=event.phase_id, group_id=item.group_id,
        rank=item.rank, see=event.to, names=now, builds_on=item.builds_on, language=item.language,
        side=item.side, theme_id=item.theme_id, parked=item.parked, hidden=item.hidden,
    )  # fmt: skip


def _listed(items: Iterable[e.Moved], state: State, viewer: Viewer, shared: Json, *parts: str) -> Json | None:
    """A list of notes without those that the viewer may not know of; None when none is left."""
    notes = _moved(items, state, viewer, *parts)
    return {**shared, "notes": notes} if notes else None


def _moved(items: Iterable[e.Moved], state: State, viewer: Viewer, *parts: str) -> list[Json]:
    return [
        {"note_id": item.note_id, **{part: getattr(item, part) for part in parts}}
        for item in items
        if is_mine(state, item.tie, viewer) or reaches(item.see, item.group_id, viewer)
    ]


def _of_run_sheet(
    event: e.PhaseInserted | e.PhaseRevised | e.PhaseOpened | e.PhaseExtended | e.PhasePaused
    | e.PhaseMoved | e.PhaseSkipped | e.PhaseClosed,
    state: State,
    viewer: Viewer,
) -> Json:  # fmt: skip
    match event:
        case e.PhaseInserted():
            return {"phase": phase_shape(event.phase, viewer), "before": event.before}
        case e.PhaseRevised():
            return {"phase": phase_shape(event.phase, viewer)}
        case e.PhaseOpened():
            live = live_shape(event.live, state.phases[event.phase_id])
            data = {"phase_id": event.phase_id, "closed": event.closed, "live": live}
            more = {"group_id": event.group_id, "also_closed": list(event.also_closed)}
            return {**data, **{key: part for key, part in more.items() if part}}
        case e.PhaseExtended() | e.PhasePaused():
            return {"phase_id": event.phase_id, "live": live_shape(event.live, state.phases[event.phase_id])}
        case e.PhaseMoved():
            return {"phase_id": event.phase_id, "before": event.before}
        case e.PhaseSkipped():
            return {"phase_id": event.phase_id, "skipped": event.skipped}
        case e.PhaseClosed():
            return {"phase_id": event.phase_id}


def _person_updated(event: e.PersonUpdated, state: State) -> Json:
    data: Json = {"person_id": event.person_id}
    if event.named:
        data["name"] = state.names.get(event.person_id, "")
    if event.side is not None:
        data["side"] = event.side or None
    if event.decider is not None:
        data["decider"] = event.decider
    if event.badge is not None:
        data["badge"] = event.badge
    return data


def _drafted(event: e.ProposalDrafted) -> Json:
    return {
        "proposal_id": event.proposal_id,
        "ref": event.ref,
        "title": event.title,
        "theme_id": event.theme_id,
        "note_ids": list(event.note_ids),
        "rank": event.rank,
        "fields": {"title": event.title},
        "status": "draft",
        "history": [],
        "accepted_by": None,
        "support": support_shape((0, 0, 0, 0, 0, 0)),
        "concerns": [],
    }


def _plain(event: e.Event, state: State) -> Json:  # noqa: C901 - one line for each event
    """Events that everyone sees alike."""
    match event:
        case e.SessionUpdated():
            parts = {"title": event.title, "settings": event.settings}
            return {key: part for key, part in parts.items() if part is not None}
        case e.SessionLocked():
            return {"locked": event.locked}
        case e.SessionFrozen():
            return {"frozen": event.frozen}
        case e.ScreenShown():
            return {"view": event.view}
        case e.PersonPromoted():
            return {"person_id": event.person_id, "role": event.role}
        case e.PersonRemoved():
            return {"person_id": event.person_id}
        case e.ThemeFormed():
            look = {"rank": event.rank, "colour": event.colour, "locked": False, "parked": False}
            look["origin"] = list(event.origin)
            return {"theme_id": event.theme_id, "title": event.title, **look}
        case e.ThemeNamed():
            return {"theme_id": event.theme_id, "title": event.title}
        case e.ThemeMoved():
            return {"theme_id": event.theme_id, "rank": event.rank}
        case e.ThemeLocked():
            return {"theme_id": event.theme_id, "locked": event.locked}
        case e.ThemeDissolved():
            return {"theme_id": event.theme_id}
        case e.ProposalRevised():
            fields = {"fields": dict(event.fields), "accepted_by": event.accepted_by}
            return {"proposal_id": event.proposal_id, **fields}
        case e.ProposalLinked():
            return {"proposal_id": event.proposal_id, "note_ids": list(event.note_ids)}
        case e.ProposalStatusSet():
            return {"proposal_id": event.proposal_id, "status": event.status, "by": event.by}
        case e.ProposalAccepted():
            return {"proposal_id": event.proposal_id, "accepted_by": event.by}
        case _:
            return {}
