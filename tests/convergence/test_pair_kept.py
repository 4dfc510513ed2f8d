"""Two houses on one storage, step by step: what somebody meets whose page is moved."""

from collections.abc import Iterator

import pytest

from tests.convergence.checks import Checks
from tests.convergence.pair_mutants import sent_back
from tests.convergence.test_kept import tab_of
from tests.convergence.world import World


@pytest.fixture
def world() -> Iterator[World]:
    """Peter is at the first house, Petra at the second, which is told nothing by the first."""
    made = World(1, houses=2, news=False)
    made.move(tab_of(made, "Petra"), known=True)
    made.calm()
    yield made
    made.close()


def peter_writes_and_is_moved(world: World) -> None:
    peter = tab_of(world, "Peter")
    world.issue(peter, "note.post", {"note_id": "his", "text": "x"})
    world.flow()
    behind = world.houses[1].board.head(world.code)
    assert peter.replica.stream.covered == world.ledger.head > behind
    world.move(peter, known=True)
    world.connect(peter)
    world.flow()


def test_whoever_is_moved_to_a_house_that_is_behind_goes_on_from_where_they_were(world: World) -> None:
    peter = tab_of(world, "Peter")
    peter_writes_and_is_moved(world)
    assert peter.line is not None and peter.line.live and not peter.replica.loading
    assert world.houses[1].board.head(world.code) == world.ledger.head
    petra = tab_of(world, "Petra")
    assert petra.replica.stream.covered == world.ledger.head
    world.calm()
    Checks(world).rest()


def test_else_their_page_would_go_back_to_what_that_house_knew(world: World) -> None:
    with sent_back(), pytest.raises(AssertionError, match="C13"):
        peter_writes_and_is_moved(world)


def test_what_was_under_way_when_its_house_died_is_there_once(world: World) -> None:
    peter = tab_of(world, "Peter")
    for number in range(3):
        world.issue(peter, "note.post", {"note_id": f"n{number}", "text": "x"})
    world.crash_at("after_commit", 0)
    world.flow()
    world.crash(0)
    world.move(peter, known=False)
    world.calm()
    assert {"n0", "n1", "n2"} <= set(world.state.notes)
    Checks(world).rest()


def test_a_house_that_knew_the_marks_before_a_closing_counts_nobody_twice(world: World) -> None:
    """Closing puts other marks in their places: Peter's pulse, folded before, would be another person's."""
    felicity, peter = tab_of(world, "Felicity"), tab_of(world, "Peter")
    world.issue(peter, "pulse.give", {"about": "drawing_before", "value": 2})
    world.calm()
    assert world.houses[1].board.head(world.code) == world.ledger.head
    for tab, kind, fields in (
        (peter, "pulse.give", {"about": "drawing_before", "value": 3}),
        (felicity, "session.close", {}),
    ):
        world.issue(tab, kind, fields)
        world.deliver_all("up")
        world.run()
    assert world.houses[1].board.head(world.code) < world.ledger.head
    world.calm()
    for house in world.houses:
        state = house.board.state(world.code)
        assert state is not None and [*state.pulse["drawing_before"].values()] == [3]
    Checks(world).rest()
