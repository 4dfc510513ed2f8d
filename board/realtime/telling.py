"""When facilitators are told who has written without a name: twice at most, so that no moment tells a note.

Told as it happens, the list would say who wrote when, and longer notes come later (R6). So it is taken at
half-time and again when the time is up, and stands still in between. Pure but for what it remembers.
"""

from dataclasses import dataclass, field

from board.domain.model import Json, Live, Phase, State
from board.domain.shapes import when
from board.realtime.progress import who_wrote

#: a step without a clock counts as one of so many minutes
UNCLOCKED_MS = 6 * 60_000
#: a server that was not there at a moment, as another worker or one that began anew, takes no list for it:
#: whoever asks it later would choose the moment, and find one more at each worker
LATE_MS = 20_000
#: of one or two who wrote, the list would say whose their notes are
LEAST_TOLD = 3


@dataclass(slots=True)
class Told:
    """The list of one phase: how many of its moments have passed, who stands on it, since when."""

    moments: int = 0
    people: list[str] = field(default_factory=list)
    at: int | None = None


class Tellings:
    """What has been told of each phase whose notes bear no names."""

    def __init__(self) -> None:
        self._told: dict[tuple[str, str], Told] = {}

    def look(self, state: State, phase: Phase, now_ms: int) -> Told:
        """The list as it may be told now; from the first reveal on it stays as it is."""
        told = self._told.setdefault((state.code, phase.phase_id), Told())
        passed = _passed(state.live, now_ms)
        if passed > told.moments and not is_shown(state, phase):
            told.moments = passed
            if now_ms - _moments(state.live)[passed - 1] <= LATE_MS:
                wrote = who_wrote(state, phase.phase_id)
                told.at, told.people = now_ms, wrote if len(wrote) >= LEAST_TOLD else []
        return told

    def shape(self, state: State, phase: Phase, now_ms: int) -> Json:
        """`contributed` and `told` for a facilitator."""
        told = self.look(state, phase, now_ms)
        moments = _moments(state.live)
        coming = moments[told.moments :] if not is_shown(state, phase) else []
        return {
            "contributed": told.people,
            "told": {"at": when(told.at), "next": when(coming[0]) if coming else None},
        }

    def is_due(self, state: State, phase: Phase, now_ms: int) -> bool:
        """Whether a moment has passed of which nobody has been told yet."""
        told = self._told.get((state.code, phase.phase_id), Told())
        return _passed(state.live, now_ms) > told.moments and not is_shown(state, phase)


def is_shown(state: State, phase: Phase) -> bool:
    """Whether any of its notes has been shown: who wrote afterwards would have written what comes next."""
    return phase.revealed is not None or any(
        note.phase_id == phase.phase_id and note.see != "own" for note in state.notes.values()
    )


def _passed(live: Live, now_ms: int) -> int:
    return sum(moment <= now_ms for moment in _moments(live))


def _moments(live: Live) -> list[int]:
    """Half-time and the end, in milliseconds; none while the clock is paused."""
    if live.opened_at is None or live.paused:
        return []
    ends_at = live.ends_at if live.ends_at is not None else live.opened_at + UNCLOCKED_MS
    return [(live.opened_at + ends_at) // 2, ends_at]
