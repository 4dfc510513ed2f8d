"""The fold of presenting and marking."""

from dataclasses import replace
from typing import assert_never

from board.domain import events as e
from board.domain.model import Remark, State


def took(
    state: State, event: e.TurnStarted | e.TurnMoved | e.TurnEnded | e.SpotlightShown | e.RemarkAdded
) -> State:
    """Whose turn it is, and what is in the spotlight."""
    match event:
        case e.TurnStarted() | e.TurnMoved():
            return replace(state, turn=event.turn)
        case e.TurnEnded():
            return replace(state, turn=None)
        case e.SpotlightShown():
            turn = replace(state.turn, spotlight=event.note_id) if state.turn else None
            shown = {event.note_id} if event.note_id else set()
            return replace(state, turn=turn, presented=state.presented | shown)
        case e.RemarkAdded():
            remark = Remark(
                remark_id=event.remark_id, note_id=event.note_id, text=event.text, person_id=event.person_id
            )
            return replace(state, remarks=(*state.remarks, remark))
        case _ as unreachable:
            assert_never(unreachable)


def marked(state: State, event: e.MarkPlaced | e.MarkCleared | e.MarksTallied) -> State:
    """Secret marks, and what they came to."""
    match event:
        case e.MarkPlaced():
            return replace(state, marks={**state.marks, event.mark.mark_id: event.mark})
        case e.MarkCleared():
            rest = {mark_id: mark for mark_id, mark in state.marks.items() if mark_id != event.mark_id}
            return replace(state, marks=rest, spent=state.spent | {event.tie})
        case e.MarksTallied():
            return replace(state, results={**state.results, event.phase_id: event.tallies})
        case _ as unreachable:
            assert_never(unreachable)
