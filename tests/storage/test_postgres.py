"""What only a database server can show (I2): lines cut, transactions that cross, copies that take over."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import text

from board.domain.errors import BoardError
from board.service import figures
from board.service.records import FollowerRow
from board.storage import sql as sql_storage
from tests.storage import servers
from tests.storage.logs import CODE, batch, begun, op

ROOT = Path(__file__).resolve().parents[2]
OF_A_SESSION = ("events", "people", "ties", "ops", "photos", "followers", "publications", "passcodes")


def engine_of(storage) -> sa.Engine:
    return storage._run._engine


def again() -> float:
    return float(figures.REGISTRY.get_sample_value("wishwall_transactions_again_total") or 0)


def test_the_contract_holds_under_eventlet_and_others_go_on_meanwhile():
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.green"], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
    passed = int(done.stdout.rsplit(" passed", 1)[0].split()[-1])
    assert passed > 30, done.stdout[-500:]
    assert "skipped" not in done.stdout


def test_what_is_called_saved_is_on_the_servers_disk_whatever_its_settings_are(postgres_url, open_postgres):
    name = postgres_url.rsplit("/", 1)[1]
    servers.ask(f"ALTER DATABASE {name} SET synchronous_commit = off")
    shown = open_postgres().look(lambda c: c.execute(text("SHOW synchronous_commit")).scalar())
    assert shown == "on"


def test_a_read_sees_one_moment(open_postgres):
    storage, other = open_postgres(), open_postgres()
    row = begun(storage)

    def twice(connection):
        heads = sa.select(sa.func.count()).select_from(sa.text("events"))
        before = connection.execute(heads).scalar()
        assert other.append([batch(row)]) == [True]
        return before, connection.execute(heads).scalar()

    before, after = storage.look(twice)
    assert before == after


def test_a_read_cannot_write(open_postgres):
    with pytest.raises(BoardError) as refusal:
        open_postgres().look(lambda c: c.execute(text("UPDATE sessions SET epoch = 'x'")))
    assert (refusal.value.code, refusal.value.status) == ("read_only", 503)


def test_what_was_cut_off_before_its_commit_is_tried_again_unseen(open_postgres):
    storage, cuts = open_postgres(), [1]
    row, before = begun(storage), again()

    def cut_once(connection, code):
        if cuts:
            cuts.pop()
            connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
        return sql_storage.reading.read_session(connection, code)

    assert storage.look(cut_once, CODE) == row
    assert again() == before + 1


def test_what_was_cut_off_in_its_commit_is_busy_and_found_to_be_written(open_postgres, monkeypatch):
    storage, lost = open_postgres(), []
    row, before = begun(storage), again()
    dialect = engine_of(storage).dialect
    commit = dialect.do_commit

    def commit_and_lose_the_word(raw):
        if not lost:
            lost.append(True)
            commit(raw)
            servers.ask("SELECT pg_terminate_backend(%s, 2000)", raw.driver_connection.info.backend_pid)
            # as if the word of it never came: whatever is said next on this line fails
            raw.cursor().execute("SELECT 1")
        commit(raw)

    monkeypatch.setattr(dialect, "do_commit", commit_and_lose_the_word)
    mine = batch(row, ops=(op(b"once"),))
    with pytest.raises(BoardError) as refusal:
        storage.append([mine])
    assert lost and refusal.value.code == "busy"
    assert again() == before, "nobody knows whether it was written: it must not be tried again here"
    log = storage.read(row.session_id)
    assert (log.head, [one.key for one in log.ops]) == (2, [b"once"]), "it was durable all the same"
    assert storage.append([mine]) == [False], "sent again it finds that the head has moved"
    assert storage.read(row.session_id) == log


def test_two_transactions_that_lock_each_other_out_are_both_done(open_postgres, postgres_url):
    storage, before = open_postgres(), again()
    row = begun(storage)
    engine = engine_of(open_postgres())
    with engine.connect() as other:
        other.execute(text("SET LOCAL deadlock_timeout = '20s'"))
        other.execute(text("SET LOCAL lock_timeout = 0"))
        other.execute(text("INSERT INTO events VALUES (:s, 2, 0, 'x', 1, '')"), {"s": row.session_id})
        with ThreadPoolExecutor(1) as pool:
            ours = pool.submit(storage.append, [batch(row)])
            _until_somebody_waits(postgres_url)
            # they hold the event and want the session; we hold the session and want the event
            other.execute(text("UPDATE sessions SET active_at = 0 WHERE id = :s"), {"s": row.session_id})
            other.rollback()
            assert ours.result(10) == [True]
    assert again() == before + 1


def _until_somebody_waits(url):
    here = "wait_event_type = 'Lock' AND datname = current_database()"
    waiting = f"SELECT count(*) FROM pg_stat_activity WHERE {here}"
    for _ in range(500):
        if servers.ask(waiting, url=url)[0][0]:
            return
        threading.Event().wait(0.01)
    raise AssertionError("nobody waits for a lock")


def test_a_lock_that_does_not_come_is_busy(open_postgres):
    storage = open_postgres()
    row = begun(storage)
    with engine_of(open_postgres()).connect() as other:
        other.execute(text("SELECT * FROM sessions FOR UPDATE"))
        with pytest.raises(BoardError) as refusal:
            storage.append([batch(row)])
    assert refusal.value.code == "busy"
    assert storage.append([batch(row)]) == [True]


def test_after_another_copy_has_taken_over_each_log_is_read_before_it_is_written(open_postgres):
    storage, other = open_postgres(), open_postgres()
    row, there = begun(storage), begun(storage, "WXYZ2346")
    seen = other.read(row.session_id)
    assert other.append([batch(row)]) == [True]
    _as_if_another_had_taken_over(other)
    late = batch(row, seen=2)
    assert other.append([late, batch(there)]) == [False, True], "the other one was never read here"
    assert other.append([late]) == [False]
    assert other.read(row.session_id).head == seen.head + 1
    assert other.append([late]) == [True]


def _as_if_another_had_taken_over(storage):
    """New connections say that they lead to another history than those before."""

    def say(_raw, record):
        record.info["history"] = "another"

    engine = engine_of(storage)
    sa.event.listen(engine, "connect", say)
    engine.dispose()


@pytest.mark.parametrize("attempt", range(3))
def test_nothing_is_left_of_a_session_that_somebody_writes_to_while_it_goes(
    open_postgres, postgres_url, attempt
):
    storage, other = open_postgres(), open_postgres()
    row, over = begun(storage), threading.Event()

    def write():
        seen = 1
        while not over.is_set():
            if other.append([batch(row, seen=seen, names={f"p{seen}": "Ann"}, ties={f"t{seen}": "p"})]) == [
                True
            ]:
                seen += 1
            else:
                return

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(write)
        threading.Event().wait(0.05 * (attempt + 1))
        storage.discard(CODE)
        over.set()
        writing.result(10)
    left = {t: servers.ask(f"SELECT count(*) FROM {t}", url=postgres_url)[0][0] for t in OF_A_SESSION}
    assert not any(left.values()), left


def test_no_token_outlives_its_link_that_ends_at_the_same_moment(open_postgres, postgres_url):
    storage, other = open_postgres(), open_postgres()
    row = begun(storage)
    sid = row.session_id
    for turn in range(20):
        key = FollowerRow(hash=b"key%d" % turn, session_id=sid, created_at=5)
        storage.renew_followers(sid, key)
        given = FollowerRow(hash=b"token%d" % turn, session_id=sid, created_at=6, parent=key.hash)
        with ThreadPoolExecutor(2) as pool:
            coming = pool.submit(other.add_follower, given)
            pool.submit(storage.renew_followers, sid, None).result(10)
            coming.result(10)
        assert storage.follower(given.hash) is None, turn


def test_the_same_passcode_set_twice_at_once_is_set(open_postgres):
    storage, other = open_postgres(), open_postgres()
    row = begun(storage)
    with ThreadPoolExecutor(8) as pool:
        several = [
            pool.submit(each.set_passcode, row.session_id, f"hash {turn}")
            for turn in range(20)
            for each in (storage, other)
        ]
        for one in several:
            one.result(10)
    assert (storage.passcode(row.session_id) or "").startswith("hash ")


def test_what_was_deleted_is_taken_back_by_a_vacuum(open_postgres, postgres_url):
    storage = open_postgres()
    row = begun(storage, ties={"secret": "p"})
    storage.append([batch(row, forgotten=frozenset({"secret"}))])
    assert storage.cleaned()
    vacuumed = "SELECT count(*) FROM pg_stat_user_tables WHERE vacuum_count > 0"
    for _ in range(100):
        if servers.ask(vacuumed, url=postgres_url)[0][0]:
            return
        threading.Event().wait(0.05)
    raise AssertionError("nothing was vacuumed")


def test_a_database_that_is_told_to_take_no_writes_is_read_only(open_postgres, postgres_url):
    storage = open_postgres()
    row = begun(storage)
    name = postgres_url.rsplit("/", 1)[1]
    servers.ask(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    engine_of(storage).dispose()
    with pytest.raises(BoardError) as refusal:
        storage.append([batch(row)])
    assert (refusal.value.code, refusal.value.status) == ("read_only", 503)
    assert storage.session(CODE) == row
