"""What a review session begins with: the proposals of an earlier one, each with where it came from."""

from board.domain import ranks
from board.domain.creating import Plan
from board.domain.errors import BoardError
from board.domain.events import ProposalCarried
from board.domain.model import Origin, Proposal, State
from board.domain.template_review import REVIEW
from board.domain.templates import phases

#: what points into the earlier session and means nothing in another
LEFT_BEHIND = frozenset({"owner_id", "picture"})


def review_of(state: State, language: str) -> Plan:
    """The plan of a session that looks at this one's proposals again; raises BoardError if there are none."""
    if not state.proposals:
        raise BoardError("conflict", "There are no proposals to review yet.")
    planned = phases(REVIEW, language)
    return Plan(template=REVIEW.name, phases=planned, language=language, carried=carried_from(state))


def carried_from(state: State) -> tuple[ProposalCarried, ...]:
    """Last time's proposals in the order of their numbers."""
    made: list[ProposalCarried] = []
    rank = ""
    for number, proposal in enumerate(sorted(state.proposals.values(), key=_number), 1):
        rank = ranks.after(rank)
        made.append(
            ProposalCarried(
                proposal_id=proposal.proposal_id,
                ref=f"P-{number:02}",
                rank=rank,
                fields=_fields(state, proposal),
                status=proposal.status,
                origin=Origin(title=state.title, ref=proposal.ref, at=state.created_at),
            )
        )
    return tuple(made)


def _number(proposal: Proposal) -> tuple[int, str]:
    return len(proposal.ref), proposal.ref


def _fields(state: State, proposal: Proposal) -> dict[str, str]:
    kept = {key: text for key, text in proposal.fields.items() if key not in LEFT_BEHIND and text}
    owner = kept.get("owner") or state.names.get(proposal.fields.get("owner_id", ""), "")
    return {**kept, "owner": owner} if owner else kept
