"""Snapshots and tails: what is served is the fold, cut to its viewer (I3)."""

import json
import threading
import time

from board.service.path.live import RECENT
from board.storage.memory import MemoryStorage
from tests.service.boards import MemoryNotes, Recorder, Session, board_over, command, folded, note, seen_by


def workshop(storage=None, publisher=None):
    """A session in which everything that a snapshot holds has happened."""
    session = Session(board_over(storage, publisher))
    ann, bea = session.joined("Ann"), session.joined("Bea")
    olga = session.board.identify(session.board.exchange(session.code, session.created.observe_key).token)
    screen = session.board.identify(session.board.exchange(session.code, session.created.screen_key).token)
    session.open("add")
    session.all(ann, note(note_id="a1"), note(note_id="a2"), note(note_id="a3"))
    session.all(bea, note(note_id="b1"))
    assert session.do(session.host, "phase.reveal", note_ids=["a1", "b1"])["ok"]
    session.open("sort")
    session.do(session.host, "theme.form", theme_id="t1", title="Queues", note_ids=["a1"])
    session.open("propose")
    session.do(session.host, "proposal.draft", proposal_id="p1", title="One desk", theme_id="t1")
    session.do(session.host, "proposal.draft", proposal_id="p2", title="Two desks")
    session.do(ann, "support.set", proposal_id="p1", value=4)
    session.do(bea, "concern.raise", proposal_id="p2", text="Too dear", anonymous=True)
    return session, [session.host, ann, bea, olga, screen]


def without_moment(snapshot):
    assert snapshot.pop("epoch") and snapshot.pop("server_time").endswith("Z")
    assert snapshot.pop("presence") == {"online": []}
    return {**snapshot, "notes": sorted(snapshot["notes"], key=lambda each: each["note_id"])}


def as_json(view):
    plain = json.loads(json.dumps(view))
    return {**plain, "notes": sorted(plain["notes"], key=lambda each: each["note_id"])}


def test_the_served_snapshot_is_the_view_of_the_stored_log_for_every_viewer():
    storage = MemoryStorage()
    session, viewers = workshop(storage)
    for _ in range(2):
        for grant in viewers:
            expected = as_json(seen_by(folded(storage, session.code), grant))
            assert without_moment(session.snapshot(grant)) == expected
        # the second round is served from what the first one encoded, with one note changed
        session.do(session.host, "theme.name", theme_id="t1", title="Waiting")
        session.do(session.host, "note.hide", note_id="b1")


def test_a_hidden_note_is_in_no_bytes_but_its_authors():
    session = Session(board_over())
    ann, bea = session.joined("Ann"), session.joined("Bea")
    session.open("add")
    session.all(ann, note(note_id="secretnote", text="MAGICWORD"))
    for grant in (session.host, bea):
        served = session.board.snapshot(session.code, grant)
        tail = session.board.tail(session.code, grant, 0)
        assert b"MAGICWORD" not in served + tail.body and b"secretnote" not in served + tail.body
    assert b"MAGICWORD" in session.board.snapshot(session.code, ann)


def test_a_tail_covers_every_seq_and_only_says_what_its_viewer_may_see():
    session = Session(board_over())
    ann, bea = session.joined("Ann"), session.joined("Bea")
    session.open("add")
    session.all(ann, note(), note())
    head = session.board.head(session.code)
    frame = session.tail(bea, 2)
    assert (frame["from"], frame["to"]) == (3, head)
    assert [event["type"] for event in frame["events"]] == ["person.joined", "person.joined", "phase.opened"]
    assert [event["type"] for event in session.tail(ann, head - 2)["events"]] == ["note.posted"] * 2
    empty = session.tail(bea, head)
    assert (empty["from"], empty["to"], empty["events"]) == (head + 1, head, [])


def test_a_long_tail_comes_in_pieces_of_200():
    session = Session(board_over())
    session.open("add")
    for _ in range(14):
        session.all(session.host, *(note() for _ in range(20)))
    head, at, pieces = session.board.head(session.code), 2, []
    while at < head:
        frame = session.tail(session.host, at)
        assert frame["from"] == at + 1
        pieces.append(len(frame["events"]))
        at = frame["to"]
    assert pieces == [200, head - 202]


