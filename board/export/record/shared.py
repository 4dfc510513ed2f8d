"""What of a reader's view may stand in a file that goes from hand to hand.

A view is already cut to its reader. A file is passed on, so it also loses what is the reader's alone: own
marks, own notes that nobody else may see yet (protocol.md: every export sees only a count until the
reveal), the sign that a note is one's own. Give `Viewer(None, role, group_id)` to `visibility.view` and
little is left to lose here.
"""

from collections.abc import Mapping
from typing import Any

View = Mapping[str, Any]

#: what only its reader may know, in whatever part of the view it stands
OWN = frozenset({"mine", "my_support"})


def shareable(view: View, *, names: bool) -> dict[str, Any]:
    """Give the view without what is the reader's alone and, with `names` off, without who did what."""
    phases = {phase["phase_id"]: phase for phase in view["run_sheet"]}
    notes = [_without(note, OWN) for note in view["notes"] if _is_shared(note, phases)]
    here = {note["note_id"] for note in notes}
    proposals = [_proposal(proposal, here) for proposal in view["proposals"]]
    marks = {name: view["marks"].get(name, {}) for name in ("tallies", "phases")}
    spoken = {"remarks": _remarks(view, here), "questions": _questions(view), "pulse": _pulse(view)}
    shared = {
        **view,
        "notes": notes,
        "proposals": proposals,
        "marks": marks,
        **spoken,
        "thanks": _thanks(view),
    }
    for own in ("me", "discarded"):
        shared.pop(own, None)
    return shared if names else _nameless(shared)


def _is_shared(note: View, phases: Mapping[str, View]) -> bool:
    phase = phases.get(note["phase_id"])
    if not note.get("mine") or phase is None:
        return True
    switches = phase["switches"]
    waiting = switches["see"] == "own" and phase.get("revealed") is None
    return not (waiting or switches["reveal"] == "never")


def _proposal(proposal: View, here: set[str]) -> dict[str, Any]:
    """The evidence loses what is not in the file: a discarded note, or one that this reader may not see."""
    concerns = [_without(concern, OWN) for concern in proposal["concerns"]]
    evidence = [note_id for note_id in proposal["note_ids"] if note_id in here]
    return {**_without(proposal, OWN), "note_ids": evidence, "concerns": concerns}


def _remarks(view: View, here: set[str]) -> list[dict[str, Any]]:
    """What was said about the notes that are in the file."""
    return [_without(remark, OWN) for remark in view.get("remarks", ()) if remark["note_id"] in here]


def _questions(view: View) -> list[dict[str, Any]]:
    """The released ones, without who asked: the others were asked in private."""
    released = (question for question in view.get("questions", ()) if question["released"])
    return [_without(question, {"mine", "person_id"}) for question in released]


def _thanks(view: View) -> list[dict[str, Any]]:
    """Those that were said for all to read."""
    return [dict(thanks) for thanks in view.get("thanks", ()) if thanks["shared"]]


def _pulse(view: View) -> dict[str, Any]:
    """The spreads that enough people gave (shapes_run_sheet.py) to be shown at all."""
    pulse = view.get("pulse", {})
    return {about: _without(given, OWN) for about, given in pulse.items() if "spread" in given}


def _nameless(shared: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **shared,
        "people": [],
        "thanks": [],
        "notes": [_without(note, {"author"}) for note in shared["notes"]],
        "proposals": [_nameless_proposal(proposal) for proposal in shared["proposals"]],
        "remarks": [_without(remark, {"author"}) for remark in shared["remarks"]],
    }


def _nameless_proposal(proposal: View) -> dict[str, Any]:
    """The owner stays: it is what the proposal says, not who wrote it."""
    return {
        **_without(proposal, {"drafted_by", "declined_by"}),
        "accepted_by": None,
        "fields": _without(proposal["fields"], {"owner_id"}),
        "history": [_without(change, {"by", "name"}) for change in proposal["history"]],
        "concerns": [_without(concern, {"author"}) for concern in proposal["concerns"]],
    }


def _without(part: View, keys: frozenset[str] | set[str]) -> dict[str, Any]:
    return {key: value for key, value in part.items() if key not in keys}
