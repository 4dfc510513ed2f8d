"""What owners say of a proposal after the session."""

from dataclasses import dataclass
from typing import Literal

FollowUpStatus = Literal["doing", "done", "learnt", "parked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalFollowUp:
    """Say where a proposal stands now and what happened; `name` says who speaks, if no seat does."""

    proposal_id: str
    status: FollowUpStatus
    text: str = ""
    name: str | None = None


AboutFollowUps = ProposalFollowUp
