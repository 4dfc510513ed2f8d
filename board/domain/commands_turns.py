"""Commands about presenting and marking."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnStart:
    """Draw the queue of the live present phase, or take the one given."""

    queue: list[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnNext:
    """On to the next in the queue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnSkip:
    """Leave one out for now; it goes to the end of the queue."""

    turn_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnSwap:
    """Exchange two places of the queue."""

    turn_id: str
    with_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotlightShow:
    """Put a note of the presenter's on everyone's screen, or take it off."""

    note_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkAdd:
    """A remark or question about a note, caught while it is presented."""

    note_id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkSet:
    """Judge a target; one's own mark is moved or changed by its id."""

    mark_id: str
    target_id: str
    value: int = 1
    x: int | None = None
    y: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkClear:
    """Take one's own mark back."""

    mark_id: str


AboutTurns = TurnStart | TurnNext | TurnSkip | TurnSwap | SpotlightShow | RemarkAdd | MarkSet | MarkClear
