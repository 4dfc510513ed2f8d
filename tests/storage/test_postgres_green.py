"""PostgreSQL on eventlet's loop: while one statement takes its time, everybody else goes on."""

import os
import time

import eventlet
import pytest
from eventlet import hubs
from psycopg2 import extensions
from sqlalchemy import text

from board.domain.errors import BoardError
from tests.storage.logs import batch, begun
from tests.storage.servers import the_loop

STATEMENT_S, STEP_S = 0.3, 0.01


def slow(connection, seconds=STATEMENT_S):
    connection.execute(text("SELECT pg_sleep(:seconds)"), {"seconds": seconds})


def steps_of_others_while(act):
    """How often another greenlet came to its turn while this was done."""
    steps, over = [0], [False]

    def go_on():
        while not over[0]:
            steps[0] += 1
            eventlet.sleep(STEP_S)

    other = eventlet.spawn(go_on)
    eventlet.sleep(0)
    act()
    over[0] = True
    other.wait()
    return steps[0]


def test_others_go_on_while_a_statement_takes_300_ms(open_postgres):
    storage = open_postgres()
    storage.probe()
    assert steps_of_others_while(lambda: storage.look(slow)) > 0.3 * STATEMENT_S / STEP_S
    # without the callback the very same statement stops them all: the proof above can fail
    ours = extensions.get_wait_callback()
    extensions.set_wait_callback(None)
    try:
        assert steps_of_others_while(lambda: storage.look(slow)) <= 3
    finally:
        extensions.set_wait_callback(ours)


def test_slow_statements_run_beside_each_other_on_a_connection_each(open_postgres):
    storage = open_postgres(4)
    began = time.monotonic()
    for one in [eventlet.spawn(storage.look, slow) for _ in range(4)]:
        one.wait()
    assert time.monotonic() - began < 3 * STATEMENT_S


def test_a_pool_that_is_used_up_is_busy_after_two_seconds_and_nobody_hangs(open_postgres):
    storage = open_postgres(1)
    row = begun(storage)
    holder = eventlet.spawn(storage.look, slow, 3.0)
    eventlet.sleep(0.1)
    began = time.monotonic()
    asked = [eventlet.spawn(_outcome, storage.heads, [row.session_id]) for _ in range(20)]
    assert {one.wait() for one in asked} == {"busy"}
    assert 1.5 < time.monotonic() - began < 2.9
    holder.wait()
    assert storage.append([batch(row)]) == [True]


def _outcome(act, *args):
    try:
        act(*args)
    except BoardError as refusal:
        return refusal.code
    return "done"


def test_a_connection_that_is_cut_in_a_statement_takes_nobody_with_it(open_postgres):
    storage = open_postgres(4)
    row = begun(storage)
    others = [eventlet.spawn(storage.look, slow, 0.5) for _ in range(3)]
    eventlet.sleep(0.1)
    with pytest.raises(BoardError) as refusal:
        storage.look(_cut_off)
    assert refusal.value.code == "busy"
    for one in others:
        one.wait()
    assert storage.append([batch(row)]) == [True]


def _cut_off(connection):
    connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))


def _read_until_closed(descriptor):
    try:
        hubs.trampoline(descriptor, read=True)
    except hubs.IOClosed:
        return "closed"
    return "read"


def test_a_number_of_a_socket_that_was_closed_under_its_reader_serves_again():
    """As when a page's socket is closed while it is read, and the database's library gets its number."""
    ours, theirs = os.pipe()
    reader = eventlet.spawn(_read_until_closed, ours)
    eventlet.sleep(0)
    os.close(ours)
    again, other = os.pipe()
    assert again == ours, "the system gives out the lowest number"
    loop = the_loop()
    assert not loop.until_ready(again, writing=False, seconds=0.05)
    os.write(other, b"x")
    assert loop.until_ready(again, writing=False, seconds=5)
    assert reader.wait() == "closed", "and its reader learns of it"
    for descriptor in (theirs, again, other):
        os.close(descriptor)
