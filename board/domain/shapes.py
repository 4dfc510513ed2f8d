"""The wire's shapes of what the state holds; names of fields are those of protocol.md."""

from datetime import UTC, datetime

from board.domain.model import (
    Concern,
    Json,
    Live,
    Note,
    Origin,
    Person,
    Phase,
    Proposal,
    State,
    StatusChange,
    Theme,
    Viewer,
)
from board.domain.sight import in_sight_of_all, is_in_sight, is_mine
from board.domain.switches import shown


def when(at_ms: int | None) -> str | None:
    """RFC 3339 in UTC with milliseconds."""
    if at_ms is None:
        return None
    return datetime.fromtimestamp(at_ms / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def session_shape(state: State) -> Json:
    """The session as a whole."""
    settings = state.settings
    return {
        "code": state.code,
        "title": state.title,
        "language": state.language,
        "template": state.template,
        "rehearsal": state.rehearsal,
        "created_at": when(state.created_at),
        "locked": state.locked,
        "frozen": state.frozen,
        "state": state.state,
        "screen_view": state.screen_view,
        "settings": {
            "asks_side": settings.asks_side,
            "sides": list(settings.sides),
            "exports": settings.exports,
            "service": settings.service,
            "waiting_room": settings.waiting_room,
            "ends_at": when(settings.ends_at),
            "keep_days": settings.keep_days,
        },
    }


def phase_shape(phase: Phase, viewer: Viewer) -> Json:
    """A phase; the facilitator's script is for facilitators."""
    switches = shown(phase.switches)
    if viewer.role != "facilitator":
        for texts in switches["prompt"].values():
            texts.pop("script", None)
    return {
        "phase_id": phase.phase_id,
        "kind": phase.kind,
        "title": phase.title,
        "switches": switches,
        "state": phase.state,
        "revealed": phase.revealed,
    }


def live_shape(live: Live, phase: Phase | None) -> Json:
    """What is live; `left_s` is what a paused clock still holds, in seconds."""
    return {
        "phase_id": live.phase_id,
        "opened_at": when(live.opened_at),
        "ends_at": when(live.ends_at),
        "paused": live.paused,
        "left_s": live.left / 1000 if live.left is not None else None,
        "revealed": phase is not None and phase.revealed == "all",
    }


def person_shape(person: Person, state: State) -> Json:
    """Someone in the roster."""
    shape: Json = {
        "person_id": person.person_id,
        "name": state.names.get(person.person_id, ""),
        "role": person.role,
        "side": person.side,
        "group_id": person.group_id,
        "decider": person.decider,
        "device": person.device,
        "done": person.done,
        "hand": person.hand,
    }
    if person.badge is not None:
        shape["badge"] = person.badge
    if person.person_id == state.keeper:
        shape["keeper"] = True
    return {**shape, "removed": True} if person.removed else shape


def note_shape(state: State, note: Note, viewer: Viewer) -> Json:
    """A note as this viewer, who may see it, sees it."""
    shape: Json = {
        "note_id": note.note_id,
        "kind": note.kind,
        "text": note.text,
        "sketch": note.sketch,
        "photo_id": note.photo_id,
        "caption": note.caption,
        "colour": note.colour,
        "group_id": note.group_id,
        "phase_id": note.phase_id,
        "theme_id": note.theme_id,
        "rank": note.rank,
        "parked": note.parked,
        "hidden": note.hidden,
        **_authorship(state, note, viewer),
    }
    optional = {
        "x": note.x,
        "y": note.y,
        "stack": _link(state, note, note.stack, viewer),
        "builds_on": _link(state, note, note.builds_on, viewer),
        "column": note.column,
        "language": note.language,
    }
    shape.update({key: value for key, value in optional.items() if value is not None})
    shape.update({key: True for key, value in (("late", note.late), ("tray", note.tray)) if value})
    return {**shape, **_seen_by(state, note, viewer)}


def _seen_by(state: State, note: Note, viewer: Viewer) -> Json:
    """Who sees a note that not everybody does yet: for facilitators and its author, who hear of each change.

    The author is also told that it bears no name, and so stays as it is once it is shown (R6).
    """
    mine = is_mine(state, note.tie, viewer)
    told = mine or viewer.role == "facilitator"
    shape: Json = {"see": note.see} if told and note.see != "all" else {}
    return {**shape, "nameless": True} if mine and note.names == "off" else shape


def _link(state: State, note: Note, note_id: str | None, viewer: Viewer) -> str | None:
    """The note that it points at, if in sight: of somebody else's note, in the whole room's sight."""
    if note_id is None:
        return None
    mine = is_mine(state, note.tie, viewer)
    seen = is_in_sight(state, note_id, viewer) if mine else in_sight_of_all(state, [note_id], viewer)
    return note_id if seen else None


def _authorship(state: State, note: Note, viewer: Viewer) -> Json:
    person_id = state.ties.get(note.tie)
    shape: Json = {"mine": True} if is_mine(state, note.tie, viewer) else {}
    if person_id is None or note.names == "off":
        return shape
    if note.names == "on":
        return {**shape, "author": person_id}
    return {**shape, "side": note.side} if note.side else shape


def theme_shape(state: State, theme: Theme, viewer: Viewer) -> Json:
    """A theme; its notes point at it."""
    return {
        "theme_id": theme.theme_id,
        "title": theme.title,
        "rank": theme.rank,
        "colour": theme.colour,
        "locked": theme.locked,
        "parked": theme.parked,
        "origin": in_sight_of_all(state, theme.origin, viewer),
    }


def proposal_shape(state: State, proposal: Proposal, viewer: Viewer) -> Json:
    """A proposal with its tally; single values of support never leave but to whom they belong."""
    own = next((value for tie, value in proposal.support.items() if is_mine(state, tie, viewer)), None)
    values = list(proposal.support.values())
    shape: Json = {
        "proposal_id": proposal.proposal_id,
        "ref": proposal.ref,
        "title": proposal.fields.get("title", ""),
        "theme_id": proposal.theme_id,
        "note_ids": [note_id for note_id in proposal.note_ids if is_in_sight(state, note_id, viewer)],
        "rank": proposal.rank,
        "fields": _fields(state, proposal, viewer),
        "status": proposal.status,
        "history": [change_shape(state, change) for change in proposal.history],
        "accepted_by": proposal.accepted_by,
        "declined_by": proposal.declined_by,
        "wordings": [{"wording_id": w.wording_id, "text": w.text} for w in proposal.wordings],
        "agreed": proposal.agreed,
        "support": support_shape(tuple(values.count(value) for value in range(6))),
        "concerns": [concern_shape(state, concern, viewer) for concern in proposal.concerns],
        **origin_shape(proposal.drafted_by, proposal.phase_id),
        **({"origin": origin_of(proposal.origin)} if proposal.origin else {}),
    }
    return shape if own is None else {**shape, "my_support": own}


def change_shape(state: State, change: StatusChange) -> Json:
    """A line of a proposal's history; `name` is one that was typed by whoever has no seat."""
    said = {"text": change.text} if change.text else {}
    name = {"name": state.names.get(change.named, "")} if change.named else {}
    return {"status": change.status, "at": when(change.at), "by": change.by, **said, **name}


def origin_of(origin: Origin) -> Json:
    """The earlier session that a proposal came from, and its number there."""
    return {"title": origin.title, "ref": origin.ref, "at": when(origin.at)}


def _fields(state: State, proposal: Proposal, viewer: Viewer) -> Json:
    """The fields, without the picture where its note is out of this viewer's sight."""
    shown = is_in_sight(state, proposal.fields.get("picture") or None, viewer)
    return {key: text if shown or key != "picture" else "" for key, text in proposal.fields.items()}


def origin_shape(drafted_by: str | None, phase_id: str | None) -> Json:
    """Who began a proposal, and in which propose phase; absent where that is not known."""
    parts = {"drafted_by": drafted_by, "phase_id": phase_id}
    return {key: part for key, part in parts.items() if part is not None}


def support_shape(spread: tuple[int, ...]) -> Json:
    """How many support it, how far on average (one decimal), and the spread over 0 to 5."""
    count = sum(spread)
    mean = round(sum(value * n for value, n in enumerate(spread)) / count, 1) if count else None
    return {"n": count, "mean": mean, "spread": list(spread)}


def concern_shape(state: State, concern: Concern, viewer: Viewer) -> Json:
    """A dissent; without an author when it was raised anonymously."""
    shape: Json = {"concern_id": concern.concern_id, "text": concern.text}
    if concern.person_id is not None:
        shape["author"] = concern.person_id
    if concern.answer:
        shape["answer"] = concern.answer
    return {**shape, "mine": True} if is_mine(state, concern.tie, viewer) else shape
