"""What is said about a note while it is presented, or a moment later (R9)."""

import pytest

from board.domain.errors import BoardError
from tests.domain.workshop import Workshop


@pytest.fixture
def workshop() -> Workshop:
    """Two notes that everybody sees; the first is presented, then the next step begins."""
    workshop = Workshop()
    workshop.open("wishes")
    for note_id in ("first", "second"):
        workshop.post(workshop.peter, note_id)
    workshop.do(workshop.felicity, "phase.reveal")
    turns = {"unit": "item", "order": "none", "seconds": 60}
    switches = {"turns": turns, "source": "phase:wishes"}
    workshop.do(
        workshop.felicity, "phase.insert", phase_id="show", kind="present", title="Show", switches=switches
    )
    workshop.open("show")
    workshop.do(workshop.felicity, "turn.start")
    workshop.do(workshop.felicity, "spotlight.show", note_id="first")
    workshop.open("wishes")
    return workshop


def test_what_was_begun_while_a_note_was_presented_may_be_finished_after_the_step(workshop: Workshop) -> None:
    workshop.do(workshop.petra, "remark.add", note_id="first", text="I like: the roof")
    assert [(one.note_id, one.text) for one in workshop.state.remarks] == [("first", "I like: the roof")]
    assert workshop.state.remarks[0].person_id is None, "it may have been begun where names were off"
    assert workshop.state == workshop.refolded()


def test_of_a_note_that_was_not_presented_only_a_facilitator_may_say_something(workshop: Workshop) -> None:
    with pytest.raises(BoardError) as refused:
        workshop.do(workshop.petra, "remark.add", note_id="second", text="Hm")
    assert refused.value.code == "phase_closed"
    workshop.do(workshop.felicity, "remark.add", note_id="second", text="Hm")
    (remark,) = workshop.state.remarks
    assert remark.person_id is None, "their own page promises the same to whoever leads and takes part"


def test_a_closed_session_takes_no_remark(workshop: Workshop) -> None:
    workshop.do(workshop.felicity, "session.close")
    with pytest.raises(BoardError, match="closed"):
        workshop.do(workshop.petra, "remark.add", note_id="first", text="Too late")
    assert workshop.state.remarks == ()
