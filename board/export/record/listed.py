"""The proposal list as a value: what every format is written from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from board.export.options import Include, Language

if TYPE_CHECKING:  # the record is made of this list's notes
    from board.export.record.listed_record import ListedRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedNote:
    """A note with the words of what it belongs to; `author` is empty where names are off."""

    note_id: str
    kind: str
    text: str
    caption: str
    sketch: Mapping[str, Any] | None
    language: str
    colour: str
    theme_id: str | None
    theme: str
    phase: str
    group: str
    side: str
    author: str
    stack: str
    builds_on: str
    #: what the column, panel or quarter that it was written into is called; empty on a plain wall
    column: str
    parked: bool
    hidden: bool
    late: bool
    tray: bool
    photo_id: str = ""
    #: the JPEG, in formats that show pictures
    photo: bytes = b""

    @property
    def picture_file(self) -> str:
        """The name that the record's archive gives this sketch or photo; empty for a text."""
        if self.photo_id:
            return f"photos/{self.note_id}.jpg"
        return f"sketches/{self.note_id}.svg" if self.sketch else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedTheme:
    """A theme with its notes, hidden ones left out."""

    title: str
    notes: tuple[ListedNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedConcern:
    """A dissent; `author` is empty when it is anonymous."""

    text: str
    author: str
    #: what is done about it, where somebody has said so
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedChange:
    """One line of a proposal's history; `at` is RFC 3339, `text` what was said to have happened."""

    status: str
    at: str
    by: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedProposal:
    """A proposal with its evidence; `fields` holds what was written, by the keys of the contract."""

    proposal_id: str
    ref: str
    title: str
    theme: str
    fields: Mapping[str, str]
    status: str
    history: tuple[ListedChange, ...]
    accepted_by: str
    support_n: int
    support_mean: float | None
    spread: tuple[int, ...]
    dots: int | None
    concerns: tuple[ListedConcern, ...]
    evidence: tuple[ListedNote, ...]
    picture: ListedNote | None
    #: other ways to say what is proposed, and whether what it says is one that was agreed on
    wordings: tuple[str, ...] = ()
    agreed: bool = False
    #: the owner-to-be who said no; empty where nobody did
    declined_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPerson:
    """Someone in the session."""

    name: str
    role: str
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalList:
    """Everything a format may show, in its order; `at` and `seq` are the moment it shows."""

    title: str
    code: str
    service: str
    session_date: str
    session_language: str
    language: Language
    include: Include
    at: str
    seq: int
    proposals: tuple[ListedProposal, ...]
    themes: tuple[ListedTheme, ...]
    notes: tuple[ListedNote, ...]
    people: tuple[ListedPerson, ...]
    #: the rest of the session, with include=all
    record: "ListedRecord | None" = None

    @property
    def loose(self) -> tuple[ListedNote, ...]:
        """The notes that stand in no theme and were not parked."""
        return tuple(n for n in self.notes if not (n.theme_id or n.parked or n.hidden))

    @property
    def parked(self) -> tuple[ListedNote, ...]:
        """The notes that were kept out of the themes on purpose (R12)."""
        return tuple(n for n in self.notes if n.parked and not n.hidden)
