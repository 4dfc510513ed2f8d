"""Commands about proposals."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalDraft:
    """Begin a proposal, from a theme and its notes if wished."""

    proposal_id: str
    title: str
    theme_id: str | None = None
    note_ids: list[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRevise:
    """Write some fields; `base` is the seq at which the sender last saw them."""

    proposal_id: str
    fields: Mapping[str, Any]
    base: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalLink:
    """Name the notes that are a proposal's evidence."""

    proposal_id: str
    note_ids: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalStatus:
    """Say where a proposal stands."""

    proposal_id: str
    status: Literal["draft", "ready", "agreed", "doing", "done", "learnt", "parked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalAccept:
    """Take a proposal on as its owner."""

    proposal_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalDecline:
    """Say that one will not lead a proposal that one was named for."""

    proposal_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingOffer:
    """Put another "We will ..." beside the one that stands."""

    proposal_id: str
    wording_id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingAgree:
    """Make one of the offered wordings the proposal's own; the others are kept."""

    proposal_id: str
    wording_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportSet:
    """Say how far one supports a proposal, 0 to 5."""

    proposal_id: str
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernRaise:
    """Attach a dissent to a proposal."""

    proposal_id: str
    text: str
    anonymous: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernAnswer:
    """Say what is done about a concern; the concern stays."""

    proposal_id: str
    concern_id: str
    text: str


AboutProposals = (
    ProposalDraft
    | ProposalRevise
    | ProposalLink
    | ProposalStatus
    | ProposalAccept
    | ProposalDecline
    | WordingOffer
    | WordingAgree
    | SupportSet
    | ConcernRaise
    | ConcernAnswer
)
