"""Deciding on where notes belong: filing, stacking, placing, and the themes themselves."""

from collections.abc import Iterable
from typing import assert_never

from board.domain import commands as c
from board.domain import events as e
from board.domain import ranks
from board.domain.decide_notes import COLOURS, visible_note
from board.domain.decision import Decision
from board.domain.errors import BoardError, invalid, not_found
from board.domain.lying import moved
from board.domain.model import Actor, Note, State, Theme
from board.domain.sight import may_see, told_to, viewer_of

MOST_THEMES = 200
MOST_COLUMNS = 100
#: wall units: a card with the gap behind it, and how far apart cards lie aslant
CARD = (220, 168)
ASLANT = 24


def file(state: State, command: c.NoteFile, actor: Actor) -> Decision:
    """Notes into a theme or loose; ids that do not exist stand in `skipped`."""
    if command.theme_id is not None:
        _open_theme(state, command.theme_id, actor)
    notes, skipped = _movable(state, command.note_ids, actor)
    notes = _with_stacks(state, notes)
    slots = _slots(state, command, len(notes), actor)
    event = e.NotesFiled(
        theme_id=command.theme_id,
        notes=tuple(moved(note, rank=rank) for note, rank in zip(notes, slots, strict=True)),
        by=actor.person_id,
    )
    return Decision(events=(event,), answer={"skipped": skipped})


def place(state: State, command: c.NotePlace, actor: Actor) -> Decision:
    """Loose notes at a spot; several are laid out aslant, or as a block of so many columns."""
    if command.columns is not None and not 1 <= command.columns <= MOST_COLUMNS:
        raise invalid(f"columns is 1 to {MOST_COLUMNS}.", "columns")
    notes, skipped = _movable(state, command.note_ids, actor)
    spots = (_spot(command, number) for number in range(len(notes)))
    laid = tuple(moved(note, x=x, y=y) for note, (x, y) in zip(notes, spots, strict=True))
    return Decision(events=(e.NotesPlaced(notes=laid),), answer={"skipped": skipped})


def _spot(command: c.NotePlace, number: int) -> tuple[float, float]:
    if command.columns is None:
        return command.x + ASLANT * number, command.y + ASLANT * number
    row, column = divmod(number, command.columns)
    return command.x + CARD[0] * column, command.y + CARD[1] * row


def stack(state: State, command: c.NoteStack, actor: Actor) -> Decision:
    """Notes that say the same, onto one of them; what lay on them comes along."""
    onto = visible_note(state, command.onto, actor)
    if onto.stack is not None:
        raise invalid("That note lies on a stack itself. Stack onto the note that is on top.", "onto")
    if onto.see != "all" or onto.hidden:
        raise BoardError(
            "conflict", "That note is not shown to everyone yet. Stack onto another one.", "onto"
        )
    notes, skipped = _movable(state, [i for i in command.note_ids if i != onto.note_id], actor)
    going = tuple(moved(note) for note in _with_stacks(state, notes) if note.note_id != onto.note_id)
    return Decision(events=(e.NotesStacked(onto=onto.note_id, notes=going),), answer={"skipped": skipped})


def unstack(state: State, command: c.NoteUnstack, actor: Actor) -> Decision:
    """Notes off their stack."""
    notes, skipped = _movable(state, command.note_ids, actor)
    event = e.NotesUnstacked(notes=tuple(moved(note) for note in notes))
    return Decision(events=(event,), answer={"skipped": skipped})


def form(state: State, command: c.ThemeForm, actor: Actor) -> Decision:
    """A new theme behind the others, with the notes that are still there."""
    if command.theme_id in state.themes:
        raise BoardError(
            "conflict", "A theme with this theme_id is already here. Choose another id.", "theme_id"
        )
    if len(state.themes) >= MOST_THEMES:
        raise BoardError("limit_reached", f"A session holds {MOST_THEMES} themes. Merge some first.")
    notes, skipped = _movable(state, command.note_ids or [], actor)
    formed = e.ThemeFormed(
        theme_id=command.theme_id,
        title=command.title,
        rank=ranks.after(max((theme.rank for theme in state.themes.values()), default="")),
        colour=COLOURS[len(state.themes) % len(COLOURS)],
        by=actor.person_id,
        origin=tuple(note.note_id for note in notes if told_to(note) == "all"),
    )
    slots = ranks.spread(state.last_rank or None, None, len(notes))
    filed = e.NotesFiled(
        theme_id=command.theme_id,
        notes=tuple(moved(note, rank=rank) for note, rank in zip(notes, slots, strict=True)),
        by=actor.person_id,
    )
    return Decision(
        events=(formed, filed) if notes else (formed,),
        answer={"theme_id": command.theme_id, "skipped": skipped},
    )


