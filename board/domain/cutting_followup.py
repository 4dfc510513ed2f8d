"""Events about what became of proposals, cut for one viewer, and the page of those who follow them up."""

from typing import Any, assert_never

from board.domain import events as e
from board.domain.evolve_followup import carried_proposal
from board.domain.model import Json, Proposal, State, StatusChange, Viewer
from board.domain.shapes import change_shape, proposal_shape, when

#: what the follow-up page shows of a proposal's fields
FOLLOWED = ("title", "owner", "first_step", "first_step_who", "first_step_by", "review_date")


def cut_followed(event: e.AboutFollowUps, state: State, viewer: Viewer) -> Json:
    """What became of a proposal is everybody's to see."""
    match event:
        case e.ProposalFollowedUp():
            said = {"text": event.text} if event.text else {}
            name = {"name": state.names.get(event.named, "")} if event.named else {}
            known = {"proposal_id": event.proposal_id, "status": event.status, "by": event.by}
            return {**known, **said, **name}
        case e.ProposalCarried():
            return proposal_shape(state, carried_proposal(event, 0), viewer)
        case _ as unreachable:
            assert_never(unreachable)


def followed_view(state: State) -> Json:
    """All that whoever holds the follow-up link may see: proposals and what became of them, nothing else."""
    rows = sorted(state.proposals.values(), key=lambda proposal: (proposal.rank, proposal.proposal_id))
    return {
        "session": {
            "title": state.title,
            "language": state.language,
            "state": state.state,
            "created_at": when(state.created_at),
        },
        "proposals": [_row(state, proposal) for proposal in rows],
    }


def _row(state: State, proposal: Proposal) -> Json:
    fields: dict[str, Any] = {key: proposal.fields.get(key, "") for key in FOLLOWED}
    owner_id = proposal.fields.get("owner_id", "")
    return {
        "proposal_id": proposal.proposal_id,
        "ref": proposal.ref,
        **fields,
        "owner": fields["owner"] or state.names.get(owner_id, ""),
        "status": proposal.status,
        "history": [_said(state, change) for change in proposal.history],
    }


def _said(state: State, change: StatusChange) -> Json:
    """A line of history with the name of whoever said it: the page has no roster to look it up in."""
    shape = change_shape(state, change)
    by = shape.pop("by")
    return {**shape, "name": shape.get("name") or (state.names.get(by, "") if by else "")}
