"""The wish list is a list of its own: what was wished, how often it was ticked, what became of it."""

import csv
import io
from dataclasses import replace
from typing import Any

from board.domain.model import Viewer
from board.domain.visibility import view
from board.export.registry import render
from tests.domain.workshop import Workshop
from tests.export.views import options


def rows(workshop: Workshop, role: Any = "participant", **given: Any) -> list[dict[str, str]]:
    body = render("wishes.csv", view(workshop.state, Viewer(None, role)), options(**given)).body
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"))))


def wished(names: str = "off") -> Workshop:
    """Three wishes, two of them ticked, one made a group's theme, and something else before them."""
    workshop = Workshop()
    steps = {"first": {"names": "on", "see": "all"}, "wanted": {"names": names, "see": "own"}}
    for phase_id, switches in steps.items():
        fields = {"phase_id": phase_id, "kind": "add", "title": phase_id, "switches": switches}
        workshop.do(workshop.felicity, "phase.insert", before="wishes", **fields)
    workshop.open("first")
    workshop.post(workshop.peter, "work", "What I do all day")
    workshop.open("wanted")
    for note_id in ("plain", "wanted", "hidden"):
        workshop.post(workshop.petra, note_id, f"A {note_id} wish")
    workshop.do(workshop.felicity, "phase.reveal")
    workshop.do(workshop.felicity, "note.hide", note_id="hidden")
    tick = {"mark": "tick", "source": "phase:wanted", "who": "everyone"}
    workshop.do(workshop.felicity, "phase.insert", phase_id="tick", kind="mark", title="Tick", switches=tick)
    workshop.open("tick")
    for mark_id, actor in (("m1", workshop.peter), ("m2", workshop.petra)):
        workshop.do(actor, "mark.set", mark_id=mark_id, target_id="wanted", value=1)
    workshop.do(workshop.felicity, "phase.close")
    return workshop


def test_the_most_ticked_wish_stands_first_and_other_steps_are_left_out() -> None:
    listed = rows(wished())
    assert [(row["note_id"], row["ticks"]) for row in listed] == [("wanted", "2"), ("plain", "0")]
    assert listed[0]["text"] == "A wanted wish"


def test_a_wish_that_nobody_could_tick_has_no_number() -> None:
    workshop = wished()
    workshop.open("wanted")
    workshop.post(workshop.peter, "later")
    workshop.do(workshop.felicity, "phase.reveal")
    assert {row["note_id"]: row["ticks"] for row in rows(workshop)}["later"] == ""


def test_a_wish_leads_to_its_theme_and_to_the_groups_theme_that_it_became() -> None:
    workshop = wished()
    felicity = workshop.felicity
    workshop.do(felicity, "theme.form", theme_id="t1", title="One door", note_ids=["wanted"])
    assert rows(workshop)[0]["theme"] == "One door" and rows(workshop)[0]["group_theme"] == ""
    workshop.do(felicity, "group.split", count=1)
    workshop.do(felicity, "group.update", group_id=next(iter(workshop.state.groups)), theme_id="t1")
    workshop.do(felicity, "note.file", note_ids=["wanted"], theme_id=None)
    row = rows(workshop)[0]
    assert (row["theme"], row["group_theme"]) == ("", "One door"), "the theme remembers its wishes"


def test_without_a_nameless_step_all_notes_before_the_sorting_are_wishes() -> None:
    workshop = wished(names="on")
    workshop.state = replace(workshop.state, order=tuple(p for p in workshop.state.order if p != "wishes"))
    listed = {row["note_id"]: row["author"] for row in rows(workshop)}
    assert listed == {"work": "Peter", "plain": "Petra", "wanted": "Petra"}
    assert {row["author"] for row in rows(workshop, names=False)} == {""}


def test_names_off_bears_no_author_and_what_is_hidden_is_for_facilitators() -> None:
    workshop = wished()
    assert {row["author"] for row in rows(workshop, "facilitator")} == {""}
    hidden = {row["note_id"] for row in rows(workshop, "facilitator") if row["hidden"] == "yes"}
    assert hidden == {"hidden"}
