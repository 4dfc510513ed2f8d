"""The Loop port in one thread: greenlets, a clock that moves when told to, an order drawn from a seed."""

import heapq
import itertools
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from greenlet import getcurrent, greenlet

START_MS = 1_790_000_000_000


@dataclass
class Clock:
    """`seconds` never goes back; the wall clock is `ahead_ms` besides."""

    seconds: float = 1000.0
    ahead_ms: int = 0

    def now_ms(self) -> int:
        """Milliseconds since 1970 UTC."""
        return START_MS + int(self.seconds * 1000) + self.ahead_ms


class Wait:
    """One greenlet that waits for one thing, woken once."""

    __slots__ = ("done", "task")

    def __init__(self, task: greenlet) -> None:
        self.task, self.done = task, False


class SimLoop:
    """Runs what is spawned, one at a time, in an order that the seed decides.

    `crash_at` names a point (see `point`): whoever reaches it stays there, and `run` ends with `crashed` set.
    `yielding` is the chance that others get their turn at a point.
    """

    def __init__(self, clock: Clock, random: Random) -> None:
        self.clock, self.random = clock, random
        self.dead = self.crashed = False
        self.crash_at = ""
        self.yielding = 0.0
        self._hub = getcurrent()
        self._ready: list[greenlet] = []
        self._tasks: set[greenlet] = set()
        self._sleepers: list[tuple[float, int, Wait]] = []
        self._numbers = itertools.count()

    def spawn(self, function: Callable[..., object], *args: object) -> None:
        """Run it beside the caller; what it raises ends the test."""

        def run() -> None:
            try:
                function(*args)
            finally:
                self._tasks.discard(getcurrent())

        task = greenlet(run, parent=self._hub)
        self._tasks.add(task)
        self._ready.append(task)

    def signal(self) -> "SimSignal":
        """A new signal."""
        return SimSignal(self)

    def lock(self) -> "SimLock":
        """A new lock."""
        return SimLock(self)

    def sleep(self, seconds: float) -> None:
        """Let others run until the clock was moved so far."""
        if self.inside:
            self.park(until=self.clock.seconds + seconds)
        elif not self.dead:
            self.advance(seconds)

    def run_native(self, function: Callable[..., Any], *args: object) -> Any:
        """Call it straight through."""
        return function(*args)

    def now_ms(self) -> int:
        """Milliseconds since 1970 UTC."""
        return self.clock.now_ms()

    def monotonic(self) -> float:
        """Seconds that never go backwards."""
        return self.clock.seconds

    @property
    def busy(self) -> bool:
        """Whether anything can run."""
        return bool(self._ready) and not self.crashed

    @property
    def inside(self) -> bool:
        """Whether the caller is one of the tasks."""
        return getcurrent() is not self._hub

    def park(self, waits: list[Wait] | None = None, until: float | None = None) -> None:
        """Stand aside until woken, or until the clock says so."""
        if self.dead:
            return
        wait = Wait(getcurrent())
        if waits is not None:
            waits.append(wait)
        if until is not None:
            heapq.heappush(self._sleepers, (until, next(self._numbers), wait))
        self._hub.switch()

    def wake(self, wait: Wait) -> None:
        """Let it run again, unless something else has woken it."""
        if not wait.done:
            wait.done = True
            self._ready.append(wait.task)

    def point(self, name: str) -> None:
        """A place where a crash can happen, and where others may get their turn."""
        if self.dead or not self.inside:
            return
        if name == self.crash_at:
            self.crashed = True
            self._hub.switch()
        elif self.yielding and self.random.random() < self.yielding:
            self._ready.append(getcurrent())
            self._hub.switch()

    def run(self, most: int = 100_000) -> int:
        """Take so many turns, or until nothing can run; how many were taken."""
        for taken in range(most):
            if not self._ready or self.crashed:
                return taken
            place = self.random.randrange(len(self._ready)) if len(self._ready) > 1 else 0
            self._ready.pop(place).switch()
        return most

    def run_until(self, done: Callable[[], bool]) -> None:
        """Take turns until it is so, or nothing can run."""
        while not done() and self.run(1):
            pass

    def advance(self, seconds: float) -> None:
        """Move the clock in one jump and run what was due."""
        self.clock.seconds += seconds
        self.wake_due()

    def wake_due(self) -> None:
        """Run what the clock says is due; who moved it does not matter."""
        while self._sleepers and self._sleepers[0][0] <= self.clock.seconds:
            self.wake(heapq.heappop(self._sleepers)[2])

    def skip(self, until: float) -> bool:
        """Move the clock on to where somebody here wakes; False if nobody does by then."""
        if not self._sleepers or self._sleepers[0][0] > until:
            return False
        self.advance(max(0.0, self._sleepers[0][0] - self.clock.seconds))
        return True

    def kill(self) -> None:
        """Everything stops where it is."""
        self.dead = True
        for task in list(self._tasks):
            task.throw()
        self._ready.clear()
        self._sleepers.clear()


class SimSignal:
    """Something that happens once."""

    def __init__(self, loop: SimLoop) -> None:
        self._loop, self._waits = loop, list[Wait]()
        self.is_set = False

    def set(self) -> None:
        """It has happened."""
        self.is_set = True
        for wait in self._waits:
            self._loop.wake(wait)
        self._waits.clear()

    def wait(self, timeout: float | None = None) -> bool:
        """True once it has happened."""
        if not self._loop.inside:
            self._loop.run_until(lambda: self.is_set)
            until = self._loop.clock.seconds + (timeout or 0)
            while not self.is_set and self._loop.skip(until):
                self._loop.run_until(lambda: self.is_set)
        elif not self.is_set:
            until = None if timeout is None else self._loop.clock.seconds + timeout
            self._loop.park(self._waits, until)
        return self.is_set


class SimLock:
    """A lock that greenlets wait for."""

    def __init__(self, loop: SimLoop) -> None:
        self._loop, self._waits = loop, list[Wait]()
        self._held = False

    def __enter__(self) -> None:
        while self._held and not self._loop.dead:
            if self._loop.inside:
                self._loop.park(self._waits)
            else:
                self._loop.run_until(lambda: not self._held)
        self._held = True

    def __exit__(self, *_: object) -> None:
        self._held = False
        if self._waits:
            self._loop.wake(self._waits.pop(0))
