"""How long things are kept: notes and people after the last activity, agreed proposals after their review."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from board.domain.model import Proposal, State

DAY_MS: Final = 86_400_000
REVIEWED_DAYS: Final = 90
#: statuses under which a proposal was taken on, and what may become of it then
AGREED: Final = frozenset({"agreed", "doing", "done", "stopped", "learnt"})


@dataclass(frozen=True, slots=True)
class Term:
    """Until when (milliseconds since 1970): `notes` with the people, and then `agreed` proposals alone."""

    notes: int
    agreed: int


def term(state: State, active_at: int, site_days: int, most_days: int) -> Term:
    """How long this session's content is kept, from its last activity on."""
    notes = active_at + days_kept(state, site_days, most_days) * DAY_MS
    reviews = [_reviewed(one, active_at) for one in state.proposals.values() if is_kept(one)]
    return Term(notes, max([notes, *reviews]))


def days_kept(state: State, site_days: int, most_days: int) -> int:
    """For how many days after the last activity: the session's own wish, as far as the site allows it."""
    return min(state.settings.keep_days or site_days, most_days)


def kept_proposals(state: State) -> dict[str, Mapping[str, str]]:
    """The proposals that outlive the notes, with their last words by field."""
    return {one.proposal_id: one.fields for one in state.proposals.values() if is_kept(one)}


def is_kept(proposal: Proposal) -> bool:
    """Whether it was agreed: then somebody comes back to it."""
    return proposal.status in AGREED


def _reviewed(proposal: Proposal, active_at: int) -> int:
    """90 days after its review date; after the last activity where there is none that can be read."""
    try:
        day = date.fromisoformat(proposal.fields.get("review_date", ""))
        begins = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)
    except ValueError:
        begins = active_at
    return begins + REVIEWED_DAYS * DAY_MS
