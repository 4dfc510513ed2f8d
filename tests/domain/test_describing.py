"""A picture without words: a facilitator finds some, where its author has not and everybody may hear them."""

from typing import Any

import pytest

from board.domain.errors import BoardError
from board.domain.visibility import view
from tests.domain.room import SKETCH
from tests.domain.workshop import Workshop


@pytest.fixture
def workshop() -> Workshop:
    workshop = Workshop()
    workshop.open("wishes")
    workshop.do(workshop.peter, "note.post", note_id="drawn", kind="sketch", sketch=SKETCH)
    return workshop


def describe(workshop: Workshop, actor: Any, caption: str = "A bus stop") -> None:
    workshop.do(actor, "note.describe", note_id="drawn", caption=caption)


def test_a_facilitator_says_what_a_picture_shows_and_everyone_hears_it(workshop: Workshop) -> None:
    workshop.do(workshop.felicity, "phase.reveal")
    describe(workshop, workshop.felicity)
    for actor in (workshop.peter, workshop.petra, workshop.screen):
        assert [note["caption"] for note in view(workshop.state, workshop.viewer(actor))["notes"]] == [
            "A bus stop"
        ]


def test_what_is_not_shown_yet_cannot_be_described(workshop: Workshop) -> None:
    with pytest.raises(BoardError) as refused:
        describe(workshop, workshop.felicity)
    assert refused.value.code == "not_found"


def test_the_authors_words_stay(workshop: Workshop) -> None:
    workshop.do(workshop.peter, "note.edit", note_id="drawn", caption="A van")
    workshop.do(workshop.felicity, "phase.reveal")
    with pytest.raises(BoardError) as refused:
        describe(workshop, workshop.felicity)
    assert refused.value.code == "conflict"
    assert workshop.state.notes["drawn"].caption == "A van"


def test_a_text_is_not_described_and_no_words_describe_nothing(workshop: Workshop) -> None:
    workshop.post(workshop.petra, "text")
    workshop.do(workshop.felicity, "phase.reveal")
    for note_id, caption in (("text", "Words"), ("drawn", "  ")):
        with pytest.raises(BoardError) as refused:
            workshop.do(workshop.felicity, "note.describe", note_id=note_id, caption=caption)
        assert refused.value.code == "invalid"
