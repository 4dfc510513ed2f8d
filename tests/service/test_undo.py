"""Undoing through the board: by op_id, one's own, once, and never across a close."""

from board.service.path.live import MOST_PAST
from board.storage.memory import MemoryStorage
from tests.service.boards import Session, board_over, command


def sorting(storage=None):
    session = Session(board_over(storage))
    session.open("sort")
    assert session.do(session.host, "theme.form", theme_id="north", title="North")["ok"]
    return session


def title(session):
    return session.board.live(session.code).state.themes["north"].title


def test_an_undo_sent_again_gets_its_first_answer():
    session = sorting()
    session.all(session.host, command("theme.name", "a1", theme_id="north", title="Up"))
    undo = command("undo", "u1", undoes="a1")
    first = session.all(session.host, undo)[0]
    assert first["ok"] and title(session) == "North"
    assert session.all(session.host, undo)[0] == first
    assert session.do(session.host, "undo", undoes="a1")["error"]["code"] == "conflict"


def test_an_op_id_is_ones_own():
    session = sorting()
    session.all(session.host, command("theme.name", "a1", theme_id="north", title="Up"))
    ann = session.joined()
    for grant, op_id in ((ann, "a1"), (session.host, "never")):
        refusal = session.do(grant, "undo", undoes=op_id)["error"]
        assert (refusal["code"], refusal["field"]) == ("not_found", "undoes")
    assert title(session) == "Up"


def test_what_is_done_and_undone_in_one_list_is_undone():
    session = sorting()
    named = command("theme.name", "a1", theme_id="north", title="Up")
    answers = session.all(session.host, named, command("undo", "u1", undoes="a1"))
    assert all(answer["ok"] for answer in answers) and title(session) == "North"


def test_only_a_persons_last_commands_are_kept_and_only_in_memory():
    storage = MemoryStorage()
    session = sorting(storage)
    for number in range(MOST_PAST + 1):
        session.all(session.host, command("theme.name", f"a{number}", theme_id="north", title=f"T{number}"))
    assert session.do(session.host, "undo", undoes="a0")["error"]["code"] == "not_found"
    last = f"a{MOST_PAST}"
    other = board_over(storage)
    refused = other.submit(session.code, session.host, [command("undo", undoes=last)])[0]
    assert refused["error"]["code"] == "not_found", "another server, or this one after a restart"
    assert session.do(session.host, "undo", undoes=last)["ok"]


def test_closing_forgets_what_could_be_undone():
    session = Session(board_over())
    ann = session.joined()
    session.open("add")
    assert session.do(ann, "note.post", note_id="n1", text="A secret wish")["ok"]
    session.all(ann, command("note.discard", "a1", note_id="n1"))
    assert session.board.live(session.code).past
    assert session.do(session.host, "session.close")["ok"]
    assert not session.board.live(session.code).past, "it would say whose the note was"
    assert session.do(session.host, "session.reopen")["ok"]
    assert session.do(ann, "undo", undoes="a1")["error"]["code"] == "not_found"
