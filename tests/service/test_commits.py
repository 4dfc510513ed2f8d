"""What happens side by side: commits that gather, and faults that stay with whose they are (I8)."""

import threading

from board.service import board
from board.service.path import mailbox
from tests.service.boards import Recorder, Session, Wrapped, board_over, command, note


def test_what_gathers_during_one_commit_goes_into_the_next_as_one():
    class Slow(Wrapped):
        gate, began = threading.Event(), threading.Event()

        def append(self, batches):
            sizes.append([len(batch.events) for batch in batches])
            self.began.set()
            self.gate.wait(5)
            return self.inner.append(batches)

    storage, publisher, sizes = Slow(), Recorder(), []
    storage.gate.set()
    session = Session(board_over(storage, publisher))
    session.open("add")
    people = [session.joined(f"P{number}") for number in range(8)]
    threads = [threading.Thread(target=session.all, args=(person, note())) for person in people]
    sizes.clear(), publisher.diary.clear(), storage.gate.clear(), storage.began.clear()
    threads[0].start()
    assert storage.began.wait(5)
    for thread in threads[1:]:
        thread.start()
    threading.Event().wait(0.1)
    storage.gate.set()
    for thread in threads:
        thread.join(5)
    assert sizes == [[1], [7]]
    assert [len(seqs) for _, seqs, _ in publisher.diary] == [1, 7]


def test_sessions_share_a_commit_and_one_poisoned_batch_spoils_its_own_session_alone():
    class Poisoned(Wrapped):
        gate, began, poison = threading.Event(), threading.Event(), None

        def append(self, batches):
            self.began.set()
            self.gate.wait(5)
            if any(batch.session_id == self.poison for batch in batches):
                raise ValueError("this batch cannot be written")
            return self.inner.append(batches)

    storage = Poisoned()
    storage.gate.set()
    shared = board_over(storage)
    first, sick, well = Session(shared), Session(shared), Session(shared)
    storage.poison = shared.live(sick.code).session_id
    storage.gate.clear()
    storage.began.clear()
    answers = {}

    def lock(session):
        answers[session.code] = session.do(session.host, "session.lock")

    threads = [threading.Thread(target=lock, args=(session,)) for session in (first, sick, well)]
    threads[0].start()
    assert storage.began.wait(5)
    for thread in threads[1:]:
        thread.start()
    threading.Event().wait(0.1)
    storage.gate.set()
    for thread in threads:
        thread.join(5)
    assert answers[first.code]["ok"] and answers[well.code]["ok"]
    assert answers[sick.code]["error"]["code"] == "internal" and answers[sick.code]["error"]["incident"]


def test_a_bug_in_one_command_is_that_commands_alone(monkeypatch, capsys):
    session = Session(board_over())
    session.open("add")
    real = mailbox.decide

    def faulty(state, asked, actor, now_ms, ids, past):
        if getattr(asked, "text", "") == "trip":
            raise TypeError("secret words of a note")
        return real(state, asked, actor, now_ms, ids, past)

    monkeypatch.setattr(mailbox, "decide", faulty)
    good, bad, fine = session.all(session.host, note(), note(text="trip"), note())
    assert good["ok"] and fine["ok"]
    assert bad["error"]["code"] == "internal" and bad["error"]["incident"]
    logged = capsys.readouterr()
    assert bad["error"]["incident"] in logged.out + logged.err
    assert "secret words" not in logged.out + logged.err


def test_a_bug_in_decoding_is_that_commands_alone(monkeypatch):
    session = Session(board_over())
    real = board.decode_command

    def faulty(raw):
        return real(raw) if raw.get("type") != "session.freeze" else 1 / 0

    monkeypatch.setattr(board, "decode_command", faulty)
    good, bad = session.all(session.host, command("session.lock"), command("session.freeze"))
    assert good["ok"] and bad["error"]["code"] == "internal" and bad["error"]["incident"]


def test_a_publisher_that_fails_does_not_unsay_what_is_durable():
    class Failing(Recorder):
        def publish(self, live, recorded):
            raise RuntimeError("no")

    publisher = Failing()
    session = Session(board_over(publisher=publisher))
    assert session.do(session.host, "session.lock")["ok"]
    assert session.do(session.host, "session.freeze")["ok"]
    assert publisher.diary == [("resync", "fault")] * 2


def test_a_worker_that_fails_answers_and_the_next_command_is_served():
    class Tripping(Wrapped):
        trips = 0

        def append(self, batches):
            if self.trips:
                self.trips -= 1
                raise ZeroDivisionError
            return self.inner.append(batches)

    storage = Tripping()
    session = Session(board_over(storage))
    storage.trips = 1
    assert session.do(session.host, "session.lock")["error"]["code"] == "internal"
    assert session.do(session.host, "session.lock")["ok"]
