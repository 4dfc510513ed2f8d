"""What the machine has found once, played again by name."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.convergence.checks import Checks
from tests.convergence.mutants import blind_beacon
from tests.convergence.tab import Tab
from tests.convergence.world import World
from tests.replica import evolve


@pytest.fixture
def world() -> Iterator[World]:
    made = World(1)
    yield made
    made.close()


def tab_of(world: World, who: str) -> Tab:
    """The first tab of somebody."""
    return next(tab for tab in world.tabs if tab.who == who)


def split_groups(world: World) -> None:
    """Felicity splits the groups: everybody is asked to load the snapshot again."""
    felicity = tab_of(world, "Felicity")
    world.issue(felicity, "group.split", {"count": 2})
    world.deliver_all("up")
    world.run()
    read_line(felicity)


def read_line(tab: Tab) -> None:
    """What is on its way down the line arrives; what the page then asks for does not."""
    line = tab.line
    while line is not None and line.down:
        tab.read(*line.down.popleft())


def resynced_while_loading(world: World) -> Tab:
    """Peter is asked for a second snapshot while the first is on its way to him."""
    peter = tab_of(world, "Peter")
    split_groups(world)
    read_line(peter)
    (call,) = peter.calls
    world.house.call(call)
    world.run()
    split_groups(world)
    read_line(peter)
    peter.answered(call)
    world.calm()
    return peter


def test_a_resync_that_comes_while_a_snapshot_is_loading_is_not_forgotten(world: World) -> None:
    peter = resynced_while_loading(world)
    assert peter.replica.digest == evolve.digest(world.fetch(peter) or {})
    Checks(world).rest()


def test_without_its_from_the_beacon_would_jump_over_what_is_missing(world: World) -> None:
    """How it was: the page stood at the right seq, with yesterday's groups, for ever."""
    with blind_beacon():
        peter = resynced_while_loading(world)
    assert peter.replica.stream.covered == world.ledger.head
    assert peter.replica.digest != evolve.digest(world.fetch(peter) or {})


def test_what_waits_does_not_go_before_what_another_history_may_have_lost(world: World) -> None:
    """A note that a restored copy lacks is offered again before the change of it that was made meanwhile."""
    peter = tab_of(world, "Peter")
    world.back_up()
    world.issue(peter, "note.post", {"note_id": "lost", "text": "x"})
    world.calm()
    world.restore(0)
    world.issue(peter, "note.edit", {"note_id": "lost", "text": "y"})
    for call in list(peter.calls):
        peter.lost(call)
    world.calm()
    assert not peter.device.returned
    assert world.state.notes["lost"].text == f"Words ~{len(world.issued)}~"
    Checks(world).rest()


def test_what_its_maker_took_back_is_not_offered_to_another_history(world: World) -> None:
    felicity = tab_of(world, "Felicity")
    world.back_up()
    world.issue(felicity, "theme.form", {"theme_id": "regretted", "title": "x", "note_ids": ["first0"]})
    (formed,) = world.issued
    world.calm()
    assert "regretted" in world.state.themes
    world.issue(felicity, "undo", {"undoes": formed})
    world.calm()
    world.restore(0)
    world.calm()
    assert "regretted" not in world.state.themes
    Checks(world).step()
    Checks(world).rest()


def test_an_author_whose_note_is_hidden_holds_the_theme_that_was_made_of_it_as_others_do(
    world: World,
) -> None:
    felicity, peter = tab_of(world, "Felicity"), tab_of(world, "Peter")
    world.issue(peter, "note.post", {"note_id": "his", "text": "x"})
    world.calm()
    world.issue(felicity, "theme.form", {"theme_id": "made", "title": "x", "note_ids": ["first0", "his"]})
    world.calm()
    for hidden in (True, False):
        world.issue(felicity, "note.hide", {"note_id": "his", "hidden": hidden})
        world.calm()
        Checks(world).rest()


def test_what_lies_on_an_authors_note_that_is_hidden_lies_by_itself_on_their_page_too(world: World) -> None:
    felicity, peter = tab_of(world, "Felicity"), tab_of(world, "Peter")
    world.issue(peter, "note.post", {"note_id": "his", "text": "x"})
    world.calm()
    world.issue(felicity, "note.stack", {"onto": "his", "note_ids": ["first0", "first1"]})
    world.calm()
    for hidden in (True, False):
        world.issue(felicity, "note.hide", {"note_id": "his", "hidden": hidden})
        world.calm()
        held = [note for note in (peter.replica.state or {})["notes"] if note.get("stack") == "his"]
        assert len(held) == (0 if hidden else 2)
        Checks(world).rest()


