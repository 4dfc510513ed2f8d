"""The fold of themes."""

from dataclasses import replace
from typing import assert_never

from board.domain import events as e
from board.domain.evolve_notes import with_notes
from board.domain.model import State, Theme


def changed(
    state: State, event: e.ThemeFormed | e.ThemeNamed | e.ThemeMoved | e.ThemeLocked, seq: int
) -> State:
    """A theme begun, named, moved or locked."""
    match event:
        case e.ThemeFormed():
            state = _pointed(state, event)
            theme = Theme(
                theme_id=event.theme_id,
                title=event.title,
                rank=event.rank,
                colour=event.colour,
                named_seq=seq,
                origin=event.origin,
            )
        case e.ThemeNamed():
            theme = replace(state.themes[event.theme_id], title=event.title, named_seq=seq)
        case e.ThemeMoved():
            theme = replace(state.themes[event.theme_id], rank=event.rank)
        case e.ThemeLocked():
            theme = replace(state.themes[event.theme_id], locked=event.locked)
        case _ as unreachable:
            assert_never(unreachable)
    return replace(state, themes={**state.themes, theme.theme_id: theme})


def _pointed(state: State, event: e.ThemeFormed) -> State:
    """The state with the proposals that come back with a theme."""
    if not event.proposal_ids:
        return state
    back = {key: replace(state.proposals[key], theme_id=event.theme_id) for key in event.proposal_ids}
    return replace(state, proposals={**state.proposals, **back})


def ended(state: State, event: e.ThemeMerged | e.ThemeDissolved) -> State:
    """A theme gone: its notes are in the other theme, or loose, never deleted; proposals follow a merge."""
    into = event.into if isinstance(event, e.ThemeMerged) else None
    ranks = {item.note_id: item.rank for item in event.notes} if isinstance(event, e.ThemeMerged) else {}
    notes = [
        replace(note, theme_id=into, rank=ranks.get(note.note_id, note.rank))
        for note in state.notes.values()
        if note.theme_id == event.theme_id
    ]
    themes = {theme_id: theme for theme_id, theme in state.themes.items() if theme_id != event.theme_id}
    proposals = {
        proposal_id: replace(proposal, theme_id=into) if proposal.theme_id == event.theme_id else proposal
        for proposal_id, proposal in state.proposals.items()
    }
    last_rank = max([state.last_rank, *ranks.values()])
    return replace(with_notes(state, notes), themes=themes, proposals=proposals, last_rank=last_rank)
