"""The reveal one by one and author by author (R5, R6): what is drawn, what is refused, what stays back."""

from collections import Counter
from random import Random
from typing import Any

import pytest

from board.domain.errors import BoardError
from board.domain.events import NotesRevealed
from board.domain.model import Actor
from board.domain.sight import is_mine
from board.domain.visibility import cut, view
from board.wire.jsons import dump_bytes
from tests.domain.workshop import CountedIds, Workshop


def refused(code: str) -> pytest.RaisesExc[BoardError]:
    return pytest.raises(BoardError, match=f"^{code}:")


def add_step(names: str, *wrote: tuple[str, str], **switches: Any) -> Workshop:
    """A live step in which these people, by attribute, have written these notes."""
    workshop = Workshop()
    given = {"names": names, "see": "own", **switches}
    workshop.do(workshop.felicity, "phase.insert", phase_id="ours", kind="add", title="Ours", switches=given)
    workshop.open("ours")
    for who, note_id in wrote:
        workshop.post(getattr(workshop, who), note_id, f"Words of {note_id}")
    return workshop


def press(workshop: Workshop, by: str = "note", **fields: Any) -> list[str]:
    """Felicity shows what comes next; which notes that are."""
    decision = workshop.do(workshop.felicity, "phase.reveal", next=by, **fields)
    (event,) = decision.events
    assert isinstance(event, NotesRevealed)
    return [item.note_id for item in event.notes]


def seen_by(workshop: Workshop, actor: Actor) -> dict[str, dict[str, Any]]:
    notes = view(workshop.state, workshop.viewer(actor))["notes"]
    return {note["note_id"]: note for note in notes}


FOUR = (("peter", "a"), ("petra", "b"), ("peter", "c"), ("petra", "d"))


def placed_unseen(names: str) -> dict[str, Any]:
    """Peter, who leads by then, puts his note somewhere while only he sees it; how Petra then sees it."""
    workshop = add_step(names, ("peter", "a"), ("petra", "b"), ("petra", "c"))
    workshop.do(workshop.felicity, "person.promote", person_id=workshop.peter.person_id, role="facilitator")
    peter = workshop.as_now(workshop.peter)
    workshop.do(peter, "note.place", note_ids=["a"], x=300, y=200)
    decision = workshop.do(workshop.felicity, "phase.reveal")
    assert workshop.state == workshop.refolded()
    told = cut(workshop.log[-len(decision.events)], workshop.state, workshop.viewer(workshop.petra)) or {}
    shown = next(note for note in told["data"]["notes"] if note["note_id"] == "a")
    assert shown == seen_by(workshop, workshop.petra)["a"]
    return dict(shown)


def test_where_a_nameless_note_was_put_unseen_does_not_say_whose_it_is() -> None:
    """R6: of all who wrote only one who leads could have put it there."""
    assert not {"x", "y", "stack"} & set(placed_unseen("off"))
    named = placed_unseen("on")
    assert (named["x"], named["y"]) == (300, 200)


def test_r5_each_press_shows_one_note_more_and_nothing_of_the_others() -> None:
    workshop = add_step("off", *FOUR)
    shown: list[str] = []
    for _ in FOUR:
        assert workshop.state.phases["ours"].revealed is None
        shown += press(workshop)
        for actor in (workshop.felicity, workshop.olga, workshop.screen):
            sent = dump_bytes(view(workshop.state, workshop.viewer(actor)))
            for _, note_id in FOUR:
                assert (f"Words of {note_id}".encode() in sent) == (note_id in shown)
    assert sorted(shown) == ["a", "b", "c", "d"]
    assert workshop.state.phases["ours"].revealed == "all", "with the last one the step is shown"
    with refused("conflict"):
        press(workshop)


def test_r6_which_one_comes_is_drawn_at_the_press_among_all_that_wait() -> None:
    first: Counter[str] = Counter()
    for seed in range(200):
        workshop = add_step("off", *FOUR)
        workshop.ids = CountedIds(Random(seed))
        first.update(press(workshop))
    assert set(first) == {"a", "b", "c", "d"}
    assert max(first.values()) < 80, first


