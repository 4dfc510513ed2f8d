"""Undoing one's own last command brings back what everyone saw, or is refused and changes nothing."""

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board.domain.commands import NAMES
from board.domain.errors import BoardError
from board.domain.model import Actor, Json
from board.domain.undoing import UNDOABLE
from board.domain.visibility import view
from tests.domain.doings import DOINGS, random_doing
from tests.domain.workshop import Workshop

KINDS = [NAMES[cls] for cls in UNDOABLE]


def workshop_with_notes() -> Workshop:
    """Six notes that everyone sees, two themes, a sort phase in which everyone sorts, a mark phase."""
    workshop = Workshop()
    workshop.do(workshop.felicity, "phase.revise", phase_id="wishes", switches={"names": "on"})
    workshop.open("wishes")
    for index in range(6):
        workshop.post((workshop.peter, workshop.petra)[index % 2], f"n{index}", f"Wish {index}")
    workshop.do(workshop.felicity, "phase.reveal")
    workshop.post(workshop.peter, "secret")
    for theme_id, note_ids in (("north", ["n0", "n1"]), ("south", ["n2"])):
        workshop.do(workshop.felicity, "theme.form", theme_id=theme_id, title=theme_id, note_ids=note_ids)
    dots = {"phase_id": "dots", "kind": "mark", "title": "Dots", "switches": {"who": "everyone"}}
    workshop.do(workshop.felicity, "phase.insert", **dots)
    workshop.open("themes")
    workshop.past.clear()
    return workshop


def seen_by_all(workshop: Workshop) -> list[Json]:
    """What each of them sees, in an order of its own."""
    views = []
    for actor in (workshop.felicity, workshop.peter, workshop.petra, workshop.screen):
        seen = view(workshop.state, workshop.viewer(actor))
        seen.pop("seq")
        for part, key in (("notes", "note_id"), ("themes", "theme_id"), ("proposals", "proposal_id")):
            seen[part] = sorted(seen[part], key=lambda shape: shape[key])
        seen["marks"]["mine"].sort(key=lambda mark: mark["mark_id"])
        views.append(seen)
    return views


def refused(workshop: Workshop, actor: Actor, kind: str, /, **fields: Any) -> str:
    """The code with which it is refused."""
    before = workshop.state
    with pytest.raises(BoardError) as refusal:
        workshop.do(actor, kind, **fields)
    assert workshop.state is before
    return refusal.value.code


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_do_and_undo_returns_the_same_visible_state(seed: int) -> None:
    random, workshop = Random(seed), workshop_with_notes()
    for _ in range(25):
        actor, kind, fields = random_doing(random, workshop)
        if random.random() < 0.5:
            kind = random.choice(KINDS)
            actor, fields = random.choice([workshop.felicity, workshop.peter]), DOINGS[kind](random, workshop)
        before = seen_by_all(workshop)
        try:
            workshop.do(actor, kind, **fields)
        except BoardError:
            continue
        if kind not in KINDS or workshop.state.state == "closed":
            continue
        changed = seen_by_all(workshop) != before
        try:
            workshop.undo(actor)
        except BoardError as refusal:
            assert not changed or refusal.code == "limit_reached", (kind, fields, refusal)
        else:
            assert seen_by_all(workshop) == before, (kind, fields)
            assert workshop.refolded() == workshop.state


def test_each_kind_of_command_is_undone() -> None:
    workshop = workshop_with_notes()
    for kind, fields in EACH.items():
        actor = workshop.peter if kind in ("note.discard", "note.restore") else workshop.felicity
        if kind.startswith("mark"):
            workshop.open("dots") if workshop.state.live.phase_id != "dots" else None
        before = seen_by_all(workshop)
        if kind == "mark.clear":
            workshop.do(actor, "mark.set", mark_id="m2", target_id="n1", value=1)
            before = seen_by_all(workshop)
        if kind == "note.restore":
            workshop.do(actor, "note.discard", note_id="n2")
            before = seen_by_all(workshop)
        workshop.do(actor, kind, **fields)
        assert seen_by_all(workshop) != before, kind
        workshop.undo(actor)
        assert seen_by_all(workshop) == before, kind


#: one of each, on the workshop above; in this order
EACH: dict[str, dict[str, Any]] = {
    "note.file": {"note_ids": ["n0", "n3"], "theme_id": "south"},
    "note.place": {"note_ids": ["n1"], "x": 30, "y": 40},
    "note.stack": {"note_ids": ["n0", "n4"], "onto": "n1"},
    "note.park": {"note_id": "n0"},
    "note.hide": {"note_id": "n0", "hidden": True},
    "note.discard": {"note_id": "n0"},
    "theme.form": {"theme_id": "west", "title": "West", "note_ids": ["n0", "n5"]},
    "theme.name": {"theme_id": "north", "title": "Up"},
    "theme.merge": {"theme_id": "north", "into": "south"},
    "theme.dissolve": {"theme_id": "south"},
    "theme.move": {"theme_id": "south", "before": "north"},
    "theme.lock": {"theme_id": "south"},
    "phase.skip": {"phase_id": "close"},
    "phase.move": {"phase_id": "close", "before": "lobby"},
    "note.restore": {"note_id": "n2"},
    "mark.set": {"mark_id": "m1", "target_id": "n0", "value": 1},
    "mark.clear": {"mark_id": "m2"},
}


