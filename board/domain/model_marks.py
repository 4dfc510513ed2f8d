"""What people judge and say: marks and their tallies, remarks, private questions, thanks."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One judgement, secret for ever: only tallies leave. `x` and `y` are a spot of a picture's grid.

    `side` is its maker's when it was made: by moving somebody to another side nobody learns their mark.
    """

    mark_id: str
    phase_id: str
    tie: str
    target_id: str
    value: int
    x: int | None = None
    y: int | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What a closed mark phase came to for one target; `spread` counts the marks of each value.

    `points` are there for ranks, where a low value is a good one: the first place brings the most, a place
    that nobody gave brings none.
    `by_side` holds the sum of each side of which enough people have marked; `spots` are where dots lie, in
    drawn order.
    """

    n: int
    sum: int
    spread: Mapping[str, int]
    by_side: Mapping[str, int] = field(default_factory=dict)
    spots: tuple[tuple[int, int], ...] = ()
    points: int | None = None

    @property
    def strength(self) -> int:
        """By what targets are put in order, the highest first: points of ranks, else the sum."""
        return self.sum if self.points is None else self.points


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something said about a note while it was presented; `person_id` is empty where names are off."""

    remark_id: str
    note_id: str
    text: str
    person_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A private question to the facilitators; once released everyone sees it, without a name."""

    question_id: str
    text: str
    person_id: str
    released: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanks:
    """One line of thanks at the close, with both names; for its receiver alone unless it is shared."""

    thanks_id: str
    by: str
    to: str
    text: str
    shared: bool = False
