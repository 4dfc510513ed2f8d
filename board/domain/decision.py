"""What deciding yields: facts, and what lies beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from board.domain.events import Event


class Ids(Protocol):
    """Where new ids and chance come from; the domain has none of its own."""

    def new(self) -> str:
        """A fresh random id of at least 10 characters of A-Z a-z 0-9 _ -."""

    def shuffled(self, items: Sequence[Any]) -> list[Any]:
        """The same items in an order that nobody can foretell."""


@dataclass(frozen=True, slots=True)
class RotateLink:
    """The role's link key is to be made anew, and what the old one granted to be ended."""

    role: str


@dataclass(frozen=True, slots=True)
class RelinkPerson:
    """The person's grants are to be ended and a new personal link to be made, with this role."""

    person_id: str
    role: str


@dataclass(frozen=True, slots=True)
class RevokePerson:
    """The person's grants are to be ended and their sockets closed."""

    person_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """An accepted command: its events, and what is written beside the log in the same transaction.

    `ties` maps a new tie to its person_id, `names` a person_id to a name. `tie` is the one that this command
    is about: its op row is kept with it and deleted with it. `forgotten` are ties that closing deletes.
    `answer` is added to the acknowledgement.
    """

    events: tuple[Event, ...]
    ties: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    answer: Mapping[str, Any] = field(default_factory=dict)
    tie: str | None = None
    forgotten: frozenset[str] = frozenset()
    effects: tuple[RotateLink | RelinkPerson | RevokePerson, ...] = ()
