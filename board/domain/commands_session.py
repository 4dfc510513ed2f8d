"""Commands about the session as a whole, its links and its people."""

from dataclasses import dataclass
from typing import Literal

from board.domain.model import Json, Role


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
class SessionKeep:
    """Have notes and people kept for so many days from now on; none: for as long as the site keeps them."""

    days: int | None


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
    badge: Json | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPromote:
    """Give a person another role."""

    person_id: str
    role: Literal["facilitator", "participant", "observer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRelink:
    """Give somebody who lost their device, or never had one, a new personal link; the old one ends."""

    person_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRemove:
    """Send a person out; what they made stays."""

    person_id: str


AboutSession = (
    SessionUpdate
    | SessionLock
    | SessionFreeze
    | SessionClose
    | SessionReopen
    | SessionKeep
    | LinkRotate
    | ScreenShow
    | PersonAdd
    | PersonUpdate
    | PersonPromote
    | PersonRelink
    | PersonRemove
)
