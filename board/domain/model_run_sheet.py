"""The run sheet's values: phases, their switches, what is live, whose turn it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["hold", "add", "present", "sort", "mark", "propose"]
Names = Literal["on", "side", "off"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time box: minutes long, a tick in seconds, and what happens at zero."""

    minutes: float | None = None
    tick: float | None = None
    at_zero: Literal["warn", "stop"] = "warn"
    extend: Literal["facilitator", "poll"] = "facilitator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How many notes or marks a person makes: suggested least, refused beyond most."""

    least: int | None = None
    most: int | None = None
    per_item: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns:
    """How a present phase takes turns; `seconds` each."""

    order: Literal["none", "round", "random", "by-marks"] = "none"
    unit: Literal["person", "group", "item"] = "person"
    seconds: int = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Switches:
    """The rules around a phase's verb, always whole (product.md)."""

    prompt: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    source: str = "new"
    scope: Literal["each", "group", "all"] = "each"
    input: tuple[Literal["text", "draw", "photo"], ...] = ("text", "draw")
    layout: Mapping[str, Any] = field(default_factory=lambda: {"kind": "wall"})
    see: Literal["own", "group", "all"] = "own"
    reveal: Literal["facilitator", "end", "never"] = "facilitator"
    names: Names = "on"
    limit: Limit = Limit()
    clock: Clock = Clock()
    turns: Turns = Turns()
    mark: Literal["dots", "rank", "score", "thumbs", "tick"] = "dots"
    who: Literal["facilitator", "everyone", "decider"] | tuple[str, ...] = "facilitator"
    form: Literal["full", "action"] = "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One timed step of the run sheet; `revealed` says to whom its notes have been shown."""

    phase_id: str
    kind: Kind
    title: str
    switches: Switches
    state: Literal["planned", "live", "closed", "skipped"] = "planned"
    revealed: Literal["facilitators", "group", "all"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """What runs now. Times are milliseconds since 1970 UTC; `left` is what a paused clock still holds."""

    phase_id: str | None = None
    opened_at: int | None = None
    ends_at: int | None = None
    paused: bool = False
    left: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """What a reveal one by one has shown last, for everyone to look at: one note, or those of one author."""

    phase_id: str
    by: Literal["note", "author"]
    note_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Who presents: a queue of person, group or note ids, where it stands, and what is in the spotlight."""

    phase_id: str
    unit: Literal["person", "group", "item"]
    seconds: int
    queue: tuple[str, ...]
    at: int = 0
    started_at: int = 0
    skipped: frozenset[str] = frozenset()
    spotlight: str | None = None

    @property
    def current(self) -> str | None:
        """Whose or what's turn it is; None when the queue is through."""
        return self.queue[self.at] if self.at < len(self.queue) else None
