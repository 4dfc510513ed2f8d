"""Rules and invariants that need a plain case beside the random workshops: R3, R8, I12."""

from typing import Any

import pytest

from board.domain.errors import BoardError
from board.domain.model import Actor
from board.domain.visibility import view
from board.wire.commands import decode_command
from tests.domain.workshop import Workshop

POST = {"op_id": "o1", "type": "note.post", "note_id": "n1", "text": "A wish"}


@pytest.fixture
def workshop() -> Workshop:
    made = Workshop()
    made.open("wishes")
    return made


def test_r3_nobody_waits_for_anybody_to_post(workshop: Workshop) -> None:
    for turn in range(6):
        for actor in (workshop.peter, workshop.petra, workshop.felicity):
            workshop.post(actor, f"{actor.person_id}-{turn}")
    assert len(workshop.state.notes) == 18


def test_r8_who_comes_late_is_where_everyone_is(workshop: Workshop) -> None:
    late = workshop.join("Nia")
    shown = view(workshop.state, workshop.viewer(late))
    assert shown["live"]["phase_id"] == "wishes"
    workshop.post(late, "hers")
    again = view(workshop.state, workshop.viewer(Actor(late.person_id, late.role)))
    assert again["me"] == shown["me"]
    assert [note["note_id"] for note in again["notes"] if note["mine"]] == ["hers"]


@pytest.mark.parametrize(
    "claim", [{"author": "p"}, {"person_id": "p"}, {"role": "facilitator"}, {"mine": True}]
)
def test_i12_a_payload_cannot_say_who_acts(claim: dict[str, Any]) -> None:
    assert decode_command(POST).op_id == "o1"
    with pytest.raises(BoardError, match=r"^invalid:") as refused:
        decode_command(POST | claim)
    assert refused.value.field == next(iter(claim))


def test_i12_only_a_facilitator_posts_for_another_and_the_log_says_both(workshop: Workshop) -> None:
    nia = workshop.do(workshop.felicity, "person.add", name="Nia").answer["person_id"]
    with pytest.raises(BoardError, match=r"^forbidden_role:"):
        workshop.post(workshop.peter, "n1", **{"for": nia})
    with pytest.raises(BoardError, match=r"^forbidden:"):
        workshop.post(workshop.felicity, "n1", **{"for": str(workshop.peter.person_id)})
    decision = workshop.post(workshop.felicity, "n1", **{"for": nia})
    (event,) = decision.events
    assert workshop.state.ties[event.tie] == nia  # type: ignore[union-attr]
    assert workshop.state.ties[event.entered_by] == workshop.felicity.person_id  # type: ignore[union-attr]


def test_i12_a_role_that_was_taken_away_is_gone_at_once(workshop: Workshop) -> None:
    workshop.do(workshop.felicity, "person.promote", person_id=workshop.peter.person_id, role="facilitator")
    workshop.do(workshop.peter, "session.freeze", frozen=False)
    workshop.do(workshop.felicity, "person.promote", person_id=workshop.peter.person_id, role="participant")
    with pytest.raises(BoardError, match=r"^forbidden_role:"):
        workshop.do(workshop.peter, "session.freeze", frozen=True)


def test_i3_of_a_link_made_anew_before_the_close_the_log_says_no_more_than_what_is_left(
    workshop: Workshop,
) -> None:
    workshop.do(workshop.felicity, "phase.revise", phase_id="wishes", switches={"names": "off"})
    workshop.post(workshop.peter, "nameless")
    workshop.do(workshop.felicity, "person.relink", person_id=workshop.peter.person_id)
    assert workshop.state.shut
    workshop.do(workshop.felicity, "session.close")
    assert workshop.state == workshop.refolded()
    assert not workshop.state.shut
