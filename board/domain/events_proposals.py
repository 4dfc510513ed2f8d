"""Facts about proposals."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalDrafted:
    """`phase_id` is the propose phase in which it was begun, if it was in one: its limits count it."""

    proposal_id: str
    ref: str
    title: str
    theme_id: str | None
    note_ids: tuple[str, ...]
    rank: str
    by: str | None
    phase_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRevised:
    proposal_id: str
    fields: Mapping[str, str]
    by: str | None
    accepted_by: str | None = None
    declined_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalLinked:
    proposal_id: str
    note_ids: tuple[str, ...]
    by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalStatusSet:
    proposal_id: str
    status: str
    by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalAccepted:
    proposal_id: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalDeclined:
    """Who was named its owner does not take it on; their name stays until somebody writes another."""

    proposal_id: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingOffered:
    """`by` stays in the log: words are weighed, not who offered them."""

    proposal_id: str
    wording_id: str
    text: str
    by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingAgreed:
    """From here on `text` is the proposal's own; `kept` is what stood there, if that was no wording yet."""

    proposal_id: str
    wording_id: str
    text: str
    by: str | None
    kept_id: str | None = None
    kept: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportGiven:
    """`spread[v]` counts the people at value v after this one."""

    proposal_id: str
    tie: str
    value: int
    spread: tuple[int, int, int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernRaised:
    proposal_id: str
    concern_id: str
    tie: str
    text: str
    person_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernAnswered:
    proposal_id: str
    concern_id: str
    text: str
    by: str


AboutProposals = (
    ProposalDrafted
    | ProposalRevised
    | ProposalLinked
    | ProposalStatusSet
    | ProposalAccepted
    | ProposalDeclined
    | WordingOffered
    | WordingAgreed
    | SupportGiven
    | ConcernRaised
    | ConcernAnswered
)
