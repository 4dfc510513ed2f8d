"""Facts about the session as a whole, its links and its people."""

from dataclasses import dataclass

from board.domain.model import Json, Live, Person, Phase, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCreated:
    code: str
    title: str
    language: str
    template: str
    phases: tuple[Phase, ...]
    live: Live
    settings: Json
    rehearsal: bool = False


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
    badge: Json | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPromoted:
    person_id: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRelinked:
    """From here on the person comes in by a new personal link, on a device of their own."""

    person_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRemoved:
    person_id: str


AboutSession = (
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
    | PersonRelinked
    | PersonRemoved
)
