"""The machine with two houses on one storage: people are moved between them, one dies while another goes on.

What a house tells the other may be lost, come late, twice or in another order, or nothing is told at all:
then each finds what the other wrote by looking (I10).
"""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from tests.convergence.acting import act
from tests.convergence.checks import Checks
from tests.convergence.machine import PLACES, POINTS, SEEDS, TURNS, Machine
from tests.convergence.world import World

NUMBERS = st.integers(0, 1)


class Pair(Machine):
    """One workshop, served by two houses; a tab's `home` says which is its."""

    @initialize(seed=SEEDS, news=st.booleans(), yielding=st.sampled_from((0.0, 0.5)), apart=st.booleans())
    def begin(self, seed: int, news: bool = True, yielding: float = 0.0, apart: bool = True) -> None:  # type: ignore[override]
        self.world = World(seed, "memory", yielding, houses=2, news=news)
        self.checks = Checks(self.world)
        for place, tab in enumerate(self.world.tabs):
            if apart and place % 2:
                self.world.move(tab, known=True)
        if apart:
            self.world.connect_all()

    # ---- people

    @rule(place=PLACES, known=st.booleans(), turns=TURNS)
    def somebody_is_moved(self, place: int, known: bool = True, turns: int = 100_000) -> None:
        tab = self.world.tabs[place % len(self.world.tabs)]
        self.world.move(tab, known=known)
        self.world.connect(tab)
        self.world.run(turns)

    @rule(number=NUMBERS, known=st.booleans())
    def everybody_is_moved(self, number: int, known: bool = True) -> None:
        """As nginx does with a session's people when its worker has gone."""
        for tab in self.world.tabs:
            if tab.home % 2 != number:
                self.world.move(tab, known=known)

    @rule(seed=SEEDS, turns=TURNS)
    def both_are_busy(self, seed: int, turns: int = 100_000) -> None:
        """Several act at the same moment, at both; nobody has heard of the others yet."""
        for number in range(6):
            act(self.world, seed + number)
        self.everything_up(turns)

    # ---- the servers

    @rule(point=st.sampled_from(POINTS), seed=SEEDS, number=NUMBERS, away=st.booleans())
    def the_server_dies(self, point: str, seed: int, number: int = 0, away: bool = False) -> None:  # type: ignore[override]
        """`away`: whoever was there goes on at the other one."""
        self.world.crash_at(point, number)
        act(self.world, seed)
        self.world.flow()
        self.world.crash(number)
        if away:
            self.everybody_is_moved(1 - number)

    @rule(number=NUMBERS, away=st.booleans())
    def the_server_is_restarted(self, number: int = 0, away: bool = False) -> None:  # type: ignore[override]
        if away:
            self.everybody_is_moved(1 - number)
        self.world.restart(number)

    # ---- what they tell each other

    @rule(place=PLACES, twice=st.booleans(), turns=TURNS)
    def a_word_arrives(self, place: int, twice: bool = False, turns: int = 100_000) -> None:
        self.world.let_word_through(place, twice=twice)
        self.world.run(turns)

    @rule(place=PLACES)
    def a_word_is_lost(self, place: int) -> None:
        self.world.lose_word(place)


#: the same each time, as the machine's own
QUICK_PAIR = settings(max_examples=30, stateful_step_count=50, deadline=None, derandomize=True)
