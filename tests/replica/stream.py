"""The order of frames on one connection: the twin of static/js/model/stream.js."""

from collections.abc import Callable

from tests.replica.messages import CatchUp, Json, Later, Load, Out

#: how long a frame that came too early waits for the one before it
HOLD_MS = 400
MOST_HELD = 500


class Stream:
    """Folds what follows, drops what is old, holds what came too early and asks for what lies between."""

    def __init__(self, apply: Callable[[Json], list[Out]]) -> None:
        self._apply = apply
        self._held: list[Json] = []
        self._asked = False
        self.epoch = ""
        #: the last seq that a snapshot or a frame covered; None while a snapshot is awaited
        self.covered: int | None = None

    def await_snapshot(self) -> None:
        """A snapshot is on its way: frames wait for it."""
        self.covered = None

    def start(self, snapshot: Json) -> list[Out]:
        """Go on from a snapshot."""
        self.epoch, self.covered = snapshot["epoch"], snapshot["seq"]
        self._held = [f for f in self._held if f["epoch"] == self.epoch and f["to"] > snapshot["seq"]]
        return self._drain()

    def receive(self, frame: Json) -> list[Out]:
        """A frame, live or caught up: the same."""
        if self.covered is not None and frame["epoch"] != self.epoch:
            return [Load()]
        out = self._take(frame)
        if self.covered is not None and any(held["from"] <= self.covered + 1 for held in self._held):
            out += self._drain()
        return out

    def head(self, head: Json) -> list[Out]:
        """How far this connection has been sent everything, and from where: a frame without events."""
        bare = {"epoch": head["epoch"], "from": head.get("from", 0), "to": head["seq"], "events": []}
        return self.receive(bare)

    def look(self) -> list[Out]:
        """The time to wait for what is missing is over."""
        self._asked = False
        out = self._drain()
        if self.covered is not None and self._held:
            out.append(CatchUp(self.covered, self.epoch))
        return out

    def _take(self, frame: Json) -> list[Out]:
        if self.covered is None or frame["from"] > self.covered + 1:
            return self._hold(frame)
        if frame["to"] > self.covered:
            self.covered = frame["to"]
            return self._apply(frame)
        return []

    def _hold(self, frame: Json) -> list[Out]:
        self._held = [*self._held, frame][-MOST_HELD:]
        return self._ask_soon() if self.covered is not None else []

    def _ask_soon(self) -> list[Out]:
        if self._asked:
            return []
        self._asked = True
        return [Later("look", HOLD_MS)]

    def _drain(self) -> list[Out]:
        waiting, self._held = sorted(self._held, key=lambda frame: frame["from"]), []
        return [out for frame in waiting for out in self._take(frame)]
