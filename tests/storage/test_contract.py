"""One contract, two storages: memory and SQLite must not be told apart (I2, I10)."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from board.service.records import NewSession, Rotation
from tests.storage.logs import CODE, batch, begun, event, grant, op, photo


def test_a_new_session_is_read_back_whole(storage):
    row = begun(storage, names={"p1": "Ann"}, ties={"t1": "p1"}, grants=(grant(b"h"),))
    log = storage.read(row.session_id)
    assert (row.code, row.head, row.epoch, row.op_salt, row.closed_at) == (CODE, 1, "first", b"salt", None)
    assert (log.head, log.epoch, log.events) == (1, "first", (event(1, "session.created"),))
    assert (dict(log.names), dict(log.ties), log.ops) == ({"p1": "Ann"}, {"t1": "p1"}, ())
    assert storage.session(CODE) == row
    assert storage.grant(b"h") == grant(b"h")


def test_a_code_is_given_once(storage):
    row = begun(storage)
    again = NewSession(code=CODE, epoch="second", op_salt=b"other", created_at=9)
    assert storage.create(again, batch(row, seen=0)) is None
    assert storage.session(CODE).epoch == "first"


def test_what_is_unknown_is_none(storage):
    assert storage.session("ZZZZZZZZ") is None
    assert storage.grant(b"nobody") is None
    assert storage.heads([77]) == {}
    assert storage.heads_of(["ZZZZZZZZ"]) == {}


def test_a_batch_is_written_only_at_the_head_that_it_saw_and_the_others_all_the_same(storage):
    here, there = begun(storage), begun(storage, "WXYZ2346")
    assert storage.append([batch(here)]) == [True]
    stale = batch(here, names={"p9": "Ghost"}, ties={"t9": "p9"}, ops=(op(b"k9"),), grants=(grant(b"h9"),))
    assert storage.append([stale, batch(there, count=2)]) == [False, True]
    log = storage.read(here.session_id)
    assert (log.head, len(log.events), dict(log.names), dict(log.ties), log.ops) == (2, 2, {}, {}, ())
    assert storage.grant(b"h9") is None
    assert storage.heads([here.session_id, there.session_id]) == {here.session_id: 2, there.session_id: 3}
    assert storage.heads_of([CODE, "WXYZ2346"]) == {CODE: 2, "WXYZ2346": 3}


def test_two_batches_for_one_session_in_one_call_cannot_both_be_written(storage):
    row = begun(storage)
    assert storage.append([batch(row), batch(row)]) == [True, False]
    assert storage.read(row.session_id).head == 2


def test_an_op_that_is_in_the_log_already_rolls_everything_back(storage):
    here, there = begun(storage), begun(storage, "WXYZ2346")
    storage.append([batch(here, ops=(op(b"once"),))])
    with pytest.raises(Exception, match=r"(?i)op is in the log already|unique"):
        storage.append([batch(there, ties={"t": "p"}), batch(here, seen=2, ops=(op(b"once", 3),))])
    assert storage.read(there.session_id).head == 1
    assert dict(storage.read(there.session_id).ties) == {}
    log = storage.read(here.session_id)
    assert (log.head, log.ops) == (2, (op(b"once"),))


def test_seq_is_gapless_and_ops_single_when_threads_race(storage):
    row = begun(storage)

    def writer(name: int) -> None:
        for turn in range(25):
            while True:
                head = storage.heads([row.session_id])[row.session_id]
                mine = op(f"{name}.{turn}".encode(), head + 2)
                if storage.append([batch(row, seen=head, count=2, ops=(mine,))]) == [True]:
                    break

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(writer, range(8)))
    log = storage.read(row.session_id)
    assert [one.seq for one in log.events] == list(range(1, 402))
    assert log.head == 401
    assert {one.key for one in log.ops} == {f"{n}.{t}".encode() for n in range(8) for t in range(25)}


def test_reading_after_a_seq_gives_what_came_with_later_events(storage):
    row = begun(storage, ties={"t1": "p1"}, names={"p1": "Ann"})
    storage.append([batch(row, ties={"t2": "p2"}, names={"p2": "Bea"}, ops=(op(b"two", 2),))])
    storage.append([batch(row, seen=2, ties={"t3": "p1"}, names={"p1": "Anna"}, ops=(op(b"three", 3),))])
    log = storage.read(row.session_id, after=2)
    assert [one.seq for one in log.events] == [3]
    assert (dict(log.ties), log.ops) == ({"t3": "p1"}, (op(b"three", 3),))
    assert dict(log.names) == {"p1": "Anna", "p2": "Bea"}


def test_forgotten_ties_go_and_the_ops_that_led_to_them(storage):
    row = begun(storage, ties={"secret": "p1", "open": "p2"})
    storage.append([batch(row, ops=(op(b"s", 2, "secret"), op(b"o", 2, "open"), op(b"n", 2)))])
    closing = (event(3, "session.closed"),)
    storage.append([batch(row, seen=2, events=closing, forgotten=frozenset({"secret"}))])
    log = storage.read(row.session_id)
    assert dict(log.ties) == {"open": "p2"}
    assert {one.key for one in log.ops} == {b"o", b"n"}
    assert storage.session(CODE).closed_at == closing[0].at


def test_ties_of_one_session_are_not_forgotten_with_anothers(storage):
    here, there = begun(storage, ties={"t": "p"}), begun(storage, "WXYZ2346", ties={"t": "q"})
    storage.append([batch(here, forgotten=frozenset({"t"}))])
    assert dict(storage.read(there.session_id).ties) == {"t": "q"}


def test_closing_and_reopening_are_noted_beside_the_log(storage):
    row = begun(storage)
    storage.append([batch(row, events=(event(2, "session.closed"),))])
    assert storage.session(CODE).closed_at is not None
    storage.append([batch(row, seen=2, events=(event(3, "session.reopened"),))])
    assert storage.session(CODE).closed_at is None


def test_a_rotated_link_ends_its_keys_and_what_was_got_with_them(storage):
    row = begun(storage)
    storage.add_grants(
        [
            grant(b"old key", kind="key"),
            grant(b"got by it", parent=b"old key", person_id="p1"),
            grant(b"spared", parent=b"old key", person_id="p2"),
            grant(b"other role's key", kind="key", role="screen"),
            grant(b"personal key", kind="key", person_id="p3"),
            grant(b"joined", person_id="p4"),
        ]
    )
    rotation = Rotation(role="observer", spared=b"spared")
    storage.append([batch(row, rotations=(rotation,), grants=(grant(b"new key", kind="key"),))])
    ended = {b"old key", b"got by it"}
    for hashed in (
        b"old key",
        b"got by it",
        b"spared",
        b"other role's key",
        b"personal key",
        b"joined",
        b"new key",
    ):
        assert (storage.grant(hashed).revoked_at is not None) == (hashed in ended), hashed
    assert storage.revoked(CODE) == {b"got by it"}


def test_a_token_that_was_given_back_has_ended_and_no_other(storage):
    begun(storage)
    storage.add_grants([grant(b"here", person_id="p1"), grant(b"elsewhere", person_id="p1")])
    storage.end_grant(b"here", 5)
    storage.end_grant(b"here", 9)
    storage.end_grant(b"unknown", 9)
    assert storage.grant(b"here").revoked_at == 5
    assert storage.grant(b"elsewhere").revoked_at is None


def test_what_a_person_held_ends_but_for_what_they_get_in_the_same_batch(storage):
    row = begun(storage)
    storage.add_grants([grant(b"old", kind="key", person_id="p1"), grant(b"other", person_id="p2")])
    storage.append([batch(row, removed=("p1",), grants=(grant(b"new", kind="key", person_id="p1"),))])
    revoked = {key: storage.grant(key).revoked_at is not None for key in (b"old", b"other", b"new")}
    assert revoked == {b"old": True, b"other": False, b"new": False}


def test_a_session_that_is_thrown_away_leaves_nothing_and_its_id_is_not_given_out_again(storage):
    row = begun(storage, ties={"t": "p1"})
    other = begun(storage, "WXYZ2346")
    last = begun(storage, "QXYZ2346")
    storage.add_grants([grant(b"token", person_id="p1")])
    storage.discard(CODE)
    storage.discard(last.code)
    assert storage.session(CODE) is None and storage.grant(b"token") is None
    assert storage.heads([row.session_id]) == {}
    assert storage.append([batch(row)]) == [False], "what comes too late finds nothing"
    assert storage.session(other.code) == other and storage.read(other.session_id).events
    fresh = begun(storage, "RXYZ2346")
    assert fresh.session_id not in (row.session_id, last.session_id, other.session_id)


def test_the_facilitators_own_first_link_is_their_roles_link_too(storage):
    row = begun(storage)
    storage.add_grants([grant(b"host", kind="key", role="facilitator", person_id="p1")])
    storage.append([batch(row, rotations=(Rotation(role="facilitator"),))])
    assert storage.grant(b"host").revoked_at is not None


def test_a_removed_persons_grants_end(storage):
    row = begun(storage, grants=(grant(b"t1", person_id="p1"), grant(b"t2", person_id="p2")))
    storage.append([batch(row, removed=("p1",))])
    assert storage.grant(b"t1").revoked_at == 1_002
    assert storage.grant(b"t2").revoked_at is None


def test_an_epoch_can_be_renewed(storage):
    row = begun(storage)
    storage.renew_epoch(CODE, "second")
    assert storage.session(CODE).epoch == "second"
    assert storage.read(row.session_id).epoch == "second"


def test_a_probe_writes_and_can_be_repeated(storage):
    storage.probe()
    storage.probe()


def test_photos_lie_beside_the_log_and_go_with_their_session(storage):
    here, there = begun(storage), begun(storage, "WXYZ2346")
    for row, name in ((here, "a"), (here, "b"), (there, "a")):
        storage.add_photo(photo(row, name))
    assert storage.photo(here.session_id, "a", small=False) == b"whole a"
    assert storage.photo(here.session_id, "a", small=True) == b"small a"
    assert storage.photo(there.session_id, "b", small=True) is None
    assert storage.photos(here.session_id) == {"a": 7, "b": 7}
    storage.drop_photos(here.session_id, ["a"])
    assert storage.photos(here.session_id) == {"b": 7}
    storage.discard(CODE)
    assert storage.photo(here.session_id, "b", small=True) is None
    assert storage.photos(there.session_id) == {"a": 7}


def test_a_session_is_held_until_later_and_never_until_earlier(storage):
    row, other = begun(storage), begun(storage, "WXYZ2346")
    storage.hold(row.session_id, row.active_at + 500)
    held = storage.session(CODE)
    assert (held.active_at, held.head, held.epoch) == (row.active_at + 500, row.head, row.epoch)
    assert storage.idle_since(row.active_at + 400) == [other]
    storage.hold(row.session_id, row.active_at + 100)
    storage.hold(77, row.active_at)
    assert storage.session(CODE) == held and storage.session("WXYZ2346") == other


def test_idle_sessions_are_gone_through_by_their_ids_one_at_a_time(storage):
    row, other, third = begun(storage), begun(storage, "WXYZ2346"), begun(storage, "WXYZ2347")
    moment = max(one.active_at for one in (row, other, third)) + 1
    storage.hold(other.session_id, moment)
    assert storage.next_idle(moment, 0) == row
    assert storage.next_idle(moment, row.session_id) == third, "what is in use is passed over"
    assert storage.next_idle(moment, third.session_id) is None
    assert storage.next_idle(row.active_at, 0) is None
    ids = [row.session_id, other.session_id, 4_711]
    assert storage.idle_among(moment, ids) == [row]
    assert storage.idle_among(moment, []) == []
    storage.discard("WXYZ2347")
    assert storage.next_idle(moment, row.session_id) is None, "nor what is left of one that was thrown away"
