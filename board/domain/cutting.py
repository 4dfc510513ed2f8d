"""One event, cut for one viewer: its `data`, or None where they may see nothing of it."""

from board.domain import events as e
from board.domain.cutting_followup import cut_followed
from board.domain.cutting_notes import cut_notes
from board.domain.cutting_people import cut_people, cut_turn
from board.domain.cutting_proposals import cut_proposals, cut_themes
from board.domain.cutting_session import cut_run_sheet, cut_session
from board.domain.model import Json, State, Viewer


def cut_event(event: e.Event, state: State, viewer: Viewer) -> Json | None:  # noqa: C901 - a line each
    """The event's data on the wire."""
    if isinstance(event, e.AboutNotes):
        return cut_notes(event, state, viewer)
    if isinstance(event, e.AboutThemes):
        return cut_themes(event, state, viewer)
    if isinstance(event, e.AboutProposals):
        return cut_proposals(event, state, viewer)
    if isinstance(event, e.AboutFollowUps):
        return cut_followed(event, state, viewer)
    if isinstance(event, e.AboutPeople):
        return cut_people(event, state, viewer)
    if isinstance(event, e.AboutTurns):
        return cut_turn(event, state, viewer)
    if isinstance(event, e.AboutImports):
        # everybody is sent a resync instead
        return None
    if isinstance(event, e.AboutRunSheet):
        return cut_run_sheet(event, state, viewer)
    return cut_session(event, state, viewer)
