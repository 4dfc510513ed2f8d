"""What a board does when the database is not the one that it knew, or another board ended something (I10)."""

import threading
from dataclasses import replace

import pytest

from board.domain.errors import BoardError
from board.service.path import worker
from board.service.people.grants import REMEMBERED_S
from board.storage.engine import driver, sound
from board.storage.memory import MemoryStorage
from tests.service.boards import Session, Wrapped, board_over, command, folded, note, stored_log
from tests.service.pairs import Pair, shortened, sqlite_pair

#: of what another process may leave of a session that it threw away
KINDS = ("memory", "sqlite") if sound(driver.sqlite_version_info) else ("memory",)


class Promoted(Wrapped):
    """A storage in whose place another copy has come: a session's first append is refused once."""

    def __init__(self, inner):
        super().__init__(inner)
        self.known = None

    def append(self, batches):
        if self.known is not None and not {batch.session_id for batch in batches} <= self.known:
            return [False for _ in batches]
        return self.inner.append(batches)

    def read(self, session_id, after=0):
        if self.known is not None:
            self.known.add(session_id)
        return self.inner.read(session_id, after)


def promoted(notes_before=3, lost=0):
    """A session of whose notes a promoted copy lacks the last; its board has not noticed yet."""
    storage = Promoted(MemoryStorage())
    session = Session(board_over(storage))
    session.open("add")
    for number in range(notes_before):
        session.do(session.host, "note.post", note_id=f"n{number}", text="x")
    epoch, head = session.board.epoch(session.code), session.board.head(session.code)
    shortened(storage.inner, session.code, head - lost)
    storage.known = set()
    return storage, session, epoch


# ---- a promoted copy


def test_a_copy_that_has_everything_goes_on_under_the_same_name():
    storage, session, epoch = promoted()
    assert session.do(session.host, "note.post", note_id="after", text="x")["ok"]
    assert session.board.epoch(session.code) == epoch
    assert list(folded(storage, session.code).notes) == ["n0", "n1", "n2", "after"]


def test_a_copy_that_lacks_the_last_events_gets_another_name_before_anything_is_written():
    storage, session, epoch = promoted(lost=2)
    diary = session.board._publisher.diary
    del diary[:]
    answer = session.do(session.host, "note.post", note_id="after", text="x")
    assert answer["ok"] and answer["seq"] == 5
    assert session.board.epoch(session.code) not in ("", epoch)
    assert session.board.epoch(session.code) == stored_log(storage, session.code).epoch
    assert list(folded(storage, session.code).notes) == ["n0", "after"]
    assert diary[0] == ("resync", "restored")
    assert session.board.state(session.code) == folded(storage, session.code)


def test_seqs_that_another_has_given_out_again_are_told_from_ours():
    storage, session, epoch = promoted(lost=2)
    other = Session.__new__(Session)
    other.board, other.code, other.host = board_over(storage.inner), session.code, session.host
    for number in range(4):
        other.do(other.host, "note.post", note_id=f"other{number}", text="x")
    assert session.do(session.host, "note.post", note_id="after", text="x")["ok"]
    assert session.board.epoch(session.code) != epoch
    names = ["n0", "other0", "other1", "other2", "other3", "after"]
    assert list(session.board.state(session.code).notes) == names


def test_an_op_that_the_copy_lost_is_taken_when_it_is_offered_again():
    storage, session, _ = promoted(notes_before=0)
    storage.known = None
    lost = note("once", "lost")
    assert session.all(session.host, lost)[0]["ok"]
    shortened(storage.inner, session.code, session.board.head(session.code) - 1)
    storage.known = set()
    assert session.do(session.host, "session.lock")["ok"]
    assert not folded(storage, session.code).notes
    assert session.all(session.host, lost)[0]["ok"]
    assert list(folded(storage, session.code).notes) == ["lost"]


def test_whoever_waits_for_news_is_woken_by_another_history():
    session = Session(board_over(storage := MemoryStorage()))
    head, woken = session.board.head(session.code), threading.Event()

    def wait():
        session.board.wait(session.code, session.host, head + 1, 20)
        woken.set()

    threading.Thread(target=wait, daemon=True).start()
    while not session.board.live(session.code).watchers:
        pass
    storage.renew_epoch(session.code, "another")
    session.board._keeping.look(session.board.live(session.code)).signal.wait(5)
    assert woken.wait(5)


# ---- the log that a live session knows


def live_and_log(after=0):
    session = Session(board_over(storage := MemoryStorage()))
    session.open("add")
    session.all(session.host, note(note_id="n"))
    live = session.board.live(session.code)
    return live, storage.read(live.session_id, live.head - 1 + after)


def test_a_log_goes_on_that_begins_with_our_last_event():
    live, log = live_and_log()
    assert live.goes_on_in(log)


def test_a_log_goes_on_whose_contents_closing_has_blurred():
    live, log = live_and_log()
    blurred = replace(log, events=(replace(log.events[0], data=b"{}"),))
    assert live.goes_on_in(blurred)


@pytest.mark.parametrize("other", [{"at": 1}, {"type": "note.edited"}, {"seq": 99}])
def test_a_log_is_another_one_in_which_something_else_stands_at_our_last_seq(other):
    live, log = live_and_log()
    assert not live.goes_on_in(replace(log, events=(replace(log.events[0], **other),)))


