"""Deciding on proposals: begun, written together, linked to their evidence (R11)."""

from typing import assert_never

from board.domain import commands as c
from board.domain import events as e
from board.domain import proposals, ranks
from board.domain.decision import Decision
from board.domain.errors import BoardError, invalid, not_found
from board.domain.model import Actor, Phase, Proposal, State
from board.domain.sight import may_see, viewer_of

MOST_PROPOSALS = 200


def draft(state: State, command: c.ProposalDraft, actor: Actor) -> Decision:
    """Begin a proposal; from a theme, its notes are the evidence unless others are named."""
    if command.proposal_id in state.proposals:
        raise BoardError("conflict", "A proposal with this proposal_id is already here.", "proposal_id")
    if len(state.proposals) >= MOST_PROPOSALS:
        raise BoardError("limit_reached", f"A session holds {MOST_PROPOSALS} proposals.")
    if command.theme_id is not None and command.theme_id not in state.themes:
        raise not_found("theme", "theme_id")
    phase = state.phase_for(actor.person_id)
    phase = phase if phase is not None and phase.kind == "propose" else None
    _check_limit(state, command, actor, phase)
    wanted = command.note_ids if command.note_ids is not None else _notes_of(state, command.theme_id, actor)
    note_ids, skipped = _evidence(state, wanted, actor)
    event = e.ProposalDrafted(
        proposal_id=command.proposal_id,
        ref=f"P-{state.proposals_made + 1:02}",
        title=command.title,
        theme_id=command.theme_id,
        note_ids=note_ids,
        rank=ranks.after(max((proposal.rank for proposal in state.proposals.values()), default="")),
        by=actor.person_id,
        phase_id=phase.phase_id if phase else None,
    )
    answer = {"proposal_id": command.proposal_id, "ref": event.ref, "skipped": skipped}
    return Decision(events=(event,), answer=answer)


def write(
    state: State, command: c.ProposalRevise | c.ProposalLink | c.ProposalStatus, actor: Actor
) -> Decision:
    """Its fields, its evidence, its status."""
    proposal = the_proposal(state, command.proposal_id)
    match command:
        case c.ProposalRevise():
            return Decision(events=(_revised(state, proposal, command, actor),))
        case c.ProposalLink():
            note_ids, skipped = _evidence(state, command.note_ids, actor)
            linked = e.ProposalLinked(proposal_id=proposal.proposal_id, note_ids=note_ids, by=actor.person_id)
            return Decision(events=(linked,), answer={"skipped": skipped})
        case c.ProposalStatus():
            missing = proposals.missing(proposal)
            if command.status in ("ready", "agreed") and missing:
                raise BoardError(
                    "conflict", f"Before it is {command.status} it needs: {', '.join(missing)}.", "status"
                )
            status = e.ProposalStatusSet(
                proposal_id=proposal.proposal_id, status=command.status, by=actor.person_id
            )
            return Decision(events=(status,))
        case _ as unreachable:
            assert_never(unreachable)


def _check_limit(state: State, command: c.ProposalDraft, actor: Actor, phase: Phase | None) -> None:
    """At most so many each, and so many from one theme; a parked one counts no more."""
    if phase is None or actor.role == "facilitator":
        return
    limit = phase.switches.limit
    begun = [p for p in state.proposals.values() if p.phase_id == phase.phase_id and p.status != "parked"]
    mine = [proposal for proposal in begun if proposal.drafted_by == actor.person_id]
    if limit.most is not None and len(mine) >= limit.most:
        raise BoardError(
            "limit_reached",
            f"This step asks for at most {limit.most} proposals each. Park one of yours to begin another.",
        )
    about = [proposal for proposal in begun if proposal.theme_id == command.theme_id]
    if command.theme_id and limit.per_item is not None and len(about) >= limit.per_item:
        raise BoardError(
            "limit_reached",
            f"This step asks for at most {limit.per_item} proposals from one theme.",
            "theme_id",
        )


def _revised(state: State, proposal: Proposal, command: c.ProposalRevise, actor: Actor) -> e.ProposalRevised:
    fields = proposals.checked(dict(command.fields))
    if not fields:
        raise invalid("Say what to write: fields.", "fields")
    for key, text in fields.items():
        newer = command.base is not None and proposal.field_seq.get(key, 0) > command.base
        if newer and proposal.fields.get(key, "") != text:
            raise BoardError("conflict", f"{key} now reads: {proposal.fields.get(key, '')}", f"fields.{key}")
    owner_id = fields.get("owner_id")
    if owner_id and (owner_id not in state.people or state.people[owner_id].removed):
        raise not_found("person", "fields.owner_id")
    if fields.get("picture") and fields["picture"] not in _evidence(state, [fields["picture"]], actor)[0]:
        raise not_found("note", "fields.picture")
    kept = all(
        fields.get(key, proposal.fields.get(key)) == proposal.fields.get(key) for key in ("owner", "owner_id")
    )
    return e.ProposalRevised(
        proposal_id=proposal.proposal_id,
        fields=fields,
        by=actor.person_id,
        accepted_by=proposal.accepted_by if kept else None,
        declined_by=proposal.declined_by if kept else None,
    )


def _notes_of(state: State, theme_id: str | None, actor: Actor) -> list[str]:
    """The theme's notes that the actor may see: of others not even the id is answered (R5)."""
    viewer = viewer_of(state, actor)
    notes = [
        note
        for note in state.notes.values()
        if theme_id is not None and note.theme_id == theme_id and may_see(state, note, viewer)
    ]
    return [note.note_id for note in sorted(notes, key=lambda note: (note.rank, note.note_id))]


def _evidence(state: State, note_ids: list[str], actor: Actor) -> tuple[tuple[str, ...], list[str]]:
    """The notes that the actor may see and everybody else who reads the proposal too, and the other ids."""
    viewer = viewer_of(state, actor)
    good = [
        note_id
        for note_id in dict.fromkeys(note_ids)
        if note_id in state.notes
        and may_see(state, state.notes[note_id], viewer)
        and state.notes[note_id].see == "all"
        and not state.notes[note_id].hidden
    ]
    return tuple(good), [note_id for note_id in dict.fromkeys(note_ids) if note_id not in good]


def the_proposal(state: State, proposal_id: str) -> Proposal:
    """The proposal of this id; raises not_found."""
    proposal = state.proposals.get(proposal_id)
    if proposal is None:
        raise not_found("proposal", "proposal_id")
    return proposal
