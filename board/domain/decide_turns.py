"""Deciding on presenting: whose turn it is, and what everyone looks at."""

from dataclasses import replace
from typing import assert_never

from board.domain import commands as c
from board.domain import events as e
from board.domain import ranks
from board.domain.decision import Decision, Ids
from board.domain.endings import shown_note
from board.domain.errors import BoardError, invalid, not_found
from board.domain.model import Actor, Note, Person, Phase, State, Turn
from board.domain.sight import may_see, viewer_of
from board.domain.targets import carried, latest_results, targets
from board.domain.templates_scaling import as_it_runs, seconds_each

MOST_REMARKS = 2000


def turn(
    state: State,
    command: c.TurnStart | c.TurnNext | c.TurnSkip | c.TurnSwap,
    actor: Actor,
    now_ms: int,
    ids: Ids,
) -> Decision:
    """The queue drawn, moved on, changed."""
    match command:
        case c.TurnStart():
            started = _start(state, _present(state), command, now_ms, ids)
            return Decision(events=(e.TurnStarted(turn=started), *_first_shown(state, started)))
        case c.TurnNext():
            current = _turn(state, actor, speaker_may=True)
            moved = replace(current, at=current.at + 1, started_at=now_ms, spotlight=None)
        case c.TurnSkip():
            current = _turn(state, actor)
            moved = _skipped(current, command.turn_id, now_ms)
        case c.TurnSwap():
            current = _turn(state, actor)
            moved = _swapped(current, command, now_ms)
        case _ as unreachable:
            assert_never(unreachable)
    if moved.at > len(moved.queue):
        raise BoardError("conflict", "Everyone has presented.")
    changed = moved.current != current.current
    return Decision(events=(e.TurnMoved(turn=moved), *(_first_shown(state, moved) if changed else ())))


def spotlight(state: State, command: c.SpotlightShow, actor: Actor) -> Decision:
    """Put a note on everyone's screen, by whose turn it is or a facilitator; showing it reveals it."""
    current = _turn(state, actor, speaker_may=True)
    if command.note_id is None:
        return Decision(events=(e.SpotlightShown(note_id=None),))
    note = state.notes.get(command.note_id)
    if note is None or not may_see(state, note, viewer_of(state, actor)):
        raise not_found("note", "note_id")
    if note.hidden:
        raise BoardError("conflict", "This note is hidden. Bring it back before you show it.", "note_id")
    if actor.role != "facilitator" and note.note_id not in _notes_of(state, current):
        raise BoardError("forbidden", "In your turn you show your own notes.", "note_id")
    return Decision(events=_shown(state, note))


def remark(state: State, command: c.RemarkAdd, actor: Actor, ids: Ids) -> Decision:
    """Something said about a note; it bears a name only in a present step with names.

    What was begun while a note was presented may be finished after the step (R9). It may have been promised
    to be nameless then, and the step of now knows nothing of that (R6).
    """
    note = state.notes.get(command.note_id)
    if note is None or not may_see(state, note, viewer_of(state, actor)):
        raise not_found("note", "note_id")
    if note.see != "all" or note.hidden:
        raise BoardError("conflict", "That note is not shown to everyone yet.", "note_id")
    if len(state.remarks) >= MOST_REMARKS:
        raise BoardError("limit_reached", f"A session holds {MOST_REMARKS} remarks.")
    phase = state.phase_for(actor.person_id)
    presenting = phase if phase is not None and phase.kind == "present" else None
    if actor.role == "participant" and presenting is None and note.note_id not in state.presented:
        raise BoardError("phase_closed", "Remarks are for notes that are presented, or were.")
    named = presenting is not None and presenting.switches.names == "on"
    remark_id = ids.new()
    event = e.RemarkAdded(
        remark_id=remark_id,
        note_id=note.note_id,
        text=command.text,
        person_id=actor.person_id if named else None,
    )
    return Decision(events=(event,), answer={"remark_id": remark_id})


def _start(state: State, phase: Phase, command: c.TurnStart, now_ms: int, ids: Ids) -> Turn:
    phase = as_it_runs(state, phase)
    turns = phase.switches.turns
    unit = "item" if turns.unit == "person" and _nameless(state, phase) else turns.unit
    drawn = _queue(state, phase, unit, ids)
    if command.queue is not None:
        if sorted(command.queue) != sorted(drawn):
            raise invalid("queue holds each of those who present once.", "queue")
        drawn = command.queue
    if not drawn:
        raise BoardError("conflict", "There is nobody and nothing to present yet.")
    return Turn(
        phase_id=phase.phase_id,
        unit=unit,
        seconds=seconds_each(phase, len(drawn)),
        queue=tuple(drawn),
        started_at=now_ms,
    )


