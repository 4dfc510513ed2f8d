"""Where notes lie, and the events that lay them there again: what undoing rests on. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from board.domain import events as e
from board.domain.model import Note, State
from board.domain.sight import told_to


@dataclass(frozen=True, slots=True)
class Lie:
    """Where one note lies and what lies on it."""

    theme_id: str | None
    rank: str
    x: float | None
    y: float | None
    parked: bool
    stack: str | None
    hidden: bool
    discarded: bool
    under: frozenset[str]

    @property
    def spot(self) -> tuple[str | None, str, float | None, float | None, bool]:
        """Its place, without what it lies on."""
        return (self.theme_id, self.rank, self.x, self.y, self.parked)


def lies(state: State, note_ids: Iterable[str]) -> dict[str, Lie]:
    """How these notes lie now."""
    wanted = set(note_ids)
    if not wanted:
        return {}
    under: dict[str, set[str]] = defaultdict(set)
    for note in state.notes.values():
        if note.stack in wanted:
            under[str(note.stack)].add(note.note_id)
    return {note_id: _lie(state.notes[note_id], under[note_id]) for note_id in wanted}


def laid_again(state: State, wanted: Mapping[str, Lie], by: str | None) -> Iterator[e.Event]:
    """The events after which these notes lie as they are wanted to."""
    now = lies(state, wanted)
    yield from _flagged(state, wanted, now)
    staying = {note_id: lie for note_id, lie in wanted.items() if not lie.discarded}
    moving = [note_id for note_id, lie in staying.items() if lie.spot != now[note_id].spot]
    stacks = {note_id: lie.stack for note_id, lie in staying.items()}
    restacked = [i for i in staying if i in set(moving) or stacks[i] != now[i].stack]
    loose = [state.notes[i] for i in restacked if now[i].stack is not None]
    if loose:
        yield e.NotesUnstacked(notes=tuple(moved(note) for note in loose))
    yield from _moved_to_spots(state, {note_id: staying[note_id] for note_id in moving}, by)
    # parking frees what lies on a note: it is laid there again
    kept = {i: top for top in moving if staying[top].parked for i in now[top].under if i not in staying}
    yield from _stacked(state, {**{i: stacks[i] for i in restacked}, **kept})


def moved(note: Note, *, rank: str = "", x: float | None = None, y: float | None = None) -> e.Moved:
    """Where one note goes, with who may hear of it."""
    return e.Moved(
        note_id=note.note_id,
        tie=note.tie,
        see=told_to(note),
        group_id=note.group_id,
        rank=rank or note.rank,
        x=x,
        y=y,
    )


def _lie(note: Note, under: set[str]) -> Lie:
    return Lie(
        theme_id=note.theme_id,
        rank=note.rank,
        x=note.x,
        y=note.y,
        parked=note.parked,
        stack=note.stack,
        hidden=note.hidden,
        discarded=note.discarded,
        under=frozenset(under),
    )


def _flagged(state: State, wanted: Mapping[str, Lie], now: Mapping[str, Lie]) -> Iterator[e.Event]:
    for note_id, lie in wanted.items():
        note = state.notes[note_id]
        if lie.discarded != now[note_id].discarded:
            fact = e.NoteDiscarded if lie.discarded else e.NoteRestored
            yield fact(note_id=note_id, tie=note.tie, see=told_to(note), group_id=note.group_id)
        if lie.hidden != now[note_id].hidden:
            yield e.NoteHidden(
                note_id=note_id, tie=note.tie, see=told_to(note), group_id=note.group_id, hidden=lie.hidden
            )


def _moved_to_spots(state: State, spots: Mapping[str, Lie], by: str | None) -> Iterator[e.Event]:
    by_theme: dict[str | None, list[str]] = defaultdict(list)
    for note_id, lie in spots.items():
        by_theme[lie.theme_id].append(note_id)
    for theme_id, note_ids in by_theme.items():
        notes = tuple(moved(state.notes[i], rank=spots[i].rank) for i in note_ids)
        yield e.NotesFiled(theme_id=theme_id, notes=notes, by=by)
    placed = [i for i, lie in spots.items() if lie.x is not None]
    if placed:
        notes = tuple(moved(state.notes[i], rank=spots[i].rank, x=spots[i].x, y=spots[i].y) for i in placed)
        yield e.NotesPlaced(notes=notes)
    for note_id in (i for i, lie in spots.items() if lie.parked):
        note = state.notes[note_id]
        yield e.NoteParked(
            note_id=note_id, tie=note.tie, see=told_to(note), group_id=note.group_id, parked=True
        )


def _stacked(state: State, stacks: Mapping[str, str | None]) -> Iterator[e.Event]:
    by_top: dict[str, list[str]] = defaultdict(list)
    for note_id, top in stacks.items():
        if top is not None:
            by_top[top].append(note_id)
    for top, note_ids in by_top.items():
        yield e.NotesStacked(onto=top, notes=tuple(moved(state.notes[i]) for i in note_ids))
