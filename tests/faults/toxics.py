"""What a bad line does to the bytes on it: each fault a value, judged for each piece as it passes."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

Way = Literal["up", "down"]


@dataclass(frozen=True)
class Latency:
    """Every piece comes later, some much later; the order stays."""

    seconds: float
    jitter_s: float = 0.0
    stalls: float = 0.0
    stall_s: float = 0.0

    def delay(self, chance: random.Random) -> float:
        """How long this piece is held."""
        stalled = self.stall_s if chance.random() < self.stalls else 0.0
        return max(0.0, self.seconds + chance.uniform(-self.jitter_s, self.jitter_s)) + stalled


@dataclass(frozen=True)
class Bandwidth:
    """No more bytes a second than this; whoever sends more is made to wait."""

    bytes_per_s: float


@dataclass(frozen=True)
class Slicer:
    """Pieces of a few bytes each, so that nothing arrives whole."""

    most: int


@dataclass(frozen=True)
class Hold:
    """Nothing is read, nothing passes and no end is told: a peer that is silent. Cleared, all of it comes."""


@dataclass(frozen=True)
class Drop:
    """Everything is read and nothing passes, no end either. Cleared, lines that lost something are cut."""


@dataclass(frozen=True)
class LimitData:
    """After so many bytes the line is cut, wherever that is in a frame."""

    most: int


@dataclass(frozen=True)
class IdleTimeout:
    """A line on which nothing moved for so long is closed."""

    seconds: float


@dataclass(frozen=True)
class Blocked:
    """A middlebox that knows better: websockets refused or stripped, or a sign-in page for everything."""

    how: Literal["403", "strip", "portal"]


@dataclass
class Frames:
    """Whole websocket messages: those that `chosen` names are lost, doubled or come out of turn."""

    chosen: Callable[[bytes], bool]
    fate: Literal["lose", "double", "shuffle"]
    share: float = 1.0
    most: int = 1_000_000
    window_s: float = 0.2
    done: int = field(default=0, init=False)

    def strikes(self, payload: bytes, chance: random.Random) -> bool:
        """Whether this message is one of the unlucky ones."""
        if self.done >= self.most or not self.chosen(payload) or chance.random() >= self.share:
            return False
        self.done += 1
        return True


Toxic = Latency | Bandwidth | Slicer | Hold | Drop | LimitData | IdleTimeout | Blocked | Frames


@dataclass(frozen=True)
class Placed:
    """A toxic on one way of every line."""

    toxic: Toxic
    ways: tuple[Way, ...]
