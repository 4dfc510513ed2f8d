"""Once a person's link was made anew nothing comes in by what the old one held, under way or not (R6)."""

import pytest

from tests.convergence.checks import Checks
from tests.convergence.test_kept import tab_of
from tests.convergence.world import World


def came_after_the_new_link(seed: int, houses: int) -> list[str]:
    """Petra writes while Felicity makes her a new link; the ids of her notes that came after it."""
    world = World(seed, houses=houses, news=False)
    try:
        felicity, petra = tab_of(world, "Felicity"), tab_of(world, "Petra")
        if houses > 1:
            world.move(petra, known=True)
        world.calm()
        for number in range(2):
            world.issue(petra, "note.post", {"note_id": f"n{number}", "text": "x"})
        world.issue(felicity, "person.relink", {"person_id": petra.person_id})
        world.deliver_all("up")
        world.run(seed % 4)
        world.calm()
        Checks(world).rest()
        relinked = max(one.seq for one in world._log(world.storage).events if one.type == "person.relinked")
        return [note for note in ("n0", "n1") if note in world.state.notes and note not in
                world.ledger.states[relinked].notes]  # fmt: skip
    finally:
        world.close()


@pytest.mark.parametrize("houses", [1, 2])
@pytest.mark.parametrize("seed", range(12))
def test_what_was_under_way_by_the_old_link_came_before_the_new_one_or_not_at_all(
    seed: int, houses: int
) -> None:
    assert came_after_the_new_link(seed, houses) == []
