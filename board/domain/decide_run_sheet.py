"""Deciding on the run sheet: any phase, in any order, at any time (R1)."""

from dataclasses import replace
from typing import assert_never

from board.domain import commands as c
from board.domain import events as e
from board.domain.decision import Decision, Ids
from board.domain.endings import ended, phases_over, returned, revealed
from board.domain.errors import BoardError, invalid, not_found
from board.domain.evolve_run_sheet import STRICTNESS
from board.domain.model import Live, Phase, State, Switches
from board.domain.revealing import next_revealed
from board.domain.switches import merge
from board.domain.templates_scaling import as_it_runs

MOST_PHASES = 100
GROUP_KINDS = ("hold", "add", "sort", "propose")
LONGEST = 24 * 3600


def plan(state: State, command: c.PhaseInsert | c.PhaseRevise | c.PhaseMove | c.PhaseSkip) -> Decision:
    """The order of phases and their switches."""
    match command:
        case c.PhaseInsert():
            return _insert(state, command)
        case c.PhaseRevise():
            return _revise(state, command)
        case c.PhaseMove():
            phase = phase_of(state, command.phase_id)
            _check_before(state, command.before)
            if command.before == phase.phase_id:
                raise invalid("A phase cannot stand before itself.", "before")
            return Decision(events=(e.PhaseMoved(phase_id=phase.phase_id, before=command.before),))
        case c.PhaseSkip():
            phase = phase_of(state, command.phase_id)
            if phase.state in ("live", "closed"):
                raise BoardError("conflict", "This step has begun. Open another one instead of skipping it.")
            return Decision(events=(e.PhaseSkipped(phase_id=phase.phase_id, skipped=command.skipped),))
        case _ as unreachable:
            assert_never(unreachable)


def open_phase(state: State, command: c.PhaseOpen, now_ms: int, ids: Ids) -> Decision:
    """Make a phase live, for all or for one group; whoever saw another one live is told so instead."""
    phase, group_id = phase_of(state, command.phase_id), command.group_id
    running = state.live_for(group_id).phase_id
    _check_opening(state, phase, command, running)
    over = phases_over(state, phase.phase_id, group_id)
    minutes = as_it_runs(state, phase).switches.clock.minutes
    begins = group_id is None and minutes is not None and state.settings.ends_at is None
    ends_at = now_ms + round(minutes * 60_000) if minutes is not None else None
    opened = e.PhaseOpened(
        phase_id=phase.phase_id,
        closed=running if running in over else None,
        live=Live(phase_id=phase.phase_id, opened_at=now_ms, ends_at=ends_at),
        group_id=group_id,
        also_closed=tuple(phase_id for phase_id in over if phase_id != running),
        plan_ends_at=plan_end(state, phase, ends_at) if begins and ends_at is not None else None,
    )
    together = returned(state, phase, ids) if group_id is None else ()
    return Decision(events=(*ended(state, over, ids), *together, opened))


def plan_end(state: State, opening: Phase, ends_at: int) -> int:
    """When the plan would end if what is planned behind this phase took its minutes."""
    later = state.order[state.order.index(opening.phase_id) + 1 :]
    coming = [state.phases[phase_id] for phase_id in later if state.phases[phase_id].state == "planned"]
    return ends_at + round(sum(phase.switches.clock.minutes or 0 for phase in coming) * 60_000)


def run(
    state: State, command: c.PhaseClose | c.PhaseExtend | c.PhasePause, now_ms: int, ids: Ids
) -> Decision:
    """End the live phase, or set its clock."""
    group_id = command.group_id
    phase = _live(state, command.phase_id, group_id)
    running = state.live_for(group_id)
    match command:
        case c.PhaseClose():
            whole = not _others_in(state, phase.phase_id, group_id)
            over = ended(state, (phase.phase_id,), ids) if whole else ()
            return Decision(
                events=(*over, e.PhaseClosed(phase_id=phase.phase_id, group_id=group_id, whole=whole))
            )
        case c.PhaseExtend():
            live = _extended(running, command.seconds, now_ms)
            return Decision(events=(e.PhaseExtended(phase_id=phase.phase_id, live=live, group_id=group_id),))
        case c.PhasePause():
            live = _paused(running, command.paused, now_ms)
            return Decision(events=(e.PhasePaused(phase_id=phase.phase_id, live=live, group_id=group_id),))
        case _ as unreachable:
            assert_never(unreachable)


def reveal(state: State, command: c.PhaseReveal, ids: Ids) -> Decision:
    """Show what was hidden; `reveal: never` keeps its word."""
    phase = _live(state, None) if command.phase_id is None else phase_of(state, command.phase_id)
    if phase.kind != "add":
        raise invalid("Only a step in which notes are made has something to reveal.", "phase_id")
    if phase.switches.reveal == "never":
        raise BoardError(
            "forbidden", "This step promised that its notes stay with their authors.", "phase_id"
        )
    if command.next is not None:
        return Decision(events=(next_revealed(state, phase, command, ids),))
    return Decision(events=(revealed(state, phase, command, ids),))


