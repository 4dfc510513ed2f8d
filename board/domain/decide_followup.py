"""Deciding on what owners say after the session."""

from board.domain import commands as c
from board.domain import events as e
from board.domain.decision import Decision, Ids
from board.domain.errors import BoardError, invalid, not_found
from board.domain.model import Actor, State

#: lines of history that a proposal holds
MOST_STEPS = 200
MOST_TEXT = 600


def follow_up(state: State, command: c.ProposalFollowUp, actor: Actor, ids: Ids) -> Decision:
    """Where a proposal stands now: said by a person of the session, or under a name that was typed."""
    proposal = state.proposals.get(command.proposal_id)
    if proposal is None:
        raise not_found("proposal", "proposal_id")
    if len(proposal.history) >= MOST_STEPS:
        raise BoardError("limit_reached", f"A proposal's history holds {MOST_STEPS} lines.")
    if len(command.text) > MOST_TEXT:
        raise BoardError("too_long", f"What happened has at most {MOST_TEXT} characters.", "text")
    if actor.person_id is None and not command.name:
        raise invalid("Say who you are, so that others know who to ask.", "name")
    named = ids.new() if actor.person_id is None else None
    event = e.ProposalFollowedUp(
        proposal_id=proposal.proposal_id,
        status=command.status,
        text=command.text,
        by=actor.person_id,
        named=named,
    )
    return Decision(events=(event,), names={named: command.name} if named and command.name else {})
