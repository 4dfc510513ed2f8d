"""How people come in and go: codes, keys, tokens; what is kept of them; as whom they act (I12, R8)."""

import pytest

from board.domain.errors import BoardError
from board.service.budget import COMERS
from board.service.secrecy import CODE_ALPHABET
from board.storage.memory import MemoryStorage
from tests.service.boards import Recorder, Session, board_over


def refusal(call, *args) -> str:
    with pytest.raises(BoardError) as refused:
        call(*args)
    return refused.value.code


def test_a_new_session_has_its_facilitator_and_its_first_phase_live():
    session = Session(board_over())
    seen = session.snapshot(session.host)
    assert len(session.code) == 8 and set(session.code) <= set(CODE_ALPHABET)
    assert seen["me"]["role"] == "facilitator" and seen["live"]["phase_id"]
    assert [person["person_id"] for person in seen["people"]] == [session.created.person_id]


@pytest.mark.parametrize(
    ("title", "template", "language", "code"),
    [("  ", None, "en", "invalid"), ("\u200b", None, "en", "invalid"), ("x" * 121, None, "en", "too_long"),
     ("T", "nonsense", "en", "invalid"), ("T", None, "fr", "invalid")],
)  # fmt: skip
def test_a_session_that_cannot_be_is_refused(title, template, language, code):
    assert refusal(board_over().create_session, title, template, language) == code


def test_only_hashes_of_tokens_and_keys_are_kept():
    storage = MemoryStorage()
    session = Session(board_over(storage))
    made = session.created
    joined = session.board.join(session.code, "Ann", None, None)
    held = repr(storage.__dict__) + repr(
        [vars(k) if hasattr(k, "__dict__") else k for k in storage._grants.values()]
    )
    for secret in (
        made.token,
        made.host_key,
        made.observe_key,
        made.screen_key,
        joined.token,
        joined.personal_key,
    ):
        assert len(secret) >= 43
        assert secret not in held


@pytest.mark.parametrize("which", ["personal", "host", "screen"])
def test_a_link_is_not_opened_without_end_for_each_time_is_written_down(which):
    session = Session(board_over(rate_limits=True))
    joined = session.board.join(session.code, "Ann", None, None)
    made = session.created
    key = {"personal": joined.personal_key, "host": made.host_key, "screen": made.screen_key}[which]
    for _ in range(COMERS.amount):
        session.board.exchange(session.code, key)
    assert refusal(session.board.exchange, session.code, key) == "rate_limited"
    # another's link is another's
    other = session.board.join(session.code, "Ben", None, None)
    assert session.board.exchange(session.code, other.personal_key).person_id == other.person_id


def test_the_code_lets_people_in_while_joining_is_open():
    session = Session(board_over())
    assert session.board.door(session.code).open
    session.do(session.host, "session.lock")
    assert not session.board.door(session.code).open
    assert refusal(session.board.join, session.code, "Ann", None, None) == "locked"
    session.do(session.host, "session.lock", locked=False)
    assert session.joined().role == "participant"


def test_an_unknown_and_a_closed_code_read_alike():
    session = Session(board_over())
    session.do(session.host, "session.close")
    errors = []
    for code in (session.code, "ZZZZ2346"):
        for call in (session.board.door, lambda c: session.board.join(c, "Ann", None, None)):
            with pytest.raises(BoardError) as refused:
                call(code)
            errors.append((refused.value.code, refused.value.message))
    assert len(set(errors)) == 1 and errors[0][0] == "not_found"


@pytest.mark.parametrize("name", ["", "   ", "\u200b\u200d", "x" * 61])
def test_a_name_that_nobody_can_read_is_refused(name):
    session = Session(board_over())
    with pytest.raises(BoardError) as refused:
        session.board.join(session.code, name, None, None)
    assert refused.value.field == "name" and refused.value.code in ("invalid", "too_long")


def test_a_personal_link_gives_the_same_person_as_often_as_it_is_used():
    session = Session(board_over())
    joined = session.board.join(session.code, "Ann", None, None)
    for key, person in (
        (joined.personal_key, joined.person_id),
        (session.created.host_key, session.created.person_id),
    ):
        tokens = [session.board.exchange(session.code, key) for _ in range(2)]
        assert {granted.person_id for granted in tokens} == {person}
        assert tokens[0].token != tokens[1].token
        assert session.board.identify(tokens[1].token).person_id == person


def test_an_observers_link_gives_a_new_person_and_the_screens_nobody():
    session = Session(board_over())
    one = session.board.exchange(session.code, session.created.observe_key, "Olga")
    two = session.board.exchange(session.code, session.created.observe_key)
    screen = session.board.exchange(session.code, session.created.screen_key, "ignored")
    assert one.role == two.role == "observer" and one.person_id != two.person_id
    assert (screen.role, screen.person_id) == ("screen", None)
    names = {person["name"] for person in session.snapshot(session.host)["people"]}
    assert names == {"Facilitator", "Olga", "Observer"}
    grant = session.board.identify(screen.token)
    assert session.snapshot(grant)["me"]["person_id"] is None
    assert session.do(grant, "session.lock")["error"]["code"] == "forbidden_role"


def test_a_wrong_key_and_a_key_of_another_session_are_refused_alike():
    board = board_over()
    session, other = Session(board), Session(board)
    for key in ("", "nonsense", "x" * 500, session.created.token, other.created.host_key):
        assert refusal(board.exchange, session.code, key) == "forbidden"


def test_an_unknown_token_and_a_key_in_its_place_are_unauthorised():
    session = Session(board_over())
    for token in ("", "nonsense", "x" * 500, session.created.host_key):
        assert refusal(session.board.identify, token) == "unauthorised"


