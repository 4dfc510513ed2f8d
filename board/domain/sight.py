"""Who may see a note: the predicates that visibility and decide share (R5)."""

from collections.abc import Iterable

from board.domain.model import Actor, Note, Phase, See, State, Viewer

#: architecture.md, Anonymity
LEAST_IN_SIDE = 3


def viewer_of(state: State, actor: Actor) -> Viewer:
    """The viewer that an actor is; the clock and followers see no more than the screen."""
    person = state.people.get(actor.person_id) if actor.person_id else None
    role = "screen" if actor.role == "clock" or actor.role == "follower" else actor.role
    return Viewer(actor.person_id, role, person.group_id if person else None)


def is_mine(state: State, tie: str, viewer: Viewer) -> bool:
    """Whether the tie is this viewer's, and the link that they came by may open what it ties."""
    holder = state.ties.get(tie)
    return holder is not None and holder == viewer.person_id and tie not in state.shut


def reaches(see: See, group_id: str | None, viewer: Viewer) -> bool:
    """Whether something with this `see` reaches a viewer who is not its author."""
    match see:
        case "all":
            return True
        case "facilitators":
            return viewer.role == "facilitator"
        case "group":
            return viewer.role == "facilitator" or (group_id is not None and group_id == viewer.group_id)
        case "own":
            return False


def may_see(state: State, note: Note, viewer: Viewer) -> bool:
    """Whether this viewer may see this note now."""
    if note.discarded:
        return False
    if is_mine(state, note.tie, viewer):
        return True
    if note.hidden and viewer.role != "facilitator":
        return False
    return reaches(note.see, note.group_id, viewer)


def is_placed_alone(note: Note) -> bool:
    """Whether where it lies would say, once it is shown, that its author is one of those who may sort."""
    return note.names == "off" and note.see == "own"


def is_nameless(state: State, phase: Phase | None) -> bool:
    """Whether notes without names are made in this phase, or were before its `names` were changed."""
    if phase is None or phase.kind != "add":
        return False
    return phase.switches.names == "off" or any(
        note.names == "off" and note.phase_id == phase.phase_id for note in state.notes.values()
    )


def see_of_new(phase: Phase) -> See:
    """Who sees a note that is posted into this phase now; names off implies own until the next reveal."""
    if phase.switches.names == "off":
        return "own"
    return "all" if phase.revealed == "all" else phase.switches.see


def is_in_sight(state: State, note_id: str | None, viewer: Viewer) -> bool:
    """Whether a link to a note may be shown: not to one that is hidden from this viewer, discarded or not."""
    note = state.notes.get(note_id) if note_id else None
    if note is None or is_mine(state, note.tie, viewer):
        return True
    return reaches(note.see, note.group_id, viewer) and (not note.hidden or viewer.role == "facilitator")


def is_kept_from(state: State, note_id: str, viewer: Viewer) -> bool:
    """Whether a facilitator has hidden this note from this viewer, whose it is not."""
    note = state.notes.get(note_id)
    return (
        note is not None
        and note.hidden
        and viewer.role != "facilitator"
        and not is_mine(state, note.tie, viewer)
    )


def in_sight_of_all(state: State, ids: Iterable[str], viewer: Viewer) -> list[str]:
    """Those ids that everyone with the viewer's role and group may know; what is no note's stays in."""
    audience = Viewer(None, viewer.role, viewer.group_id)
    return [one for one in ids if is_in_sight(state, one, audience)]


def told_to(note: Note) -> See:
    """Who hears of what happens to a note: of a hidden one only its author and the facilitators."""
    return "facilitators" if note.hidden and note.see != "own" else note.see


def shown_side(state: State, person_id: str) -> str | None:
    """The side that a note with names `side` bears: none unless enough people are on it to hide among."""
    side = state.people[person_id].side
    size = sum(person.side == side and not person.removed for person in state.people.values())
    return side if side and size >= LEAST_IN_SIDE else None
