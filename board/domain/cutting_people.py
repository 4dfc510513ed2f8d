"""Events about groups, signals, turns and marks, cut for one viewer."""

from board.domain import events as e
from board.domain.model import Json, Question, Remark, State, Thanks, Viewer
from board.domain.shapes_run_sheet import (
    group_shape,
    mark_shape,
    pulse_tally,
    question_shape,
    remark_shape,
    tallies_shape,
    thanks_shape,
    turn_shape,
)
from board.domain.sight import in_sight_of_all, is_mine


def cut_people(event: e.AboutPeople, state: State, viewer: Viewer) -> Json | None:  # noqa: C901 - a line each
    """Groups and hands are everybody's to see; questions and notices are private."""
    match event:
        case e.GroupsSplit():
            groups = [{**group_shape(state, group), "live": None} for group in event.groups]
            return {"groups": groups, "members": dict(event.members)}
        case e.PersonMoved():
            return {"person_id": event.person_id, "group_id": event.group_id}
        case e.GroupUpdated():
            parts = {"name": event.name, "theme_id": event.theme_id}
            return {
                "group_id": event.group_id,
                **{key: part for key, part in parts.items() if part is not None},
            }
        case e.DoneMarked():
            return _done(event, state, viewer)
        case e.HandRaised():
            return {"person_id": event.person_id, "raised": event.raised}
        case e.QuestionAsked() | e.QuestionReleased():
            return question_shape(
                Question(
                    question_id=event.question_id,
                    text=event.text,
                    person_id=event.person_id,
                    released=isinstance(event, e.QuestionReleased),
                ),
                viewer,
            )
        case e.NoticeSent():
            heard = event.to in ("all", viewer.person_id) or viewer.role == "facilitator"
            return {"to": event.to, "text": event.text} if heard else None
        case e.ThanksGiven():
            thanks = Thanks(
                thanks_id=event.thanks_id, by=event.by, to=event.to, text=event.text, shared=event.shared
            )
            return thanks_shape(thanks, viewer)
        case e.PulseGiven():
            own = {"mine": event.value} if is_mine(state, event.tie, viewer) else {}
            return {"about": event.about, **pulse_tally(event.spread), **own}


def _done(event: e.DoneMarked, state: State, viewer: Viewer) -> Json | None:
    """Without names it is for oneself alone."""
    if event.tie is None:
        return {"person_id": event.person_id, "done": event.done}
    mine = is_mine(state, event.tie, viewer)
    return {"person_id": viewer.person_id, "done": event.done, "quiet": True} if mine else None


def cut_turn(event: e.AboutTurns, state: State, viewer: Viewer) -> Json | None:  # noqa: C901 - a line each
    """What is presented is everybody's; a mark is its maker's alone, its count everybody's once closed."""
    match event:
        case e.TurnStarted() | e.TurnMoved():
            return {"turn": turn_shape(state, event.turn, viewer)}
        case e.TurnEnded():
            return {"phase_id": event.phase_id}
        case e.SpotlightShown():
            return {"note_id": event.note_id} if _in_sight(event.note_id, state, viewer) else None
        case e.RemarkAdded():
            if not _in_sight(event.note_id, state, viewer):
                return None
            remark = Remark(
                remark_id=event.remark_id, note_id=event.note_id, text=event.text, person_id=event.person_id
            )
            return remark_shape(remark)
        case e.MarkPlaced():
            return mark_shape(event.mark) if is_mine(state, event.mark.tie, viewer) else None
        case e.MarkCleared():
            return {"mark_id": event.mark_id} if is_mine(state, event.tie, viewer) else None
        case e.MarksTallied():
            return {"phase_id": event.phase_id, "tallies": tallies_shape(state, event.tallies, viewer)}


def _in_sight(note_id: str | None, state: State, viewer: Viewer) -> bool:
    return note_id is None or bool(in_sight_of_all(state, [note_id], viewer))
