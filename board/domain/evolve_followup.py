"""The fold of what became of proposals."""

from dataclasses import replace
from typing import assert_never

from board.domain import events as e
from board.domain.model import Proposal, State, StatusChange


def followed(state: State, event: e.AboutFollowUps, seq: int, at: int) -> State:
    """Another line of a proposal's history, or a proposal that an earlier session handed on."""
    match event:
        case e.ProposalFollowedUp():
            change = StatusChange(status=event.status, at=at, by=event.by, text=event.text, named=event.named)
            proposal = state.proposals[event.proposal_id]
            proposal = replace(proposal, status=event.status, history=(*proposal.history, change))
        case e.ProposalCarried():
            proposal = carried_proposal(event, seq)
            state = replace(state, proposals_made=state.proposals_made + 1)
        case _ as unreachable:
            assert_never(unreachable)
    return replace(state, proposals={**state.proposals, proposal.proposal_id: proposal})


def carried_proposal(event: e.ProposalCarried, seq: int) -> Proposal:
    """A proposal as an earlier session handed it on."""
    return Proposal(
        proposal_id=event.proposal_id,
        ref=event.ref,
        theme_id=None,
        note_ids=(),
        rank=event.rank,
        fields=event.fields,
        field_seq=dict.fromkeys(event.fields, seq),
        status=event.status,
        origin=event.origin,
    )
