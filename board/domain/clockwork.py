"""What the clock does by itself: `at_zero: stop` ends a step when its time is up."""

from board.domain import commands as c
from board.domain.model import Actor, Live, State

#: nobody: the server itself
CLOCK = Actor(None, "clock")


def stroke(state: State, now_ms: int) -> c.PhaseClose | None:
    """The command that is due now, if any: for all, or for a group at its own pace."""
    if state.state == "closed":
        return None
    if _is_due(state, state.live, now_ms):
        return c.PhaseClose(phase_id=state.live.phase_id)
    for group_id, pace in state.paces.items():
        if _is_due(state, pace, now_ms):
            return c.PhaseClose(phase_id=pace.phase_id, group_id=group_id)
    return None


def _is_due(state: State, live: Live, now_ms: int) -> bool:
    """Whether a clock that stops has run out. Where the room decides whether to go on, the clock does not."""
    if live.phase_id is None or live.ends_at is None or now_ms < live.ends_at:
        return False
    clock = state.phases[live.phase_id].switches.clock
    return clock.at_zero == "stop" and clock.extend != "poll"