def test_a_piece_of_a_tail_is_bounded_in_bytes_too():
    session = Session(board_over())
    session.open("add")
    for _ in range(18):
        session.all(session.host, *(note(text="x" * 2000) for _ in range(30)))
    head, at, events = session.board.head(session.code), 2, 0
    while at < head:
        tail = session.board.tail(session.code, session.host, at)
        assert len(tail.body) < 600_000
        assert tail.to > at
        events += len(json.loads(tail.body)["events"])
        at = tail.to
    assert events == head - 2


def test_a_tail_that_cannot_be_whole_is_a_snapshot_instead():
    session = Session(board_over())
    ann = session.joined("Ann")
    head = session.board.head(session.code)
    assert session.tail(ann, head + 1) is None
    assert session.tail(ann, head, epoch="another") is None
    assert session.tail(ann, head, epoch=session.board.epoch(session.code)) is not None
    session.do(session.host, "person.promote", person_id=ann.person_id, role="facilitator")
    assert session.tail(ann, head) is None
    assert session.tail(session.host, head) is not None
    assert session.tail(ann, head + 1) is not None


def test_a_tail_further_back_than_memory_is_a_snapshot():
    session = Session(board_over())
    for _ in range(RECENT // 20 + 1):
        session.all(session.host, *(command("session.lock") for _ in range(20)))
    assert session.tail(session.host, 1) is None
    head = session.board.head(session.code)
    assert session.tail(session.host, head - RECENT)["to"] == head - RECENT + 200


def test_whoever_waits_is_woken_by_the_next_event_and_not_before():
    session = Session(board_over())
    head, began = session.board.head(session.code), time.monotonic()
    session.board.wait(session.code, session.host, head, 0.05)
    assert time.monotonic() - began >= 0.05
    threading.Timer(0.05, session.do, (session.host, "session.lock")).start()
    session.board.wait(session.code, session.host, head, 10)
    assert session.board.head(session.code) == head + 1
    session.board.wait(session.code, session.host, head, 10)
    assert time.monotonic() - began < 5


def test_a_session_that_is_let_go_comes_back_the_same(monkeypatch):
    storage, publisher = MemoryStorage(), Recorder()
    session, viewers = workshop(storage, publisher)
    before = [without_moment(session.snapshot(grant)) for grant in viewers]
    monkeypatch.setattr("board.service.path.registry.IDLE_S", -1.0)
    while session.board.live(session.code).mailbox.served:
        time.sleep(0.001)  # the worker looks once more before it goes
    publisher.is_connected = True
    session.board._registry.let_go()
    assert session.board.state(session.code) is not None
    publisher.is_connected = False
    session.board._registry.let_go()
    assert session.board.state(session.code) is None
    assert [without_moment(session.snapshot(grant)) for grant in viewers] == before


def test_closing_forgets_who_wrote_what_in_memory_as_in_the_log():
    storage = MemoryStorage()
    session, (_, ann, *_) = workshop(storage)
    session.open("add")
    wish = note("again")
    session.all(ann, wish)
    assert any(each.get("mine") for each in session.snapshot(ann)["notes"])
    session.do(session.host, "session.close")
    live = session.board.live(session.code)
    assert live.state.ties == folded(storage, session.code).ties
    assert not any(op.tie and op.tie not in live.state.ties for op in live.ops.values())
    assert not any(each.get("mine") for each in session.snapshot(ann)["notes"])
    session.do(session.host, "session.reopen")
    assert not any(each.get("mine") for each in session.snapshot(ann)["notes"])


def test_a_head_below_the_noted_one_gets_a_new_epoch_and_another_does_not():
    storage, notes = MemoryStorage(), MemoryNotes()
    session = Session(board_over(storage, notes=notes))
    epoch = session.board.epoch(session.code)
    head = session.board.head(session.code)
    for noted, same in ((head, True), (head - 1, True), (head + 1, False)):
        again = board_over(storage, notes=MemoryNotes({session.code: noted}))
        again._keeping.mint_epochs()
        assert (again.epoch(session.code) == epoch) == same


def test_heads_are_noted_when_the_board_stops():
    notes = MemoryNotes()
    session = Session(board_over(notes=notes))
    session.joined()
    session.board.stop()
    assert notes.heads == {session.code: 3}
