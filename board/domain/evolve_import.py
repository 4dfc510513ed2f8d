"""The fold of a record that was brought in."""

from dataclasses import replace

from board.domain import events as e
from board.domain.model import Proposal, State


def imported(state: State, event: e.RecordImported, seq: int) -> State:
    """The record in place of the empty session; who brought it in stays beside its people."""
    keeper = {event.by: state.people[event.by]} if event.by else {}
    return replace(
        state,
        title=event.title,
        language=event.language,
        template=event.template,
        locked=event.locked,
        frozen=event.frozen,
        screen_view=event.screen_view,
        settings=event.settings,
        people={**{person.person_id: person for person in event.people}, **keeper},
        phases={phase.phase_id: phase for phase in event.phases},
        order=tuple(phase.phase_id for phase in event.phases),
        live=event.live,
        paces=dict(event.paces),
        groups={group.group_id: group for group in event.groups},
        notes={note.note_id: replace(note, edited_seq=seq) for note in event.notes},
        themes={theme.theme_id: replace(theme, named_seq=seq) for theme in event.themes},
        proposals={proposal.proposal_id: _written(proposal, seq) for proposal in event.proposals},
        proposals_made=max((_number(proposal.ref) for proposal in event.proposals), default=0),
        results=dict(event.results),
        remarks=event.remarks,
        questions={question.question_id: question for question in event.questions},
        thanks=event.thanks,
        pulse=dict(event.pulse),
        turn=None,
        showing=None,
        last_rank=max([state.last_rank, *(note.rank for note in event.notes)]),
        keeper=event.by,
        view_since=seq,
    )


def _written(proposal: Proposal, seq: int) -> Proposal:
    return replace(proposal, field_seq=dict.fromkeys(proposal.fields, seq))


def _number(ref: str) -> int:
    """The number that a reference ends in, so that the next one is another."""
    digits = ref.rpartition("-")[2]
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0
