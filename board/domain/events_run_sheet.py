"""Facts about the run sheet."""

from dataclasses import dataclass

from board.domain.model import Live, Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseInserted:
    phase: Phase
    before: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseRevised:
    """The phase as it stands after; `view_changed` when `see` or `names` changed for what exists."""

    phase: Phase
    view_changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseMoved:
    phase_id: str
    before: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseSkipped:
    phase_id: str
    skipped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseOpened:
    """`group_id` is set where one group goes at its own pace; opening for all brings all back (R10).

    `plan_ends_at` is set by the first one with a clock: from then on the session is measured against it.
    """

    phase_id: str
    closed: str | None
    live: Live
    group_id: str | None = None
    also_closed: tuple[str, ...] = ()
    plan_ends_at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseExtended:
    phase_id: str
    live: Live
    group_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhasePaused:
    phase_id: str
    live: Live
    group_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseClosed:
    """`whole` says that nobody is in the phase any more, so that it is closed and not only left."""

    phase_id: str
    group_id: str | None = None
    whole: bool = True


AboutRunSheet = (
    PhaseInserted
    | PhaseRevised
    | PhaseMoved
    | PhaseSkipped
    | PhaseOpened
    | PhaseExtended
    | PhasePaused
    | PhaseClosed
)