def phase_of(state: State, phase_id: str, field: str = "phase_id") -> Phase:
    """The phase with this id."""
    phase = state.phases.get(phase_id)
    if phase is None:
        raise not_found("step", field)
    return phase


def _insert(state: State, command: c.PhaseInsert) -> Decision:
    if command.phase_id in state.phases:
        raise BoardError(
            "conflict", "A step with this phase_id is already here. Choose another id.", "phase_id"
        )
    if len(state.phases) >= MOST_PHASES:
        raise BoardError("limit_reached", f"A run sheet holds {MOST_PHASES} steps.")
    _check_before(state, command.before)
    switches = merge(command.kind, Switches(), command.switches)
    phase = Phase(phase_id=command.phase_id, kind=command.kind, title=command.title, switches=switches)
    return Decision(events=(e.PhaseInserted(phase=phase, before=command.before),))


def _revise(state: State, command: c.PhaseRevise) -> Decision:
    phase = phase_of(state, command.phase_id)
    if command.title is None and command.switches is None:
        raise invalid("Say what to change: title or switches.")
    switches = merge(phase.kind, phase.switches, command.switches)
    _keep_promise(state, phase, switches)
    revised = replace(phase, title=command.title or phase.title, switches=switches)
    return Decision(
        events=(e.PhaseRevised(phase=revised, view_changed=_view_changes(state, phase, revised)),)
    )


def _keep_promise(state: State, phase: Phase, switches: Switches) -> None:
    """Notes written under `reveal: never` stay with their authors, whatever is set afterwards."""
    changes = (switches.reveal, switches.see) != (phase.switches.reveal, phase.switches.see)
    has_notes = any(note.phase_id == phase.phase_id for note in state.notes.values())
    if phase.switches.reveal == "never" and changes and has_notes:
        raise BoardError(
            "forbidden", "This step promised that its notes stay with their authors.", "switches"
        )


def _view_changes(state: State, before: Phase, after: Phase) -> bool:
    """Whether notes that exist are seen by others, or with less of a name, from now on."""
    has_notes = any(note.phase_id == before.phase_id for note in state.notes.values())
    stricter = STRICTNESS[after.switches.names] > STRICTNESS[before.switches.names]
    return has_notes and (before.switches.see != after.switches.see or stricter)


def _check_before(state: State, before: str | None) -> None:
    if before is not None:
        phase_of(state, before, "before")


def _others_in(state: State, phase_id: str, group_id: str | None) -> bool:
    """Whether somebody else is in the phase when it ends for all, or for one group."""
    others = [live for key, live in state.paces.items() if key != group_id]
    if group_id is not None:
        others.append(state.live)
    return any(live.phase_id == phase_id for live in others)


def _live(state: State, phase_id: str | None, group_id: str | None = None) -> Phase:
    if group_id is not None and group_id not in state.groups:
        raise not_found("group", "group_id")
    if group_id is not None and group_id not in state.paces:
        raise BoardError("phase_closed", "This group goes with everybody else.", "group_id")
    live_id = state.live_for(group_id).phase_id
    phase = state.phases[live_id] if live_id else None
    if phase is None:
        raise BoardError("phase_closed", "No step is live. Open one first.")
    if phase_id is not None and phase_id != phase.phase_id:
        phase_of(state, phase_id)
        raise BoardError("phase_changed", "That step is not live any more.", "phase_id")
    return phase


def _extended(live: Live, seconds: int, now_ms: int) -> Live:
    if not -LONGEST <= seconds <= LONGEST or seconds == 0:
        raise invalid("seconds is a whole number from -86400 to 86400, not 0.", "seconds")
    if live.paused:
        return replace(live, left=max(0, (live.left or 0) + seconds * 1000))
    start = live.ends_at if live.ends_at is not None else now_ms
    late = seconds > 0 and start < now_ms
    return replace(live, ends_at=max(now_ms, (now_ms if late else start) + seconds * 1000))


def _paused(live: Live, paused: bool, now_ms: int) -> Live:
    if paused == live.paused:
        raise BoardError(
            "conflict", "The clock is paused already." if paused else "The clock is running already."
        )
    if paused:
        left = max(0, live.ends_at - now_ms) if live.ends_at is not None else None
        return replace(live, paused=True, left=left, ends_at=None)
    ends_at = now_ms + live.left if live.left is not None else None
    return replace(live, paused=False, left=None, ends_at=ends_at)


def _check_opening(state: State, phase: Phase, command: c.PhaseOpen, running: str | None) -> None:
    if command.group_id is not None and command.group_id not in state.groups:
        raise not_found("group", "group_id")
    if command.expected != running:
        raise BoardError(
            "phase_changed", "Somebody has moved on meanwhile. Look at what is live now.", "expected"
        )
    if phase.phase_id == running and (command.group_id is not None or not state.paces):
        raise BoardError("conflict", "This step is live already.", "phase_id")
    if command.group_id is not None and phase.kind not in GROUP_KINDS:
        raise invalid("A group at its own pace can add, sort, propose or rest.", "phase_id")
