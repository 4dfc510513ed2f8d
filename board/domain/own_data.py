"""A person's own data, for that person alone: who they are here, and what they made. Pure.

What bears no name is theirs as long as the session runs; closing forgets whose it was (R6).
"""

from board.domain.model import Json, Note, State
from board.domain.shapes import when

FORMAT = "wishwall-own-data"


def own_data(state: State, person_id: str, now_ms: int) -> Json:
    """Everything that the session knows of this person."""
    person = state.people[person_id]
    mine = {tie for tie, holder in state.ties.items() if holder == person_id} - state.shut
    return {
        "format": FORMAT,
        "version": 1,
        "at": when(now_ms),
        "session": {"code": state.code, "title": state.title, "created_at": when(state.created_at)},
        "me": {
            "person_id": person_id,
            "name": state.names.get(person_id, ""),
            "role": person.role,
            "side": person.side,
            "language": person.language,
            "badge": person.badge,
        },
        "notes": [_note(state, note) for note in state.notes.values() if note.tie in mine],
        "marks": [
            {"phase": _phase(state, mark.phase_id), "target_id": mark.target_id, "value": mark.value}
            for mark in state.marks.values()
            if mark.tie in mine
        ],
        "moods": [
            {"about": about, "value": value}
            for about, values in state.pulse.items()
            for tie, value in values.items()
            if tie in mine
        ],
        "proposals": _proposals(state, person_id, mine),
        **_said(state, person_id),
    }


def _note(state: State, note: Note) -> Json:
    return {
        "note_id": note.note_id,
        "phase": _phase(state, note.phase_id),
        "kind": note.kind,
        "text": note.text,
        "sketch": note.sketch,
        "photo_id": note.photo_id,
        "caption": note.caption,
        "taken_back": note.discarded,
        "names": note.names,
    }


def _phase(state: State, phase_id: str) -> str:
    phase = state.phases.get(phase_id)
    return phase.title if phase else ""


def _proposals(state: State, person_id: str, mine: set[str]) -> list[Json]:
    """Where this person drafted, accepted, judged or objected, and where they are named."""
    found = []
    for proposal in state.proposals.values():
        roles: Json = {
            "drafted": proposal.drafted_by == person_id,
            "accepted": proposal.accepted_by == person_id,
            "owner": proposal.fields.get("owner_id") == person_id,
        }
        support = [value for tie, value in proposal.support.items() if tie in mine]
        concerns = [
            concern.text
            for concern in proposal.concerns
            if concern.person_id == person_id or concern.tie in mine
        ]
        changes = [
            {"status": change.status, "at": when(change.at), "text": change.text}
            for change in proposal.history
            if change.by == person_id
        ]
        if any(roles.values()) or support or concerns or changes:
            fields = dict(proposal.fields) if roles["drafted"] or roles["owner"] else {}
            entry = {"ref": proposal.ref, "title": proposal.fields.get("title", ""), **roles}
            entry |= {"support": support[0] if support else None, "concerns": concerns, "changes": changes}
            found.append({**entry, "fields": fields})
    return found


def _said(state: State, person_id: str) -> Json:
    return {
        "remarks": [
            {"note_id": one.note_id, "text": one.text} for one in state.remarks if one.person_id == person_id
        ],
        "questions": [
            {"text": one.text, "released": one.released}
            for one in state.questions.values()
            if one.person_id == person_id
        ],
        "thanks_given": [{"text": one.text} for one in state.thanks if one.by == person_id],
        "thanks_received": [{"text": one.text} for one in state.thanks if one.to == person_id],
    }
