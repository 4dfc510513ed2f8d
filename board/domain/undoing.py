"""Undoing: what a command touched, before and after, and its inverse while that is as it left it. Pure.

What is kept is small and lives beside the live session, never in the log: an undo is a command like others,
and its events are those that anybody could have brought about.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from board.domain import commands as c
from board.domain import decide_marks as marks
from board.domain import decide_people as people
from board.domain import decide_run_sheet as run_sheet
from board.domain import decide_themes as themes
from board.domain import events as e
from board.domain import policy
from board.domain.decide_notes import check_room_again
from board.domain.decision import Decision, Ids
from board.domain.errors import BoardError
from board.domain.lying import Lie, laid_again, lies
from board.domain.model import Actor, Mark, State, Theme

LAYING: Final = (
    c.NoteFile, c.NotePlace, c.NoteStack, c.NoteUnstack, c.NotePark, c.NoteHide, c.NoteDiscard, c.NoteRestore,
)  # fmt: skip
ENDING: Final = (c.ThemeForm, c.ThemeMerge, c.ThemeDissolve)
UNDOABLE: Final = (
    *LAYING, *ENDING, c.ThemeName, c.ThemeMove, c.ThemeLock, c.PhaseSkip, c.PhaseMove, c.GroupMove,
    c.MarkSet, c.MarkClear,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of a session that a command touched, as they are at one moment."""

    notes: Mapping[str, Lie] = field(default_factory=dict)
    theme: Theme | None = None
    #: what points at a theme: notes, proposals, groups
    pointing: frozenset[str] = frozenset()
    #: a proposal's theme, where a theme's end changed it
    proposals: Mapping[str, str | None] = field(default_factory=dict)
    #: of one theme, phase or person, the one thing that was changed
    value: Any = None
    marks: Mapping[str, Mark | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Undoable:
    """An accepted command with what it touched, before and after."""

    command: c.Command
    before: Parts
    after: Parts


def undoable(command: c.Command, before: State, after: State) -> Undoable | None:
    """What is to be kept of an accepted command so that it can be undone; None for one that cannot be."""
    if not isinstance(command, UNDOABLE):
        return None
    notes = _differing(before.notes, after.notes)
    proposals = _differing(before.proposals, after.proposals)
    placed = _differing(before.marks, after.marks)
    first, last = (_parts(state, command, notes, proposals, placed) for state in (before, after))
    return Undoable(command, first, last)


def undo(state: State, past: Undoable | None, actor: Actor, now_ms: int, ids: Ids) -> Decision:
    """The inverse of one's own earlier command; raises BoardError if it may not or cannot be undone."""
    if past is None:
        raise BoardError("not_found", "There is nothing of yours here that can be undone.", "undoes")
    policy.authorise(state, past.command, actor)
    now = _parts(state, past.command, past.after.notes, past.after.proposals, past.after.marks)
    if now != past.after:
        raise BoardError("conflict", "Somebody has changed the same thing since. Look at it as it is now.")
    if past.before == past.after:
        raise BoardError("conflict", "That changed nothing, so there is nothing to undo.")
    _check_still_there(state, past, actor)
    return _inverse(state, past, actor, now_ms, ids)


def _inverse(state: State, past: Undoable, actor: Actor, now_ms: int, ids: Ids) -> Decision:
    before, command = past.before, past.command
    match command:
        case c.ThemeName():
            named = c.ThemeName(theme_id=command.theme_id, title=before.value)
            return themes.change(state, named, actor)
        case c.ThemeLock():
            return themes.change(state, replace(command, locked=before.value), actor)
        case c.ThemeMove():
            return Decision(events=(e.ThemeMoved(theme_id=command.theme_id, rank=before.value),))
        case c.PhaseMove():
            return run_sheet.plan(state, replace(command, before=before.value))
        case c.PhaseSkip():
            return run_sheet.plan(state, replace(command, skipped=before.value == "skipped"))
        case c.GroupMove():
            return people.group(state, replace(command, group_id=before.value), ids)
        case c.MarkSet() | c.MarkClear():
            return _marks_again(state, past, actor, now_ms, ids)
        case _:
            return _laid_again(state, past, actor)


def _laid_again(state: State, past: Undoable, actor: Actor) -> Decision:
    """Notes, and a theme that began or ended with them."""
    laying = tuple(laid_again(state, past.before.notes, actor.person_id))
    begun, ended = past.after.theme, past.before.theme
    formed: tuple[e.Event, ...] = ()
    if ended is not None:
        formed = _formed_again(ended, past.before, actor)
    dissolved = (e.ThemeDissolved(theme_id=begun.theme_id),) if begun is not None else ()
    tie = None
    if isinstance(past.command, c.NoteDiscard | c.NoteRestore):
        tie = state.notes[past.command.note_id].tie
    return Decision(events=(*formed, *laying, *dissolved), tie=tie)


def _formed_again(theme: Theme, before: Parts, actor: Actor) -> tuple[e.Event, ...]:
    pointing = tuple(key for key, theme_id in before.proposals.items() if theme_id == theme.theme_id)
    formed = e.ThemeFormed(
        theme_id=theme.theme_id,
        title=theme.title,
        rank=theme.rank,
        colour=theme.colour,
        by=actor.person_id,
        origin=theme.origin,
        proposal_ids=pointing,
    )
    return (formed, e.ThemeLocked(theme_id=theme.theme_id, locked=True)) if theme.locked else (formed,)


def _marks_again(state: State, past: Undoable, actor: Actor, now_ms: int, ids: Ids) -> Decision:
    """By the commands that anybody marks with: limits and targets are looked at anew."""
    ((mark_id, mark),) = past.before.marks.items()
    if mark is None:
        return marks.clear(state, c.MarkClear(mark_id=mark_id), actor, now_ms)
    again = c.MarkSet(mark_id=mark_id, target_id=mark.target_id, value=mark.value, x=mark.x, y=mark.y)
    return marks.place(state, again, actor, now_ms, ids)


def _check_still_there(state: State, past: Undoable, actor: Actor) -> None:
    """What notes go back to must be there, on top of its stack, not locked, and have room."""
    if isinstance(past.command, c.NoteDiscard):
        check_room_again(state, state.notes[past.command.note_id], actor)
    wanted = past.before.notes
    here = {*state.themes, *([past.before.theme.theme_id] if past.before.theme else [])}
    tops = {lie.stack for lie in wanted.values()} - {None}
    covered = any(_covered(state, wanted, str(top)) for top in tops)
    if covered or any(lie.theme_id is not None and lie.theme_id not in here for lie in wanted.values()):
        raise BoardError("conflict", "Where it was is not there any more.")
    theme_ids = {lie.theme_id for lie in (*wanted.values(), *past.after.notes.values())}
    if isinstance(past.command, c.ThemeMove):
        theme_ids.add(past.command.theme_id)
    locked = any(theme.locked for key, theme in state.themes.items() if key in theme_ids)
    if locked and actor.role != "facilitator":
        raise BoardError("locked", "The facilitator has locked this theme.")


def _covered(state: State, wanted: Mapping[str, Lie], top: str) -> bool:
    if top in wanted:
        return wanted[top].stack is not None or wanted[top].discarded
    return state.notes[top].stack is not None or state.notes[top].discarded


def _parts(
    state: State, command: c.Command, notes: Iterable[str], proposals: Iterable[str], marks: Iterable[str]
) -> Parts:
    theme = state.themes.get(command.theme_id) if isinstance(command, ENDING) else None
    return Parts(
        notes=lies(state, notes),
        theme=replace(theme, named_seq=0) if theme else None,
        pointing=_pointing(state, theme.theme_id) if theme else frozenset(),
        proposals={key: state.proposals[key].theme_id for key in proposals},
        value=_value(state, command),
        marks={key: state.marks.get(key) for key in marks},
    )


def _pointing(state: State, theme_id: str) -> frozenset[str]:
    notes = {note.note_id for note in state.notes.values() if note.theme_id == theme_id}
    proposals = {key for key, proposal in state.proposals.items() if proposal.theme_id == theme_id}
    groups = {key for key, group in state.groups.items() if group.theme_id == theme_id}
    return frozenset(f"n{i}" for i in notes) | {f"p{i}" for i in proposals} | {f"g{i}" for i in groups}


def _value(state: State, command: c.Command) -> Any:
    """The one thing that a command about one theme, phase or person changes."""
    match command:
        case c.ThemeName() | c.ThemeMove() | c.ThemeLock():
            theme = state.themes.get(command.theme_id)
            names = {c.ThemeName: "title", c.ThemeMove: "rank", c.ThemeLock: "locked"}
            return getattr(theme, names[type(command)]) if theme else None
        case c.PhaseMove():
            later = state.order[state.order.index(command.phase_id) + 1 :]
            return later[0] if later else None
        case c.PhaseSkip():
            return state.phases[command.phase_id].state
        case c.GroupMove():
            return state.people[command.person_id].group_id
        case _:
            return None


def _differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    """The keys whose values are other ones; an unchanged part of a state is the same object."""
    if before is after:
        return set()
    changed = {key for key, value in after.items() if before.get(key) is not value}
    return changed | {key for key in before if key not in after}
