"""Facts about groups, signals, questions and notices."""

from collections.abc import Mapping
from dataclasses import dataclass

from board.domain.model import Group


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsSplit:
    groups: tuple[Group, ...]
    members: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMoved:
    person_id: str
    group_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupUpdated:
    group_id: str
    name: str | None = None
    theme_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneMarked:
    """With a `tie` in place of the person where no name stands on what they made: theirs alone to know."""

    person_id: str
    done: bool
    tie: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandRaised:
    person_id: str
    raised: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAsked:
    question_id: str
    text: str
    person_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionReleased:
    question_id: str
    text: str
    person_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeSent:
    to: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PulseGiven:
    """`spread[v - 1]` counts the people at value v after this one."""

    about: str
    tie: str
    value: int
    spread: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThanksGiven:
    thanks_id: str
    by: str
    to: str
    text: str
    shared: bool


AboutPeople = (
    GroupsSplit
    | PersonMoved
    | GroupUpdated
    | DoneMarked
    | HandRaised
    | QuestionAsked
    | QuestionReleased
    | NoticeSent
    | PulseGiven
    | ThanksGiven
)
