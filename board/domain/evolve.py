"""The fold: what each event makes of the state. Pure; the browser's twin is static/js/model/evolve.js."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import assert_never

from board.domain import events as e
from board.domain import evolve_followup as followup
from board.domain import evolve_import as bringing
from board.domain import evolve_notes as notes
from board.domain import evolve_people as people
from board.domain import evolve_proposals as proposals
from board.domain import evolve_run_sheet as run_sheet
from board.domain import evolve_session as session
from board.domain import evolve_showing as showing
from board.domain import evolve_themes as themes
from board.domain import evolve_turns as turns
from board.domain.model import State


def fold(recorded: Iterable[e.Recorded], ties: Mapping[str, str], names: Mapping[str, str]) -> State:
    """The state that a whole log makes, with what lies beside it."""
    state = beside(State(), ties, names)
    for event in recorded:
        state = evolve(state, event)
    return state


def beside(state: State, ties: Mapping[str, str], names: Mapping[str, str]) -> State:
    """The state with more ties and names, which lie beside the log and never in it."""
    if not ties and not names:
        return state
    return replace(state, ties={**state.ties, **ties}, names={**state.names, **names})


def evolve(state: State, recorded: e.Recorded) -> State:
    """The state after one more event; its seq must be the next one."""
    if recorded.seq != state.head + 1:
        raise ValueError(f"seq {recorded.seq} does not follow {state.head}")
    return showing.followed(_apply(state, recorded), recorded.event).at(recorded.seq)


def _apply(state: State, recorded: e.Recorded) -> State:  # noqa: C901 - a line each
    event, seq, at = recorded.event, recorded.seq, recorded.at
    if isinstance(event, e.AboutNotes):
        return _notes(state, event, seq)
    if isinstance(event, e.AboutThemes):
        return _themes(state, event, seq)
    if isinstance(event, e.AboutProposals):
        return _proposals(state, event, seq, at)
    if isinstance(event, e.AboutFollowUps):
        return followup.followed(state, event, seq, at)
    if isinstance(event, e.AboutPeople):
        return people.changed(state, event, seq)
    if isinstance(event, e.AboutTurns):
        return _turns(state, event)
    if isinstance(event, e.AboutRunSheet):
        return _run_sheet(state, event, seq)
    if isinstance(event, e.AboutImports):
        return bringing.imported(state, event, seq)
    return _session(state, event, seq, at)


def _notes(state: State, event: e.AboutNotes, seq: int) -> State:
    match event:
        case e.NotePosted():
            return notes.posted(state, event, seq)
        case e.NoteEdited():
            return notes.edited(state, event, seq)
        case e.NotesFiled():
            return notes.filed(state, event)
        case e.NotesPlaced():
            return notes.placed(state, event)
        case e.NotesRevealed():
            return notes.revealed(state, event)
        case e.NoteDiscarded() | e.NoteRestored() | e.NoteParked() | e.NoteHidden():
            return notes.flagged(state, event, seq)
        case e.NotesStacked() | e.NotesUnstacked():
            return notes.stacked(state, event)
        case _ as unreachable:
            assert_never(unreachable)


def _themes(state: State, event: e.AboutThemes, seq: int) -> State:
    match event:
        case e.ThemeFormed() | e.ThemeNamed() | e.ThemeMoved() | e.ThemeLocked():
            return themes.changed(state, event, seq)
        case e.ThemeMerged() | e.ThemeDissolved():
            return themes.ended(state, event)
        case _ as unreachable:
            assert_never(unreachable)


def _proposals(state: State, event: e.AboutProposals, seq: int, at: int) -> State:
    match event:
        case e.ProposalDrafted() | e.ProposalRevised() | e.ProposalLinked():
            return proposals.written(state, event, seq)
        case e.WordingOffered() | e.WordingAgreed():
            return proposals.worded(state, event, seq)
        case e.ConcernRaised() | e.ConcernAnswered():
            return proposals.doubted(state, event)
        case e.ProposalStatusSet() | e.ProposalAccepted() | e.ProposalDeclined() | e.SupportGiven():
            return proposals.judged(state, event, at)
        case _ as unreachable:
            assert_never(unreachable)


def _turns(state: State, event: e.AboutTurns) -> State:
    match event:
        case e.TurnStarted() | e.TurnMoved() | e.TurnEnded() | e.SpotlightShown() | e.RemarkAdded():
            return turns.took(state, event)
        case e.MarkPlaced() | e.MarkCleared() | e.MarksTallied():
            return turns.marked(state, event)
        case _ as unreachable:
            assert_never(unreachable)


def _run_sheet(state: State, event: e.AboutRunSheet, seq: int) -> State:
    match event:
        case e.PhaseInserted() | e.PhaseMoved() | e.PhaseSkipped() | e.PhaseRevised():
            return run_sheet.planned(state, event, seq)
        case e.PhaseOpened() | e.PhaseExtended() | e.PhasePaused() | e.PhaseClosed():
            return run_sheet.ran(state, event)
        case _ as unreachable:
            assert_never(unreachable)


def _session(state: State, event: e.AboutSession, seq: int, at: int) -> State:
    match event:
        case (
            e.PersonJoined() | e.PersonUpdated() | e.PersonPromoted() | e.PersonRelinked() | e.PersonRemoved()
        ):
            return session.person_changed(state, event, seq)
        case e.SessionCreated():
            return session.created(state, event, at)
        case e.SessionUpdated() | e.SessionLocked() | e.SessionFrozen() | e.ScreenShown() | e.LinkRotated():
            return session.set_up(state, event)
        case e.SessionClosed() | e.SessionReopened():
            return session.closed_or_reopened(state, event, seq)
        case _ as unreachable:
            assert_never(unreachable)
