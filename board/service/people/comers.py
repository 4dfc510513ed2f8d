"""What those who come in see, get and hold."""

from dataclasses import dataclass

from board.domain.model import Role


@dataclass(frozen=True, slots=True)
class Door:
    """What somebody with the code may know before they come in."""

    title: str
    language: str
    asks_side: bool
    sides: tuple[str, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody who came in by the code; `personal_key` makes their own link."""

    person_id: str
    token: str
    role: Role
    personal_key: str


@dataclass(frozen=True, slots=True)
class Granted:
    """Somebody who came in by a link; the screen is nobody."""

    person_id: str | None
    token: str
    role: Role


@dataclass(frozen=True, slots=True)
class Grant:
    """Whose token it is. `role` is as of now; every command reads it anew."""

    session_code: str
    person_id: str | None
    role: Role
    token_id: bytes
