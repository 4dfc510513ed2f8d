"""The machine: Hypothesis draws what people do and what befalls network and server; all must converge."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.convergence.acting import KINDS, act
from tests.convergence.checks import Checks
from tests.convergence.tab import Device, Tab
from tests.convergence.world import World

POINTS = ("before_commit", "after_commit", "before_publish", "after_publish")
SEEDS = st.integers(0, 2**32 - 1)
PLACES = st.integers(0, 40)
SOME = st.integers(1, 6)
#: how many turns the server gets: none yet, a few, or as many as it wants
TURNS = st.sampled_from((0, 1, 3, 100_000))
MOST_TABS = 9


class Machine(RuleBasedStateMachine):
    """One workshop. Every rule can be called by hand with plain values, so that a failure can be kept."""

    world: World

    @initialize(
        seed=SEEDS, on_disk=st.sampled_from((False,) * 15 + (True,)), yielding=st.sampled_from((0.0, 0.5))
    )
    def begin(self, seed: int, on_disk: bool = False, yielding: float = 0.0) -> None:
        self.world = World(seed, "sqlite" if on_disk else "memory", yielding)
        self.checks = Checks(self.world)

    # ---- people

    @rule(seed=SEEDS, times=st.integers(1, 4))
    def somebody_acts(self, seed: int, times: int = 1) -> None:
        for number in range(times):
            act(self.world, seed + number)

    @rule(seed=SEEDS, turns=TURNS)
    def several_act_at_once(self, seed: int, turns: int = 100_000) -> None:
        for number in range(4):
            act(self.world, seed + number)
        self.everything_up(turns)

    @rule(seed=SEEDS, kind=st.sampled_from(KINDS))
    def somebody_does(self, seed: int, kind: str) -> None:
        act(self.world, seed, kind)

    @rule(seed=SEEDS, kind=st.sampled_from(("phase.open", "phase.reveal", "person.promote", "phase.close")))
    def the_facilitators_steer(self, seed: int, kind: str) -> None:
        act(self.world, seed, kind)

    @precondition(lambda self: len(self.world.tabs) < MOST_TABS)
    @rule(place=PLACES)
    def another_tab(self, place: int) -> None:
        tabs = self.world.tabs
        first = tabs[place % len(tabs)]
        tabs.append(Tab(first.who, first.person_id, first.token, Device(), self.world.now))

    @rule(place=PLACES)
    def a_page_is_reloaded(self, place: int) -> None:
        self.world.reload(self.world.tabs[place % len(self.world.tabs)])

    # ---- the network

    @rule(place=PLACES, most=SOME, turns=TURNS)
    def some_arrive(self, place: int, most: int = 1, turns: int = 100_000) -> None:
        self.world.deliver(place, most)
        self.world.run(turns)

    @rule(turns=TURNS)
    def everything_up(self, turns: int = 100_000) -> None:
        self.world.deliver_all("up")
        self.world.run(turns)

    @rule()
    def everything_down(self) -> None:
        self.world.deliver_all("down")

    @rule()
    def all_flows(self) -> None:
        self.world.flow()

    @rule(place=PLACES, line=st.booleans())
    def a_message_is_lost(self, place: int, line: bool = False) -> None:
        self.world.lose(place, line=line)

    @rule(place=PLACES)
    def a_message_comes_twice(self, place: int) -> None:
        self.world.double(place)

    @rule(place=PLACES, known=st.booleans())
    def a_line_breaks(self, place: int, known: bool = True) -> None:
        self.world.cut(self.world.tabs[place % len(self.world.tabs)], known=known)

    @rule(place=PLACES, turns=TURNS)
    def a_page_connects(self, place: int, turns: int = 100_000) -> None:
        self.world.connect(self.world.tabs[place % len(self.world.tabs)])
        self.world.run(turns)

    @rule()
    def all_connect(self) -> None:
        self.world.connect_all()

    # ---- the server

    @rule(turns=TURNS)
    def the_server_works(self, turns: int = 100_000) -> None:
        self.world.run(turns)

    @rule(point=st.sampled_from(POINTS), seed=SEEDS)
    def the_server_dies(self, point: str, seed: int) -> None:
        self.world.crash_at(point)
        act(self.world, seed)
        self.world.flow()
        self.world.crash()

    @rule()
    def the_server_is_restarted(self) -> None:
        self.world.restart()

    @rule()
    def a_backup_is_made(self) -> None:
        self.world.back_up()

    @precondition(lambda self: self.world.backups)
    @rule(place=PLACES)
    def an_older_copy_is_restored(self, place: int) -> None:
        self.world.restore(place)

    @rule(times=SOME)
    def the_disk_is_full(self, times: int) -> None:
        self.world.disk_full(times)

    # ---- time

    @rule(seconds=st.sampled_from((0.5, 2.0, 6.0, 40.0, 1200.0)))
    def time_passes(self, seconds: float) -> None:
        self.world.pass_time(seconds)

    @rule(hours=st.sampled_from((-1, 1)))
    def the_clock_is_set(self, hours: int) -> None:
        self.world.clock.ahead_ms += hours * 3_600_000

    @rule(place=PLACES)
    def a_snapshot_is_kept(self, place: int) -> None:
        self.checks.keep_snapshot(self.world.tabs[place % len(self.world.tabs)])

    @rule()
    def all_comes_to_rest(self) -> None:
        self.world.calm()
        self.checks.rest()

    @invariant()
    def all_holds(self) -> None:
        if hasattr(self, "checks"):
            try:
                self.checks.step()
            except AssertionError as broken:
                self.world.fail(str(broken))

    def teardown(self) -> None:
        if hasattr(self, "checks"):
            try:
                if not self.world.broken:
                    self.all_comes_to_rest()
            finally:
                self.world.close()


#: the same each time: what is new is looked for by the long run, and not in everybody's way
QUICK = settings(max_examples=200, stateful_step_count=50, deadline=None, derandomize=True)
