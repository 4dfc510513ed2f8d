"""What a replica asks of whoever carries its messages. Nothing here is sent by itself."""

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Load:
    """Fetch the snapshot: answer with `loaded(snapshot)` or `not_loaded(code)`."""


@dataclass(frozen=True, slots=True)
class Send:
    """Send these commands as one list: answer with `answered(number, answers)` or `unanswered(number)`."""

    number: int
    commands: tuple[Json, ...]


@dataclass(frozen=True, slots=True)
class CatchUp:
    """Ask for what came after a seq: answer with `caught_up(answer)`; None for no answer."""

    after: int
    epoch: str


@dataclass(frozen=True, slots=True)
class Later:
    """After so many milliseconds call `woken(what)`."""

    what: str
    ms: float


Out = Load | Send | CatchUp | Later
