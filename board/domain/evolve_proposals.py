"""The fold of proposals."""

from dataclasses import replace
from typing import assert_never

from board.domain import events as e
from board.domain.model import Concern, Proposal, State, StatusChange


def written(state: State, event: e.ProposalDrafted | e.ProposalRevised | e.ProposalLinked, seq: int) -> State:
    """A proposal begun, its fields, its evidence."""
    match event:
        case e.ProposalDrafted():
            proposal = Proposal(
                proposal_id=event.proposal_id,
                ref=event.ref,
                theme_id=event.theme_id,
                note_ids=event.note_ids,
                rank=event.rank,
                fields={"title": event.title},
                field_seq={"title": seq},
                drafted_by=event.by,
                phase_id=event.phase_id,
            )
            state = replace(state, proposals_made=state.proposals_made + 1)
        case e.ProposalRevised():
            proposal = state.proposals[event.proposal_id]
            proposal = replace(
                proposal,
                fields={**proposal.fields, **event.fields},
                field_seq={**proposal.field_seq, **dict.fromkeys(event.fields, seq)},
                accepted_by=event.accepted_by,
            )
        case e.ProposalLinked():
            proposal = replace(state.proposals[event.proposal_id], note_ids=event.note_ids)
        case _ as unreachable:
            assert_never(unreachable)
    return _with_proposal(state, proposal)


def judged(
    state: State,
    event: e.ProposalStatusSet | e.ProposalAccepted | e.SupportGiven | e.ConcernRaised,
    at: int,
) -> State:
    """Where a proposal stands, and what people think of it."""
    proposal = state.proposals[event.proposal_id]
    match event:
        case e.ProposalStatusSet():
            change = StatusChange(status=event.status, at=at, by=event.by)
            proposal = replace(proposal, status=event.status, history=(*proposal.history, change))
        case e.ProposalAccepted():
            proposal = replace(proposal, accepted_by=event.by)
        case e.SupportGiven():
            proposal = replace(proposal, support={**proposal.support, event.tie: event.value})
        case e.ConcernRaised():
            concern = Concern(
                concern_id=event.concern_id, text=event.text, person_id=event.person_id, tie=event.tie
            )
            proposal = replace(proposal, concerns=(*proposal.concerns, concern))
        case _ as unreachable:
            assert_never(unreachable)
    return _with_proposal(state, proposal)


def _with_proposal(state: State, proposal: Proposal) -> State:
    return replace(state, proposals={**state.proposals, proposal.proposal_id: proposal})
