"""The `limit` of a propose phase: so many each, so many from one theme; facilitators are free of it."""

import pytest

from board.domain.errors import BoardError
from board.domain.model import Actor
from board.domain.visibility import view
from tests.domain.workshop import Workshop


@pytest.fixture
def workshop() -> Workshop:
    """A step that takes two proposals from each and two from a theme."""
    workshop = Workshop()
    workshop.do(workshop.felicity, "theme.form", theme_id="door", title="One door in")
    switches = {"who": "everyone", "limit": {"most": 2, "per_item": 2}}
    workshop.do(
        workshop.felicity, "phase.insert", phase_id="write", kind="propose", title="Write", switches=switches
    )
    workshop.open("write")
    return workshop


def draft(workshop: Workshop, actor: Actor, name: str, **fields: object) -> None:
    workshop.do(actor, "proposal.draft", proposal_id=name, title=name, **fields)


def test_the_third_proposal_of_one_person_is_refused_with_a_way_on(workshop: Workshop) -> None:
    draft(workshop, workshop.peter, "one")
    draft(workshop, workshop.peter, "two")
    with pytest.raises(BoardError, match=r"at most 2 proposals each\. Park one") as refused:
        draft(workshop, workshop.peter, "three")
    assert refused.value.code == "limit_reached"
    draft(workshop, workshop.petra, "hers")


def test_a_parked_one_counts_no_more(workshop: Workshop) -> None:
    draft(workshop, workshop.peter, "one")
    draft(workshop, workshop.peter, "two")
    workshop.do(workshop.peter, "proposal.status", proposal_id="one", status="parked")
    draft(workshop, workshop.peter, "three")


def test_one_theme_takes_so_many(workshop: Workshop) -> None:
    draft(workshop, workshop.peter, "one", theme_id="door")
    draft(workshop, workshop.petra, "two", theme_id="door")
    with pytest.raises(BoardError, match="2 proposals from one theme") as refused:
        draft(workshop, workshop.petra, "three", theme_id="door")
    assert refused.value.field == "theme_id"
    draft(workshop, workshop.petra, "from-nothing")


def test_a_facilitator_is_never_refused_and_another_step_counts_anew(workshop: Workshop) -> None:
    for number in range(4):
        draft(workshop, workshop.felicity, f"f{number}", theme_id="door")
    draft(workshop, workshop.peter, "one")
    draft(workshop, workshop.peter, "two")
    workshop.open("propositions")
    workshop.do(workshop.felicity, "phase.revise", phase_id="propositions", switches={"who": "everyone"})
    draft(workshop, workshop.peter, "three")


def test_the_page_can_count_what_is_left(workshop: Workshop) -> None:
    draft(workshop, workshop.peter, "one")
    (proposal,) = view(workshop.state, workshop.viewer(workshop.petra))["proposals"]
    assert (proposal["drafted_by"], proposal["phase_id"]) == (workshop.peter.person_id, "write")
