"""Thanks at the close: one line with both names, for its receiver alone or for all to read."""

import pytest

from board.domain.errors import BoardError
from board.domain.model import Actor
from board.domain.visibility import cut, view
from board.export.record.shared import shareable
from tests.domain.workshop import Workshop


@pytest.fixture
def workshop() -> Workshop:
    workshop = Workshop()
    workshop.open("close")
    return workshop


def thank(
    workshop: Workshop, giver: Actor, to: Actor, text: str = "For the map", shared: bool = False
) -> None:
    workshop.do(giver, "thanks.give", to=to.person_id, text=text, shared=shared)


def read_by(workshop: Workshop, actor: Actor) -> list[str]:
    return [one["text"] for one in view(workshop.state, workshop.viewer(actor))["thanks"]]


def test_what_is_private_reaches_the_two_alone(workshop: Workshop) -> None:
    thank(workshop, workshop.peter, workshop.petra)
    assert read_by(workshop, workshop.peter) == read_by(workshop, workshop.petra) == ["For the map"]
    for actor in (workshop.felicity, workshop.olga, workshop.screen):
        assert read_by(workshop, actor) == []
        assert cut(workshop.log[-1], workshop.state, workshop.viewer(actor)) is None
    seen = view(workshop.state, workshop.viewer(workshop.petra))
    assert shareable(seen, names=True)["thanks"] == [], "no file holds it"


def test_what_is_shared_all_may_read_and_a_nameless_file_leaves_out(workshop: Workshop) -> None:
    thank(workshop, workshop.peter, workshop.petra, shared=True)
    for actor in (workshop.felicity, workshop.olga, workshop.screen, workshop.petra):
        assert read_by(workshop, actor) == ["For the map"]
    seen = view(workshop.state, workshop.viewer(workshop.felicity))
    assert [one["text"] for one in shareable(seen, names=True)["thanks"]] == ["For the map"]
    assert shareable(seen, names=False)["thanks"] == []


def refused(workshop: Workshop, giver: Actor, **fields: object) -> str:
    with pytest.raises(BoardError) as refusal:
        workshop.do(giver, "thanks.give", **fields)
    return refusal.value.code


def test_one_line_each_to_somebody_else_who_is_here(workshop: Workshop) -> None:
    peter, petra = workshop.peter, workshop.petra
    assert refused(workshop, peter, to=petra.person_id, text=" ") == "invalid"
    assert refused(workshop, peter, to=petra.person_id, text="x" * 141) == "too_long"
    assert refused(workshop, peter, to=peter.person_id, text="Me") == "invalid"
    assert refused(workshop, peter, to=workshop.olga.person_id, text="Thanks") == "not_found"
    assert refused(workshop, workshop.olga, to=petra.person_id, text="Thanks") == "forbidden_role"
    thank(workshop, peter, petra)
    assert refused(workshop, peter, to=petra.person_id, text="Again") == "conflict"
    thank(workshop, petra, peter)


def test_who_has_no_device_is_thanked_for_all_to_read(workshop: Workshop) -> None:
    nia = workshop.do(workshop.felicity, "person.add", name="Nia").answer["person_id"]
    assert refused(workshop, workshop.peter, to=nia, text="For the photos") == "conflict"
    workshop.do(workshop.peter, "thanks.give", to=nia, text="For the photos", shared=True)


def test_it_is_for_the_last_step_and_while_nothing_follows_it(workshop: Workshop) -> None:
    workshop.open("themes")
    assert refused(workshop, workshop.peter, to=workshop.petra.person_id, text="Early") == "phase_closed"
    thank(workshop, workshop.felicity, workshop.peter)
    workshop.open("close")
    workshop.do(workshop.felicity, "phase.close")
    thank(workshop, workshop.peter, workshop.petra)
    workshop.do(workshop.felicity, "session.close")
    assert refused(workshop, workshop.petra, to=workshop.peter.person_id, text="Late") == "read_only"
    assert read_by(workshop, workshop.petra) == ["For the map"]
