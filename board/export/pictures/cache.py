"""Pictures that were drawn, kept by their content for the next file that shows them."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock


class PictureCache:
    """Keeps at most so many bytes of pictures, the longest unused go first; safe between threads."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, key: str, draw: Callable[[], bytes]) -> bytes:
        """Give the picture of this key, drawn now if it is not kept. Two who ask at once may both draw."""
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
                return kept
        drawn = draw()
        with self._lock:
            self._keep(key, drawn)
        return drawn

    def _keep(self, key: str, drawn: bytes) -> None:
        self._bytes += len(drawn) - len(self._kept.pop(key, b""))
        self._kept[key] = drawn
        while self._bytes > self._most:
            _, gone = self._kept.popitem(last=False)
            self._bytes -= len(gone)
