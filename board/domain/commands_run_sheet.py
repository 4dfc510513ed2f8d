"""Commands about the run sheet."""

from dataclasses import dataclass
from typing import Literal

from board.domain.model import Json, Kind


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
    """Give a phase more or less time; `group_id` for a group at its own pace."""

    seconds: int
    phase_id: str | None = None
    group_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhasePause:
    """Stop or start the clock; `group_id` for a group at its own pace."""

    paused: bool = True
    phase_id: str | None = None
    group_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseReveal:
    """Show a phase's hidden notes to the facilitators, to each author's group, or to all.

    With `next`, all are shown one note more, or all notes of one author more: the server draws which.
    """

    to: Literal["facilitators", "group", "all"] = "all"
    phase_id: str | None = None
    note_ids: list[str] | None = None
    next: Literal["note", "author"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseClose:
    """End the live phase without opening another, for all or for a group at its own pace."""

    phase_id: str | None = None
    group_id: str | None = None


AboutRunSheet = (
    PhaseInsert
    | PhaseRevise
    | PhaseMove
    | PhaseSkip
    | PhaseOpen
    | PhaseExtend
    | PhasePause
    | PhaseReveal
    | PhaseClose
)
