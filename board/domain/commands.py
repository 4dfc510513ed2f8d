"""What a person may ask for: imperative, plain data, one class per intention.

The field names and types here are the wire's: `wire/commands.py` derives the strict decoder from them.
A field with a default may be left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from board.domain.model import Json, Kind, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionUpdate:
    """Change the title or the settings."""

    title: str | None = None
    settings: Json | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLock:
    """Stop or let people join."""

    locked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFreeze:
    """Hold everybody's hands still for a moment."""

    frozen: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionClose:
    """End the session: it can be read and exported, and names-off authorship is forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionReopen:
    """Go on with a closed session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRotate:
    """Make a role's link anew; the old one stops working."""

    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenShow:
    """Choose what the projector shows."""

    view: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAdd:
    """Enter someone who has no device."""

    name: str
    side: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonUpdate:
    """Change a name, a side or the decider mark; `person_id` absent means oneself."""

    person_id: str | None = None
    name: str | None = None
    side: str | None = None
    decider: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPromote:
    """Give a person another role."""

    person_id: str
    role: Literal["facilitator", "participant", "observer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRemove:
    """Send a person out; what they made stays."""

    person_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseInsert:
    """Put a new phase into the run sheet, before another or at the end."""

    phase_id: str
    kind: Kind
    title: str
    switches: Json | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseRevise:
    """Change a phase's title or some of its switches."""

    phase_id: str
    title: str | None = None
    switches: Json | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseMove:
    """Move a phase before another or to the end."""

    phase_id: str
    before: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseSkip:
    """Leave a phase out, or take it in again."""

    phase_id: str
    skipped: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseOpen:
    """Make a phase live; `expected` is the one the sender saw live."""

    phase_id: str
    expected: str | None
    group_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseExtend:
    """Give a phase more or less time."""

    seconds: int
    phase_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhasePause:
    """Stop or start the clock."""

    paused: bool = True
    phase_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseReveal:
    """Show a phase's hidden notes to the facilitators or to all."""

    to: Literal["facilitators", "all"] = "all"
    phase_id: str | None = None
    note_ids: list[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseClose:
    """End the live phase without opening another."""

    phase_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePost:
    """Put a note on the wall; `for_` names a person without a device (facilitators only)."""

    note_id: str
    kind: Literal["text", "sketch", "photo"] = "text"
    text: str = ""
    sketch: Json | None = None
    photo_id: str | None = None
    caption: str = ""
    colour: str | None = None
    builds_on: str | None = None
    phase_id: str | None = None
    language: str | None = None
    for_: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteEdit:
    """Change one's own note; `base` is the seq at which the sender last saw it."""

    note_id: str
    text: str | None = None
    sketch: Json | None = None
    caption: str | None = None
    colour: str | None = None
    base: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDiscard:
    """Take one's own note away; it can be restored."""

    note_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRestore:
    """Bring one's own discarded note back."""

    note_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePark:
    """Keep notes out of the themes on purpose, or take them back in."""

    note_id: str
    parked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteHide:
    """Take a note out of everyone's sight but its author's and the facilitators'."""

    note_id: str
    hidden: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteStack:
    """Put notes that say the same onto one of them."""

    note_ids: list[str]
    onto: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteUnstack:
    """Take notes off their stack."""

    note_ids: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePlace:
    """Lay loose notes at a spot of the wall, in wall units."""

    note_ids: list[str]
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteFile:
    """Put notes into a theme, or loose; before a note of it, or at the end."""

    note_ids: list[str]
    theme_id: str | None
    before: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeForm:
    """Make a theme from some notes."""

    theme_id: str
    title: str
    note_ids: list[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeName:
    """Name a theme; `base` is the seq at which the sender last saw its title."""

    theme_id: str
    title: str
    base: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeMerge:
    """Put one theme's notes into another and end the first."""

    theme_id: str
    into: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeDissolve:
    """End a theme; its notes are loose again."""

    theme_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeMove:
    """Put a theme before another or at the end."""

    theme_id: str
    before: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLock:
    """Keep participants' hands off a theme."""

    theme_id: str
    locked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalDraft:
    """Begin a proposal, from a theme and its notes if wished."""

    proposal_id: str
    title: str
    theme_id: str | None = None
    note_ids: list[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRevise:
    """Write some fields; `base` is the seq at which the sender last saw them."""

    proposal_id: str
    fields: Mapping[str, Any]
    base: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalLink:
    """Name the notes that are a proposal's evidence."""

    proposal_id: str
    note_ids: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalStatus:
    """Say where a proposal stands."""

    proposal_id: str
    status: Literal["draft", "ready", "agreed", "doing", "done", "learnt", "parked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalAccept:
    """Take a proposal on as its owner."""

    proposal_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportSet:
    """Say how far one supports a proposal, 0 to 5."""

    proposal_id: str
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernRaise:
    """Attach a dissent to a proposal."""

    proposal_id: str
    text: str
    anonymous: bool = False


Command = (
    SessionUpdate
    | SessionLock
    | SessionFreeze
    | SessionClose
    | SessionReopen
    | LinkRotate
    | ScreenShow
    | PersonAdd
    | PersonUpdate
    | PersonPromote
    | PersonRemove
    | PhaseInsert
    | PhaseRevise
    | PhaseMove
    | PhaseSkip
    | PhaseOpen
    | PhaseExtend
    | PhasePause
    | PhaseReveal
    | PhaseClose
    | NotePost
    | NoteEdit
    | NoteDiscard
    | NoteRestore
    | NotePark
    | NoteHide
    | NoteStack
    | NoteUnstack
    | NotePlace
    | NoteFile
    | ThemeForm
    | ThemeName
    | ThemeMerge
    | ThemeDissolve
    | ThemeMove
    | ThemeLock
    | ProposalDraft
    | ProposalRevise
    | ProposalLink
    | ProposalStatus
    | ProposalAccept
    | SupportSet
    | ConcernRaise
)

#: the wire's name of each command, in the order of protocol.md's table
TYPES: dict[str, type] = {
    "session.update": SessionUpdate,
    "session.lock": SessionLock,
    "session.freeze": SessionFreeze,
    "session.close": SessionClose,
    "session.reopen": SessionReopen,
    "link.rotate": LinkRotate,
    "screen.show": ScreenShow,
    "person.add": PersonAdd,
    "person.update": PersonUpdate,
    "person.promote": PersonPromote,
    "person.remove": PersonRemove,
    "phase.insert": PhaseInsert,
    "phase.revise": PhaseRevise,
    "phase.move": PhaseMove,
    "phase.skip": PhaseSkip,
    "phase.open": PhaseOpen,
    "phase.extend": PhaseExtend,
    "phase.pause": PhasePause,
    "phase.reveal": PhaseReveal,
    "phase.close": PhaseClose,
    "note.post": NotePost,
    "note.edit": NoteEdit,
    "note.discard": NoteDiscard,
    "note.restore": NoteRestore,
    "note.park": NotePark,
    "note.hide": NoteHide,
    "note.stack": NoteStack,
    "note.unstack": NoteUnstack,
    "note.place": NotePlace,
    "note.file": NoteFile,
    "theme.form": ThemeForm,
    "theme.name": ThemeName,
    "theme.merge": ThemeMerge,
    "theme.dissolve": ThemeDissolve,
    "theme.move": ThemeMove,
    "theme.lock": ThemeLock,
    "proposal.draft": ProposalDraft,
    "proposal.revise": ProposalRevise,
    "proposal.link": ProposalLink,
    "proposal.status": ProposalStatus,
    "proposal.accept": ProposalAccept,
    "support.set": SupportSet,
    "concern.raise": ConcernRaise,
}

NAMES: dict[type, str] = {cls: name for name, cls in TYPES.items()}
