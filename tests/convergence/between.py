"""The word between houses: told at once, under way until it is let through, lost, doubled or overtaken."""

from collections.abc import Callable
from dataclasses import dataclass, field

Ear = Callable[[str, int, str], None]


@dataclass(frozen=True)
class Word:
    """What one house tells another: how far a session has come. `to` is that one's number."""

    to: int
    code: str
    head: int
    epoch: str


@dataclass
class Wire:
    """Everything that is under way between so many houses; `cut`: nothing goes out any more."""

    houses: int
    cut: bool = False
    words: list[Word] = field(default_factory=list)

    def told(self, by: int, code: str, head: int, epoch: str) -> None:
        """A house tells all others."""
        if not self.cut:
            self.words += [Word(to, code, head, epoch) for to in range(self.houses) if to != by]

    def take(self, place: int) -> Word | None:
        """One of them, whichever was told first."""
        return self.words.pop(place % len(self.words)) if self.words else None


class News:
    """One house's end of the wire, as the service asks for it (board/service/ports.py)."""

    def __init__(self, wire: Wire, number: int) -> None:
        self._wire, self._number = wire, number
        self.ear: Ear | None = None

    def tell(self, code: str, head: int, epoch: str) -> None:
        """Put it on its way."""
        self._wire.told(self._number, code, head, epoch)

    def hear(self, heard: Ear) -> None:
        """Who is to be told."""
        self.ear = heard

    def stop(self) -> None:
        """Nobody listens here any more."""
        self.ear = None
