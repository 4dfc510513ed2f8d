"""What happened: past tense, plain data, one class per fact.

An event names no person for a note, a support value or an anonymous concern; it carries a `tie`
(architecture.md, Anonymity). Per-note events carry `see`, who could see that note when it happened, so that
a tail can be cut without replaying the past. Names of people never stand in an event.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from board.domain.model import Json, Live, Names, Person, Phase, Role, See


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCreated:
    code: str
    title: str
    language: str
    template: str
    phases: tuple[Phase, ...]
    live: Live
    settings: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionUpdated:
    title: str | None = None
    settings: Json | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLocked:
    locked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFrozen:
    frozen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionClosed:
    """From here on the ties of names-off notes, support values and anonymous concerns are gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionReopened:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRotated:
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenShown:
    view: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonJoined:
    person: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonUpdated:
    """`named` says that the name beside the log was written too."""

    person_id: str
    named: bool = False
    side: str | None = None
    decider: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPromoted:
    person_id: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRemoved:
    person_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseInserted:
    phase: Phase
    before: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseRevised:
    """The phase as it stands after; `view_changed` when `see` or `names` changed for what exists."""

    phase: Phase
    view_changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseMoved:
    phase_id: str
    before: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseSkipped:
    phase_id: str
    skipped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseOpened:
    phase_id: str
    closed: str | None
    live: Live


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseExtended:
    phase_id: str
    live: Live


@dataclass(frozen=True, slots=True, kw_only=True)
class PhasePaused:
    phase_id: str
    live: Live


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseClosed:
    phase_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Revealed:
    """One note as a reveal shows it: contents and a new rank, no time, no late flag, no seq of its own."""

    note_id: str
    tie: str
    kind: Literal["text", "sketch", "photo"]
    text: str
    sketch: Json | None
    caption: str
    colour: str
    group_id: str | None
    rank: str
    names: Names
    builds_on: str | None = None
    language: str | None = None
    theme_id: str | None = None
    parked: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesRevealed:
    phase_id: str
    to: Literal["facilitators", "all"]
    notes: tuple[Revealed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePosted:
    note_id: str
    tie: str
    kind: Literal["text", "sketch", "photo"]
    text: str
    sketch: Json | None
    caption: str
    colour: str
    phase_id: str
    group_id: str | None
    rank: str
    see: See
    names: Names
    builds_on: str | None = None
    language: str | None = None
    late: bool = False
    tray: bool = False
    entered_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteEdited:
    note_id: str
    tie: str
    see: See
    group_id: str | None
    text: str | None = None
    sketch: Json | None = None
    caption: str | None = None
    colour: str | None = None
    kind: Literal["text", "sketch", "photo"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDiscarded:
    note_id: str
    tie: str
    see: See
    group_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRestored:
    note_id: str
    tie: str
    see: See
    group_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteParked:
    note_id: str
    tie: str
    see: See
    group_id: str | None
    parked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteHidden:
    note_id: str
    tie: str
    see: See
    group_id: str | None
    hidden: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Where one note went: `see` and `tie` say who may hear of it."""

    note_id: str
    tie: str
    see: See
    group_id: str | None
    rank: str = ""
    x: float | None = None
    y: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesStacked:
    onto: str
    notes: tuple[Moved, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesUnstacked:
    notes: tuple[Moved, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesPlaced:
    notes: tuple[Moved, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesFiled:
    theme_id: str | None
    notes: tuple[Moved, ...]
    by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeFormed:
    theme_id: str
    title: str
    rank: str
    colour: str
    by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeNamed:
    theme_id: str
    title: str
    by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeMerged:
    theme_id: str
    into: str
    notes: tuple[Moved, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeDissolved:
    theme_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeMoved:
    theme_id: str
    rank: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLocked:
    theme_id: str
    locked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalDrafted:
    proposal_id: str
    ref: str
    title: str
    theme_id: str | None
    note_ids: tuple[str, ...]
    rank: str
    by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRevised:
    proposal_id: str
    fields: Mapping[str, str]
    by: str | None
    accepted_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalLinked:
    proposal_id: str
    note_ids: tuple[str, ...]
    by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalStatusSet:
    proposal_id: str
    status: str
    by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalAccepted:
    proposal_id: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportGiven:
    """`spread[v]` counts the people at value v after this one."""

    proposal_id: str
    tie: str
    value: int
    spread: tuple[int, int, int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernRaised:
    proposal_id: str
    concern_id: str
    tie: str
    text: str
    person_id: str | None


Event = (
    SessionCreated
    | SessionUpdated
    | SessionLocked
    | SessionFrozen
    | SessionClosed
    | SessionReopened
    | LinkRotated
    | ScreenShown
    | PersonJoined
    | PersonUpdated
    | PersonPromoted
    | PersonRemoved
    | PhaseInserted
    | PhaseRevised
    | PhaseMoved
    | PhaseSkipped
    | PhaseOpened
    | PhaseExtended
    | PhasePaused
    | PhaseClosed
    | NotesRevealed
    | NotePosted
    | NoteEdited
    | NoteDiscarded
    | NoteRestored
    | NoteParked
    | NoteHidden
    | NotesStacked
    | NotesUnstacked
    | NotesPlaced
    | NotesFiled
    | ThemeFormed
    | ThemeNamed
    | ThemeMerged
    | ThemeDissolved
    | ThemeMoved
    | ThemeLocked
    | ProposalDrafted
    | ProposalRevised
    | ProposalLinked
    | ProposalStatusSet
    | ProposalAccepted
    | SupportGiven
    | ConcernRaised
)

#: the log's and the wire's name of each event
TYPES: dict[str, type] = {
    "session.created": SessionCreated,
    "session.updated": SessionUpdated,
    "session.locked": SessionLocked,
    "session.frozen": SessionFrozen,
    "session.closed": SessionClosed,
    "session.reopened": SessionReopened,
    "link.rotated": LinkRotated,
    "screen.shown": ScreenShown,
    "person.joined": PersonJoined,
    "person.updated": PersonUpdated,
    "person.promoted": PersonPromoted,
    "person.removed": PersonRemoved,
    "phase.inserted": PhaseInserted,
    "phase.revised": PhaseRevised,
    "phase.moved": PhaseMoved,
    "phase.skipped": PhaseSkipped,
    "phase.opened": PhaseOpened,
    "phase.extended": PhaseExtended,
    "phase.paused": PhasePaused,
    "phase.closed": PhaseClosed,
    "notes.revealed": NotesRevealed,
    "note.posted": NotePosted,
    "note.edited": NoteEdited,
    "note.discarded": NoteDiscarded,
    "note.restored": NoteRestored,
    "note.parked": NoteParked,
    "note.hidden": NoteHidden,
    "notes.stacked": NotesStacked,
    "notes.unstacked": NotesUnstacked,
    "notes.placed": NotesPlaced,
    "notes.filed": NotesFiled,
    "theme.formed": ThemeFormed,
    "theme.named": ThemeNamed,
    "theme.merged": ThemeMerged,
    "theme.dissolved": ThemeDissolved,
    "theme.moved": ThemeMoved,
    "theme.locked": ThemeLocked,
    "proposal.drafted": ProposalDrafted,
    "proposal.revised": ProposalRevised,
    "proposal.linked": ProposalLinked,
    "proposal.status_set": ProposalStatusSet,
    "proposal.accepted": ProposalAccepted,
    "support.given": SupportGiven,
    "concern.raised": ConcernRaised,
}

NAMES: dict[type, str] = {cls: name for name, cls in TYPES.items()}


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event in the log: its place in the session's order and the server's time in milliseconds."""

    seq: int
    at: int
    event: Event
