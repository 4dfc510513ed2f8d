"""What two houses on one storage rest on, broken from outside one by one: the machine must find each."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from board.service.housekeeping import Housekeeping
from board.service.path.live import LiveSession
from board.storage.memory import MemoryStorage
from tests.convergence.mutants import Mutant


@contextmanager
def no_head_guard() -> Iterator[None]:
    """A batch is written behind whatever head there is."""
    append = MemoryStorage.append

    def careless(self: MemoryStorage, batches: Any) -> list[bool]:
        heads = {batch.session_id: self.heads([batch.session_id])[batch.session_id] for batch in batches}
        append(self, [replace(batch, seen=heads[batch.session_id]) for batch in batches])
        return [True for _ in batches]

    with patch.object(MemoryStorage, "append", careless):
        yield


@contextmanager
def deaf_and_blind() -> Iterator[None]:
    """What the other house wrote is neither heard of nor looked for."""
    with (
        patch.object(Housekeeping, "heard", lambda *_: None),
        patch.object(Housekeeping, "_round", lambda self: self._registry.let_go()),
    ):
        yield


@contextmanager
def others_ops_unknown() -> Iterator[None]:
    """What the other house wrote is taken in without the ops that it came by."""
    take_in = LiveSession.take_in
    with patch.object(LiveSession, "take_in", lambda self, log: take_in(self, replace(log, ops=()))):
        yield


@contextmanager
def sent_back() -> Iterator[None]:
    """Whoever knows more than a house that is behind is given what that house knows."""
    with patch.object(Housekeeping, "reach", lambda *_: None):
        yield


#: sent_back takes a page that is moved at the right moment: test_pair_kept.py has it
PAIR_MUTANTS: dict[str, Mutant] = {
    mutant.__name__: mutant for mutant in (no_head_guard, deaf_and_blind, others_ops_unknown)
}
