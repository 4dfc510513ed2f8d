"""Deciding on what people think of a proposal: its owner's word, support, dissent kept and answered (R12)."""

from typing import assert_never

from board.domain import commands as c
from board.domain import events as e
from board.domain import policy
from board.domain.decide_proposals import the_proposal
from board.domain.decision import Decision, Ids
from board.domain.errors import BoardError, invalid, not_found
from board.domain.model import Actor, Proposal, State

MOST_CONCERNS = 200

Judging = c.ProposalAccept | c.ProposalDecline | c.SupportSet | c.ConcernRaise | c.ConcernAnswer


def judge(state: State, command: Judging, actor: Actor, ids: Ids) -> Decision:
    """An owner accepts or declines, people support or object, an objection is answered."""
    proposal = the_proposal(state, command.proposal_id)
    person_id = actor.person_id
    if person_id is None:
        raise BoardError("forbidden_role", "The screen cannot judge proposals.")
    match command:
        case c.ProposalAccept():
            _check_owner(proposal, person_id, "accept")
            return Decision(events=(e.ProposalAccepted(proposal_id=proposal.proposal_id, by=person_id),))
        case c.ProposalDecline():
            _check_owner(proposal, person_id, "decline")
            return Decision(events=(e.ProposalDeclined(proposal_id=proposal.proposal_id, by=person_id),))
        case c.SupportSet():
            return _support(state, proposal, command, person_id, ids)
        case c.ConcernRaise():
            return _concern(proposal, command, person_id, ids)
        case c.ConcernAnswer():
            return _answer(state, proposal, command, actor)
        case _ as unreachable:
            assert_never(unreachable)


def _check_owner(proposal: Proposal, person_id: str, verb: str) -> None:
    if proposal.fields.get("owner_id") != person_id:
        raise BoardError("forbidden", f"Only the person named as its owner can {verb} a proposal.")


def _support(state: State, proposal: Proposal, command: c.SupportSet, person_id: str, ids: Ids) -> Decision:
    if not 0 <= command.value <= 5:
        raise invalid("value is a whole number from 0 to 5.", "value")
    known = next((tie for tie in proposal.support if state.ties.get(tie) == person_id), None)
    tie = known or ids.new()
    values = [*{**proposal.support, tie: command.value}.values()]
    spread = tuple(values.count(value) for value in range(6))
    assert len(spread) == 6
    event = e.SupportGiven(proposal_id=proposal.proposal_id, tie=tie, value=command.value, spread=spread)
    return Decision(events=(event,), ties={} if known else {tie: person_id}, tie=tie)


def _concern(proposal: Proposal, command: c.ConcernRaise, person_id: str, ids: Ids) -> Decision:
    if len(proposal.concerns) >= MOST_CONCERNS:
        raise BoardError("limit_reached", f"A proposal holds {MOST_CONCERNS} concerns.")
    tie, concern_id = ids.new(), ids.new()
    event = e.ConcernRaised(
        proposal_id=proposal.proposal_id,
        concern_id=concern_id,
        tie=tie,
        text=command.text,
        person_id=None if command.anonymous else person_id,
    )
    return Decision(events=(event,), ties={tie: person_id}, tie=tie, answer={"concern_id": concern_id})


def _answer(state: State, proposal: Proposal, command: c.ConcernAnswer, actor: Actor) -> Decision:
    """By whoever leads the session, or leads or writes the proposal; a later answer replaces an earlier."""
    if not any(concern.concern_id == command.concern_id for concern in proposal.concerns):
        raise not_found("concern", "concern_id")
    leads = actor.role == "facilitator" or proposal.fields.get("owner_id") == actor.person_id
    if not leads and not _writes(state, actor):
        raise BoardError("forbidden", "Whoever leads or writes the proposal answers its concerns.")
    event = e.ConcernAnswered(
        proposal_id=proposal.proposal_id,
        concern_id=command.concern_id,
        text=command.text,
        by=str(actor.person_id),
    )
    return Decision(events=(event,))


def _writes(state: State, actor: Actor) -> bool:
    phase = state.phase_for(actor.person_id)
    return phase is not None and phase.kind == "propose" and policy.may_steer_phase(state, phase, actor)
