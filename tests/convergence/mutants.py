"""The product broken from outside, one promise at a time: the machine must find each."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from hypothesis import Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from board.domain import sight, visibility
from board.realtime.ticker import Ticker
from board.realtime.welcoming import Welcomer
from board.service.path import worker
from board.service.path.drain import Drain
from board.service.path.mailbox import Mailbox
from board.service.secrecy import new_epoch
from board.storage.memory import MemoryStorage
from tests.convergence import serving
from tests.convergence.cast import gathered
from tests.convergence.machine import Machine
from tests.replica.stream import Stream

Mutant = Callable[[], Any]


@contextmanager
def no_dedupe() -> Iterator[None]:
    """A command sent again is done again."""
    with (
        patch.object(Drain, "_repeated", lambda *_: None),
        patch.object(MemoryStorage, "_check_ops", lambda *_: None),
    ):
        yield


@contextmanager
def disorder() -> Iterator[None]:
    """Commands that wait together are taken the last one first."""
    take = Mailbox.take
    with patch.object(Mailbox, "take", lambda self: take(self)[::-1]):
        yield


@contextmanager
def answer_before_commit() -> Iterator[None]:
    """An acceptance is told before it is durable."""
    settle = worker.Worker._settle

    def early(self: worker.Worker, live: Any, drain: Drain) -> bool:
        worker._tell(drain)
        return settle(self, live, drain)

    with patch.object(worker.Worker, "_settle", early):
        yield


@contextmanager
def no_gaps() -> Iterator[None]:
    """A page takes every frame for the next one."""

    def take(self: Stream, frame: Any) -> Any:
        if self.covered is None:
            return self._hold(frame)
        self.covered = max(self.covered, frame["to"])
        return self._apply(frame)

    with patch.object(Stream, "_take", take):
        yield


@contextmanager
def no_cuts() -> Iterator[None]:
    """What is hidden from others reaches them."""
    with patch.object(sight, "reaches", lambda *_: True):
        yield


@contextmanager
def no_tail() -> Iterator[None]:
    """Whoever comes back goes on from now."""

    def start(self: Welcomer, channel: Any, connection: Any, after: int) -> None:
        with channel.lock:
            self._start(channel, connection, channel.head + 1)

    with patch.object(Welcomer, "_catch_up", start), patch.object(Ticker, "_beacon", _old_beacon):
        yield


@contextmanager
def no_resync() -> Iterator[None]:
    """A change of what one may see of the past is told to nobody."""
    with patch.object(visibility, "needs_resync", lambda *_: False):
        yield


@contextmanager
def blind_beacon() -> Iterator[None]:
    """The beacon does not say from where it counts, as it once did not."""
    with patch.object(Ticker, "_beacon", _old_beacon):
        yield


@contextmanager
def same_epoch() -> Iterator[None]:
    """A restored copy goes on under the old history's name."""
    names: dict[str, str] = {}
    with (
        patch.object(serving, "new_epoch", lambda: names.get("first") or new_epoch()),
        patch.object(MemoryStorage, "renew_epoch", lambda *_: None),
    ):
        yield


def _old_beacon(self: Ticker, channel: Any) -> None:
    with channel.lock:
        there = [c for c in channel.connections.values() if c.live]
        body = f'{{"epoch":"{channel.epoch}","seq":{channel.head},"server_time":""}}'.encode()
        self._transport.send([c.sid for c in there], "head", body)
        for connection in there:
            connection.next_from = max(connection.next_from, channel.head + 1)


MUTANTS: dict[str, Mutant] = {
    mutant.__name__: mutant
    for mutant in (
        no_dedupe,
        disorder,
        answer_before_commit,
        no_gaps,
        no_cuts,
        no_tail,
        no_resync,
        blind_beacon,
        same_epoch,
    )
}


def examples_until_found(
    mutant: Mutant, most: int, begin: int = 1, machine: type[Machine] = Machine
) -> tuple[int | None, str]:
    """After how many runs the machine finds it, and by which promise; None if it does not."""
    runs = 0
    said = ""

    class Counting(machine):  # type: ignore[misc, valid-type]
        def teardown(self) -> None:
            nonlocal runs
            runs += 1
            super().teardown()

    seed(begin)(Counting)
    few = settings(
        max_examples=most,
        stateful_step_count=50,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        report_multiple_bugs=False,
        print_blob=False,
    )
    # what every run begins with is made by the sound product
    gathered("memory"), gathered("sqlite")
    with mutant():
        try:
            run_state_machine_as_test(Counting, settings=few)
        except Exception as fault:  # noqa: BLE001 - whatever gives it away
            said = str(fault).splitlines()[0] if str(fault) else repr(fault)
            return runs, said
    return None, said
