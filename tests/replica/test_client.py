"""The replica as a page: what it sends, what it holds, and what it does when things go wrong."""

import pytest

from tests.replica.client import Replica
from tests.replica.messages import CatchUp, Later, Load, Send

EMPTY = {
    "epoch": "e1",
    "seq": 3,
    "me": {"person_id": "p1", "done": False},
    "notes": [],
    "run_sheet": [],
    "session": {"state": "open"},
    "live": {"phase_id": None},
}


def posting(number: int) -> dict:
    return {"op_id": f"op{number}", "type": "note.post", "note_id": f"n{number}", "text": "A wish"}


def frame(first: int, last: int, epoch: str = "e1") -> dict:
    note = {"note_id": f"n{last}", "rank": "a", "theme_id": None}
    return {
        "epoch": epoch,
        "from": first,
        "to": last,
        "events": [{"seq": last, "type": "note.posted", "data": note}],
    }


def yes(*numbers: int, seq: int = 4) -> list:
    return [{"ok": True, "op_id": f"op{number}", "seq": seq} for number in numbers]


def no(number: int, code: str) -> dict:
    return {"ok": False, "op_id": f"op{number}", "error": {"code": code, "message": ""}}


@pytest.fixture
def page() -> Replica:
    made = Replica()
    assert made.start() == [Load()]
    made.loaded(EMPTY)
    return made


def ops(out: list) -> list:
    return [command["op_id"] for wish in out if isinstance(wish, Send) for command in wish.commands]


def test_one_batch_is_under_way_and_at_most_32_travel_together(page):
    assert ops(page.push(posting(0))) == ["op0"]
    assert [page.push(posting(n)) for n in range(1, 41)] == [[]] * 40
    assert ops(page.answered(1, yes(0))) == [f"op{n}" for n in range(1, 33)]


def test_without_an_answer_the_same_is_sent_again_and_a_late_answer_counts_no_more(page):
    page.push(posting(1))
    (wait,) = page.unanswered(1)
    assert isinstance(wait, Later)
    assert page.answered(1, yes(1)) == []
    assert ops(page.woken(wait.what)) == ["op1"]
    assert page.answered(2, yes(1)) == []
    assert page.outbox.waiting == []
    assert list(page.recent) == ["op1"]


def test_a_passing_refusal_is_tried_again_with_all_that_came_behind_it(page):
    page.push(posting(0))
    page.push(posting(1))
    page.push(posting(2))
    page.answered(1, yes(0))
    (wait,) = page.answered(2, [no(1, "busy"), no(2, "not_found")])
    assert page.refused == []
    assert ops(page.woken(wait.what)) == ["op1", "op2"]
    page.answered(3, [no(1, "conflict"), *yes(2)])
    assert [command["op_id"] for command, _ in page.refused] == ["op1"]


def test_what_was_kept_is_sent_by_the_next_page(page):
    page.push(posting(1))
    again = Replica({"op1": posting(1)})
    again.start()
    assert ops(again.loaded(EMPTY)) == ["op1"]


def test_a_gap_is_waited_for_then_fetched(page):
    (wait,) = page.heard("events", frame(5, 5))
    assert CatchUp(3, "e1") in page.woken(wait.what)
    page.caught_up(frame(4, 4))
    assert [note["note_id"] for note in page.state["notes"]] == ["n4", "n5"]
    assert page.since() == {"after": 5, "epoch": "e1"}


def test_old_frames_and_frames_before_the_snapshot_change_nothing(page):
    page.heard("events", frame(2, 3))
    assert page.state["notes"] == []
    assert page.heard("resync", {"reason": "view"}) == [Load()]
    page.heard("events", frame(4, 4))
    assert page.state["notes"] == []
    page.loaded(EMPTY)
    assert [note["note_id"] for note in page.state["notes"]] == ["n4"]


def test_another_history_is_loaded_and_offered_what_was_accepted_before(page):
    page.push(posting(1))
    page.answered(1, yes(1))
    page.push(posting(2))
    page.unanswered(2)
    assert page.heard("events", frame(4, 4, "e2")) == [Load()]
    assert page.heard("welcome", {"epoch": "e2"}) == [], "what waits does not go before it"
    assert ops(page.loaded({**EMPTY, "epoch": "e2", "seq": 1})) == []
    assert ops(page.woken("resume")) == ["op1", "op2"]
    page.answered(3, yes(1, 2))
    assert {acked.epoch for acked in page.recent.values()} == {"e2"}


def test_a_code_that_is_final_ends_the_trying(page):
    assert page.refused_connection("unauthorised") == [Load()]
    assert page.not_loaded("unauthorised") == []
    assert page.trouble == "unauthorised"
    assert page.heard("resync", {}) == []


def test_what_a_closed_session_refuses_is_handed_back_and_a_disk_that_refuses_is_waited_for(page):
    page.push(posting(1))
    assert isinstance(page.answered(1, [no(1, "read_only")])[0], Later)
    page.loaded({**EMPTY, "session": {"state": "closed"}})
    assert ops(page.woken("resume")) == ["op1"]
    assert page.answered(2, [no(1, "read_only")]) == []
    assert [command["op_id"] for command, _ in page.refused] == ["op1"]
