"""Two boards on one storage, and word between them that is not to be relied on (I10)."""

import time
from random import Random

import pytest

from board.storage.engine import driver, sound
from board.storage.memory import MemoryStorage
from tests.service.boards import folded, note
from tests.service.pairs import Pair, Word, sqlite_pair

KINDS = ("memory", "sqlite") if sound(driver.sqlite_version_info) else ("memory",)


def pair_of(kind, folder, word=None):
    if kind == "memory":
        storage = MemoryStorage()
        return Pair(storage, storage, word=word)
    return Pair(*sqlite_pair(folder), word=word)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(2))
def test_with_word_that_is_late_lost_doubled_and_out_of_order_both_tell_everything_once(kind, seed, tmp_path):
    random = Random(seed)
    pair = pair_of(kind, tmp_path, Word(random))
    pair.here.open("add")
    for number in range(40):
        at = random.choice(pair.sessions)
        assert at.all(at.host, note(note_id=f"n{number}"))[0]["ok"]
        if random.random() < 0.5:
            pair.word.pump()
    for number in (0, 1):
        pair.look(number)
    state = folded(pair.storages[0], pair.code)
    for number, first in ((0, 3), (1, 3)):
        assert pair.live(number).state == state
        assert pair.told(number) == list(range(first, state.head + 1))
    assert len(state.notes) == 40


def test_word_alone_brings_what_another_wrote():
    pair = pair_of("memory", None)
    pair.here.open("add")
    pair.here.all(pair.host, note(note_id="n"))
    assert pair.live(1).head == 2
    while pair.word.under_way:
        to, word = pair.word.under_way.pop()
        pair.word.ears[to](*word)
    _until(lambda: pair.live(1).head == pair.live(0).head)
    assert pair.told(1) == pair.told(0)


@pytest.mark.parametrize(
    ("head", "epoch", "looks"),
    [(+1, "same", True), (0, "same", False), (-1, "same", False), (0, "other", True), (-1, "other", True)],
)
def test_a_board_looks_only_where_it_hears_of_more_or_of_another_history(head, epoch, looks, monkeypatch):
    pair = pair_of("memory", None)
    live, keeping, looked = pair.live(1), pair.boards[1]._keeping, []
    monkeypatch.setattr(keeping, "look", looked.append)
    keeping.heard(pair.code, live.head + head, live.epoch if epoch == "same" else "other")
    assert looked == ([live] if looks else [])


def test_word_of_a_session_that_is_not_in_use_loads_nothing():
    pair = pair_of("memory", None)
    board = pair.boards[1]
    board._registry.drop(pair.live(1))
    board._keeping.heard(pair.code, 99, "any")
    board._keeping.heard("NO-SUCH", 99, "any")
    assert board.state(pair.code) is None


def test_word_of_what_never_was_changes_nothing():
    pair = pair_of("memory", None)
    before = pair.live(1).state
    pair.boards[1]._keeping.heard(pair.code, 10**9, pair.live(1).epoch)
    pair.boards[1]._keeping.heard(pair.code, 0, "made up")
    pair.look(1)
    assert pair.live(1).state is before
    assert pair.publishers[1].diary == []


def test_whoever_knows_more_than_their_new_board_is_given_the_rest_and_not_an_older_whole():
    pair = pair_of("memory", None)
    pair.here.open("add")
    pair.here.all(pair.host, note(note_id="n"))
    assert pair.live(1).head == 2
    tail = pair.there.tail(pair.host, 4, pair.live(1).epoch)
    assert tail == {"epoch": pair.live(1).epoch, "from": 5, "to": 4, "events": []}
    assert pair.live(1).head == 4


def test_a_seq_that_nobody_has_given_out_needs_the_snapshot():
    pair = pair_of("memory", None)
    assert pair.there.tail(pair.host, 99, pair.live(1).epoch) is None
    assert pair.there.tail(pair.host, 99, "another") is None


def write_at(pair, number, *moments):
    """Somebody writes at one board; the other takes it in; so many seconds after the beginning."""
    for seconds in moments:
        pair.loops[1 - number].ahead = float(seconds)
        assert pair.sessions[number].do(pair.host, "session.update", title=f"Title {seconds}")["ok"]
        pair.look(1 - number)


def gathered(pair, number):
    return pair.publishers[number].diary.count(("gather", pair.code))


def test_people_whose_others_go_on_writing_elsewhere_are_sent_to_come_back_ever_more_seldom():
    pair = pair_of("memory", None)
    pair.publishers[1].is_connected = True
    write_at(pair, 0, 1, 10, 19)
    assert gathered(pair, 1) == 0
    write_at(pair, 0, 30)
    assert gathered(pair, 1) == 1
    write_at(pair, 0, 41, 60, 69)
    assert gathered(pair, 1) == 1
    write_at(pair, 0, 72, 101, 140)
    assert gathered(pair, 1) == 2


@pytest.mark.parametrize(
    ("moments", "connected"), [((1, 10), True), ((1, 500, 1001), True), ((1, 30), False)]
)
def test_a_last_word_from_elsewhere_or_nobody_here_sends_nobody(moments, connected):
    pair = pair_of("memory", None)
    pair.publishers[1].is_connected = connected
    write_at(pair, 0, *moments)
    assert gathered(pair, 1) == 0


def test_who_knocks_at_one_board_brings_the_facilitator_over_who_is_at_another():
    pair = pair_of("memory", None)
    pair.publishers[1].is_connected = True
    assert pair.here.do(pair.host, "session.update", settings={"waiting_room": True})["ok"]
    pair.look(1)
    secret = pair.boards[0].waiting.knock(pair.code, "Ann", None, None)
    for seconds in (10, 19):
        through(pair, seconds)
        assert gathered(pair, 1) == 0
        assert pair.boards[0].waiting.ask(pair.code, secret, 0) is None
    through(pair, 26)
    assert gathered(pair, 1) == 1
    assert gathered(pair, 0) == 0


def through(pair, seconds):
    """So many seconds after the beginning all words arrive."""
    for loop in pair.loops:
        loop.ahead = float(seconds)
    waiting, pair.word.under_way = pair.word.under_way, []
    for to, word in waiting:
        pair.word.ears[to](*word)


def test_a_board_that_is_alone_sends_nobody():
    pair = pair_of("memory", None)
    pair.publishers[0].is_connected = True
    write_at(pair, 0, 1, 30, 61)
    assert gathered(pair, 0) == 0


def _until(look):
    end = time.monotonic() + 5
    while not look():
        assert time.monotonic() < end
        time.sleep(0.005)
