"""The fold of the run sheet: what is planned and what runs."""

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from board.domain import events as e
from board.domain.model import Live, Names, Note, Phase, State
from board.domain.sight import shown_side

STRICTNESS: dict[Names, int] = {"on": 0, "side": 1, "off": 2}


def planned(
    state: State,
    event: e.PhaseInserted | e.PhaseMoved | e.PhaseSkipped | e.PhaseRevised,
    seq: int,
) -> State:
    """The order and the switches of phases."""
    match event:
        case e.PhaseInserted():
            order = ordered(state.order, event.phase.phase_id, event.before)
            return replace(with_phase(state, event.phase), order=order)
        case e.PhaseMoved():
            return replace(state, order=ordered(state.order, event.phase_id, event.before))
        case e.PhaseSkipped():
            phase = state.phases[event.phase_id]
            return with_phase(state, replace(phase, state="skipped" if event.skipped else "planned"))
        case e.PhaseRevised():
            return _revised(state, event, seq)
        case _ as unreachable:
            assert_never(unreachable)


def ran(state: State, event: e.PhaseOpened | e.PhaseExtended | e.PhasePaused | e.PhaseClosed) -> State:
    """What is live, and its clock."""
    match event:
        case e.PhaseOpened():
            return _opened(state, event)
        case e.PhaseExtended() | e.PhasePaused():
            return _with_live(state, event.live, event.group_id)
        case e.PhaseClosed():
            closed = replace(state.phases[event.phase_id], state="closed")
            return _with_live(with_phase(state, closed) if event.whole else state, Live(), event.group_id)
        case _ as unreachable:
            assert_never(unreachable)


def _opened(state: State, event: e.PhaseOpened) -> State:
    phases = dict(state.phases)
    for phase_id in (event.closed, *event.also_closed):
        if phase_id is not None:
            phases[phase_id] = replace(phases[phase_id], state="closed")
    phases[event.phase_id] = replace(phases[event.phase_id], state="live")
    if event.group_id is not None:
        return replace(state, phases=phases, paces={**state.paces, event.group_id: event.live})
    people = {
        key: replace(person, done=False) if person.done else person for key, person in state.people.items()
    }
    settings = state.settings
    if event.plan_ends_at is not None:
        settings = replace(settings, ends_at=event.plan_ends_at)
    state = replace(state, phases=phases, live=event.live, paces={}, people=people, quietly_done=frozenset())
    return replace(state, settings=settings)


def _with_live(state: State, live: Live, group_id: str | None) -> State:
    """What runs for all, or for one group at its own pace."""
    if group_id is None:
        return replace(state, live=live)
    return replace(state, paces={**state.paces, group_id: live})


def ordered(order: tuple[str, ...], phase_id: str, before: str | None) -> tuple[str, ...]:
    """The run sheet with one phase before another, or at the end."""
    rest = [other for other in order if other != phase_id]
    index = rest.index(before) if before is not None else len(rest)
    return (*rest[:index], phase_id, *rest[index:])


def with_phase(state: State, phase: Phase) -> State:
    """The state with a phase put in or replaced."""
    return replace(state, phases={**state.phases, phase.phase_id: phase})


def _revised(state: State, event: e.PhaseRevised, seq: int) -> State:
    state = with_phase(state, event.phase)
    if not event.view_changed:
        return state
    notes: Mapping[str, Note] = {
        note_id: _seen_anew(state, note, event.phase) if note.phase_id == event.phase.phase_id else note
        for note_id, note in state.notes.items()
    }
    return replace(state, notes=notes, view_since=seq)


def _seen_anew(state: State, note: Note, phase: Phase) -> Note:
    """A note after `see` or `names` changed: names only get stricter (R6), off keeps what was seen."""
    names = max(note.names, phase.switches.names, key=STRICTNESS.__getitem__)
    author = state.ties.get(note.tie)
    if names == "side" and note.names == "on" and author is not None:
        note = replace(note, side=shown_side(state, author))
    if names == "off" or phase.revealed == "all":
        return replace(note, names=names)
    return replace(note, names=names, see=phase.switches.see)