def change(state: State, command: c.ThemeName | c.ThemeMove | c.ThemeLock, actor: Actor) -> Decision:
    """A theme's name, place or lock."""
    event: e.ThemeNamed | e.ThemeMoved | e.ThemeLocked
    theme = _open_theme(state, command.theme_id, actor)
    match command:
        case c.ThemeName():
            if command.base is not None and theme.named_seq > command.base:
                raise BoardError("conflict", f"This theme is called {theme.title!r} now.", "base")
            event = e.ThemeNamed(theme_id=theme.theme_id, title=command.title, by=actor.person_id)
        case c.ThemeMove():
            event = e.ThemeMoved(theme_id=theme.theme_id, rank=_theme_slot(state, command))
        case c.ThemeLock():
            event = e.ThemeLocked(theme_id=theme.theme_id, locked=command.locked)
        case _ as unreachable:
            assert_never(unreachable)
    return Decision(events=(event,))


def end(state: State, command: c.ThemeMerge | c.ThemeDissolve, actor: Actor) -> Decision:
    """A theme ended: its notes go into the other theme, or are loose."""
    theme = _open_theme(state, command.theme_id, actor)
    if isinstance(command, c.ThemeDissolve):
        return Decision(events=(e.ThemeDissolved(theme_id=theme.theme_id),))
    into = _open_theme(state, command.into, actor, "into")
    if into.theme_id == theme.theme_id:
        raise invalid("A theme cannot be merged into itself.", "into")
    notes = _in_theme(state, theme.theme_id)
    slots = ranks.spread(state.last_rank or None, None, len(notes))
    going = tuple(moved(note, rank=rank) for note, rank in zip(notes, slots, strict=True))
    return Decision(events=(e.ThemeMerged(theme_id=theme.theme_id, into=into.theme_id, notes=going),))


def _movable(state: State, note_ids: Iterable[str], actor: Actor) -> tuple[list[Note], list[str]]:
    """The notes the actor may see and move, each once, and the ids of the others."""
    viewer = viewer_of(state, actor)
    notes: list[Note] = []
    skipped: list[str] = []
    for note_id in dict.fromkeys(note_ids):
        note = state.notes.get(note_id)
        if note is not None and may_see(state, note, viewer) and not _held(state, note, actor):
            notes.append(note)
        else:
            skipped.append(note_id)
    return notes, skipped


def _with_stacks(state: State, notes: list[Note]) -> list[Note]:
    """The notes and what lies on them."""
    chosen = {note.note_id for note in notes}
    under = [
        n for n in state.notes.values() if n.stack in chosen and n.note_id not in chosen and not n.discarded
    ]
    return [*notes, *under]


def _held(state: State, note: Note, actor: Actor) -> bool:
    """A note in a locked theme stays there for participants."""
    theme = state.themes.get(note.theme_id) if note.theme_id else None
    return theme is not None and theme.locked and actor.role != "facilitator"


def _open_theme(state: State, theme_id: str, actor: Actor, field: str = "theme_id") -> Theme:
    theme = state.themes.get(theme_id)
    if theme is None:
        raise not_found("theme", field)
    if theme.locked and actor.role != "facilitator":
        raise BoardError("locked", "The facilitator has locked this theme.", field)
    return theme


def _in_theme(state: State, theme_id: str | None) -> list[Note]:
    notes = [note for note in state.notes.values() if note.theme_id == theme_id and not note.discarded]
    return sorted(notes, key=lambda note: (note.rank, note.note_id))


def _slots(state: State, command: c.NoteFile, count: int, actor: Actor) -> list[str]:
    """Ranks before the note named, or behind everything; a note out of sight is none (R5)."""
    target = state.notes.get(command.before) if command.before is not None else None
    seen = target is not None and may_see(state, target, viewer_of(state, actor))
    if target is None or not seen or target.theme_id != command.theme_id:
        return ranks.spread(state.last_rank or None, None, count)
    below = [note.rank for note in _in_theme(state, command.theme_id) if note.rank < target.rank]
    return ranks.spread(below[-1] if below else None, target.rank, count)


def _theme_slot(state: State, command: c.ThemeMove) -> str:
    order = sorted(
        (theme for theme in state.themes.values() if theme.theme_id != command.theme_id),
        key=lambda theme: (theme.rank, theme.theme_id),
    )
    if command.before is None:
        return ranks.after(order[-1].rank if order else "")
    index = next((i for i, theme in enumerate(order) if theme.theme_id == command.before), None)
    if index is None:
        raise not_found("theme", "before")
    return ranks.between(order[index - 1].rank if index else None, order[index].rank)
