"""A file that somebody asked for: what it shows, whether it is its turn, how far it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from board.domain.model import State, Viewer
from board.service.ports import Signal


@dataclass(slots=True, eq=False)
class Order:
    """Whoever makes it writes `done` and `total` (pictures); anybody may read them, and call `stop`."""

    file_format: str
    #: the state of the moment that the file shows, uncut; the moment is `at`, RFC 3339 in UTC
    state: State
    at: str
    viewer: Viewer
    query: Mapping[str, str]
    #: set when it is its turn, or when there is nothing more to wait for
    turn: Signal
    #: made at once, where it is asked for: it takes no turn
    quick: bool = False
    running: bool = False
    stopped: bool = False
    done: int = 0
    total: int = 0
    #: ends what is under way
    halt: Callable[[], None] | None = field(default=None, repr=False)

    @property
    def code(self) -> str:
        """The session."""
        return self.state.code

    def stop(self) -> None:
        """Nobody wants it any more."""
        self.stopped = True
        if self.halt is not None:
            self.halt()
        self.turn.set()