def test_r6_the_order_stands_nowhere_before_it_is_drawn() -> None:
    """What is stored after one press leads to any of the others next."""
    workshop = add_step("off", *FOUR)
    press(workshop)
    before, log = workshop.state, list(workshop.log)
    nexts = set()
    for seed in range(30):
        workshop.state, workshop.log = before, list(log)
        workshop.ids = CountedIds(Random(seed), made=1000)
        nexts.update(press(workshop))
    assert len(nexts) == 3


def test_ranks_follow_the_order_in_which_notes_were_shown() -> None:
    workshop = add_step("off", *FOUR)
    shown = [press(workshop)[0] for _ in FOUR]
    ranks = [workshop.state.notes[note_id].rank for note_id in shown]
    assert ranks == sorted(ranks)
    assert [note_id for note_id in workshop.state.notes if note_id in shown] == shown


def test_everyone_is_told_what_was_shown_last() -> None:
    workshop = add_step("on", *FOUR)
    for by in ("note", "author"):
        shown = press(workshop, by)
        for actor in (workshop.felicity, workshop.petra, workshop.olga, workshop.screen):
            assert view(workshop.state, workshop.viewer(actor))["showing"] == {
                "phase_id": "ours",
                "by": by,
                "note_ids": shown,
            }


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("phase.reveal", {}),
        ("phase.open", {"phase_id": "close", "expected": "ours"}),
        ("phase.close", {}),
        ("screen.show", {"view": "wall"}),
        ("phase.revise", {"phase_id": "ours", "switches": {"names": "off"}}),
        ("session.close", {}),
    ],
)
def test_what_comes_next_takes_its_place(kind: str, fields: dict[str, Any]) -> None:
    workshop = add_step("on", *FOUR)
    press(workshop, "author")
    workshop.do(workshop.felicity, kind, **fields)
    assert workshop.state.showing is None


def test_a_note_that_is_hidden_or_discarded_leaves_every_screen() -> None:
    workshop = add_step("on", ("peter", "a"), ("peter", "c"))
    press(workshop, "author")
    workshop.do(workshop.felicity, "note.hide", note_id="a")
    workshop.do(workshop.peter, "note.discard", note_id="c")
    assert workshop.state.showing is not None
    assert workshop.state.showing.note_ids == ()


def test_author_by_author_shows_all_notes_of_one_person_at_a_time() -> None:
    workshop = add_step("on", *FOUR)
    turns = [set(press(workshop, "author")) for _ in range(2)]
    assert sorted(map(sorted, turns)) == [["a", "c"], ["b", "d"]]
    assert workshop.state.phases["ours"].revealed == "all"


def test_r6_author_by_author_is_refused_where_notes_bear_no_names() -> None:
    workshop = add_step("off", *FOUR)
    with refused("forbidden"):
        press(workshop, "author")


def test_r6_by_sides_only_where_every_side_is_large_enough_to_hide_in() -> None:
    workshop = add_step("side", *FOUR)
    with refused("forbidden"):
        press(workshop, "author")
    people = [workshop.join(f"Guest {n}", side=("ICT", "Repairs")[n % 2]) for n in range(4)]
    for number, person in enumerate(people):
        workshop.post(person, f"late{number}")
    bunches = [press(workshop, "author") for _ in range(3)]
    bears = [{workshop.state.notes[note_id].side for note_id in bunch} for bunch in bunches]
    assert all(len(sides) == 1 for sides in bears), "no bunch says more than its notes bear themselves"
    assert sorted(len(bunch) for bunch in bunches) == [2, 2, 4]
    workshop.join("Somebody of no side")
    with refused("forbidden"):
        press(workshop, "author")


def test_r6_a_note_written_without_a_name_is_in_nobodys_bunch() -> None:
    """The step was without names when it was written: with names on since, it still bears none."""
    workshop = add_step("off", ("peter", "nameless"))
    workshop.do(workshop.felicity, "phase.revise", phase_id="ours", switches={"names": "on"})
    workshop.post(workshop.peter, "named")
    assert sorted(map(len, (press(workshop, "author"), press(workshop, "author")))) == [1, 1]
    assert "author" not in seen_by(workshop, workshop.felicity)["nameless"]


