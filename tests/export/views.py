"""Views made by hand for the export tests: what a facilitator's snapshot looks like, in small."""

from typing import Any

from board.export.options import Options

AT = "2026-11-21T14:05:00.000Z"
SKETCH = {"v": 1, "strokes": [{"pen": 1, "width": 9, "pressure": False, "points": "yAHIAZADkAM="}]}


def options(**given: Any) -> Options:
    return Options(at=AT, **given)


def phase(
    phase_id: str, kind: str, title: str, *, revealed: str | None = None, **switches: Any
) -> dict[str, Any]:
    whole = {"see": "own", "reveal": "facilitator", "names": "on", "prompt": {}, **switches}
    return {
        "phase_id": phase_id,
        "kind": kind,
        "title": title,
        "switches": whole,
        "state": "closed",
        "revealed": revealed,
    }


def note(note_id: str, text: str, **given: Any) -> dict[str, Any]:
    return {
        "note_id": note_id,
        "kind": "sketch" if given.get("sketch") else "text",
        "text": text,
        "sketch": None,
        "photo_id": None,
        "caption": "",
        "colour": "sun",
        "group_id": None,
        "phase_id": "wishes",
        "theme_id": None,
        "rank": note_id,
        "parked": False,
        "hidden": False,
        **given,
    }


def proposal(proposal_id: str, title: str, **given: Any) -> dict[str, Any]:
    fields = {"title": title, **given.pop("fields", {})}
    return {
        "proposal_id": proposal_id,
        "ref": f"HR-{proposal_id}",
        "title": title,
        "theme_id": None,
        "note_ids": [],
        "rank": proposal_id,
        "fields": fields,
        "status": "draft",
        "history": [{"status": "draft", "at": AT, "by": "p-rhian"}],
        "accepted_by": None,
        "support": {"n": 0, "mean": None, "spread": [0] * 6},
        "concerns": [],
        **given,
    }


def view(**given: Any) -> dict[str, Any]:
    """A session with nothing in it but two people and an add phase; `given` replaces parts."""
    return {
        "seq": 312,
        "me": {
            "person_id": "p-rhian",
            "role": "facilitator",
            "name": "Rhian",
            "side": None,
            "group_id": None,
        },
        "session": {
            "code": "ABCDEFGH",
            "title": "Repairs and Digital",
            "language": "en",
            "created_at": "2026-11-21T13:02:00.000Z",
            "locked": False,
            "state": "open",
            "settings": {"asks_side": True, "sides": ["Digital", "Repairs"], "service": "Housing Repairs"},
        },
        "run_sheet": [phase("wishes", "add", "Wishes", revealed="all", names="off")],
        "live": {"phase_id": None},
        "people": [
            {"person_id": "p-rhian", "name": "Rhian Morgan", "role": "facilitator", "side": None},
            {"person_id": "p-gethin", "name": "Gethin Rees", "role": "participant", "side": "Repairs"},
        ],
        "groups": [],
        "notes": [],
        "themes": [],
        "marks": {"mine": [], "tallies": {}},
        "turn": None,
        "proposals": [],
        **given,
    }


FIELDS = {
    "problem": "One visit in five finds nobody at home.",
    "who_it_helps": "Tenants and the crews",
    "proposal": "We will text every tenant the day before.",
    "benefit": "Fewer wasted visits",
    "measure": "no-access visits fall from 18% to 10% by June",
    "owner": "Gethin Rees",
    "owner_id": "p-gethin",
    "first_step": "Try it with one crew",
    "first_step_who": "Mali Hughes",
    "first_step_by": "2026-12-05",
    "harm_if": "Tenants with no mobile phone",
    "cost_band": "under_5k",
}


def workshop() -> dict[str, Any]:
    """A small workshop with one of everything an export must carry."""
    notes = [
        note("n1", "Tell tenants when we are coming.", theme_id="t1", author="p-gethin"),
        note("n2", "", sketch=SKETCH, caption="A van outside the wrong house", theme_id="t1"),
        note("n3", "Bysellfwrdd Cymraeg ar bob tabled: â ê î ô û ŵ ŷ", language="cy"),
        note("n4", "A helicopter.", parked=True),
        note("n5", "Same as the first, honestly", stack="n1", theme_id="t1"),
        note("n6", "Something unkind", hidden=True),
    ]
    written = proposal(
        "1",
        "A text the day before",
        theme_id="t1",
        note_ids=["n1", "n2"],
        fields=FIELDS,
        status="ready",
        accepted_by="p-gethin",
        support={"n": 4, "mean": 4.3, "spread": [0, 0, 0, 1, 1, 2]},
        my_support=5,
        concerns=[
            {"concern_id": "c1", "text": "Texts get ignored.", "mine": True},
            {"concern_id": "c2", "text": "Who pays?", "author": "p-gethin"},
        ],
    )
    theme = {"theme_id": "t1", "title": "Turning up when we said", "rank": "a", "colour": "sky"}
    return view(notes=notes, themes=[{**theme, "locked": False, "parked": False}], proposals=[written])