def test_an_unstacked_pile_and_a_moved_person_come_back() -> None:
    workshop = workshop_with_notes()
    felicity = workshop.felicity
    workshop.do(felicity, "note.stack", note_ids=["n3", "n4"], onto="n0")
    workshop.do(felicity, "group.split", count=2)
    peter = str(workshop.peter.person_id)
    now = workshop.state.people[peter].group_id
    other = next(key for key in workshop.state.groups if key != now)
    for kind, fields in (
        ("note.unstack", {"note_ids": ["n3"]}),
        ("note.park", {"note_id": "n0"}),
        ("group.move", {"person_id": peter, "group_id": other}),
    ):
        before = seen_by_all(workshop)
        workshop.do(felicity, kind, **fields)
        workshop.undo(felicity)
        assert seen_by_all(workshop) == before, kind


def test_a_merged_theme_comes_back_with_its_lock_its_place_and_its_proposals() -> None:
    workshop = workshop_with_notes()
    workshop.open("propositions")
    workshop.do(workshop.felicity, "proposal.draft", proposal_id="p1", title="One form", theme_id="north")
    workshop.do(workshop.felicity, "theme.lock", theme_id="north")
    for kind, fields in (("theme.merge", {"into": "south"}), ("theme.dissolve", {})):
        before = seen_by_all(workshop)
        workshop.do(workshop.felicity, kind, theme_id="north", **fields)
        assert workshop.state.proposals["p1"].theme_id != "north"
        workshop.undo(workshop.felicity)
        assert seen_by_all(workshop) == before


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (("note.file", {"note_ids": ["n0"], "theme_id": "south"}), ("note.park", {"note_id": "n0"})),
        (("note.file", {"note_ids": ["n0"], "theme_id": "south"}), ("theme.dissolve", {"theme_id": "north"})),
        (
            ("theme.name", {"theme_id": "north", "title": "A"}),
            ("theme.name", {"theme_id": "north", "title": "B"}),
        ),
        (
            ("theme.form", {"theme_id": "west", "title": "West"}),
            ("note.file", {"note_ids": ["n0"], "theme_id": "west"}),
        ),
        (("theme.merge", {"theme_id": "north", "into": "south"}), ("theme.dissolve", {"theme_id": "south"})),
        (("theme.lock", {"theme_id": "north"}), ("theme.lock", {"theme_id": "north", "locked": False})),
        (("phase.skip", {"phase_id": "close"}), ("phase.skip", {"phase_id": "close", "skipped": False})),
        (("phase.move", {"phase_id": "lobby"}), ("phase.move", {"phase_id": "close"})),
        (("note.hide", {"note_id": "n0"}), ("note.hide", {"note_id": "n0", "hidden": False})),
    ],
)
def test_what_somebody_changed_since_is_not_undone(first: Any, then: Any) -> None:
    workshop = workshop_with_notes()
    cora = workshop.join("Cora", "facilitator")
    workshop.do(workshop.felicity, first[0], **first[1])
    op_id = list(workshop.past[str(workshop.felicity.person_id)])[-1]
    workshop.do(cora, then[0], **then[1])
    assert refused(workshop, workshop.felicity, "undo", undoes=op_id) == "conflict"


def test_a_change_elsewhere_does_not_stand_in_the_way() -> None:
    workshop = workshop_with_notes()
    workshop.do(workshop.felicity, "theme.name", theme_id="north", title="Up")
    workshop.do(workshop.peter, "note.file", note_ids=["n5"], theme_id="north")
    workshop.undo(workshop.felicity)
    assert workshop.state.themes["north"].title == "north"
    assert workshop.state.notes["n5"].theme_id == "north"


def test_an_undo_must_be_of_ones_own_and_is_there_once() -> None:
    workshop = workshop_with_notes()
    workshop.do(workshop.felicity, "theme.lock", theme_id="north")
    op_id = list(workshop.past[str(workshop.felicity.person_id)])[-1]
    assert refused(workshop, workshop.peter, "undo", undoes=op_id) == "not_found"
    assert refused(workshop, workshop.felicity, "undo", undoes="nothing") == "not_found"
    workshop.do(workshop.felicity, "undo", undoes=op_id)
    assert refused(workshop, workshop.felicity, "undo", undoes=op_id) == "conflict"


def test_a_participant_undoes_only_what_they_might_do_now() -> None:
    workshop = workshop_with_notes()
    workshop.do(workshop.peter, "note.file", note_ids=["n0"], theme_id="south")
    op_id = list(workshop.past[str(workshop.peter.person_id)])[-1]
    workshop.do(workshop.felicity, "theme.lock", theme_id="south")
    assert refused(workshop, workshop.peter, "undo", undoes=op_id) == "locked"
    workshop.do(workshop.felicity, "theme.lock", theme_id="south", locked=False)
    workshop.open("propositions")
    assert refused(workshop, workshop.peter, "undo", undoes=op_id) == "phase_closed"
    workshop.open("themes")
    workshop.do(workshop.peter, "undo", undoes=op_id)
    assert workshop.state.notes["n0"].theme_id == "north"
