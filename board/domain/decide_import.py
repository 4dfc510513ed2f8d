"""Deciding on what a file brings: everything that its preview listed, or nothing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from board.domain import events as e
from board.domain import ranks
from board.domain.brought import Brought, BroughtNote, BroughtPerson, BroughtRecord
from board.domain.decide_notes import COLOURS, MOST_NOTES
from board.domain.decide_session import MOST_EVER, MOST_PEOPLE
from board.domain.decide_themes import MOST_THEMES
from board.domain.decision import Decision, Ids
from board.domain.errors import BoardError
from board.domain.model import Actor, Person, Phase, See, State


def bring(state: State, brought: Brought | None, actor: Actor, ids: Ids) -> Decision:
    """One command's worth of events for a whole file; raises BoardError if anything has changed since."""
    if brought is None:
        raise BoardError("not_found", "This preview is over. Choose the file again.", "preview_id")
    if brought.record is not None:
        return _record(state, brought.record, actor)
    _check_room(state, brought)
    people = _people(state, brought.people)
    notes = _notes(state, brought, ids)
    events: list[e.Event] = [*people, *notes, *_themes(state, brought, notes, actor), *_loose(brought, notes)]
    if not events:
        raise BoardError("conflict", "There is nothing in this file to add.", "preview_id")
    names = {person.person_id: person.name for person in brought.people}
    return Decision(events=tuple(events), names=names, answer={"added": len(brought.people) + len(notes)})


def see_of_brought(phase: Phase) -> See:
    """Facilitators look first, and a reveal shows it with everything else; an open step is open at once."""
    open_step = phase.switches.see == "all" and phase.switches.names != "off"
    return "all" if open_step or phase.revealed == "all" else "facilitators"


def why_not_empty(state: State, by: str | None) -> str:
    """What stands in the way of a whole record; nothing for a session that nobody has worked in yet."""
    others = [person for person in state.people.values() if person.person_id != by]
    made = (state.notes, state.themes, state.proposals, state.groups, state.results, state.remarks)
    said = (state.questions, state.thanks, state.pulse, state.marks)
    if others:
        return "There are other people in this session already."
    if any(made) or any(said):
        return "There is something in this session already."
    return ""


def _record(state: State, record: BroughtRecord, actor: Actor) -> Decision:
    why = why_not_empty(state, actor.person_id)
    if why:
        message = f"{why} A record goes into an empty one: start a new session and bring it in there."
        raise BoardError("conflict", message, "preview_id")
    event = record.event
    if any(person.person_id == actor.person_id for person in event.people):
        raise BoardError("conflict", "This is the record of this very session.", "preview_id")
    events: tuple[e.Event, ...] = (replace(event, by=actor.person_id),)
    if record.closed:
        events = (*events, e.SessionClosed())
    added = len(event.people) + len(event.notes) + len(event.themes) + len(event.proposals)
    return Decision(events=events, names=record.names, ties=record.ties, answer={"added": added})


def _check_room(state: State, brought: Brought) -> None:
    """What has changed since the preview was made, if anything has."""
    taken = [note.note_id for note in brought.notes if note.note_id in state.notes]
    people = [person.person_id for person in brought.people if person.person_id in state.people]
    new = [theme for theme in brought.themes if theme.new]
    themes = [theme.theme_id for theme in brought.themes if theme.new == (theme.theme_id in state.themes)]
    if taken or people or themes:
        message = "This was added already, or the board has changed. Choose the file again."
        raise BoardError("conflict", message, "preview_id")
    here = sum(not person.removed for person in state.people.values())
    if brought.people and (
        here + len(brought.people) > MOST_PEOPLE or len(state.people) + len(brought.people) > MOST_EVER
    ):
        raise BoardError("limit_reached", f"A session holds {MOST_PEOPLE} people.")
    if len(state.notes) + len(brought.notes) > MOST_NOTES:
        raise BoardError(
            "limit_reached", f"A session holds {MOST_NOTES} notes. Start a second session for more."
        )
    if len(state.themes) + len(new) > MOST_THEMES:
        raise BoardError("limit_reached", f"A session holds {MOST_THEMES} themes. Merge some first.")


