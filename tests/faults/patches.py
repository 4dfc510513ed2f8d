"""Changes to the running product, made from outside: mutants that break a promise, and points to die at.

A number in the environment (FAULT_AT) says at which time a point strikes.
"""

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

PATCHES: dict[str, Callable[[], None]] = {}


def patch(make: Callable[[], None]) -> Callable[[], None]:
    """Register under the function's own name."""
    PATCHES[make.__name__] = make
    return make


def at_turn() -> Callable[[], bool]:
    """True at the FAULT_AT-th call."""
    left = [int(os.environ.get("FAULT_AT", "1"))]

    def now() -> bool:
        left[0] -= 1
        return left[0] == 0

    return now


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@patch
def die_after_commit() -> None:
    """F02: it is on disk, and nobody is told."""
    from board.storage.sql import SqlStorage

    append, now = SqlStorage.append, at_turn()

    def append_and_die(self: Any, batches: Any) -> Any:
        done = append(self, batches)
        if any(batch.ops for batch in batches) and now():
            die()
        return done

    SqlStorage.append = append_and_die  # type: ignore[method-assign]


@patch
def die_before_emit() -> None:
    """F03: whoever sent it has the ack, and nobody else has the frame."""
    from threading import Thread
    from time import sleep

    from board.realtime.publisher import LivePublisher

    publish, now = LivePublisher.publish, at_turn()

    def dying() -> None:
        sleep(0.08)
        die()

    def publish_or_die(self: Any, live: Any, recorded: Any) -> None:
        if now():
            Thread(target=dying, daemon=True).start()
            LivePublisher.publish = lambda *_: None  # type: ignore[method-assign]
        else:
            publish(self, live, recorded)

    LivePublisher.publish = publish_or_die  # type: ignore[method-assign]


@patch
def raise_in_handler() -> None:
    """F13: a bug in deciding, for every command whose text says so, the first two times."""
    from board.service.path.drain import Drain

    command, left = Drain._command, {}

    def buggy(self: Any, work: Any) -> Any:
        if "BUG" in (getattr(work.envelope.command, "text", None) or ""):
            left[work.key] = left.get(work.key, 0) + 1
            if left[work.key] <= 2:
                raise TypeError("a bug that the test put there")
        return command(self, work)

    Drain._command = buggy  # type: ignore[method-assign]


@patch
def raise_in_database() -> None:
    """F13: a statement that the database refuses, for some of the notes whose text says so."""
    from board.storage import writing

    write, left = writing.write_batches, [6]

    def buggy(connection: Any, batches: Any) -> None:
        if left[0] and any(b"BUG" in event.data for batch in batches for event in batch.events):
            left[0] -= 1
            connection.exec_driver_sql("INSERT INTO no_such_table VALUES (1)")
        write(connection, batches)

    writing.write_batches = buggy


@patch
def ack_before_commit() -> None:
    """Mutant: says Saved first, and writes a quarter of a second later."""
    from collections import deque

    from board.service.path.committer import Committer

    commit, waiting = Committer.commit, deque[Any]()

    def late(self: Any) -> None:
        self._loop_of_test.sleep(0.25)
        while waiting:
            # it is on its way until it is written: no second one may begin
            commit(self, waiting[0])
            waiting.popleft()

    def lie(self: Any, batch: Any) -> bool:
        if batch.grants:
            # whoever comes in would be unknown at once: that is not what this one is about
            while waiting:
                self._loop_of_test.sleep(0.01)
            return commit(self, batch)
        waiting.append(batch)
        if len(waiting) == 1:
            self._loop_of_test.spawn(late, self)
        return True

    begin = Committer.__init__

    def init(self: Any, loop: Any, storage: Any) -> None:
        begin(self, loop, storage)
        self._loop_of_test = loop

    Committer.__init__ = init  # type: ignore[method-assign]
    Committer.commit = lie  # type: ignore[method-assign]


@patch
def no_dedupe() -> None:
    """Mutant: an op that was accepted before is decided anew."""
    from dataclasses import replace
    from secrets import token_bytes

    from board.service.path.drain import Drain

    command = Drain._command

    def anew(self: Any, work: Any) -> Any:
        return command(self, replace(work, key=token_bytes(16)))

    Drain._repeated = lambda self, work: None  # type: ignore[method-assign]
    Drain._command = anew  # type: ignore[method-assign]


@patch
def seq_gap() -> None:
    """Mutant: of each tenth event nothing is written."""
    from board.storage import writing

    rows = writing._event_rows
    writing._event_rows = lambda batch: (row for row in rows(batch) if row["seq"] % 10)


@patch
def no_sync() -> None:
    """Mutant: commits do not wait for the disk (synchronous = NORMAL)."""
    from board.storage import engine

    make = engine._on_connect

    def lax(alone: bool) -> Any:
        prepare = make(alone)

        def prepare_laxly(connection: Any, record: Any) -> None:
            prepare(connection, record)
            connection.execute("PRAGMA synchronous = NORMAL")

        return prepare_laxly

    engine._on_connect = lax


@patch
def leak_hidden() -> None:
    """Mutant: everybody may see every note."""
    from board.domain import sight

    told = sight.reaches
    for module in list(sys.modules.values()):
        if getattr(module, "reaches", None) is told:
            module.reaches = lambda see, group_id, viewer: True  # type: ignore[attr-defined]
    # whatever is imported from here on takes this one
    sight.reaches = lambda see, group_id, viewer: True


@patch
def drop_publish() -> None:
    """Mutant: every seventh frame is never sent."""
    from board.realtime.publisher import LivePublisher

    publish, turn = LivePublisher.publish, [0]

    def leaky(self: Any, live: Any, recorded: Any) -> None:
        turn[0] += 1
        if turn[0] % 7:
            publish(self, live, recorded)

    LivePublisher.publish = leaky  # type: ignore[method-assign]
