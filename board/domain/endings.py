"""What comes out when phases end: reveals, tallies, and groups coming back to plenary."""

from collections.abc import Iterable, Sequence
from typing import Literal

from board.domain import commands as c
from board.domain import events as e
from board.domain import ranks
from board.domain.decide_marks import tallied
from board.domain.decision import Ids
from board.domain.model import Note, Phase, State
from board.domain.sight import is_placed_alone


def phases_over(state: State, opening: str, group_id: str | None) -> tuple[str, ...]:
    """The phases that nobody is in any more once `opening` is live, for all or for one group."""
    paces = {} if group_id is None else {**state.paces, group_id: None}
    staying = {opening, *(live.phase_id for live in paces.values() if live)}
    if group_id is not None and any(key not in paces for key in state.groups):
        staying.add(state.live.phase_id or "")
    running = [state.live.phase_id, *(live.phase_id for live in state.paces.values())]
    return tuple(dict.fromkeys(phase_id for phase_id in running if phase_id and phase_id not in staying))


def ended(state: State, phase_ids: Iterable[str], ids: Ids) -> tuple[e.Event, ...]:
    """What ending these phases brings to light."""
    return tuple(event for phase_id in phase_ids for event in _ended(state, state.phases[phase_id], ids))


def returned(state: State, opening: Phase, ids: Ids) -> tuple[e.NotesRevealed, ...]:
    """Groups come back by themselves: sorting together, all see what only groups saw (R10)."""
    if opening.kind != "sort" or opening.switches.scope == "group":
        return ()
    waiting = {note.phase_id for note in state.notes.values() if note.see == "group" and not note.discarded}
    return tuple(
        revealed(state, state.phases[phase_id], c.PhaseReveal(), ids, seen=("group",))
        for phase_id in sorted(waiting)
    )


def revealed(
    state: State,
    phase: Phase,
    command: c.PhaseReveal,
    ids: Ids,
    seen: tuple[str, ...] = ("own", "group", "facilitators"),
) -> e.NotesRevealed:
    """The reveal of a phase's hidden notes, in an order that the server draws, with new ranks."""
    hidden = [
        note for note in state.notes.values() if is_revealable(note, phase, command) and note.see in seen
    ]
    if command.note_ids is None:
        hidden = [note for note in hidden if not is_kept_back(note)]
    else:
        hidden = [note for note in hidden if note.note_id in set(command.note_ids)]
    shown = drawn(state, hidden, command.to, ids)
    whole = command.note_ids is None and len(seen) > 1
    return e.NotesRevealed(phase_id=phase.phase_id, to=command.to, notes=shown, whole=whole)


def drawn(
    state: State, hidden: Iterable[Note], to: Literal["facilitators", "group", "all"], ids: Ids
) -> tuple[e.Revealed, ...]:
    """These notes in an order that the server draws, with new ranks."""
    order: Sequence[Note] = ids.shuffled(sorted(hidden, key=lambda note: note.note_id))
    slots = ranks.spread(state.last_rank or None, None, len(order))
    known = {note.note_id for note in order} | {
        note.note_id for note in state.notes.values() if note.see in ("all", to)
    }
    return tuple(shown_note(note, rank, known) for note, rank in zip(order, slots, strict=True))


def shown_note(note: Note, rank: str, known: set[str]) -> e.Revealed:
    """The note as it is shown; a link to a note that stays hidden is left out.

    So is the place of a nameless one that only its author could have put there (R6).
    """
    placed = not is_placed_alone(note)
    return e.Revealed(
        note_id=note.note_id,
        tie=note.tie,
        kind=note.kind,
        text=note.text,
        sketch=note.sketch,
        caption=note.caption,
        colour=note.colour,
        group_id=note.group_id,
        rank=rank,
        names=note.names,
        builds_on=note.builds_on if note.builds_on in known else None,
        column=note.column,
        language=note.language,
        side=note.side,
        theme_id=note.theme_id,
        parked=note.parked,
        hidden=note.hidden,
        photo_id=note.photo_id,
        stack=note.stack if placed else None,
        x=note.x if placed else None,
        y=note.y if placed else None,
    )


def _ended(state: State, phase: Phase, ids: Ids) -> tuple[e.Event, ...]:
    match phase.kind:
        case "add" if phase.switches.reveal == "end":
            to_group = phase.switches.scope == "group" and phase.switches.see == "own"
            return (revealed(state, phase, c.PhaseReveal(to="group" if to_group else "all"), ids),)
        case "mark":
            return (tallied(state, phase, ids),)
        case "present" if state.turn is not None:
            return (e.TurnEnded(phase_id=phase.phase_id),)
        case _:
            return ()


def is_kept_back(note: Note) -> bool:
    """Whether facilitators looked at it first and parked or hid it: shown when they name it, not before."""
    return note.see == "facilitators" and (note.parked or note.hidden)


def is_revealable(note: Note, phase: Phase, command: c.PhaseReveal) -> bool:
    """Whether this reveal has the note to show to somebody who does not see it yet."""
    already = {"all": ("all",), "group": ("all", "group"), "facilitators": ("all", "group", "facilitators")}
    return note.phase_id == phase.phase_id and not note.discarded and note.see not in already[command.to]
