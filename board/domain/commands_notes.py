"""Commands about notes and where they lie."""

from dataclasses import dataclass
from typing import Literal

from board.domain.model import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePost:
    """Put a note on the wall; `for_` names a person without a device (facilitators only).

    `column` is the column, panel or quarter of the phase's layout, from 0.
    """

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
    column: int | None = None
    for_: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteEdit:
    """Change one's own note; `base` is the seq at which the sender last saw it."""

    note_id: str
    text: str | None = None
    sketch: Json | None = None
    caption: str | None = None
    colour: str | None = None
    column: int | None = None
    base: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDescribe:
    """Say what a picture shows where its author has not."""

    note_id: str
    caption: str


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
    """Lay loose notes at a spot of the wall, in wall units; with columns as a block of cards."""

    note_ids: list[str]
    x: float
    y: float
    columns: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteFile:
    """Put notes into a theme, or loose; before a note of it, or at the end."""

    note_ids: list[str]
    theme_id: str | None
    before: str | None = None


AboutNotes = (
    NotePost
    | NoteEdit
    | NoteDescribe
    | NoteDiscard
    | NoteRestore
    | NotePark
    | NoteHide
    | NoteStack
    | NoteUnstack
    | NotePlace
    | NoteFile
)
