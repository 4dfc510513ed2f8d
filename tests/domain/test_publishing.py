"""What may be public: what is named, and nobody."""

import json

import pytest

from board.domain.errors import BoardError
from board.domain.publishing import Choice, Wording, may_name_owner, names_left, public_value
from tests.domain.workshop import Workshop

WORDING = Wording(title="What we will do", language="en", licence="ogl-3.0", credit="Repairs and ICT")
#: everything about a proposal that must not leave, each under a word of its own
CANARIES = {
    "first_step_who": "Canary-who",
    "sponsor": "Canary-sponsor",
    "needs_decision_from": "Canary-decision",
    "involved": "Canary-involved",
    "to_involve": "Canary-toinvolve",
    "funding_source": "Canary-funding",
    "risks": "Canary-risks",
    "harm_if": "Canary-harm",
    "who_left_behind": "Canary-left",
}


@pytest.fixture
def workshop() -> Workshop:
    made = Workshop()
    made.open("wishes")
    made.post(made.peter, "w1", "Canary-note")
    made.do(made.felicity, "phase.reveal")
    made.open("propositions")
    made.do(made.felicity, "proposal.draft", proposal_id="form", title="One form", note_ids=["w1"])
    fields = {**CANARIES, "owner": "Housing team", "problem": "Too slow.", "picture": "w1"}
    made.do(made.felicity, "proposal.revise", proposal_id="form", fields=fields)
    made.do(made.petra, "concern.raise", proposal_id="form", text="Who pays?")
    made.do(made.peter, "support.set", proposal_id="form", value=2)
    return made


def test_nothing_leaves_that_is_not_named(workshop: Workshop) -> None:
    value = public_value(workshop.state, [Choice(proposal_id="form")], WORDING, workshop.now)
    text = json.dumps(value)
    assert "Canary" not in text
    assert "Housing" not in text
    assert "Who pays" not in text
    people = [*workshop.names.values(), *(str(one) for one in workshop.state.people), workshop.state.code]
    assert [one for one in people if one in text] == []
    assert value["proposals"] == [
        {"ref": "P-01", "fields": {"title": "One form", "problem": "Too slow."}, "status": "draft"}
    ]


def test_a_unit_may_be_named_and_a_concern_told_without_who_raised_it(workshop: Workshop) -> None:
    choice = Choice(proposal_id="form", owner=True, concerns=True)
    (proposal,) = public_value(workshop.state, [choice], WORDING, workshop.now)["proposals"]
    assert (proposal["owner"], proposal["concerns"]) == ("Housing team", ["Who pays?"])


@pytest.mark.parametrize("owner", ["Petra", "petra evans", "PETRA and the team"])
def test_an_owner_who_is_a_person_is_refused(workshop: Workshop, owner: str) -> None:
    workshop.do(workshop.felicity, "proposal.revise", proposal_id="form", fields={"owner": owner})
    assert not may_name_owner(workshop.state, workshop.state.proposals["form"])
    with pytest.raises(BoardError, match=r"^conflict"):
        public_value(workshop.state, [Choice(proposal_id="form", owner=True)], WORDING, workshop.now)


def test_an_owner_with_a_seat_is_refused_whatever_they_are_called(workshop: Workshop) -> None:
    fields = {"owner": "The boss", "owner_id": str(workshop.petra.person_id)}
    workshop.do(workshop.felicity, "proposal.revise", proposal_id="form", fields=fields)
    assert not may_name_owner(workshop.state, workshop.state.proposals["form"])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ask PETRA about it.", ["Petra"]),
        ("Peter's list, and petra's", ["Peter", "Petra"]),
        ("Ask Canary about it.", ["Canary"]),
        ("Repetrate the petrified", []),
        ("Ysgrifennwch at Siân", ["Siân"]),
        ("問王小明好嗎", ["王小明"]),
    ],
)
def test_names_of_the_sessions_people_are_found_where_they_stand(
    workshop: Workshop, text: str, names: list[str]
) -> None:
    workshop.join("Siân")
    workshop.join("王小明")
    workshop.do(workshop.felicity, "proposal.revise", proposal_id="form", fields={"benefit": text})
    value = public_value(workshop.state, [Choice(proposal_id="form")], WORDING, workshop.now)
    found = names_left(workshop.state, value)
    assert sorted(name for one in found for name in one["names"]) == sorted(names)
    assert all((one["ref"], one["field"]) == ("P-01", "benefit") for one in found)


def test_the_credit_line_and_the_heading_are_looked_through_too(workshop: Workshop) -> None:
    wording = Wording(title="Petra's plan", language="en", licence="none", credit="By Peter")
    value = public_value(workshop.state, [Choice(proposal_id="form")], wording, workshop.now)
    assert [(one["field"], one["names"]) for one in names_left(workshop.state, value)] == [
        ("title", ["Petra"]),
        ("credit", ["Peter"]),
    ]


def test_looking_for_a_thousand_names_is_quick(workshop: Workshop) -> None:
    names = {f"p{n}": f"Person{n} Surname{n}" for n in range(1000)}
    object.__setattr__(workshop.state, "names", names)
    workshop.state.proposals["form"].fields["problem"] = "Person7 " + "a [*<" * 120  # type: ignore[index]
    value = public_value(workshop.state, [Choice(proposal_id="form")], WORDING, workshop.now)
    assert [one["names"] for one in names_left(workshop.state, value)] == [["Person7"]]


@pytest.mark.parametrize(
    ("choices", "code"),
    [
        ([], "invalid"),
        ([Choice(proposal_id="nothing")], "not_found"),
        ([Choice(proposal_id="form"), Choice(proposal_id="form")], "invalid"),
    ],
)
def test_a_choice_that_cannot_be_published_is_refused(
    workshop: Workshop, choices: list[Choice], code: str
) -> None:
    with pytest.raises(BoardError, match=rf"^{code}"):
        public_value(workshop.state, choices, WORDING, workshop.now)
