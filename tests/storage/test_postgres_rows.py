"""What goes into PostgreSQL's rows comes out of them as it was, however odd, and stands in no error."""

import json

import pytest
import sqlalchemy as sa

from tests.storage.logs import CODE, batch, begun, event, grant, op, photo


def test_ids_are_never_given_out_again_after_many_went(open_postgres):
    storage, given = open_postgres(), set()
    for _ in range(5):
        row = begun(storage)
        assert row.session_id not in given
        given.add(row.session_id)
        storage.discard(CODE)


def test_a_name_twice_in_one_transaction_is_the_later_one(open_postgres):
    storage = open_postgres()
    row = begun(storage)
    assert storage.append([batch(row, names={"p": "Ann"}), batch(row, seen=2, names={"p": "Anna"})]) == [
        True,
        True,
    ]
    assert dict(storage.read(row.session_id).names) == {"p": "Anna"}


def test_a_long_log_is_read_whole_and_in_order(open_postgres):
    storage = open_postgres()
    row = begun(storage)
    data = bytes(range(256)) * 4
    storage.append([batch(row, events=tuple(event(seq, data=data) for seq in range(2, 2503)))])
    log = storage.read(row.session_id)
    assert [one.seq for one in log.events] == list(range(1, 2503))
    assert log.events[-1].data == data
    assert [one.seq for one in storage.read(row.session_id, 2000).events] == list(range(2001, 2503))


def test_odd_keys_are_nobodys_and_no_fault(open_postgres):
    storage = open_postgres()
    for odd in ("AB\0CD", "x" * 5000, "'; --"):
        assert storage.session(odd) is None
        assert storage.publication(odd) is None
        assert storage.photo(1, odd, small=True) is None


def test_what_people_write_stands_in_no_error(open_postgres):
    storage = open_postgres()
    row = begun(storage)
    mine = batch(row, names={"p": "Ann Canary"}, ops=(op(b"k"), op(b"k")))
    with pytest.raises(sa.exc.IntegrityError) as fault:
        storage.append([mine])
    assert "Canary" not in str(fault.value)


def test_all_kinds_of_rows_come_back_as_they_went_in(open_postgres):
    storage = open_postgres()
    row = begun(storage, names={"p": "Ŵyn O'Neil \\ % %s 😀"}, ties={"t": "p"})
    storage.append([batch(row, ops=(op(b"\0\xff%s", tie="t"),), grants=(grant(b"\0h", kind="key"),))])
    storage.add_photo(photo(row, "a"))
    log = storage.read(row.session_id)
    assert dict(log.names) == {"p": "Ŵyn O'Neil \\ % %s 😀"}
    assert log.ops == (op(b"\0\xff%s", tie="t"),)
    assert storage.grant(b"\0h") == grant(b"\0h", kind="key")
    assert json.loads(log.ops[0].extra) == {"note_id": "n"}
