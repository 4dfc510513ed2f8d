"""Commands about groups, signals, questions and notices."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSplit:
    """Split the participants into groups; none at all with a count of 0. `balance` mixes the sides."""

    count: int
    balance: Literal["side", "random"] = "side"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMove:
    """Put a person into a group, or out of any."""

    person_id: str
    group_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupUpdate:
    """Name a group, or give it its theme."""

    group_id: str
    name: str | None = None
    theme_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneSet:
    """Say "I'm done" with this step, or take it back."""

    done: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class HandRaise:
    """Put a hand up, or down; a facilitator may put anybody's down."""

    raised: bool = True
    person_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAsk:
    """Ask the facilitators something privately."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRelease:
    """Show a question to everyone, without its asker's name."""

    question_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeSend:
    """A private word to one person, or a word to all."""

    to: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThanksGive:
    """One line of thanks to another person, for them alone or for all to read."""

    to: str
    text: str
    shared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PulseGive:
    """A private answer from 1 to 5, shown only as a spread of five or more people."""

    about: Literal["drawing_before", "drawing_after"]
    value: int


AboutPeople = (
    GroupSplit
    | GroupMove
    | GroupUpdate
    | DoneSet
    | HandRaise
    | QuestionAsk
    | QuestionRelease
    | NoticeSend
    | PulseGive
    | ThanksGive
)
