"""A whole workshop as its facilitator sees it: one of everything that the record tells."""

from typing import Any

from tests.export.views import FIELDS, SKETCH, note, phase, proposal, view

PEOPLE = [
    {"person_id": "p-rhian", "name": "Rhian Morgan", "role": "facilitator", "side": None, "group_id": None},
    {
        "person_id": "p-gethin",
        "name": "Gethin Rees",
        "role": "participant",
        "side": "Repairs",
        "group_id": "g1",
    },
    {
        "person_id": "p-mali",
        "name": "Mali Hughes",
        "role": "participant",
        "side": "Digital",
        "group_id": "g1",
    },
    {
        "person_id": "p-owain",
        "name": "Owain Pugh",
        "role": "participant",
        "side": "Repairs",
        "group_id": "g2",
    },
    {
        "person_id": "p-gone",
        "name": "Someone Removed",
        "role": "participant",
        "side": None,
        "group_id": "g2",
        "removed": True,
    },
]
GROUPS = [
    {"group_id": "g2", "name": "Group 2", "rank": "b", "theme_id": "t2", "live": None},
    {"group_id": "g1", "name": "Group 1", "rank": "a", "theme_id": "t1", "live": None},
]
QUESTIONS = "I could say what I think\nI know what happens next"
CY_QUESTIONS = "Gallwn ddweud fy marn\nRwy'n gwybod beth sy'n digwydd nesaf"


def run_sheet() -> list[dict[str, Any]]:
    steps = [
        phase("wishes", "add", "Wishes", revealed="all", names="off", prompt={"cy": {"title": "Dymuniadau"}}),
        phase("tick", "mark", "Read and tick", mark="tick", source="phase:wishes", names="off"),
        phase("sort", "sort", "Find the themes"),
        phase("ideas", "add", "Draw alone", revealed="all", see="group"),
        phase("show", "present", "Present ideas", source="phase:ideas"),
        phase("dots", "mark", "Choose", mark="dots", source="phase:sort", names="off"),
        phase("support", "mark", "Read back", mark="score", source="proposals", names="off"),
        phase("order", "mark", "Put in order", mark="rank", source="phase:ideas", names="off"),
        phase("thumbs", "mark", "Thumbs", mark="thumbs", source="phase:sort", names="off"),
        phase(
            "close",
            "mark",
            "Close",
            mark="score",
            source="prompt",
            names="off",
            prompt={"en": {"question": QUESTIONS}, "cy": {"question": CY_QUESTIONS}},
        ),
        phase("extra", "hold", "Never came to it"),
    ]
    for step, minutes in zip(steps, (6, 3, 9, 8, 15, 3, 8, 2, 2, 3, None), strict=True):
        step["switches"]["clock"] = {"minutes": minutes}
    steps[-1]["state"] = "skipped"
    return steps


def marks() -> dict[str, Any]:
    phases = {
        "tick": {
            "w1": tally(3, {"1": 3}),
            "w2": tally(5, {"1": 5}),
            "w3": tally(0, {}),
            "w9": tally(1, {"1": 1}),
        },
        "dots": {"t1": {**tally(4, {"1": 4}), "by_side": {"Repairs": 3}}, "t2": tally(1, {"1": 1})},
        "support": {"1": {"n": 4, "sum": 14, "spread": {"2": 1, "4": 3}}},
        "order": {
            "i1": {"n": 3, "sum": 5, "spread": {"1": 1, "2": 2}, "points": 4},
            "i2": {"n": 3, "sum": 4, "spread": {"1": 2, "2": 1}, "points": 5},
        },
        "thumbs": {"t1": {"n": 3, "sum": 1, "spread": {"-1": 1, "1": 2}}},
        "close": {
            "q1": {"n": 6, "sum": 25, "spread": {"3": 1, "4": 3, "5": 2}},
            "q2": {"n": 4, "sum": 16, "spread": {"4": 4}},
        },
    }
    return {"mine": [], "tallies": {}, "phases": phases}


def tally(count: int, spread: dict[str, int]) -> dict[str, Any]:
    return {"n": count, "sum": count, "spread": spread}


def notes() -> list[dict[str, Any]]:
    return [
        note("w1", "One number to ring", theme_id="t1"),
        note("w2", "", sketch=SKETCH, caption="A van outside the wrong house", theme_id="t2"),
        note("w3", "Llai o deipio dwbl", language="cy", parked=True),
        note("w9", "Something unkind", hidden=True),
        note("w4", "Loose and free"),
        note("i1", "Text the day before", phase_id="ideas", author="p-gethin", group_id="g1", theme_id="t1"),
        note("i2", "", phase_id="ideas", author="p-owain", group_id="g2", sketch=SKETCH, caption="A map"),
    ]


def proposals() -> list[dict[str, Any]]:
    """One that is ready, after one that nobody owns."""
    written = proposal(
        "1",
        "A text the day before",
        theme_id="t1",
        note_ids=["w1", "i2"],
        fields=FIELDS,
        status="ready",
        accepted_by="p-gethin",
        support={"n": 4, "mean": 3.5, "spread": [0, 0, 1, 0, 3, 0]},
        concerns=[
            {"concern_id": "c1", "text": "Texts get ignored.", "answer": "We ring who has not read it."},
            {"concern_id": "c2", "text": "Who pays?", "author": "p-gethin"},
        ],
        wordings=[
            {"wording_id": "v1", "text": FIELDS["proposal"]},
            {"wording_id": "v2", "text": "We will ring every tenant\nthe evening before."},
        ],
        agreed="v1",
    )
    return [proposal("2", "One map for all", theme_id="t2"), written]


def spoken() -> dict[str, Any]:
    """What was said in turns, in private and to all."""
    order = ["p-owain", "p-gethin", "p-mali"]
    return {
        "turn": {"phase_id": "show", "unit": "person", "queue": order, "skipped": ["p-mali"]},
        "presented": ["i2", "w9"],
        "remarks": [
            {"remark_id": "r1", "note_id": "i2", "text": "The map could be live", "author": "p-mali"},
            {"remark_id": "r2", "note_id": "i1", "text": "Said without a name"},
        ],
        "questions": [
            {"question_id": "k1", "text": "Who will pay for it?", "released": True},
            {"question_id": "k2", "text": "Asked in private", "released": False, "person_id": "p-mali"},
        ],
        "pulse": {
            "drawing_before": {"n": 5, "mean": 2.2, "spread": [1, 2, 2, 0, 0]},
            "drawing_after": {"n": 4},
        },
        "thanks": [
            {"thanks_id": "h1", "from": "p-mali", "to": "p-gethin", "text": "For the van", "shared": True},
            {"thanks_id": "h2", "from": "p-mali", "to": "p-owain", "text": "In private", "shared": False},
        ],
    }


def whole(**given: Any) -> dict[str, Any]:
    """The view; `given` replaces parts."""
    themes = [
        {"theme_id": "t1", "title": "Turning up", "rank": "a", "colour": "sky", "origin": ["w1", "w3"]},
        {"theme_id": "t2", "title": "One place", "rank": "b", "colour": "mint", "parked": True},
    ]
    parts = {
        "run_sheet": run_sheet(),
        "people": PEOPLE,
        "groups": GROUPS,
        "notes": notes(),
        "themes": themes,
        "marks": marks(),
        "proposals": proposals(),
    }
    return view(**{**parts, **spoken(), **given})
