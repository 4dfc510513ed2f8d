"""A drawing that a person carries on with on another device of theirs: in memory alone, never in the log.

Each person has one at most, so that memory is bounded; a new one takes the old one's place.
"""

from collections import Counter, OrderedDict
from dataclasses import dataclass, field
from typing import Any, Final

from board.domain.errors import BoardError, not_found
from board.domain.model import Viewer
from board.service.budget import Budget
from board.service.people.grants import PASS_MS, Grants
from board.service.ports import Loop, Signal
from board.service.secrecy import RandomIds, new_secret

MOST_PADS: Final = 500
KEPT_S: Final = 3600.0


@dataclass(slots=True)
class Pad:
    """The drawing as it stands; `version` counts what the other device has sent."""

    pad_id: str
    sketch: dict[str, Any] | None
    caption: str
    version: int = 0
    done: bool = False
    at: float = 0.0
    watchers: list[Signal] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Opened:
    """A new pad and the key to it, which works once and until `expires_at` (milliseconds since 1970)."""

    pad: Pad
    key: str
    expires_at: int


class Pads:
    """What each person draws from one device to another."""

    def __init__(self, loop: Loop, grants: Grants, budget: Budget) -> None:
        self._loop, self._grants, self._budget = loop, grants, budget
        self._pads: OrderedDict[tuple[str, str], Pad] = OrderedDict()

    def open(
        self, code: str, viewer: Viewer, token_id: bytes, sketch: dict[str, Any] | None, caption: str
    ) -> Opened:
        """Begin a pad with what stands on the paper, and a pass for the same person's other device."""
        person_id = drawing(viewer)
        self._budget.spend_pass(f"{code}/{person_id}")
        holder = self._grants.by_hash(token_id)
        pad = Pad(RandomIds().new(), sketch, caption)
        self._keep(code, person_id, pad)
        key, now_ms = new_secret(), self._loop.now_ms()
        # What the pass gives ends when what its holder came by is ended.
        self._grants.lend(key, holder, now_ms + PASS_MS)
        return Opened(pad, key, now_ms + PASS_MS)

    def admit(self, code: str, viewer: Viewer) -> None:
        """Whether this person may send a drawing now; raises BoardError, before it is read."""
        self._budget.spend(f"pad/{code}/{drawing(viewer)}", viewer.role)

    def read(self, code: str, viewer: Viewer, pad_id: str, after: int, wait_s: float) -> Pad:
        """The person's pad; waits while it has nothing newer than `after`."""
        pad = self._pads.get((code, drawing(viewer)))
        if pad is None or pad.pad_id != pad_id:
            raise not_found("drawing", "pad_id")
        if pad.version <= after and wait_s:
            signal = self._loop.signal()
            pad.watchers.append(signal)
            signal.wait(wait_s)
            if signal in pad.watchers:
                pad.watchers.remove(signal)
        return pad

    def write(
        self, code: str, viewer: Viewer, pad_id: str, sketch: dict[str, Any] | None, *, done: bool
    ) -> Pad:
        """What the other device has drawn; after a restart it brings its pad back with it."""
        person_id = drawing(viewer)
        pad = self._pads.get((code, person_id)) or Pad(pad_id, None, "")
        if pad.pad_id != pad_id:
            raise BoardError(
                "conflict", "You have begun another drawing since. Go on with that one.", "pad_id"
            )
        pad.sketch, pad.done, pad.version = sketch, done, pad.version + 1
        self._keep(code, person_id, pad)
        for signal in pad.watchers:
            signal.set()
        pad.watchers.clear()
        return pad

    def forget(self, code: str) -> None:
        """Drop the pads of a session that is thrown away."""
        self._pads = OrderedDict((key, pad) for key, pad in self._pads.items() if key[0] != code)

    def _keep(self, code: str, person_id: str, pad: Pad) -> None:
        now = self._loop.monotonic()
        pad.at = now
        self._pads[(code, person_id)] = pad
        self._pads.move_to_end((code, person_id))
        while now - next(iter(self._pads.values())).at > KEPT_S:
            self._pads.popitem(last=False)
        if len(self._pads) > MOST_PADS:
            # the oldest of the session that has most: one full of strangers costs others nothing
            most, _ = Counter(key[0] for key in self._pads).most_common(1)[0]
            del self._pads[next(key for key in self._pads if key[0] == most)]


def drawing(viewer: Viewer) -> str:
    """The person who draws; raises BoardError for a role that does not."""
    if viewer.person_id is None or viewer.role not in ("facilitator", "participant"):
        raise BoardError("forbidden_role", "Only those who post notes draw.")
    return viewer.person_id
