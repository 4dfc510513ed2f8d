"""Showing notes one after the other: which one comes is drawn when it is asked for, never before."""

from collections.abc import Sequence

from board.domain import commands as c
from board.domain import events as e
from board.domain.decision import Ids
from board.domain.endings import drawn, is_kept_back, is_revealable
from board.domain.errors import BoardError, invalid
from board.domain.model import Note, Phase, State
from board.domain.sight import shown_side


def next_revealed(state: State, phase: Phase, command: c.PhaseReveal, ids: Ids) -> e.NotesRevealed:
    """One note more for everyone, or all notes of one author more; the last one opens the phase to all."""
    if command.to != "all" or command.note_ids is not None:
        raise invalid("What comes next is drawn and shown to everyone: leave out to and note_ids.", "next")
    if command.next == "author":
        _check_authors(state, phase)
    hidden = (note for note in state.notes.values() if is_revealable(note, phase, command))
    waiting = [note for note in hidden if not is_kept_back(note)]
    if not waiting:
        raise BoardError("conflict", "No note of this step waits to be shown. Parked and hidden ones do not.")
    coming = _authors_notes(state, waiting, ids) if command.next == "author" else _one(waiting, ids)
    return e.NotesRevealed(
        phase_id=phase.phase_id,
        to="all",
        notes=drawn(state, coming, "all", ids),
        whole=len(coming) == len(waiting),
        by=command.next,
    )


def _one(waiting: Sequence[Note], ids: Ids) -> list[Note]:
    """A note, but none before the one that it builds on: the link would be lost."""
    there = {note.note_id for note in waiting}
    ready = [note for note in waiting if note.builds_on not in there]
    order: list[Note] = ids.shuffled(sorted(ready, key=lambda note: note.note_id))
    return order[:1]


def _authors_notes(state: State, waiting: Sequence[Note], ids: Ids) -> list[Note]:
    bearers: list[str] = ids.shuffled(sorted({_bears(state, note) for note in waiting}))
    return [note for note in waiting if _bears(state, note) == bearers[0]]


def _bears(state: State, note: Note) -> str:
    """What the note itself will say of its author: put together by that, notes tell nothing more (R6)."""
    match note.names:
        case "on":
            return f"person {state.ties.get(note.tie)}"
        case "side" if note.side is not None:
            return f"side {note.side}"
        case _:
            return ""


def _check_authors(state: State, phase: Phase) -> None:
    """Author by author needs names; side by side needs sides large enough to hide in, all of them."""
    names = phase.switches.names
    if names == "off":
        raise BoardError("forbidden", "These notes bear no names. Show them one by one.", "next")
    people = [one for one in state.people.values() if one.role == "participant" and not one.removed]
    if names == "side" and any(shown_side(state, one.person_id) is None for one in people):
        raise BoardError(
            "forbidden", "Some sides are too small to hide in. Show the notes one by one.", "next"
        )
