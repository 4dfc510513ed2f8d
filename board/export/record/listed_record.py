"""The record of a session as a value: what every document shows with include=all (`ProposalList.record`).

It stands on what the list holds already (proposals, people, parked notes) and adds what else was done. All
of it comes from the reader's own cut view, so that nothing hidden can be in it (R5, R6).
"""

from dataclasses import dataclass
from typing import Final, Literal

from board.export.record.listed import ListedConcern, ListedNote

#: the parts of the record by the keys of their headings, in the order in which every document tells them
PARTS: Final = (
    "who_does_what",
    "wishes",
    "themes",
    "groups",
    "presentations",
    "tallies",
    "proposals",
    "raised_concerns",
    "parked_notes",
    "pulse",
    "run_sheet",
    "thanks",
    "people",
)

#: which part of a run sheet a step became
Went = Literal["planned", "live", "closed", "skipped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedTask:
    """One line of "who does what": an owner's proposal and its first step.

    `owner` is empty while nobody is named; `due` is YYYY-MM-DD or empty. `accepted` is None in a file
    without names, which cannot say who accepted and so does not say whether; nor `declined`.
    """

    owner: str
    ref: str
    title: str
    first_step: str
    first_step_who: str
    due: str
    accepted: bool | None
    status: str
    declined: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedWish:
    """A wish; `ticks` is None where nobody could tick it, `became` the group's theme that it led to."""

    note: ListedNote
    ticks: int | None
    became: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedOrigin:
    """A theme with its notes, those it was first made from that lie elsewhere now, and what came of it."""

    title: str
    parked: bool
    notes: tuple[ListedNote, ...]
    origin: tuple[ListedNote, ...]
    groups: tuple[str, ...]
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedGroup:
    """A group, its theme, and its members as "name, side"; no members in a file without names."""

    name: str
    theme: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRemark:
    """What was said about a note; `author` is empty where names are off."""

    text: str
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPresented:
    """A note that was shown to all, or spoken of, with what was said about it."""

    note: ListedNote
    remarks: tuple[ListedRemark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedTurn:
    """One place in the order of speaking: a person, a group, or what a note or theme says."""

    who: str
    skipped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPresentations:
    """What was presented: the order of speaking last drawn, the notes shown, the questions released."""

    phase: str
    queue: tuple[ListedTurn, ...]
    presented: tuple[ListedPresented, ...]
    questions: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.queue or self.presented or self.questions)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedResult:
    """What the marks on one thing came to, `label` in words.

    `spread` holds each value given and how often, the lowest first; `by_side` a side's sum, where enough
    people of it marked; `points` are there for ranks. `note` is the thing itself where it is a note.
    """

    label: str
    note: ListedNote | None
    n: int
    sum: int
    mean: float | None
    points: int | None
    spread: tuple[tuple[int, int], ...]
    by_side: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedTally:
    """A closed phase of marks: `mark` is dots, rank, score, thumbs or tick; the strongest stands first."""

    phase: str
    mark: str
    results: tuple[ListedResult, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRaised:
    """A concern with the proposal that it was raised about."""

    ref: str
    title: str
    concern: ListedConcern


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPulse:
    """A question on how the session was; `mean` and `spread` (over 1 to 5) only from five answers on."""

    question: str
    mean: float | None
    n: int
    spread: tuple[tuple[int, int], ...]

    @property
    def shown(self) -> bool:
        """Whether enough people answered."""
        return self.mean is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedStep:
    """A step of the run sheet as it went; `minutes` were planned, None without a clock."""

    title: str
    kind: str
    went: Went
    minutes: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedThanks:
    """A line of thanks that was said for all to read."""

    by: str
    to: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRecord:
    """All of a session but what the list itself holds, in the order in which a document tells it.

    Where a document stands: who does what, wishes, themes, groups, presentations, tallies, the list's
    proposals, concerns, the list's parked notes, pulse, run sheet, thanks.
    """

    tasks: tuple[ListedTask, ...]
    wishes: tuple[ListedWish, ...]
    themes: tuple[ListedOrigin, ...]
    groups: tuple[ListedGroup, ...]
    presentations: ListedPresentations
    tallies: tuple[ListedTally, ...]
    concerns: tuple[ListedRaised, ...]
    pulse: tuple[ListedPulse, ...]
    run_sheet: tuple[ListedStep, ...]
    thanks: tuple[ListedThanks, ...]
