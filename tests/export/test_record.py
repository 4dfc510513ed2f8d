"""The record holds what was judged, said and asked in common, and nothing that was private."""

import json
from typing import Any

from board.domain.model import Viewer
from board.domain.visibility import view
from board.export.registry import render
from tests.domain.workshop import Workshop
from tests.export.views import options


def record(workshop: Workshop, **given: Any) -> dict[str, Any]:
    body = render("record.json", view(workshop.state, Viewer(None, "facilitator")), options(**given)).body
    made: dict[str, Any] = json.loads(body)
    return made


def spoken() -> Workshop:
    """Marks counted, groups, a remark, one released and one private question, and answers to a pulse."""
    workshop = Workshop()
    felicity, peter, petra = workshop.felicity, workshop.peter, workshop.petra
    for phase_id, kind, switches in (
        ("open", "add", {"see": "all", "names": "on"}),
        ("dots", "mark", {"who": "everyone", "source": "phase:open"}),
        ("show", "present", {"source": "phase:open", "names": "on"}),
    ):
        workshop.do(felicity, "phase.insert", phase_id=phase_id, kind=kind, title=kind, switches=switches)
    workshop.open("open")
    workshop.post(peter, "n1")
    workshop.open("dots")
    workshop.do(petra, "mark.set", mark_id="m1", target_id="n1", value=1)
    workshop.open("show")
    workshop.do(petra, "remark.add", note_id="n1", text="A good remark")
    workshop.do(felicity, "group.split", count=2)
    for text in ("Shown to all", "Between us"):
        workshop.do(peter, "question.ask", text=text)
    workshop.do(felicity, "question.release", question_id=next(iter(workshop.state.questions)))
    people = [peter, petra, *(workshop.join(f"P{place}") for place in range(3))]
    for actor in people:
        workshop.do(actor, "pulse.give", about="drawing_before", value=2)
    for actor in people[:4]:
        workshop.do(actor, "pulse.give", about="drawing_after", value=4)
    return workshop


def test_what_was_done_in_common_is_in_the_record() -> None:
    made = record(spoken())
    assert made["marks"]["phases"]["dots"]["n1"]["sum"] == made["marks"]["tallies"]["n1"]["sum"] == 1
    assert len(made["groups"]) == 2
    assert [remark["text"] for remark in made["remarks"]] == ["A good remark"]
    assert made["pulse"] == {"drawing_before": {"n": 5, "mean": 2.0, "spread": [0, 5, 0, 0, 0]}}


def test_what_was_private_is_not() -> None:
    workshop = spoken()
    made = record(workshop)
    assert [(q["text"], q.get("person_id")) for q in made["questions"]] == [("Shown to all", None)]
    body = json.dumps(made)
    assert "Between us" not in body and "m1" not in body and '"mine"' not in body


def test_without_names_nobody_has_said_anything() -> None:
    workshop = spoken()
    assert record(workshop)["remarks"][0]["author"] == workshop.petra.person_id
    assert "author" not in record(workshop, names=False)["remarks"][0]
