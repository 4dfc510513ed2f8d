"""The fold of proposals."""

from dataclasses import replace
from typing import assert_never

from board.domain import events as e
from board.domain.model import Concern, Proposal, State, StatusChange, Wording


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
                declined_by=event.declined_by,
                agreed=_still_agreed(proposal, event),
            )
        case e.ProposalLinked():
            proposal = replace(state.proposals[event.proposal_id], note_ids=event.note_ids)
        case _ as unreachable:
            assert_never(unreachable)
    return _with_proposal(state, proposal)


def judged(
    state: State,
    event: e.ProposalStatusSet | e.ProposalAccepted | e.ProposalDeclined | e.SupportGiven,
    at: int,
) -> State:
    """Where a proposal stands, whether its owner takes it on, and how far people support it."""
    proposal = state.proposals[event.proposal_id]
    match event:
        case e.ProposalStatusSet():
            change = StatusChange(status=event.status, at=at, by=event.by)
            proposal = replace(proposal, status=event.status, history=(*proposal.history, change))
        case e.ProposalAccepted():
            proposal = replace(proposal, accepted_by=event.by, declined_by=None)
        case e.ProposalDeclined():
            proposal = replace(proposal, accepted_by=None, declined_by=event.by)
        case e.SupportGiven():
            proposal = replace(proposal, support={**proposal.support, event.tie: event.value})
        case _ as unreachable:
            assert_never(unreachable)
    return _with_proposal(state, proposal)


def doubted(state: State, event: e.ConcernRaised | e.ConcernAnswered) -> State:
    """A concern raised, or answered: it stays either way (R12)."""
    proposal = state.proposals[event.proposal_id]
    match event:
        case e.ConcernRaised():
            concern = Concern(
                concern_id=event.concern_id, text=event.text, person_id=event.person_id, tie=event.tie
            )
            concerns = (*proposal.concerns, concern)
        case e.ConcernAnswered():
            concerns = tuple(
                replace(concern, answer=event.text) if concern.concern_id == event.concern_id else concern
                for concern in proposal.concerns
            )
        case _ as unreachable:
            assert_never(unreachable)
    return _with_proposal(state, replace(proposal, concerns=concerns))


def worded(state: State, event: e.WordingOffered | e.WordingAgreed, seq: int) -> State:
    """One more way to say it, or the one that is agreed: what stood there before is kept beside it."""
    proposal = state.proposals[event.proposal_id]
    match event:
        case e.WordingOffered():
            offered = Wording(wording_id=event.wording_id, text=event.text)
            proposal = replace(proposal, wordings=(*proposal.wordings, offered))
        case e.WordingAgreed():
            kept = (Wording(wording_id=event.kept_id, text=event.kept),) if event.kept_id else ()
            proposal = replace(
                proposal,
                fields={**proposal.fields, "proposal": event.text},
                field_seq={**proposal.field_seq, "proposal": seq},
                wordings=(*proposal.wordings, *kept),
                agreed=event.wording_id,
            )
        case _ as unreachable:
            assert_never(unreachable)
    return _with_proposal(state, proposal)


def _still_agreed(proposal: Proposal, event: e.ProposalRevised) -> str | None:
    """An agreed wording that is written on is agreed no more."""
    text = event.fields.get("proposal", proposal.fields.get("proposal"))
    return proposal.agreed if text == proposal.fields.get("proposal") else None


def _with_proposal(state: State, proposal: Proposal) -> State:
    return replace(state, proposals={**state.proposals, proposal.proposal_id: proposal})
