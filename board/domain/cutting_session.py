"""Events about the run sheet and the session, cut for one viewer."""

from typing import assert_never

from board.domain import events as e
from board.domain.model import Json, State, Viewer
from board.domain.shapes import live_shape, person_shape, phase_shape, when


def cut_run_sheet(event: e.AboutRunSheet, state: State, viewer: Viewer) -> Json:
    """What is planned and what runs is everybody's to see, but for the facilitator's script."""
    match event:
        case e.PhaseInserted():
            return {"phase": phase_shape(event.phase, viewer), "before": event.before}
        case e.PhaseRevised():
            return {"phase": phase_shape(event.phase, viewer)}
        case e.PhaseOpened():
            live = live_shape(event.live, state.phases[event.phase_id])
            data = {"phase_id": event.phase_id, "closed": event.closed, "live": live}
            more = {
                "group_id": event.group_id,
                "also_closed": list(event.also_closed),
                "plan_ends_at": when(event.plan_ends_at),
            }
            return {**data, **{key: part for key, part in more.items() if part}}
        case e.PhaseExtended() | e.PhasePaused():
            live = live_shape(event.live, state.phases[event.phase_id])
            return {"phase_id": event.phase_id, "live": live, **_of_group(event.group_id)}
        case e.PhaseMoved():
            return {"phase_id": event.phase_id, "before": event.before}
        case e.PhaseSkipped():
            return {"phase_id": event.phase_id, "skipped": event.skipped}
        case e.PhaseClosed():
            left = {} if event.whole else {"whole": False}
            return {"phase_id": event.phase_id, **_of_group(event.group_id), **left}
        case _ as unreachable:
            assert_never(unreachable)


def _of_group(group_id: str | None) -> Json:
    return {"group_id": group_id} if group_id else {}


def cut_session(event: e.AboutSession, state: State, viewer: Viewer) -> Json | None:
    """Who is here, and what the session is called."""
    match event:
        case e.PersonJoined():
            return person_shape(event.person, state)
        case e.PersonUpdated():
            return _person_updated(event, state)
        case e.PersonPromoted():
            return {"person_id": event.person_id, "role": event.role}
        case e.PersonRelinked():
            return {"person_id": event.person_id, "device": True}
        case e.PersonRemoved():
            return {"person_id": event.person_id}
        case e.LinkRotated():
            return {"role": event.role} if viewer.role == "facilitator" else None
        case e.SessionCreated():
            return None
        case _:
            return _set_up(event)


def _set_up(
    event: e.SessionUpdated
    | e.SessionLocked
    | e.SessionFrozen
    | e.SessionClosed
    | e.SessionReopened
    | e.ScreenShown,
) -> Json:
    match event:
        case e.SessionUpdated():
            parts = {"title": event.title, "settings": _settings(event.settings)}
            return {key: part for key, part in parts.items() if part is not None}
        case e.SessionLocked():
            return {"locked": event.locked}
        case e.SessionFrozen():
            return {"frozen": event.frozen}
        case e.ScreenShown():
            return {"view": event.view}
        case e.SessionClosed() | e.SessionReopened():
            return {}
        case _ as unreachable:
            assert_never(unreachable)


def _settings(settings: Json | None) -> Json | None:
    """The settings as the wire shows them: the log keeps a time as a number."""
    if settings is None or "ends_at" not in settings:
        return settings
    return {**settings, "ends_at": when(settings["ends_at"])}


def _person_updated(event: e.PersonUpdated, state: State) -> Json:
    data: Json = {"person_id": event.person_id}
    if event.named:
        data["name"] = state.names.get(event.person_id, "")
    if event.side is not None:
        data["side"] = event.side or None
    if event.decider is not None:
        data["decider"] = event.decider
    if event.badge is not None:
        data["badge"] = event.badge
    return data