def test_the_role_is_read_anew_for_every_command():
    session = Session(board_over())
    ann = session.joined()
    assert session.do(ann, "session.lock")["error"]["code"] == "forbidden_role"
    assert session.do(session.host, "person.promote", person_id=ann.person_id, role="facilitator")["ok"]
    assert session.do(ann, "session.lock")["ok"]
    assert session.board.viewer(session.code, ann).role == "facilitator"
    session.do(session.host, "person.promote", person_id=ann.person_id, role="observer")
    assert session.do(ann, "session.freeze")["error"]["code"] == "forbidden_role"


def test_a_removed_person_is_out_at_once_with_every_token():
    publisher = Recorder()
    session = Session(board_over(publisher=publisher))
    joined = session.board.join(session.code, "Ann", None, None)
    ann = session.board.identify(joined.token)
    session.do(session.host, "person.remove", person_id=ann.person_id)
    assert ("close_person", ann.person_id) in publisher.diary
    assert session.do(ann, "hand.raise")["error"]["code"] == "unauthorised"
    for call in (session.board.viewer, session.board.snapshot):
        assert refusal(call, session.code, ann) == "unauthorised"
    assert refusal(session.board.identify, joined.token) == "unauthorised"
    assert refusal(session.board.exchange, session.code, joined.personal_key) == "forbidden"


def test_a_rotated_link_ends_the_old_one_and_what_came_by_it():
    publisher = Recorder()
    session = Session(board_over(publisher=publisher))
    old = session.board.exchange(session.code, session.created.observe_key)
    assert session.board.identify(old.token)
    command = {"op_id": "turn", "type": "link.rotate", "role": "observer"}
    (answer,) = session.all(session.host, command)
    assert session.all(session.host, command) == [answer]
    assert refusal(session.board.exchange, session.code, session.created.observe_key) == "forbidden"
    assert refusal(session.board.identify, old.token) == "unauthorised"
    assert session.board.exchange(session.code, answer["key"]).role == "observer"
    assert session.board.exchange(session.code, session.created.screen_key).role == "screen"
    assert any(entry[0] == "close_tokens" and len(entry[1]) == 1 for entry in publisher.diary)


def test_who_lost_their_device_comes_back_by_a_new_link_and_the_old_one_ends():
    publisher = Recorder()
    session = Session(board_over(publisher=publisher))
    joined = session.board.join(session.code, "Ann", None, None)
    relink = {"op_id": "r1", "type": "person.relink", "person_id": joined.person_id}
    (answer,) = session.all(session.host, relink)
    assert answer["role"] == "participant"
    assert session.all(session.host, relink) == [answer], "derived, never stored, the same again"
    assert refusal(session.board.identify, joined.token) == "unauthorised"
    assert refusal(session.board.exchange, session.code, joined.personal_key) == "forbidden"
    assert ("close_person", joined.person_id) in publisher.diary
    back = session.board.exchange(session.code, answer["key"])
    assert back.person_id == joined.person_id
    ann = session.board.identify(back.token)
    assert session.do(ann, "hand.raise")["ok"]
    again = session.do(session.host, "person.relink", person_id=joined.person_id)
    assert again["key"] != answer["key"]
    assert refusal(session.board.identify, back.token) == "unauthorised"


def test_two_new_links_of_a_person_at_once_leave_the_last_one():
    session = Session(board_over())
    person = {"type": "person.relink", "person_id": session.joined().person_id}
    first, last = session.all(session.host, {"op_id": "r1", **person}, {"op_id": "r2", **person})
    assert refusal(session.board.exchange, session.code, first["key"]) == "forbidden"
    assert session.board.exchange(session.code, last["key"]).person_id == person["person_id"]


def test_a_person_without_a_device_gets_one_by_a_link():
    session = Session(board_over())
    nia = session.do(session.host, "person.add", name="Nia")["person_id"]
    answer = session.do(session.host, "person.relink", person_id=nia)
    granted = session.board.exchange(session.code, answer["key"])
    assert granted.person_id == nia
    (shown,) = [person for person in session.snapshot(session.host)["people"] if person["person_id"] == nia]
    assert shown["device"]


def test_only_facilitators_relink_and_others_than_themselves():
    session = Session(board_over())
    ann = session.joined()
    for grant, person_id, code in (
        (ann, session.host.person_id, "forbidden_role"),
        (session.host, session.host.person_id, "conflict"),
        (session.host, "nobody-at-all", "not_found"),
    ):
        assert session.do(grant, "person.relink", person_id=person_id)["error"]["code"] == code
    assert session.board.identify(session.created.token)


def test_rotating_the_facilitators_link_spares_whoever_did_it():
    session = Session(board_over())
    thief = session.board.exchange(session.code, session.created.host_key)
    second = session.board.identify(session.board.exchange(session.code, session.created.host_key).token)
    answer = session.do(second, "link.rotate", role="facilitator")
    assert refusal(session.board.identify, thief.token) == "unauthorised"
    assert refusal(session.board.exchange, session.code, session.created.host_key) == "forbidden"
    assert session.do(second, "session.lock")["ok"] and session.do(session.host, "session.freeze")["ok"]
    helper = session.board.exchange(session.code, answer["key"], "Huw")
    assert helper.role == "facilitator" and helper.person_id != session.host.person_id


def test_a_grant_of_one_session_does_nothing_in_another():
    board = board_over()
    session, other = Session(board), Session(board)
    (answer,) = board.submit(other.code, session.host, [{"op_id": "x", "type": "session.lock"}])
    assert answer["error"]["code"] == "not_found"
    for call, *given in (
        (board.viewer,),
        (board.snapshot,),
        (board.tail, 0),
        (board.wait, 0, 0),
        (board.state_for_export,),
    ):
        assert refusal(call, other.code, session.host, *given) == "not_found"
