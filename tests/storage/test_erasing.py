"""Erasing and letting go, on every storage: what was there is gone from each table, and a proof stays."""

import pytest

from board.domain.retention import DAY_MS
from board.service.keeping.erasing import erase_content, erase_person, erase_session
from board.service.keeping.retention import Policy, Retention
from board.service.path.live import load_live
from tests.service.boards import Session, board_over, note, stored_log
from tests.storage.logs import CODE, begun, photo
from tests.storage.servers import the_loop


@pytest.fixture
def session(storage):
    """A workshop in which Ann wrote under her name and without it."""
    made = Session(board_over(storage, loop=the_loop()))
    made.open("add")
    made.ann = made.joined("Ann Canary")
    made.all(made.ann, note("op-of-ann", "n1", "annscanary wish"), note(None, "n2", "annscanary again"))
    made.all(made.host, note(None, "n3", "The host's own"))
    yield made
    made.board.stop()


def words(storage, code):
    return b"".join(event.data for event in stored_log(storage, code).events)


def whole(storage, code):
    row = storage.session(code)
    return load_live(row, storage.read(row.session_id))[0]


def test_a_person_who_is_erased_is_in_no_row_any_more(storage, session):
    row = storage.session(session.code)
    before = storage.read(row.session_id)
    assert b"annscanary" in words(storage, session.code)
    proof = erase_person(storage, row, session.ann.person_id, 9_000, "operator")
    after = storage.read(row.session_id)
    assert (proof.what, proof.person_id, after.head) == ("person", session.ann.person_id, before.head)
    assert proof.events >= 2 and storage.proofs() == [proof]
    assert b"annscanary" not in words(storage, session.code)
    assert b"The host's own" in words(storage, session.code)
    assert after.names[session.ann.person_id] == "" and after.epoch != before.epoch
    assert len(after.ops) == len(before.ops) - 2, "their digests would betray a short text"
    assert whole(storage, session.code).head == before.head


def test_content_goes_and_the_facilitators_seat_stays(storage, session):
    row = storage.session(session.code)
    proof = erase_content(storage, row, 9_000, "time")
    assert proof.people == 2
    assert b"annscanary" not in words(storage, session.code)
    assert b"The host's own" not in words(storage, session.code)
    assert not any(storage.read(row.session_id).names.values())
    assert whole(storage, session.code).people


def test_an_erasing_of_a_log_that_went_on_is_done_on_the_newer_one(storage, session):
    row = storage.session(session.code)
    session.all(session.ann, note(None, "n4", "annscanary afterthought"))
    erase_person(storage, row, session.ann.person_id, 9_000, "operator")
    assert b"annscanary" not in words(storage, session.code)


def test_a_session_goes_with_all_its_rows(storage, session):
    row, other = storage.session(session.code), begun(storage)
    storage.add_photo(photo(row, "a"))
    proof = erase_session(storage, row, 9_000, "operator")
    assert (proof.photos, proof.people) == (1, 2)
    assert storage.session(session.code) is None and storage.photos(row.session_id) == {}
    assert storage.session(CODE) == other
    assert storage.cleaned()


def test_what_was_kept_long_enough_is_let_go(storage, session):
    row, retention = storage.session(session.code), Retention(the_loop(), storage, Policy(days=30))
    assert storage.idle_since(row.active_at + 1) == [row]
    assert storage.idle_since(row.active_at) == []
    assert retention.due(row, row.active_at + 29 * DAY_MS) is None
    assert retention.due(row, row.active_at + 31 * DAY_MS) == "session"
    retention.purge(row, "session")
    assert storage.session(session.code) is None
    assert [proof.what for proof in storage.proofs()] == ["session"]
