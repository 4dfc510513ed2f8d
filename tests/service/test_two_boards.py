"""Two boards serve one session over one storage and stay correct (I10)."""

from board.storage.memory import MemoryStorage
from tests.service.boards import Recorder, Session, board_over, command, folded, note, stored_log


def pair():
    """A session as each of two processes serves it, and what each published."""
    storage, here, there = MemoryStorage(), Recorder(), Recorder()
    session = Session(board_over(storage, here))
    other = Session.__new__(Session)
    other.board, other.code, other.host = board_over(storage, there), session.code, session.host
    other.board.head(session.code)
    return storage, session, other, here, there


def test_a_command_on_a_stale_state_is_decided_again_on_the_new_one():
    storage, session, other, _, there = pair()
    session.open("add")
    answer = other.do(other.host, "note.post", note_id="n1", text="from there")
    assert answer["ok"] and answer["seq"] == 4
    assert there.diary == [("publish", [3], 3), ("publish", [4], 4)]
    assert list(folded(storage, session.code).notes) == ["n1"]


def test_a_refusal_rests_on_the_newest_state():
    _, session, other, _, _ = pair()
    session.open("add")
    session.all(session.host, note(note_id="n1"))
    answer = other.do(other.host, "note.edit", note_id="n1", text="edited there")
    assert answer["ok"], answer


def test_an_op_accepted_by_one_is_recognised_by_the_other():
    storage, session, other, _, _ = pair()
    session.open("add")
    wish = note("once")
    first = session.all(session.host, wish)
    assert other.all(other.host, wish) == first
    assert [one.type for one in stored_log(storage, session.code).events].count("note.posted") == 1


def test_somebody_who_joined_at_one_can_act_at_the_other():
    _, session, other, _, _ = pair()
    session.open("add")
    ann = session.board.join(session.code, "Ann", None, None)
    grant = other.board.identify(ann.token)
    assert grant.person_id == ann.person_id
    assert other.all(grant, note())[0]["ok"]


def test_somebody_removed_at_one_is_out_at_the_other_by_the_next_look():
    _, session, other, _, there = pair()
    ann = session.board.join(session.code, "Ann", None, None)
    grant = other.board.identify(ann.token)
    session.do(session.host, "person.remove", person_id=ann.person_id)
    other.board._keeping._round()
    other.do(other.host, "session.lock")
    assert ("close_person", ann.person_id) in there.diary
    assert other.all(grant, command("session.lock"))[0]["error"]["code"] == "unauthorised"


def test_a_link_made_anew_at_one_opens_the_other_and_what_the_old_one_held_does_not():
    """The other has not heard of it when both write there: who they are is asked again."""
    _, session, other, _, _ = pair()
    session.open("add")
    ann = session.board.join(session.code, "Ann", None, None)
    old = other.board.identify(ann.token)
    assert other.all(old, note())[0]["ok"]
    for _ in range(2):
        (made,) = session.all(session.host, command("person.relink", person_id=ann.person_id))
        new = session.board.identify(session.board.exchange(session.code, made["key"]).token)
        assert other.board.live(other.code).head < session.board.live(session.code).head
        assert other.all(old, note())[0]["error"]["code"] == "unauthorised"
        old = new
    (made,) = session.all(session.host, command("person.relink", person_id=ann.person_id))
    new = session.board.identify(session.board.exchange(session.code, made["key"]).token)
    assert other.board.live(other.code).head < session.board.live(session.code).head
    (answer,) = other.all(new, note())
    assert answer["ok"], answer


def test_the_round_pulls_in_and_publishes_what_another_wrote():
    _, session, other, _, there = pair()
    session.do(session.host, "session.lock")
    session.do(session.host, "session.freeze")
    live = other.board.live(other.code)
    assert live.head == 2
    other.board._keeping.look(live).signal.wait(5)
    assert live.head == 4
    assert there.diary == [("publish", [3, 4], 4)]
    other.board._keeping._round()
    assert len(there.diary) == 1


def test_a_tie_and_an_op_of_one_are_forgotten_by_the_other_when_the_session_closes():
    storage, session, other, _, _ = pair()
    session.open("add")
    ann = session.joined()
    session.all(ann, note("secret"))
    session.do(session.host, "session.close")
    other.board._keeping.look(other.board.live(other.code)).signal.wait(5)
    live = other.board.live(other.code)
    assert dict(live.state.ties) == dict(stored_log(storage, session.code).ties) == {}
    assert all(op.tie is None for op in live.ops.values())


def test_a_restored_copy_makes_everybody_load_again():
    storage, session, other, _, there = pair()
    session.do(session.host, "session.lock")
    storage.renew_epoch(session.code, "restored")
    other.board._keeping.look(other.board.live(other.code)).signal.wait(5)
    assert ("resync", "restored") in there.diary
    assert other.board.epoch(other.code) == "restored"
    assert other.board.head(other.code) == 3
