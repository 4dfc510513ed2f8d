"""Writing a proposal together: no words are lost, an owner says yes or no, dissent is kept and answered."""

import json
from typing import Any

import pytest

from board.domain.errors import BoardError
from board.domain.model import Proposal
from board.domain.visibility import cut, view
from tests.domain.workshop import Workshop

OURS = "We will have one form."
THEIRS = "We will ask nobody twice."


@pytest.fixture
def workshop() -> Workshop:
    """A proposal in a step in which everyone writes."""
    workshop = Workshop()
    workshop.do(workshop.felicity, "phase.revise", phase_id="propositions", switches={"who": "everyone"})
    workshop.open("propositions")
    workshop.do(workshop.felicity, "proposal.draft", proposal_id="p", title="One form")
    return workshop


def proposal(workshop: Workshop) -> Proposal:
    return workshop.state.proposals["p"]


def revise(workshop: Workshop, actor: Any, base: int | None = None, **fields: str) -> None:
    based = {} if base is None else {"base": base}
    workshop.do(actor, "proposal.revise", proposal_id="p", fields=fields, **based)


def seen(workshop: Workshop, actor: Any) -> dict[str, Any]:
    found: dict[str, Any] = view(workshop.state, workshop.viewer(actor))["proposals"][0]
    return found


def test_words_written_meanwhile_are_not_written_over(workshop: Workshop) -> None:
    base = workshop.state.head
    revise(workshop, workshop.peter, base, problem="It vanishes")
    with pytest.raises(BoardError, match="problem now reads: It vanishes") as refused:
        revise(workshop, workshop.petra, base, problem="Nobody knows")
    assert (refused.value.code, refused.value.field) == ("conflict", "fields.problem")
    assert proposal(workshop).fields["problem"] == "It vanishes"


def test_other_fields_and_the_same_words_are_no_conflict(workshop: Workshop) -> None:
    base = workshop.state.head
    revise(workshop, workshop.peter, base, problem="It vanishes")
    revise(workshop, workshop.petra, base, benefit="Fewer calls")
    revise(workshop, workshop.petra, base, problem="It vanishes")
    assert proposal(workshop).fields["benefit"] == "Fewer calls"


def test_whoever_has_seen_the_other_words_may_write_over_them(workshop: Workshop) -> None:
    revise(workshop, workshop.peter, workshop.state.head, problem="It vanishes")
    revise(workshop, workshop.petra, workshop.state.head, problem="Nobody knows")
    assert proposal(workshop).fields["problem"] == "Nobody knows"


def test_the_wording_that_stood_is_kept_beside_the_agreed_one(workshop: Workshop) -> None:
    revise(workshop, workshop.felicity, proposal="We will see.")
    workshop.do(workshop.petra, "wording.offer", proposal_id="p", wording_id="w1", text=OURS)
    workshop.do(workshop.peter, "wording.offer", proposal_id="p", wording_id="w2", text=THEIRS)
    workshop.do(workshop.felicity, "wording.agree", proposal_id="p", wording_id="w2")
    now = seen(workshop, workshop.peter)
    assert (now["fields"]["proposal"], now["agreed"]) == (THEIRS, "w2")
    assert [wording["text"] for wording in now["wordings"]] == [OURS, THEIRS, "We will see."]
    workshop.do(workshop.felicity, "wording.agree", proposal_id="p", wording_id="w1")
    assert len(proposal(workshop).wordings) == 3


def test_an_agreed_wording_that_is_written_on_is_agreed_no_more(workshop: Workshop) -> None:
    workshop.do(workshop.petra, "wording.offer", proposal_id="p", wording_id="w1", text=OURS)
    workshop.do(workshop.felicity, "wording.agree", proposal_id="p", wording_id="w1")
    revise(workshop, workshop.felicity, benefit="Fewer calls")
    assert proposal(workshop).agreed == "w1"
    revise(workshop, workshop.felicity, proposal=f"{OURS} Soon.")
    assert proposal(workshop).agreed is None
    assert [wording.text for wording in proposal(workshop).wordings] == [OURS]


