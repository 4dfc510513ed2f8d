"""What a proposal holds: its words, its history, what people think of it, and where it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """A dissent. `person_id` is empty when it was raised anonymously; `tie` is for its author alone."""

    concern_id: str
    text: str
    person_id: str | None
    tie: str
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One of several ways to say what is proposed."""

    wording_id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """One line of a proposal's history."""

    status: str
    at: int
    by: str | None
    #: what happened, said afterwards
    text: str = ""
    #: under which a name that was typed stands in `State.names`
    named: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The earlier session that a proposal came from, and its number there."""

    title: str
    ref: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What is exported: a proposition with its evidence notes, owner and first step.

    `fields` maps the keys of `domain/proposals.py` to text; `field_seq` says at which seq each was last
    written. `support` maps a tie to a value 0 to 5. `agreed` is the wording that the proposal's words are.
    """

    proposal_id: str
    ref: str
    theme_id: str | None
    note_ids: tuple[str, ...]
    rank: str
    fields: Mapping[str, str]
    field_seq: Mapping[str, int]
    status: str = "draft"
    history: tuple[StatusChange, ...] = ()
    accepted_by: str | None = None
    support: Mapping[str, int] = field(default_factory=dict)
    concerns: tuple[Concern, ...] = ()
    drafted_by: str | None = None
    phase_id: str | None = None
    declined_by: str | None = None
    wordings: tuple[Wording, ...] = ()
    agreed: str | None = None
    origin: Origin | None = None
