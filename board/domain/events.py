"""What happened: past tense, plain data, one class per fact.

An event names no person for a note, a support value or an anonymous concern; it carries a `tie`
(architecture.md, Anonymity). Per-note events carry `see`, who could see that note when it happened, so that
a tail can be cut without replaying the past. Names of people never stand in an event.
"""

from dataclasses import dataclass

from board.domain.events_notes import (
    Moved,
    NoteDiscarded,
    NoteEdited,
    NoteHidden,
    NoteParked,
    NotePosted,
    NoteRestored,
    NotesFiled,
    NotesPlaced,
    NotesRevealed,
    NotesStacked,
    NotesUnstacked,
    Revealed,
)
from board.domain.events_people import (
    DoneMarked,
    GroupsSplit,
    GroupUpdated,
    HandRaised,
    NoticeSent,
    PersonMoved,
    PulseGiven,
    QuestionAsked,
    QuestionReleased,
)
from board.domain.events_proposals import (
    ConcernRaised,
    ProposalAccepted,
    ProposalDrafted,
    ProposalLinked,
    ProposalRevised,
    ProposalStatusSet,
    SupportGiven,
)
from board.domain.events_run_sheet import (
    PhaseClosed,
    PhaseExtended,
    PhaseInserted,
    PhaseMoved,
    PhaseOpened,
    PhasePaused,
    PhaseRevised,
    PhaseSkipped,
)
from board.domain.events_session import (
    LinkRotated,
    PersonJoined,
    PersonPromoted,
    PersonRemoved,
    PersonUpdated,
    ScreenShown,
    SessionClosed,
    SessionCreated,
    SessionFrozen,
    SessionLocked,
    SessionReopened,
    SessionUpdated,
)
from board.domain.events_themes import (
    ThemeDissolved,
    ThemeFormed,
    ThemeLocked,
    ThemeMerged,
    ThemeMoved,
    ThemeNamed,
)
from board.domain.events_turns import (
    MarkCleared,
    MarkPlaced,
    MarksTallied,
    RemarkAdded,
    SpotlightShown,
    TurnEnded,
    TurnMoved,
    TurnStarted,
)

__all__ = [
    "NAMES",
    "TYPES",
    "ConcernRaised",
    "DoneMarked",
    "Event",
    "GroupUpdated",
    "GroupsSplit",
    "HandRaised",
    "LinkRotated",
    "MarkCleared",
    "MarkPlaced",
    "MarksTallied",
    "Moved",
    "NoteDiscarded",
    "NoteEdited",
    "NoteHidden",
    "NoteParked",
    "NotePosted",
    "NoteRestored",
    "NotesFiled",
    "NotesPlaced",
    "NotesRevealed",
    "NotesStacked",
    "NotesUnstacked",
    "NoticeSent",
    "PersonJoined",
    "PersonMoved",
    "PersonPromoted",
    "PersonRemoved",
    "PersonUpdated",
    "PhaseClosed",
    "PhaseExtended",
    "PhaseInserted",
    "PhaseMoved",
    "PhaseOpened",
    "PhasePaused",
    "PhaseRevised",
    "PhaseSkipped",
    "ProposalAccepted",
    "ProposalDrafted",
    "ProposalLinked",
    "ProposalRevised",
    "ProposalStatusSet",
    "PulseGiven",
    "QuestionAsked",
    "QuestionReleased",
    "Recorded",
    "RemarkAdded",
    "Revealed",
    "ScreenShown",
    "SessionClosed",
    "SessionCreated",
    "SessionFrozen",
    "SessionLocked",
    "SessionReopened",
    "SessionUpdated",
    "SpotlightShown",
    "SupportGiven",
    "ThemeDissolved",
    "ThemeFormed",
    "ThemeLocked",
    "ThemeMerged",
    "ThemeMoved",
    "ThemeNamed",
    "TurnEnded",
    "TurnMoved",
    "TurnStarted",
]

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
    | GroupsSplit
    | PersonMoved
    | GroupUpdated
    | DoneMarked
    | HandRaised
    | QuestionAsked
    | QuestionReleased
    | NoticeSent
    | PulseGiven
    | TurnStarted
    | TurnMoved
    | TurnEnded
    | SpotlightShown
    | RemarkAdded
    | MarkPlaced
    | MarkCleared
    | MarksTallied
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
    "groups.split": GroupsSplit,
    "person.moved": PersonMoved,
    "group.updated": GroupUpdated,
    "done.marked": DoneMarked,
    "hand.raised": HandRaised,
    "question.asked": QuestionAsked,
    "question.released": QuestionReleased,
    "notice.sent": NoticeSent,
    "pulse.given": PulseGiven,
    "turn.started": TurnStarted,
    "turn.moved": TurnMoved,
    "turn.ended": TurnEnded,
    "spotlight.shown": SpotlightShown,
    "remark.added": RemarkAdded,
    "mark.placed": MarkPlaced,
    "mark.cleared": MarkCleared,
    "marks.tallied": MarksTallied,
}

NAMES: dict[type, str] = {cls: name for name, cls in TYPES.items()}


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event in the log: its place in the session's order and the server's time in milliseconds."""

    seq: int
    at: int
    event: Event
