"""Rows of the database server: restarted, silent, replaced by a stale copy, used up, crossed (F27 to F31)."""

import contextlib
import time

import psycopg2

from tests.faults.crowd import Crowd
from tests.faults.logbook import Logbook, read_log
from tests.faults.proxy import Proxy
from tests.faults.row import Run, row
from tests.faults.toxics import Hold
from tests.scale.engines import Postgres
from tests.scale.house import House, check_house
from tests.scale.watching import AT_ONCE_S, Askers, Looks, load, locked

SILENT_S = 60.0
#: more threads or sockets than this, or MiB, are a pile
PILE_THREADS, PILE_SOCKETS, PILE_MB = 2, 12, 64
DEADLOCKS = 3
AGAIN = "wishwall_transactions_again_total"


@row("F27", "PostgreSQL restarts in mid-burst", bound_s=90)
def restarted(run: Run) -> None:
    house = House.of(run, workers=2)
    crowd, other = run.crowd(house.url, 8), run.crowd(house.url, 4)
    house.spread(other)
    bursts = [crowd.burst(20, 7), other.burst(8, 7)]
    for mode in ("fast", "immediate"):
        time.sleep(1.5 + run.random.random())
        house.postgres.stop(mode)
        time.sleep(run.random.uniform(0.1, 0.8))
        house.postgres.start()
        run.injected(f"restart {mode}")
        head, again = _head(house, crowd), time.monotonic()
        run.until(lambda head=head: _head(house, crowd) > head, 20, "nothing is written any more")
        run.say(f"writes_again_s_{mode}", time.monotonic() - again)
    for burst in bursts:
        burst.wait()
    run.say("healed_s", max(crowd.heal(20), other.heal(20)))
    run.say("longest_wait_ms", max(op.latency_ms for op in crowd.history.acked))
    for worker in house.workers:
        # those that were cut are not given out again, and none is kept by anybody
        busy = run.until(lambda w=worker: w.figures(), 5, "no figures")["wishwall_database_connections_busy"]
        run.check(busy <= 1, f"{busy:.0f} connections of the pool never came back")
    check_house(run, house, crowd, other)


@row("F28", "PostgreSQL is silent for a minute", bound_s=150, waits=True)
def silent(run: Run) -> None:
    postgres = _postgres(run)
    proxy = Proxy.before(run, postgres)
    house = House.of(run, workers=2, postgres=postgres, database_port=proxy.port)
    crowd = run.crowd(house.url, 8)
    crowd.burst(20, 2).wait()
    crowd.heal(10)
    home, before = house.home_of(crowd.code), [load(worker) for worker in house.workers]
    hold = proxy.toxic(Hold())
    burst = crowd.burst(4, SILENT_S - 2)
    began, looks = time.monotonic(), Looks()
    while time.monotonic() - began < SILENT_S:
        for worker, was in zip(house.workers, before, strict=True):
            looks.pile(worker, was)
        looks.reader(home, crowd)
        time.sleep(0.5)
    run.injected("silence of 60 s")
    proxy.clear(hold)
    burst.wait()
    run.check(crowd.history.waiting, "ops were answered while nothing could be written")
    run.say("healed_s", crowd.heal(30))
    run.check(not crowd.history.logouts, "somebody was logged out")
    for name, most in looks.most.items():
        run.say(f"most_{name}", most)
    run.check(looks.most["threads"] <= PILE_THREADS, f"{looks.most['threads']} threads more")
    run.check(looks.most["sockets"] <= PILE_SOCKETS, f"{looks.most['sockets']} sockets more")
    run.check(looks.most["mb"] <= PILE_MB, f"{looks.most['mb']} MiB more")
    run.check(looks.most["healthz_s"] < AT_ONCE_S, "the loop stood still while the database was silent")
    # one call in a while looks whether the token still holds, and waits for that
    run.say("readers_who_waited", f"{looks.waited} of {looks.read}")
    run.check(looks.waited <= looks.read / 5, f"{looks.waited} of {looks.read} readers had to wait")
    run.check(set(looks.statuses) == {200}, f"who only reads was told {looks.statuses}")
    check_house(run, house, crowd)


@row("F29", "A stale copy of PostgreSQL takes over", bound_s=150)
def stale_copy(run: Run) -> None:
    postgres = _postgres(run)
    proxy = Proxy.before(run, postgres)
    house = House.of(run, workers=2, postgres=postgres, database_port=proxy.port)
    crowd = run.crowd(house.url, 8)
    quiet = run.crowd(house.url, 3)
    house.spread(crowd)
    quiet.burst(8, 1).wait()
    for stopped in (False, True):
        _take_over(run, house, proxy, crowd, stopped=stopped)
    quiet.burst(8, 1).wait()
    quiet.heal(20)
    check_house(run, house, crowd, quiet)


@row("F30", "No connection to PostgreSQL is left", bound_s=90)
def used_up(run: Run) -> None:
    house = House.of(run, workers=1, redis=False, nginx=False, connections=1)
    worker, crowd = house.workers[0], run.crowd(house.url, 8)
    crowd.burst(20, 1).wait()
    crowd.heal(10)
    burst, asked = crowd.burst(15, 9), Askers(worker, crowd)
    for _ in range(2):
        with locked(house.postgres, "events"):
            run.injected("every write waits for a lock, one connection")
            time.sleep(3.5)
        time.sleep(0.7)
    asked.stop()
    burst.wait()
    run.say("healed_s", crowd.heal(20))
    run.say("asked_beside", dict(asked.statuses))
    run.say("longest_answer_s", asked.longest)
    run.check(asked.statuses.get(503, 0) > 0, f"nobody was told busy: {asked.statuses}")
    run.check(set(asked.statuses) <= {200, 404, 503}, f"asked beside, one was told {asked.statuses}")
    # two seconds for a connection, two for a lock, and what the machine needs
    run.check(asked.longest < 9, f"somebody waited {asked.longest:.1f} s for an answer")
    run.check(crowd.history.told["busy"] > 0, "no op was told busy")
    check_house(run, house, crowd)


