"""Deciding on how a proposal is worded: several ways may be offered, one is agreed, the others are kept."""

from board.domain import commands as c
from board.domain import events as e
from board.domain import proposals
from board.domain.decide_proposals import the_proposal
from board.domain.decision import Decision, Ids
from board.domain.errors import BoardError, not_found
from board.domain.model import Actor, Proposal, State

MOST_WORDINGS = 20


def word(state: State, command: c.WordingOffer | c.WordingAgree, actor: Actor, ids: Ids) -> Decision:
    """A wording offered, or one of them made the proposal's own."""
    proposal = the_proposal(state, command.proposal_id)
    if isinstance(command, c.WordingOffer):
        return _offer(proposal, command, actor)
    return _agree(proposal, command, actor, ids)


def _offer(proposal: Proposal, command: c.WordingOffer, actor: Actor) -> Decision:
    proposals.checked({"proposal": command.text})
    if any(wording.wording_id == command.wording_id for wording in proposal.wordings):
        raise BoardError("conflict", "A wording with this wording_id is already here.", "wording_id")
    if any(wording.text == command.text for wording in proposal.wordings):
        raise BoardError("conflict", "This wording is there already.", "text")
    if len(proposal.wordings) >= MOST_WORDINGS:
        raise BoardError("limit_reached", f"A proposal holds {MOST_WORDINGS} wordings.")
    event = e.WordingOffered(
        proposal_id=proposal.proposal_id,
        wording_id=command.wording_id,
        text=command.text,
        by=actor.person_id,
    )
    return Decision(events=(event,), answer={"wording_id": command.wording_id})


def _agree(proposal: Proposal, command: c.WordingAgree, actor: Actor, ids: Ids) -> Decision:
    wording = next((w for w in proposal.wordings if w.wording_id == command.wording_id), None)
    if wording is None:
        raise not_found("wording", "wording_id")
    stands = proposal.fields.get("proposal", "")
    known = {other.text for other in proposal.wordings}
    keeps = bool(stands) and stands not in known
    event = e.WordingAgreed(
        proposal_id=proposal.proposal_id,
        wording_id=wording.wording_id,
        text=wording.text,
        by=actor.person_id,
        kept_id=ids.new() if keeps else None,
        kept=stands if keeps else "",
    )
    return Decision(events=(event,))
