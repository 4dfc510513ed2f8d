"""The lossless record of a session as JSON (protocol.md, record.json)."""

from collections.abc import Iterable
from typing import Any

import msgspec

from board.export.options import Include, Options
from board.export.record.shared import View

PARTS = ("run_sheet", "people", "groups")
SPOKEN = ("remarks", "questions", "pulse", "thanks")


def record_json(shared: View, options: Options, include: Include) -> bytes:
    """Write the record of a shareable view (shared.py); include=proposals keeps what they rest on."""
    notes, themes = shared["notes"], shared["themes"]
    if include == "proposals":
        linked = {note_id for proposal in shared["proposals"] for note_id in proposal["note_ids"]}
        notes = [note for note in notes if note["note_id"] in linked]
        wanted = {p.get("theme_id") for p in shared["proposals"]} | {n.get("theme_id") for n in notes}
        themes = [theme for theme in themes if theme["theme_id"] in wanted]
    record = {
        "format": "wishwall",
        "version": 1,
        "session": {**shared["session"], "as_of": options.at, "seq": shared["seq"]},
        **{part: shared[part] for part in PARTS},
        "notes": _by_rank(notes, "note_id"),
        "themes": _by_rank(themes, "theme_id"),
        "marks": shared["marks"],
        "proposals": [_without_concerns(p) for p in _by_rank(shared["proposals"], "proposal_id")],
        "concerns": _concerns(shared),
        **{part: shared[part] for part in SPOKEN},
    }
    return msgspec.json.format(msgspec.json.encode(_as_brought(record)), indent=1) + b"\n"


def _as_brought(record: dict[str, Any]) -> dict[str, Any]:
    """Without who brought this record in and has done nothing since: it stays the record that it was."""
    others = [person for person in record["people"] if not person.get("keeper")]
    rest = msgspec.json.encode({**record, "people": others})
    kept = [one for one in record["people"] if one.get("keeper") and one["person_id"].encode() in rest]
    people = [*others, *({key: one[key] for key in one if key != "keeper"} for one in kept)]
    return {**record, "people": people}


def _by_rank(parts: Iterable[View], id_key: str) -> list[View]:
    return sorted(parts, key=lambda part: (part["rank"], part[id_key]))


def _without_concerns(proposal: View) -> dict[str, Any]:
    return {key: value for key, value in proposal.items() if key != "concerns"}


def _concerns(shared: View) -> list[dict[str, Any]]:
    return [
        {"proposal_id": proposal["proposal_id"], **concern}
        for proposal in _by_rank(shared["proposals"], "proposal_id")
        for concern in proposal["concerns"]
    ]