@pytest.mark.parametrize(
    ("wording_id", "text", "code"),
    [("w1", "Another", "conflict"), ("w2", OURS, "conflict"), ("w2", "w" * 601, "too_long")],
)
def test_a_wording_that_is_there_or_too_long_is_refused(
    workshop: Workshop, wording_id: str, text: str, code: str
) -> None:
    workshop.do(workshop.petra, "wording.offer", proposal_id="p", wording_id="w1", text=OURS)
    with pytest.raises(BoardError) as refused:
        workshop.do(workshop.petra, "wording.offer", proposal_id="p", wording_id=wording_id, text=text)
    assert refused.value.code == code


def test_nobody_is_told_who_offered_a_wording(workshop: Workshop) -> None:
    before = workshop.state.head
    workshop.do(workshop.petra, "wording.offer", proposal_id="p", wording_id="w1", text=OURS)
    for actor in (workshop.felicity, workshop.peter, workshop.petra):
        viewer = workshop.viewer(actor)
        told = json.dumps([cut(one, workshop.state, viewer) for one in workshop.log[before:]])
        shown = json.dumps(view(workshop.state, viewer)["proposals"])
        assert str(workshop.petra.person_id) not in told + shown


def owned_by_petra(workshop: Workshop) -> None:
    revise(workshop, workshop.felicity, owner="Petra", owner_id=str(workshop.petra.person_id))


def test_who_is_named_says_yes_or_no_and_may_think_again(workshop: Workshop) -> None:
    owned_by_petra(workshop)
    petra = workshop.petra.person_id
    workshop.do(workshop.petra, "proposal.decline", proposal_id="p")
    now = seen(workshop, workshop.felicity)
    assert (now["declined_by"], now["accepted_by"], now["fields"]["owner"]) == (petra, None, "Petra")
    workshop.do(workshop.petra, "proposal.accept", proposal_id="p")
    now = seen(workshop, workshop.felicity)
    assert (now["declined_by"], now["accepted_by"]) == (None, petra)
    with pytest.raises(BoardError, match="Only the person named"):
        workshop.do(workshop.peter, "proposal.decline", proposal_id="p")


def test_another_owner_ends_the_refusal_and_other_words_do_not(workshop: Workshop) -> None:
    owned_by_petra(workshop)
    workshop.do(workshop.petra, "proposal.decline", proposal_id="p")
    revise(workshop, workshop.felicity, problem="Too slow")
    assert proposal(workshop).declined_by == workshop.petra.person_id
    revise(workshop, workshop.felicity, owner="The contact centre", owner_id="")
    assert proposal(workshop).declined_by is None


def concern_of_peter(workshop: Workshop) -> str:
    raised = workshop.do(workshop.peter, "concern.raise", proposal_id="p", text="Who pays?", anonymous=True)
    return str(raised.answer["concern_id"])


def test_an_answered_concern_stays_and_says_nothing_of_who_raised_it(workshop: Workshop) -> None:
    concern_id = concern_of_peter(workshop)
    answer = {"proposal_id": "p", "concern_id": concern_id}
    workshop.do(workshop.felicity, "concern.answer", **answer, text="The service.")
    workshop.do(workshop.felicity, "concern.answer", **answer, text="Both, half each.")
    (concern,) = seen(workshop, workshop.petra)["concerns"]
    assert concern == {"concern_id": concern_id, "text": "Who pays?", "answer": "Both, half each."}


def test_whoever_leads_or_writes_it_answers_and_nobody_else(workshop: Workshop) -> None:
    concern_id = concern_of_peter(workshop)
    owned_by_petra(workshop)
    switches = {"source": "proposals"}
    workshop.do(
        workshop.felicity, "phase.insert", phase_id="back", kind="present", title="Back", switches=switches
    )
    workshop.open("back")
    answer = {"proposal_id": "p", "concern_id": concern_id, "text": "I do."}
    with pytest.raises(BoardError, match="leads or writes"):
        workshop.do(workshop.peter, "concern.answer", **answer)
    workshop.do(workshop.petra, "concern.answer", **answer)
    with pytest.raises(BoardError) as unknown:
        workshop.do(workshop.petra, "concern.answer", **{**answer, "concern_id": "none"})
    assert unknown.value.code == "not_found"
