"""How far a file is: whoever draws a picture counts it, and whoever makes the file hears of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class _Counter:
    def __init__(self, total: int, told: Callable[[int, int], None]) -> None:
        self.done, self.total, self.told = 0, total, told


_counting: ContextVar[_Counter | None] = ContextVar("counting", default=None)


@contextmanager
def counting(total: int, told: Callable[[int, int], None]) -> Iterator[None]:
    """Meanwhile, tell how many of `total` pictures are drawn, as each one is."""
    before = _counting.set(_Counter(total, told))
    try:
        yield
    finally:
        _counting.reset(before)


def picture_drawn() -> None:
    """One more picture; says nothing when nobody counts."""
    counter = _counting.get()
    if counter is not None and counter.done < counter.total:
        counter.done += 1
        counter.told(counter.done, counter.total)
