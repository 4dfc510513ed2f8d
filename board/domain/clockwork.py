"""What the clock does by itself: `at_zero: stop` ends a step when its time is up."""

from board.domain import commands as c
from board.domain.model import Actor, State

#: nobody: the server itself
CLOCK = Actor(None, "clock")


def stroke(state: State, now_ms: int) -> c.PhaseClose | None:
    """The command that is due now, if any. Where the room decides whether to go on, the clock does not."""
    phase, ends_at = state.live_phase, state.live.ends_at
    if state.state == "closed" or phase is None or ends_at is None or now_ms < ends_at:
        return None
    clock = phase.switches.clock
    stops = clock.at_zero == "stop" and clock.extend != "poll"
    return c.PhaseClose(phase_id=phase.phase_id) if stops else None
