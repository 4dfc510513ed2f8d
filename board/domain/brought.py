"""What a file brings in, as its preview lists it: read, checked, with its ids, and not added yet."""

from dataclasses import dataclass, field
from typing import Literal

from board.domain.events_import import RecordImported
from board.domain.model import Json

Source = Literal["wishes", "people", "canvas", "record"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Something that is not brought in: where it stands in the file (`row 7`, `notes[3]`), and why not."""

    where: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtPerson:
    """Somebody for the roster: no key, no device, no right but to be there."""

    where: str
    name: str
    side: str | None = None
    person_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtNote:
    """A note that nobody here wrote. `theme` is the title of its theme; `x` and `y` its spot on the wall."""

    where: str
    note_id: str = ""
    kind: Literal["text", "sketch"] = "text"
    text: str = ""
    sketch: Json | None = None
    caption: str = ""
    colour: str | None = None
    language: str | None = None
    theme: str = ""
    theme_id: str | None = None
    parked: bool = False
    x: float | None = None
    y: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtTheme:
    """A theme that is there already (`new` is False) or is formed; the notes of the file go into it."""

    where: str
    title: str
    theme_id: str = ""
    colour: str | None = None
    new: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtPhoto:
    """A photo of a record: its bytes as they stand in the file, not looked at yet."""

    where: str
    photo_id: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtRecord:
    """A whole session. `ties` maps a tie to its person, `names` a person to a name: beside the log."""

    event: RecordImported
    names: dict[str, str]
    ties: dict[str, str]
    photos: tuple[BroughtPhoto, ...] = ()
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """All that one file brings. `phase_id` is the step that its notes go into, `size` bytes, unpacked."""

    source: Source
    people: tuple[BroughtPerson, ...] = ()
    notes: tuple[BroughtNote, ...] = ()
    themes: tuple[BroughtTheme, ...] = ()
    record: BroughtRecord | None = None
    skipped: tuple[Skipped, ...] = field(default=())
    phase_id: str | None = None
    size: int = field(default=0, compare=False)