def _queue(state: State, phase: Phase, unit: str, ids: Ids) -> list[str]:
    order = phase.switches.turns.order
    match unit:
        case "person":
            people = [p for p in state.people.values() if p.role == "participant" and not p.removed]
            mixed: list[Person] = ids.shuffled(people) if order != "none" else people
            queue = _alternating(mixed) if order == "round" else [person.person_id for person in mixed]
        case "group":
            queue = [g.group_id for g in sorted(state.groups.values(), key=lambda group: group.rank)]
            queue = ids.shuffled(queue) if order == "random" else queue
        case _:
            queue = targets(state, phase)
            queue = ids.shuffled(queue) if order == "random" else queue
    if order == "by-marks":
        latest = latest_results(state)
        queue.sort(key=lambda target: -latest[target].strength if target in latest else 1)
    return queue


def _alternating(people: list[Person]) -> list[str]:
    """One of each side in turn."""
    sides: dict[str, list[str]] = {}
    for person in people:
        sides.setdefault(person.side or "", []).append(person.person_id)
    longest = max(map(len, sides.values()), default=0)
    return [side[place] for place in range(longest) for side in sides.values() if place < len(side)]


def _skipped(current: Turn, turn_id: str | None, now_ms: int) -> Turn:
    skipped = turn_id or current.current
    if skipped not in current.queue[current.at :]:
        raise not_found("turn to come", "turn_id")
    queue = tuple(item for item in current.queue if item != skipped)
    now = skipped == current.current
    return replace(
        current,
        queue=(*queue, skipped),
        skipped=current.skipped | {skipped},
        started_at=now_ms if now else current.started_at,
        spotlight=None if now else current.spotlight,
    )


def _swapped(current: Turn, command: c.TurnSwap, now_ms: int) -> Turn:
    coming = current.queue[current.at :]
    if command.turn_id not in coming or command.with_id not in coming:
        raise not_found("turn to come", "turn_id")
    places = {command.turn_id: command.with_id, command.with_id: command.turn_id}
    queue = tuple(places.get(item, item) if item in coming else item for item in current.queue)
    now = queue[current.at] != current.current
    return replace(
        current,
        queue=queue,
        started_at=now_ms if now else current.started_at,
        spotlight=None if now else current.spotlight,
    )


def _present(state: State) -> Phase:
    phase = state.live_phase
    if phase is None or phase.kind != "present":
        raise BoardError("phase_closed", "Turns are taken while a step for presenting is live.")
    return phase


def _turn(state: State, actor: Actor, *, speaker_may: bool = False) -> Turn:
    _present(state)
    if state.turn is None:
        raise BoardError("conflict", "Nobody's turn has started yet.")
    if actor.role == "facilitator" or (speaker_may and is_speaker(state, state.turn, actor.person_id)):
        return state.turn
    raise BoardError("forbidden", "It is somebody else's turn.")


def is_speaker(state: State, current: Turn, person_id: str | None) -> bool:
    """Whether it is this person's turn, or their group's."""
    person = state.people.get(person_id) if person_id else None
    if person is None or current.current is None:
        return False
    return current.current in (person.person_id, person.group_id) and current.unit != "item"


def _notes_of(state: State, current: Turn) -> list[str]:
    """What the one whose turn it is can show, as the phase's source says."""
    source = state.phases[current.phase_id].switches.source
    about = carried(state, source.removeprefix("phase:")) if source.startswith("phase:") else None
    notes = [
        note
        for note in state.notes.values()
        if not (note.discarded or note.hidden)
        and (about is None or note.phase_id in about)
        and _belongs(state, note, current)
    ]
    return [note.note_id for note in sorted(notes, key=lambda note: (note.rank, note.note_id))]


def _belongs(state: State, note: Note, current: Turn) -> bool:
    match current.unit:
        case "person":
            # a nameless note in its author's turn would tell whose it is (R6)
            return note.names == "on" and state.ties.get(note.tie) == current.current
        case "group":
            return note.group_id == current.current and note.see != "own"
        case "item":
            return note.note_id == current.current


def _first_shown(state: State, current: Turn) -> tuple[e.Event, ...]:
    """The first note of whoever comes on stands on every screen at once."""
    if current.current is None:
        return (e.SpotlightShown(note_id=None),)
    notes = _notes_of(state, current)
    return _shown(state, state.notes[notes[0]]) if notes else (e.SpotlightShown(note_id=None),)


def _shown(state: State, note: Note) -> tuple[e.Event, ...]:
    shown = e.SpotlightShown(note_id=note.note_id)
    if note.see == "all":
        return (shown,)
    revealed = shown_note(note, ranks.after(state.last_rank), set(state.notes))
    return (e.NotesRevealed(phase_id=note.phase_id, to="all", notes=(revealed,), whole=False), shown)


def _nameless(state: State, phase: Phase) -> bool:
    source = state.phases.get(phase.switches.source.removeprefix("phase:"))
    return phase.switches.names == "off" or (source is not None and source.switches.names == "off")
