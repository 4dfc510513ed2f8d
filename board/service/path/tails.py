"""What happened after a seq, cut for one viewer: the same shape as a live frame."""

from dataclasses import dataclass

from board.domain import visibility
from board.domain.model import Viewer
from board.service.path.live import LiveSession
from board.wire import frames

MOST_EVENTS = 200
#: bytes after which a piece takes no further event: a question of a line must not cost ten megabytes
ENOUGH = 524_288


@dataclass(frozen=True, slots=True)
class Tail:
    """`body` is the JSON of `{epoch, from, to, events}`; with nothing new `to` is the seq asked after."""

    epoch: str
    from_: int
    to: int
    body: bytes


def tail(live: LiveSession, viewer: Viewer, after: int, epoch: str | None) -> Tail | None:
    """The next events; None where only a snapshot will do."""
    ours = live.epoch
    if epoch is not None and epoch != ours:
        return None
    state, recorded = live.since(after, MOST_EVENTS)
    if recorded is None or not visibility.tail_allowed(state, viewer, after):
        return None
    to, size, events = after, 0, []
    for one in recorded:
        if size > ENOUGH:
            break
        cut, to = visibility.cut(one, state, viewer), one.seq
        if cut is not None:
            events.append(frames.event_bytes(cut))
            size += len(events[-1])
    return Tail(ours, after + 1, to, frames.frame(ours, after + 1, to, events))
