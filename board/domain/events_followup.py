"""Facts about what became of proposals, and about those that a review session begins with."""

from collections.abc import Mapping
from dataclasses import dataclass

from board.domain.model import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalFollowedUp:
    """`by` is a person of the session; `named` stands for a typed name, which lies beside the log."""

    proposal_id: str
    status: str
    text: str = ""
    by: str | None = None
    named: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalCarried:
    """A proposal of an earlier session, with where it came from."""

    proposal_id: str
    ref: str
    rank: str
    fields: Mapping[str, str]
    status: str
    origin: Origin


AboutFollowUps = ProposalFollowedUp | ProposalCarried
