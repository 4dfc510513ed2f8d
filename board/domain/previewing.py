"""From what a file holds to what will be added: into which step, under which ids, and what stays out."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Protocol, TypeVar

from board.domain.brought import Brought, BroughtNote, BroughtPerson, BroughtTheme, Skipped
from board.domain.decide_import import why_not_empty
from board.domain.decide_notes import MOST_NOTES
from board.domain.decide_session import MOST_PEOPLE
from board.domain.decide_themes import MOST_THEMES
from board.domain.decision import Ids
from board.domain.errors import BoardError
from board.domain.model import Phase, State

#: what one file adds at most of each sort: one drain, one frame
MOST_AT_ONCE = 2000


class Placed(Protocol):
    """Something that stands somewhere in its file."""

    @property
    def where(self) -> str:
        """Its row or path."""


Thing = TypeVar("Thing", bound=Placed)


def planned(state: State, brought: Brought, phase_id: str | None, by: str | None, ids: Ids) -> Brought:
    """The same with ids, into one step, without what is here already or has no room; raises BoardError."""
    if state.state == "closed":
        raise BoardError("read_only", "This session is closed. It can be read and downloaded, not changed.")
    if brought.record is not None:
        why = why_not_empty(state, by)
        if why:
            message = f"{why} A record goes into an empty one: start a new session and bring it in there."
            raise BoardError("conflict", message)
        return brought
    step = step_for(state, phase_id) if brought.notes else None
    people, unknown = _people(state, brought.people, ids)
    notes, without_room = _room(brought.notes, min(MOST_AT_ONCE, MOST_NOTES - len(state.notes)), "notes")
    themes, without_theme = _themes(state, brought, notes, ids)
    by_title = {theme.title: theme.theme_id for theme in themes}
    placed = [replace(note, theme_id=by_title.get(note.theme)) for note in _with_ids(state, notes, ids)]
    return replace(
        brought,
        people=tuple(people),
        notes=tuple(placed),
        themes=tuple(themes),
        skipped=(*brought.skipped, *unknown, *without_room, *without_theme),
        phase_id=step.phase_id if step else None,
    )


def step_for(state: State, phase_id: str | None) -> Phase:
    """The step that notes go into: the one that is named, the live one, or the first for notes."""
    steps = [state.phases[one] for one in state.order if state.phases[one].kind == "add"]
    if phase_id is not None:
        named = next((step for step in steps if step.phase_id == phase_id), None)
        if named is None:
            raise BoardError("not_found", "There is no such step for notes in this session.", "phase_id")
        return named
    live = next((step for step in steps if step.phase_id == state.live.phase_id), None)
    shown = next((step for step in steps if step.switches.reveal != "never"), None)
    step = live or _for_wishes(steps) or shown
    if step is None:
        message = "There is no step for notes in this run sheet. Add one, then bring the notes in."
        raise BoardError("conflict", message)
    return step


def _for_wishes(steps: Iterable[Phase]) -> Phase | None:
    """Where wishes are made without names, as the wish list has it (board/export/data/wishes_csv.py)."""
    nameless = (step for step in steps if step.switches.names == "off" and step.switches.reveal != "never")
    return next(nameless, None)


def _people(
    state: State, people: Iterable[BroughtPerson], ids: Ids
) -> tuple[list[BroughtPerson], list[Skipped]]:
    here = {state.names.get(one.person_id, "").casefold() for one in state.people.values() if not one.removed}
    room = MOST_PEOPLE - sum(not one.removed for one in state.people.values())
    kept: list[BroughtPerson] = []
    skipped = []
    sides = state.settings.sides
    for one in people:
        why = _why_not(one, here, sides, full=len(kept) >= room)
        if why:
            skipped.append(Skipped(where=one.where, why=why))
        else:
            here.add(one.name.casefold())
            kept.append(replace(one, person_id=ids.new()))
    return kept, skipped


def _why_not(one: BroughtPerson, here: set[str], sides: tuple[str, ...], *, full: bool) -> str:
    if one.name.casefold() in here:
        return "Somebody of this name is here already."
    if one.side and sides and one.side not in sides:
        return f"The side is none of: {', '.join(sides)}."
    return f"A session holds {MOST_PEOPLE} people." if full else ""


def _room(things: tuple[Thing, ...], room: int, what: str) -> tuple[tuple[Thing, ...], list[Skipped]]:
    room = max(0, room)
    why = f"There is room for {room} more {what} only."
    return things[:room], [Skipped(where=one.where, why=why) for one in things[room:]]


def _with_ids(state: State, notes: Iterable[BroughtNote], ids: Ids) -> list[BroughtNote]:
    """The file's own ids where they are free here, else new ones: an id of elsewhere is no claim."""
    taken = set(state.notes)
    given = []
    for note in notes:
        note_id = _free(note.note_id, taken, ids.new)
        given.append(replace(note, note_id=note_id))
    return given


def _free(wanted: str, taken: set[str], new: Callable[[], str]) -> str:
    free = wanted if wanted and wanted not in taken else new()
    taken.add(free)
    return free


def _themes(
    state: State, brought: Brought, notes: Iterable[BroughtNote], ids: Ids
) -> tuple[list[BroughtTheme], list[Skipped]]:
    """A theme of the same title is the same theme; others are new."""
    here = {theme.title: theme.theme_id for theme in state.themes.values()}
    wanted = {theme.title: theme for theme in brought.themes}
    for note in notes:
        if note.theme:
            wanted.setdefault(note.theme, BroughtTheme(where=note.where, title=note.theme))
    room, taken = MOST_THEMES - len(state.themes), set(state.themes)
    themes: list[BroughtTheme] = []
    skipped = []
    for title, theme in wanted.items():
        if title in here:
            themes.append(replace(theme, theme_id=here[title], new=False))
        elif room > 0:
            room -= 1
            themes.append(replace(theme, theme_id=_free(theme.theme_id, taken, ids.new), new=True))
        else:
            skipped.append(
                Skipped(where=theme.where, why=f"No room for the theme {title!r}: its notes are loose.")
            )
    return themes, skipped
