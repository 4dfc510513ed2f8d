"""Facts about notes and where they lie."""

from dataclasses import dataclass
from typing import Literal

from board.domain.model import Json, Names, See


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
    column: int | None = None
    language: str | None = None
    side: str | None = None
    theme_id: str | None = None
    parked: bool = False
    hidden: bool = False
    photo_id: str | None = None
    stack: str | None = None
    x: float | None = None
    y: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesRevealed:
    """`whole` says that the phase counts as revealed from here on, not only these notes.

    `by` is there for one of several in a row: what everyone looks at now.
    """

    phase_id: str
    to: Literal["facilitators", "group", "all"]
    notes: tuple[Revealed, ...]
    whole: bool = True
    by: Literal["note", "author"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePosted:
    """`entered_by` is a tie as well: to the facilitator who typed the note in for its author."""

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
    column: int | None = None
    language: str | None = None
    side: str | None = None
    late: bool = False
    tray: bool = False
    entered_by: str | None = None
    photo_id: str | None = None


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
    column: int | None = None


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


AboutNotes = (
    NotesRevealed
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
)