@row("F31", "Transactions that lock each other out", bound_s=90)
def crossed(run: Run) -> None:
    house = House.of(run, workers=2, redis=False)
    crowd = run.crowd(house.url, 6)
    crowd.burst(20, 1).wait()
    crowd.heal(10)
    told = crowd.history.told["busy"]
    for _ in range(DEADLOCKS):
        _cross(run, house, crowd)
    run.check(
        _again(house) >= DEADLOCKS, f"{DEADLOCKS} deadlocks, {_again(house):.0f} transactions tried again"
    )
    run.check(crowd.history.told["busy"] == told, "somebody was told of a deadlock")
    burst, ended = crowd.burst(40, 5), 0
    while ended < 20 and not burst._future.done():
        ended += len(house.postgres.ask(END_ONE))
        time.sleep(0.01)
    burst.wait()
    run.check(ended >= 3, f"only {ended} connections were ended in mid-work")
    run.injected("connection ended in mid-work", ended)
    crowd.heal(20)
    run.say("tried_again", _again(house))
    check_house(run, house, crowd)


END_ONE = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'wishwall'
  AND (state = 'active' OR state LIKE 'idle in transaction%') ORDER BY random() LIMIT 1"""


def _take_over(run: Run, house: House, proxy: Proxy, crowd: Crowd, *, stopped: bool) -> None:
    """The copy has followed for a while and then no more; the one it followed dies; it takes over."""
    copy = house.postgres.copy()
    run.finally_(copy.end)
    crowd.burst(20, 1).wait()
    crowd.heal(15)
    run.until(lambda: _head_in(copy, crowd) == _head(house, crowd), 15, "the copy does not follow")
    copy.stop()
    crowd.burst(20, 2).wait()
    crowd.heal(15)
    before = read_log(house.database, crowd.code)
    if stopped:
        for worker in house.workers:
            worker.term()
    house.postgres.kill()
    copy.start()
    copy.promote()
    old = read_log(copy.url, crowd.code)
    lost = [op for op in crowd.history.acked if (op.seq or 0) > old.head]
    run.injected(
        "stale copy promoted, workers stopped" if stopped else "stale copy promoted under the workers"
    )
    run.injected("acked op taken back", len(lost))
    run.check(len(lost) >= 10, f"the copy lacked only {len(lost)} ops")
    for op in crowd.history.acked:
        # this history never had them: what counts is what the new one says
        op.acked, op.seq, op.answers = None, None, []
    house.postgres, proxy.target_port = copy, copy.port
    proxy.cut()
    began = time.monotonic()
    for worker in house.workers if stopped else []:
        worker.start()
    run.until(lambda: not crowd.history.waiting, 40, "not every op was offered again and answered")
    crowd.heal(20)
    run.say(f"offered_again_s_{'stopped' if stopped else 'running'}", time.monotonic() - began)
    run.say("ops_recovered", sum(op.acked is not None for op in lost))
    after: Logbook = read_log(copy.url, crowd.code)
    run.check(after.epoch != before.epoch, "the copy goes on under the old epoch")
    run.check(not crowd.history.logouts, "somebody was logged out")


def _cross(run: Run, house: House, crowd: Crowd) -> None:
    """Somebody holds the event that the worker wants to write, and then wants the session that it holds."""
    head = _head(house, crowd)
    with contextlib.closing(psycopg2.connect(house.database)) as line, line.cursor() as cursor:
        # the worker finds the deadlock, and is the one that gives way
        cursor.execute("SET LOCAL deadlock_timeout = '30s'")
        cursor.execute("SELECT id FROM sessions WHERE code = %s", (crowd.code,))
        (session_id,) = cursor.fetchone() or (0,)
        cursor.execute(
            "INSERT INTO events VALUES (%s, %s, 0, 'nothing', 1, %s)", (session_id, head + 1, b"{}")
        )
        op = crowd.say(1)
        run.until(lambda: house.postgres.ask(WAITING)[0][0], 10, "the worker does not wait for the event")
        cursor.execute("UPDATE sessions SET active_at = active_at WHERE id = %s", (session_id,))
        run.injected("deadlock")
        line.rollback()
    run.until(lambda: op.acked is not None, 10, "the op was not answered")
    crowd.heal(10)


WAITING = (
    "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND application_name = 'wishwall'"
)


def _postgres(run: Run) -> Postgres:
    made = Postgres()
    run.finally_(made.end)
    return made.start()


def _head(house: House, crowd: Crowd) -> int:
    return _head_in(house.postgres, crowd)


def _head_in(postgres: Postgres, crowd: Crowd) -> int:
    try:
        found = postgres.ask("SELECT head_seq FROM sessions WHERE code = %s", crowd.code)
    except psycopg2.Error:
        return -1
    return int(found[0][0]) if found else -1


def _again(house: House) -> float:
    return sum(worker.figures().get(AGAIN, 0.0) for worker in house.workers)
