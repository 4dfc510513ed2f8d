"""What one client holds of a session: a snapshot, and the frames that followed it in order."""

from typing import Any

from tests.replica.evolve import NeedsSnapshot, compared, fold, in_order


class Mirror:
    """A client's own copy, and whether it still follows on what the server sends."""

    def __init__(self) -> None:
        self.epoch = ""
        self.loaded = False
        self._copy: dict[str, Any] = {"seq": 0}
        self._torn = False

    @property
    def seq(self) -> int:
        return int(self._copy["seq"])

    def load(self, snapshot: dict[str, Any]) -> None:
        self.epoch, self.loaded = snapshot["epoch"], True
        self._copy, self._torn = in_order(snapshot), False

    def frame(self, frame: dict[str, Any]) -> bool:
        """Take a frame in; False if something before it is missing, or nothing helps but a snapshot."""
        if frame["epoch"] != self.epoch:
            self.loaded = False
        elif frame["from"] > self.seq + 1:
            self._torn = True
            return False
        elif frame["to"] > self.seq:
            self._fold(frame)
        return self.loaded

    def head(self, beacon: dict[str, Any]) -> bool:
        """A beacon: what lies between is not ours to see, as nothing overtakes on one line."""
        if beacon["epoch"] != self.epoch:
            self.loaded = False
        elif not self._torn and beacon["seq"] > self.seq:
            self._copy = {**self._copy, "seq": beacon["seq"]}
        return self.loaded

    def holds(self) -> dict[str, Any]:
        """What is compared with the server's view."""
        return compared(self._copy)

    def _fold(self, frame: dict[str, Any]) -> None:
        try:
            self._copy, self._torn = fold(self._copy, frame), False
        except NeedsSnapshot:
            self.loaded = False


def shown(snapshot: dict[str, Any]) -> dict[str, Any]:
    """The same of a snapshot as the server gives it."""
    return compared(in_order(snapshot))
