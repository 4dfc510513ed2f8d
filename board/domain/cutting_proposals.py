"""Events about themes and proposals, cut for one viewer."""

from typing import assert_never

from board.domain import events as e
from board.domain.cutting_notes import moved
from board.domain.model import Concern, Json, State, Viewer
from board.domain.shapes import concern_shape, origin_shape, support_shape
from board.domain.sight import in_sight_of_all, is_mine


def cut_themes(event: e.AboutThemes, state: State, viewer: Viewer) -> Json:
    """Themes are everybody's to see; of a merge's notes only those that this viewer may know of."""
    match event:
        case e.ThemeFormed():
            look = {"rank": event.rank, "colour": event.colour, "locked": False, "parked": False}
            origin = in_sight_of_all(state, event.origin, viewer)
            start = {"theme_id": event.theme_id, "title": event.title, "origin": origin}
            back = {"proposal_ids": list(event.proposal_ids)} if event.proposal_ids else {}
            return {**start, **look, **back}
        case e.ThemeNamed():
            return {"theme_id": event.theme_id, "title": event.title}
        case e.ThemeMoved():
            return {"theme_id": event.theme_id, "rank": event.rank}
        case e.ThemeLocked():
            return {"theme_id": event.theme_id, "locked": event.locked}
        case e.ThemeDissolved():
            return {"theme_id": event.theme_id}
        case e.ThemeMerged():
            ends = {"theme_id": event.theme_id, "into": event.into}
            return {**ends, "notes": moved(event.notes, state, viewer, "rank")}
        case _ as unreachable:
            assert_never(unreachable)


def cut_proposals(event: e.AboutProposals, state: State, viewer: Viewer) -> Json:  # noqa: C901 - one line for each event
    """Proposals are everybody's to see; one's own support is one's own."""
    match event:
        case e.ProposalDrafted():
            return _drafted(event)
        case e.ProposalRevised():
            fields = {"fields": dict(event.fields), "accepted_by": event.accepted_by}
            return {"proposal_id": event.proposal_id, **fields, "declined_by": event.declined_by}
        case e.ProposalLinked():
            return {"proposal_id": event.proposal_id, "note_ids": list(event.note_ids)}
        case e.ProposalStatusSet():
            return {"proposal_id": event.proposal_id, "status": event.status, "by": event.by}
        case e.ProposalAccepted():
            return {"proposal_id": event.proposal_id, "accepted_by": event.by}
        case e.ProposalDeclined():
            return {"proposal_id": event.proposal_id, "declined_by": event.by}
        case e.WordingOffered() | e.WordingAgreed():
            return _worded(event)
        case e.SupportGiven() | e.ConcernRaised() | e.ConcernAnswered():
            return _judged(event, state, viewer)
        case _ as unreachable:
            assert_never(unreachable)


def _judged(
    event: e.SupportGiven | e.ConcernRaised | e.ConcernAnswered, state: State, viewer: Viewer
) -> Json:
    """What people think of it, without who thinks so but for oneself and those who put their name to it."""
    match event:
        case e.SupportGiven():
            mine = {"mine": event.value} if is_mine(state, event.tie, viewer) else {}
            return {"proposal_id": event.proposal_id, "support": support_shape(event.spread), **mine}
        case e.ConcernRaised():
            concern = Concern(
                concern_id=event.concern_id, text=event.text, person_id=event.person_id, tie=event.tie
            )
            return {"proposal_id": event.proposal_id, "concern": concern_shape(state, concern, viewer)}
        case e.ConcernAnswered():
            answered = {"concern_id": event.concern_id, "answer": event.text}
            return {"proposal_id": event.proposal_id, **answered}
        case _ as unreachable:
            assert_never(unreachable)


def _worded(event: e.WordingOffered | e.WordingAgreed) -> Json:
    """The words, and not who offered or agreed them."""
    wording = {"wording_id": event.wording_id, "text": event.text}
    cut: Json = {"proposal_id": event.proposal_id, "wording": wording}
    if isinstance(event, e.WordingAgreed) and event.kept_id:
        cut["kept"] = {"wording_id": event.kept_id, "text": event.kept}
    return cut


def _drafted(event: e.ProposalDrafted) -> Json:
    return {
        "proposal_id": event.proposal_id,
        "ref": event.ref,
        "title": event.title,
        "theme_id": event.theme_id,
        "note_ids": list(event.note_ids),
        "rank": event.rank,
        "fields": {"title": event.title},
        "status": "draft",
        "history": [],
        "accepted_by": None,
        "declined_by": None,
        "wordings": [],
        "agreed": None,
        "support": support_shape((0, 0, 0, 0, 0, 0)),
        "concerns": [],
        **origin_shape(event.by, event.phase_id),
    }