def test_a_question_that_is_released_stands_where_everybody_heard_of_it(world: World) -> None:
    """Petra asks first and Peter second; hers is released when he has his own on the page."""
    felicity, peter, petra = (tab_of(world, who) for who in ("Felicity", "Peter", "Petra"))
    for asker in (petra, peter):
        world.issue(asker, "question.ask", {"text": "x"})
        world.calm()
    (hers, _) = world.state.questions
    world.issue(felicity, "question.release", {"question_id": hers})
    world.calm()
    Checks(world).rest()


def test_a_group_whose_notes_are_revealed_is_told_so_on_every_page(world: World) -> None:
    """A group has a step of its own; pages show for each group whether its notes are out."""
    felicity = tab_of(world, "Felicity")
    split_groups(world)
    world.calm()
    switches = {"see": "group"}
    world.issue(
        felicity, "phase.insert", {"phase_id": "apart", "kind": "add", "title": "x", "switches": switches}
    )
    world.calm()
    group_id = next(iter(world.state.groups))
    running = world.state.live_for(group_id).phase_id
    world.issue(felicity, "phase.open", {"phase_id": "apart", "expected": running, "group_id": group_id})
    world.calm()
    held = [group for group in (felicity.replica.state or {})["groups"] if group.get("live")]
    assert [group["live"]["revealed"] for group in held] == [False]
    world.issue(felicity, "phase.reveal", {"phase_id": "apart", "to": "all"})
    world.calm()
    held = [group for group in (felicity.replica.state or {})["groups"] if group.get("live")]
    assert [group["live"]["revealed"] for group in held] == [True]
    Checks(world).rest()


@pytest.mark.parametrize(
    ("kind", "fields", "lies"),
    [
        ("note.stack", {"onto": "first0", "note_ids": ["his"]}, {"stack": "first0"}),
        ("note.place", {"note_ids": ["his"], "x": 300, "y": 200}, {"x": 300, "y": 200}),
    ],
)
def test_a_note_that_got_its_place_before_it_was_shown_is_shown_there(
    world: World, kind: str, fields: dict[str, Any], lies: dict[str, Any]
) -> None:
    """Its author may lead by now, and stack or place it while nobody else sees it."""
    felicity, peter = tab_of(world, "Felicity"), tab_of(world, "Peter")
    switches = {"see": "own"}
    world.issue(
        felicity, "phase.insert", {"phase_id": "hid", "kind": "add", "title": "x", "switches": switches}
    )
    world.calm()
    world.issue(felicity, "phase.open", {"phase_id": "hid", "expected": world.state.live.phase_id})
    world.calm()
    world.issue(peter, "note.post", {"note_id": "his", "text": "x", "phase_id": "hid"})
    world.calm()
    world.issue(felicity, "person.promote", {"person_id": peter.person_id, "role": "facilitator"})
    world.calm()
    world.issue(peter, kind, fields)
    world.calm()
    assert {name: getattr(world.state.notes["his"], name) for name in lies} == lies
    world.issue(felicity, "phase.reveal", {"phase_id": "hid", "to": "all"})
    world.calm()
    Checks(world).rest()


def unheard(world: World, tab: Tab) -> None:
    """What waits is sent and taken, and its answer does not come."""
    world.cut(tab, known=True)
    for _ in range(20):
        if not tab.calls:
            world.pass_time(16)
    (call,) = tab.calls
    world.house.call(call)
    world.run()
    tab.lost(call)


def test_what_a_closing_forgot_may_come_again_after_a_reopening_behind_what_followed_it(world: World) -> None:
    """Petra hears no answer to either; her mark of done has lost its name: nobody can tell that it is one."""
    felicity, petra = tab_of(world, "Felicity"), tab_of(world, "Petra")
    step = {"phase_id": "off", "kind": "add", "title": "x", "switches": {"see": "own", "names": "off"}}
    world.issue(felicity, "phase.insert", step)
    world.calm()
    world.issue(felicity, "phase.open", {"phase_id": "off", "expected": world.state.live.phase_id})
    world.calm()
    keys = []
    for kind, fields in (("done.set", {"done": True}), ("hand.raise", {})):
        keys.append(world.issued[world.issue(petra, kind, fields)["op_id"]].key)
        unheard(world, petra)
    done, hand = (world.ledger.ops[key] for key in keys)
    assert done < hand
    for kind in ("session.close", "session.reopen"):
        world.issue(felicity, kind, {})
        world.deliver_all("up")
        world.run()
        world.deliver_all("down")
    world.calm()
    assert [world.ledger.ops[key] > hand for key in keys] == [True, False]
    Checks(world).rest()