def _people(state: State, people: Iterable[BroughtPerson]) -> list[e.PersonJoined]:
    """Each lands in what is the smallest group by then (R8)."""
    sizes = Counter(person.group_id for person in state.people.values() if not person.removed)
    groups = sorted(state.groups.values(), key=lambda group: group.rank)
    joined = []
    for one in people:
        group = min(groups, key=lambda group: sizes[group.group_id], default=None)
        group_id = group.group_id if group else None
        sizes[group_id] += 1
        person = Person(
            person_id=one.person_id, role="participant", side=one.side, group_id=group_id, device=False
        )
        joined.append(e.PersonJoined(person=person))
    return joined


def _notes(state: State, brought: Brought, ids: Ids) -> list[e.NotePosted]:
    """They bear no name, as nobody here wrote them; their ties are nobody's."""
    if not brought.notes:
        return []
    phase = state.phases.get(brought.phase_id or "")
    if phase is None or phase.kind != "add":
        raise BoardError("conflict", "The step for these notes is gone. Choose the file again.", "preview_id")
    slots = ranks.spread(state.last_rank or None, None, len(brought.notes))
    return [_note(phase, note, rank, ids) for note, rank in zip(brought.notes, slots, strict=True)]


def _note(phase: Phase, note: BroughtNote, rank: str, ids: Ids) -> e.NotePosted:
    return e.NotePosted(
        note_id=note.note_id,
        tie=ids.new(),
        kind=note.kind,
        text=note.text,
        sketch=note.sketch,
        caption=note.caption,
        colour=note.colour or COLOURS[0],
        phase_id=phase.phase_id,
        group_id=None,
        rank=rank,
        see=see_of_brought(phase),
        names="off",
        language=note.language,
    )


def _themes(
    state: State, brought: Brought, notes: Sequence[e.NotePosted], actor: Actor
) -> list[e.ThemeFormed | e.NotesFiled]:
    """New themes behind the others, and each with its notes."""
    last_theme = max((theme.rank for theme in state.themes.values()), default="")
    slots = iter(ranks.spread(notes[-1].rank if notes else None, None, len(notes)))
    events: list[e.ThemeFormed | e.NotesFiled] = []
    count = len(state.themes)
    for theme in brought.themes:
        inside = [
            posted
            for posted, note in zip(notes, brought.notes, strict=True)
            if note.theme_id == theme.theme_id
        ]
        if theme.new:
            last_theme = ranks.after(last_theme)
            origin = tuple(note.note_id for note in inside if note.see == "all")
            events.append(
                e.ThemeFormed(
                    theme_id=theme.theme_id,
                    title=theme.title,
                    rank=last_theme,
                    colour=theme.colour or COLOURS[count % len(COLOURS)],
                    by=actor.person_id,
                    origin=origin,
                )
            )
            count += 1
        if inside:
            moved = tuple(replace(_moved(note), rank=next(slots)) for note in inside)
            events.append(e.NotesFiled(theme_id=theme.theme_id, notes=moved, by=actor.person_id))
    return events


def _loose(brought: Brought, notes: Sequence[e.NotePosted]) -> list[e.NotesPlaced | e.NoteParked]:
    """Where they lie outside the themes, and those that are kept out on purpose."""
    pairs = list(zip(notes, brought.notes, strict=True))
    lying = tuple(
        replace(_moved(posted), x=note.x, y=note.y)
        for posted, note in pairs
        if note.theme_id is None and note.x is not None
    )
    parked = [
        e.NoteParked(
            note_id=posted.note_id, tie=posted.tie, see=posted.see, group_id=posted.group_id, parked=True
        )
        for posted, note in pairs
        if note.parked
    ]
    return [*([e.NotesPlaced(notes=lying)] if lying else []), *parked]


def _moved(note: e.NotePosted) -> e.Moved:
    return e.Moved(note_id=note.note_id, tie=note.tie, see=note.see, group_id=note.group_id)