def test_what_facilitators_looked_at_and_parked_or_hid_stays_back() -> None:
    workshop = add_step("off", *FOUR)
    workshop.do(workshop.felicity, "phase.reveal", to="facilitators")
    workshop.do(workshop.felicity, "note.park", note_id="a")
    workshop.do(workshop.felicity, "note.hide", note_id="b")
    assert sorted(press(workshop) + press(workshop)) == ["c", "d"]
    with refused("conflict"):
        press(workshop)
    workshop.do(workshop.felicity, "phase.reveal")
    assert sorted(seen_by(workshop, workshop.olga)) == ["c", "d"], "all at once leaves them out too"
    workshop.do(workshop.felicity, "phase.reveal", note_ids=["a"])
    assert sorted(seen_by(workshop, workshop.olga)) == ["a", "c", "d"], "named, it is shown"


def test_next_takes_neither_an_audience_nor_notes() -> None:
    workshop = add_step("on", *FOUR)
    for fields in ({"to": "facilitators"}, {"to": "group"}, {"note_ids": ["a"]}):
        with refused("invalid"):
            press(workshop, **fields)
    workshop.do(workshop.felicity, "phase.revise", phase_id="ours", switches={"reveal": "never"})
    with refused("forbidden"):
        press(workshop)


def test_a_note_comes_behind_the_one_that_it_builds_on() -> None:
    for seed in range(12):
        workshop = add_step("on", ("peter", "base"), see="group")
        workshop.post(workshop.peter, "upon", builds_on="base")
        workshop.ids = CountedIds(Random(seed), made=1000)
        assert [*press(workshop), *press(workshop)] == ["base", "upon"]
        assert seen_by(workshop, workshop.olga)["upon"]["builds_on"] == "base"


def test_what_is_written_meanwhile_waits_with_the_others() -> None:
    """R6: with names off it is its author's alone, until it is drawn too."""
    workshop = add_step("off", ("peter", "a"), ("petra", "b"))
    press(workshop)
    workshop.post(workshop.petra, "late-thought")
    assert "late-thought" not in seen_by(workshop, workshop.felicity)
    assert workshop.state.notes["late-thought"].see == "own"
    assert "late-thought" in {*press(workshop), *press(workshop)}


def test_its_author_and_facilitators_are_told_who_sees_a_note() -> None:
    workshop = add_step("off", ("peter", "a"))

    def told(actor: Actor) -> tuple[Any, Any]:
        note = seen_by(workshop, actor)["a"]
        return note.get("see"), note.get("nameless")

    assert told(workshop.peter) == ("own", True)
    workshop.do(workshop.felicity, "phase.reveal", to="facilitators")
    assert (told(workshop.peter), told(workshop.felicity)) == (("facilitators", True), ("facilitators", None))
    press(workshop)
    assert told(workshop.peter) == (None, True)
    assert told(workshop.felicity) == told(workshop.petra) == told(workshop.screen) == (None, None)


def test_others_are_not_told_who_else_sees_what_their_group_does() -> None:
    workshop = add_step("on", ("peter", "a"), see="group")
    workshop.do(workshop.felicity, "group.split", count=1)
    workshop.post(workshop.peter, "ours-alone")
    assert seen_by(workshop, workshop.felicity)["ours-alone"]["see"] == "group"
    assert seen_by(workshop, workshop.peter)["ours-alone"]["see"] == "group"
    assert "see" not in seen_by(workshop, workshop.petra)["ours-alone"]


def test_r6_no_frame_of_a_press_differs_by_whose_note_it_is() -> None:
    """But for its author, who is told that it is theirs, everybody is sent the same bytes."""
    workshop = add_step("off", *FOUR)
    for _ in FOUR:
        press(workshop)
        recorded = workshop.log[-1]
        assert isinstance(recorded.event, NotesRevealed)
        for actor in (workshop.peter, workshop.petra):
            viewer = workshop.viewer(actor)
            sent = dump_bytes(cut(recorded, workshop.state, viewer))
            mine = is_mine(workshop.state, recorded.event.notes[0].tie, viewer)
            assert (b'"mine"' in sent) == mine
            assert b'"see"' not in sent
