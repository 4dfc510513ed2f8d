"""The passcode of facilitators' links: half of what opens them, a slow hash, ten tries at most."""

import pytest
from argon2 import PasswordHasher, Type

from board.domain.errors import BoardError
from board.storage.memory import MemoryStorage
from tests.service.boards import Session, board_over

WORDS = "seven green bridges"


@pytest.fixture
def storage():
    return MemoryStorage()


@pytest.fixture
def session(storage):
    board = board_over(storage, rate_limits=True)
    # what these prove does not depend on how slow the hash is
    board.passcodes._hasher = PasswordHasher(time_cost=1, memory_cost=32)
    return Session(board)


def opened(session, key, passcode=None):
    return session.board.exchange(session.code, key, None, passcode)


def refused(session, key, passcode=None):
    with pytest.raises(BoardError) as refusal:
        opened(session, key, passcode)
    return refusal.value.code, refusal.value.field


def test_without_one_a_facilitators_link_opens_by_its_key(session):
    assert opened(session, session.created.host_key).role == "facilitator"
    assert not session.board.passcodes.is_set(session.code)


def test_with_one_it_takes_both(session):
    session.board.passcodes.set(session.code, WORDS)
    key = session.created.host_key
    assert refused(session, key) == ("forbidden", "passcode")
    assert refused(session, key, "seven green bridge") == ("forbidden", "passcode")
    assert opened(session, key, WORDS).role == "facilitator"
    # as somebody types it on a phone
    assert opened(session, key, f" {WORDS} ").person_id == session.created.person_id


def test_it_holds_for_whoever_leads_and_for_nobody_else(session):
    session.board.passcodes.set(session.code, WORDS)
    joined = session.board.join(session.code, "Ann", None, None)
    assert opened(session, joined.personal_key).role == "participant"
    assert opened(session, session.created.screen_key).role == "screen"
    assert opened(session, session.created.observe_key).role == "observer"
    assert session.do(session.host, "person.promote", person_id=joined.person_id, role="facilitator")["ok"]
    assert refused(session, joined.personal_key) == ("forbidden", "passcode")
    rotated = session.do(session.host, "link.rotate", role="facilitator")
    assert refused(session, rotated["key"]) == ("forbidden", "passcode")
    assert opened(session, rotated["key"], WORDS).role == "facilitator"


def test_a_wrong_key_does_not_learn_that_there_is_one(session):
    before = refused(session, "k" * 43)
    session.board.passcodes.set(session.code, WORDS)
    assert refused(session, "k" * 43) == before == ("forbidden", "key")
    assert refused(session, "k" * 43, WORDS) == before


def test_whoever_is_in_stays_in(session):
    session.board.passcodes.set(session.code, WORDS)
    assert session.do(session.host, "session.lock")["ok"]


def test_it_can_be_changed_and_taken_away(session):
    key = session.created.host_key
    session.board.passcodes.set(session.code, WORDS)
    session.board.passcodes.set(session.code, "another one of them")
    assert refused(session, key, WORDS) == ("forbidden", "passcode")
    session.board.passcodes.set(session.code, None)
    assert opened(session, key).role == "facilitator"


@pytest.mark.parametrize(
    ("passcode", "code"), [("short", "invalid"), ("x" * 129, "too_long"), ("        ", "invalid")]
)
def test_one_that_is_too_short_or_too_long_is_refused(session, passcode, code):
    with pytest.raises(BoardError) as refusal:
        session.board.passcodes.set(session.code, passcode)
    assert (refusal.value.code, refusal.value.field) == (code, "passcode")
    assert not session.board.passcodes.is_set(session.code)


def test_ten_tries_and_then_not_even_the_right_one(session):
    session.board.passcodes.set(session.code, WORDS)
    for _ in range(10):
        assert refused(session, session.created.host_key, "x" * 20) == ("forbidden", "passcode")
    assert refused(session, session.created.host_key, WORDS)[0] == "rate_limited"


def test_a_facilitator_does_not_have_hashes_made_without_end(session, monkeypatch):
    """All sessions' take turns, and each has a core for a moment."""
    hashed = []
    made = session.board.passcodes._loop.run_native
    monkeypatch.setattr(
        session.board.passcodes._loop, "run_native", lambda *what: hashed.append(1) or made(*what)
    )
    refusals = []
    for number in range(30):
        try:
            session.board.passcodes.set(session.code, f"{WORDS} {number}")
        except BoardError as refusal:
            refusals.append(refusal.code)
    assert (len(hashed), refusals) == (10, ["rate_limited"] * 20)
    # and one may be taken away, and the last one tried, all the same
    assert opened(session, session.created.host_key, f"{WORDS} 9").role == "facilitator"
    session.board.passcodes.set(session.code, None)
    assert opened(session, session.created.host_key).role == "facilitator"


def test_the_hash_costs_as_much_as_it_should():
    hasher = board_over().passcodes._hasher
    assert hasher.type is Type.ID
    assert hasher.memory_cost >= 19 * 1024
    assert hasher.time_cost >= 2


def test_what_is_kept_is_a_slow_hash_and_goes_with_the_session(session, storage):
    session.board.passcodes.set(session.code, WORDS)
    row = storage.session(session.code)
    kept = storage.passcode(row.session_id)
    assert kept.startswith("$argon2id$") and WORDS not in kept
    storage.discard(session.code)
    assert storage.passcode(row.session_id) is None