def test_a_log_that_ends_before_our_last_event_is_another_one():
    live, log = live_and_log(after=1)
    assert log.events == () and not live.goes_on_in(log)


# ---- what another board has ended


def test_a_token_that_another_ended_is_believed_for_fifteen_seconds_and_no_longer():
    storage = MemoryStorage()
    pair = Pair(storage, storage)
    ann = pair.here.joined()
    assert pair.boards[1].viewer(pair.code, ann).person_id == ann.person_id
    pair.boards[0].leaving.leave(pair.code, ann.token_id)
    with pytest.raises(BoardError, match="not known"):
        pair.boards[0].viewer(pair.code, ann)
    pair.loops[1].ahead = REMEMBERED_S - 2
    assert pair.boards[1].viewer(pair.code, ann).person_id == ann.person_id
    pair.loops[1].ahead = REMEMBERED_S + 1
    with pytest.raises(BoardError, match="not known"):
        pair.boards[1].viewer(pair.code, ann)


def test_a_link_that_another_made_anew_ends_here_with_the_next_look():
    storage = MemoryStorage()
    pair = Pair(storage, storage)
    observer = pair.boards[1].exchange(pair.code, pair.here.created.observe_key, "Olga")
    grant = pair.boards[1].identify(observer.token)
    assert pair.here.do(pair.host, "link.rotate", role="observer")["ok"]
    pair.look(1)
    assert any(entry[0] == "close_tokens" for entry in pair.publishers[1].diary)
    with pytest.raises(BoardError, match="not known"):
        pair.boards[1].viewer(pair.code, grant)


@pytest.mark.parametrize("kind", KINDS)
def test_a_session_that_another_threw_away_is_over_at_once_and_lets_nobody_in(kind, tmp_path, monkeypatch):
    storages = [MemoryStorage()] * 2 if kind == "memory" else sqlite_pair(tmp_path)
    pair = Pair(*storages)
    assert pair.boards[1].viewer(pair.code, pair.host)
    faults = []
    monkeypatch.setattr(
        worker, "incident", lambda fault, *_, **__: faults.append(fault) or BoardError("internal", "x")
    )
    pair.boards[0].discard(pair.code, pair.host, pair.code)
    answer = pair.there.do(pair.host, "session.lock")
    assert answer["error"]["code"] == "not_found", answer
    with pytest.raises(BoardError) as refused:
        pair.boards[1].join(pair.code, "Late", None, None)
    assert refused.value.code == "not_found"
    assert ("close_all", pair.code) in pair.publishers[1].diary
    assert faults == []
    assert pair.storages[0].session(pair.code) is None


@pytest.mark.parametrize("kind", KINDS)
def test_the_round_finds_a_session_that_another_threw_away(kind, tmp_path):
    storages = [MemoryStorage()] * 2 if kind == "memory" else sqlite_pair(tmp_path)
    pair = Pair(*storages)
    pair.boards[0].discard(pair.code, pair.host, pair.code)
    pair.boards[1]._keeping._round()
    assert ("close_all", pair.code) in pair.publishers[1].diary
    assert pair.boards[1].state(pair.code) is None


def test_what_was_made_of_a_past_that_was_written_anew_is_forgotten_however_one_hears_of_it():
    """Files that were made of it hold what was erased; a command may find out before the round does."""
    storage = MemoryStorage()
    pair = Pair(storage, storage)
    forgotten = []
    pair.boards[1].ending.forgets.append(forgotten.append)
    storage.renew_epoch(pair.code, "erased")
    pair.boards[1]._keeping.heard(pair.code, 2, "erased")
    pair.look(1)
    assert forgotten == [pair.code]
    assert pair.live(1).epoch == "erased"


# ---- a database that does not answer


class Away(Wrapped):
    """A storage that can be made to fail."""

    away = False

    def session(self, code):
        self._check()
        return self.inner.session(code)

    def read(self, session_id, after=0):
        self._check()
        return self.inner.read(session_id, after)

    def _check(self):
        if self.away:
            raise BoardError("busy", "The database does not answer.", retry_after_ms=1000)


def test_a_look_at_a_database_that_is_away_is_no_fault_of_ours_and_commands_beside_it_wait(monkeypatch):
    storage = Away()
    session = Session(board_over(storage))
    monkeypatch.setattr(worker, "incident", lambda *_, **__: pytest.fail("an incident"))
    storage.away = True
    ticket = session.board._keeping.look(session.board.live(session.code))
    assert ticket.signal.wait(5)
    assert ticket.outcomes[0].code == "busy"
    storage.away = False
    assert session.do(session.host, "session.lock")["ok"]


def test_somebody_new_from_another_board_is_not_logged_out_while_the_database_is_away():
    storage = Away()
    pair = Pair(storage, storage)
    pair.boards[1].head(pair.code)
    joined = pair.boards[0].join(pair.code, "Ann", None, None)
    storage.away = True
    with pytest.raises(BoardError) as refused:
        pair.boards[1].identify(joined.token)
    assert refused.value.code == "busy"
    storage.away = False
    assert pair.boards[1].identify(joined.token).person_id == joined.person_id
    assert pair.there.all(pair.boards[1].identify(joined.token), command("session.lock"))[0]["ok"] is False
