"""The one path of a change: decide, commit, publish, answer, in this order and no other (I1, I8)."""

import threading

import pytest

from board.domain.errors import BoardError
from board.storage.memory import MemoryStorage
from tests.service.boards import (
    Full,
    Recorder,
    Session,
    Wrapped,
    board_over,
    command,
    folded,
    note,
    stored_log,
)


def test_an_answer_comes_after_the_commit_and_after_telling_everyone():
    diary = []

    class Noting(Wrapped):
        def append(self, batches):
            done = self.inner.append(batches)
            diary.append("committed")
            return done

    session = Session(board_over(Noting(), Recorder(diary)))
    session.open("add")
    diary.clear()
    assert session.all(session.host, note(), note())[1]["ok"]
    diary.append("answered")
    assert diary == ["committed", ("publish", [4, 5], 5), "answered"]


def test_no_ack_leaves_before_the_commit_is_done():
    class Slow(Wrapped):
        gate = threading.Event()
        began = threading.Event()

        def append(self, batches):
            self.began.set()
            assert self.gate.wait(5)
            return self.inner.append(batches)

    storage, publisher, answers = Slow(), Recorder(), []
    session = Session(board_over(storage, publisher))
    thread = threading.Thread(target=lambda: answers.append(session.do(session.host, "session.lock")))
    thread.start()
    assert storage.began.wait(5)
    assert (answers, publisher.diary, session.board.head(session.code)) == ([], [], 2)
    storage.gate.set()
    thread.join(5)
    assert answers[0]["ok"] and session.board.head(session.code) == 3


def test_a_commit_that_fails_acknowledges_nothing_tells_nobody_and_changes_nothing():
    storage, publisher = Full(), Recorder()
    session = Session(board_over(storage, publisher))
    session.open("add")
    before, publisher.diary[:] = session.board.live(session.code).state, []
    storage.full = True
    wish = note("once")
    answers = session.all(session.host, wish, wish, command("theme.dissolve", theme_id="none"))
    assert [answer["error"]["code"] for answer in answers] == ["storage_full", "storage_full", "not_found"]
    assert session.board.live(session.code).state is before
    assert publisher.diary == []
    storage.full = False
    assert session.all(session.host, wish)[0]["ok"]


def test_a_repeated_op_is_acknowledged_even_while_the_disk_is_full():
    class Full(Wrapped):
        full = False

        def append(self, batches):
            if self.full:
                raise BoardError("storage_full", "full")
            return self.inner.append(batches)

    storage = Full()
    session = Session(board_over(storage))
    first = session.all(session.host, command("session.lock", "once"))
    storage.full = True
    again, new = session.all(session.host, command("session.lock", "once"), command("session.freeze"))
    assert again == first[0]
    assert new["error"]["code"] == "storage_full"


def test_a_refused_command_changes_nothing_and_the_others_of_its_list_go_on():
    session = Session(board_over())
    session.open("add")
    ann = session.joined()
    before = session.board.live(session.code).state
    for wrong in (
        command("session.close"),
        command("note.post", note_id="n", text="   "),
        command("note.post", note_id="n", text="x", seq=7),
        command("theme.form", theme_id="t", title="T", note_ids=["none"]),
        command("nonsense"),
        "not a command",
        None,
        [],
    ):
        (answer,) = session.all(ann, wrong)
        assert not answer["ok"] and answer["error"]["message"], wrong
        assert session.board.live(session.code).state is before, wrong
    answers = session.all(ann, note("a"), command("session.close", "b"), note("c"))
    assert [(answer["op_id"], answer["ok"]) for answer in answers] == [("a", True), ("b", False), ("c", True)]
    assert answers[2]["seq"] == answers[0]["seq"] + 1


def test_each_command_is_decided_on_what_the_ones_before_it_made():
    session = Session(board_over())
    session.open("sort")
    answers = session.all(
        session.host,
        command("theme.form", theme_id="t1", title="Queues", note_ids=[]),
        command("theme.name", theme_id="t1", title="Waiting"),
        command("theme.dissolve", theme_id="t1"),
        command("theme.name", theme_id="t1", title="Gone"),
    )
    assert [answer["ok"] for answer in answers] == [True, True, True, False]


def test_an_accepted_op_seen_again_gets_the_identical_first_answer():
    storage = MemoryStorage()
    session = Session(board_over(storage))
    session.open("add")
    ann = session.joined()
    wish = note("mine")
    first, same = session.all(ann, wish, wish)
    later = session.all(ann, wish)[0]
    after_a_restart = Session.__new__(Session)
    after_a_restart.board, after_a_restart.code = board_over(storage), session.code
    assert first["ok"]
    assert same == later == after_a_restart.all(ann, wish)[0] == first
    assert [one.type for one in stored_log(storage, session.code).events].count("note.posted") == 1


def test_an_op_id_is_known_per_person():
    session = Session(board_over())
    session.open("add")
    one, other = session.joined("Ann"), session.joined("Ann")
    assert session.all(one, note("same"))[0]["ok"]
    assert session.all(other, note("same"))[0]["ok"]


def test_the_same_op_id_with_another_payload_is_a_conflict():
    session = Session(board_over())
    session.open("add")
    session.all(session.host, note("once", text="one"))
    (answer,) = session.all(session.host, note("once", text="another"))
    assert answer["error"]["code"] == "op_id_conflict"


def test_a_refused_op_may_be_sent_again():
    session = Session(board_over())
    ann = session.joined()
    wish = note("patient")
    assert session.all(ann, wish)[0]["error"]["code"] == "phase_closed"
    session.open("add")
    assert session.all(ann, wish)[0]["ok"]


def test_a_persons_commands_keep_their_order():
    storage = MemoryStorage()
    session = Session(board_over(storage))
    session.open("add")
    ann = session.joined()
    ids = [f"n{turn}" for turn in range(60)]
    for start in range(0, 60, 3):
        session.all(ann, *(note(note_id=note_id) for note_id in ids[start : start + 3]))
    assert list(folded(storage, session.code).notes) == ids


def test_a_flood_is_told_to_wait_and_a_facilitator_may_do_more():
    session = Session(board_over(rate_limits=True))
    session.open("add")
    ann = session.joined()
    answers = [answer for _ in range(4) for answer in session.all(ann, *(note() for _ in range(20)))]
    refused = [answer["error"] for answer in answers if not answer["ok"]]
    assert len(answers) - len(refused) == 60
    assert {error["code"] for error in refused} == {"rate_limited"}
    assert all(0 < error["retry_after_ms"] <= 12_000 for error in refused)
    assert all(a["ok"] for _ in range(9) for a in session.all(session.host, *(note() for _ in range(20))))
    assert session.all(session.joined("Bea"), note())[0]["ok"]


@pytest.mark.parametrize("kind", ["note.post", "session.lock"])
def test_a_board_that_stops_takes_no_more_but_says_so(kind):
    session = Session(board_over())
    session.board.stop()
    assert session.do(session.host, kind)["error"]["code"] == "busy"
    with pytest.raises(BoardError, match="restarting"):
        session.board.ready()
