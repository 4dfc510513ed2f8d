"""Facts about presenting and marking."""

from collections.abc import Mapping
from dataclasses import dataclass

from board.domain.model import Mark, Tally, Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnStarted:
    turn: Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnMoved:
    """The turn as it stands after next, skip or swap."""

    turn: Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnEnded:
    phase_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotlightShown:
    note_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkAdded:
    remark_id: str
    note_id: str
    text: str
    person_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkPlaced:
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkCleared:
    mark_id: str
    tie: str
    phase_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarksTallied:
    """The phase's marks as they came out; from here on everyone sees these counts."""

    phase_id: str
    tallies: Mapping[str, Tally]


AboutTurns = (
    TurnStarted
    | TurnMoved
    | TurnEnded
    | SpotlightShown
    | RemarkAdded
    | MarkPlaced
    | MarkCleared
    | MarksTallied
)
