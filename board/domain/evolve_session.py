"""The fold of what concerns the session as a whole and its people."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, assert_never

from board.domain import events as e
from board.domain.model import Json, Person, Settings, State


def created(state: State, event: e.SessionCreated, at: int) -> State:
    """The first event: the session with its run sheet, the first phase live."""
    return replace(
        state,
        code=event.code,
        title=event.title,
        language=event.language,
        template=event.template,
        rehearsal=event.rehearsal,
        created_at=at,
        settings=settings_with(Settings(), event.settings),
        phases={phase.phase_id: phase for phase in event.phases},
        order=tuple(phase.phase_id for phase in event.phases),
        live=event.live,
    )


def set_up(
    state: State,
    event: e.SessionUpdated | e.SessionLocked | e.SessionFrozen | e.ScreenShown | e.LinkRotated,
) -> State:
    """Title, settings, lock, freeze and what the screen shows."""
    match event:
        case e.SessionUpdated():
            settings = settings_with(state.settings, event.settings) if event.settings else state.settings
            return replace(state, title=event.title or state.title, settings=settings)
        case e.SessionLocked():
            return replace(state, locked=event.locked)
        case e.SessionFrozen():
            return replace(state, frozen=event.frozen)
        case e.ScreenShown():
            return replace(state, screen_view=event.view)
        case e.LinkRotated():
            return state
        case _ as unreachable:
            assert_never(unreachable)


def closed_or_reopened(state: State, event: e.SessionClosed | e.SessionReopened, seq: int) -> State:
    """Closing forgets who wrote what without names; reopening does not bring it back (R6)."""
    if isinstance(event, e.SessionReopened):
        return replace(state, state="open")
    secret = secret_ties(state)
    ties = {tie: person for tie, person in state.ties.items() if tie not in secret}
    none = frozenset[str]()
    # who folds the log afterwards never hears of a tie that is deleted, so that nothing may remember one
    shut = state.shut & ties.keys()
    closed = replace(
        state, state="closed", ties=ties, view_since=seq, quietly_done=none, spent=none, shut=shut
    )
    return _untied(closed)


def _untied(state: State) -> State:
    """Nothing that bears no name keeps its tie, so that no later event can write it down again."""
    notes = {
        note_id: replace(note, tie="", entered_by=None) if note.names == "off" else note
        for note_id, note in state.notes.items()
    }
    marks = {mark_id: replace(mark, tie="") for mark_id, mark in state.marks.items()}
    return replace(state, notes=notes, marks=marks)


def _unnamed_of(state: State, person_id: str) -> frozenset[str]:
    """The ties of this person's notes and concerns that do not say whose they are.

    A new link is first in the hands of the facilitator who made it: it must not tell them (R6).
    """
    notes = {note.tie for note in state.notes.values() if note.names != "on"}
    concerns = {
        concern.tie
        for proposal in state.proposals.values()
        for concern in proposal.concerns
        if concern.person_id is None
    }
    return frozenset(tie for tie in notes | concerns if state.ties.get(tie) == person_id)


def secret_ties(state: State) -> frozenset[str]:
    """The ties that closing deletes: of names-off notes, marks, values, anonymous concerns, who is done."""
    nameless = [note for note in state.notes.values() if note.names == "off"]
    notes = {tie for note in nameless for tie in (note.tie, note.entered_by) if tie}
    support = {tie for proposal in state.proposals.values() for tie in proposal.support}
    concerns = {
        concern.tie
        for proposal in state.proposals.values()
        for concern in proposal.concerns
        if concern.person_id is None
    }
    marks = {mark.tie for mark in state.marks.values()}
    pulse = {tie for values in state.pulse.values() for tie in values}
    loose = state.quietly_done | state.spent
    return frozenset(notes | support | concerns | marks | pulse | loose) & frozenset(state.ties)


def person_changed(
    state: State,
    event: e.PersonJoined | e.PersonUpdated | e.PersonPromoted | e.PersonRelinked | e.PersonRemoved,
    seq: int,
) -> State:
    """Who is here, and as what."""
    match event:
        case e.PersonJoined():
            return _with_person(state, event.person)
        case e.PersonUpdated():
            person = state.people[event.person_id]
            side = event.side if event.side is not None else person.side
            decider = event.decider if event.decider is not None else person.decider
            badge = event.badge if event.badge is not None else person.badge
            return _with_person(state, replace(person, side=side, decider=decider, badge=badge))
        case e.PersonPromoted():
            person = replace(state.people[event.person_id], role=event.role)
            return replace(_with_person(state, person), views={**state.views, event.person_id: seq})
        case e.PersonRelinked():
            person = replace(state.people[event.person_id], device=True, keyless=False)
            shut = state.shut | _unnamed_of(state, event.person_id)
            views = {**state.views, event.person_id: seq}
            return replace(_with_person(state, person), shut=shut, views=views)
        case e.PersonRemoved():
            return _with_person(state, replace(state.people[event.person_id], removed=True))
        case _ as unreachable:
            assert_never(unreachable)


def settings_with(settings: Settings, changes: Json) -> Settings:
    """The settings with some of them set anew; lists become tuples."""
    fixed: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in changes.items()
    }
    return replace(settings, **fixed)


def _with_person(state: State, person: Person) -> State:
    people: Mapping[str, Person] = {**state.people, person.person_id: person}
    return replace(state, people=people)
