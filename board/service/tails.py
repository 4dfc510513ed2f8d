"""What happened after a seq, cut for one viewer: the same shape as a live frame."""

from dataclasses import dataclass

from board.domain import visibility
from board.domain.model import Viewer
from board.service.live import LiveSession
from board.wire import frames

MOST_EVENTS = 200


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
    cuts = (visibility.cut(one, state, viewer) for one in recorded)
    events = [frames.event_bytes(cut) for cut in cuts if cut is not None]
    to = recorded[-1].seq if recorded else after
    return Tail(ours, after + 1, to, frames.frame(ours, after + 1, to, events))
