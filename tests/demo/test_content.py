"""The demo's content on its own: nothing dangles, nothing is over a limit, both teams are heard."""

from collections import Counter

import pytest

from board.demo.drawings import CREDIT, drawings
from board.demo.people import GUESTS, SIDES, name_of
from board.demo.proposals import PLANS, Plan
from board.demo.themes import THEMES
from board.demo.wishes import DUPLICATES, PARKED, WISHES
from board.domain.proposals import FIELDS, checked
from board.wire.sketch import validate
from board.wire.sketch_text import count_graphemes

WISH_KEYS = {wish.key for wish in WISHES}


def test_two_teams_of_seven_come() -> None:
    assert Counter(guest.side for guest in GUESTS) == dict.fromkeys(SIDES, 7)
    assert len({guest.name for guest in GUESTS}) == 14


def test_everyone_makes_a_wish_and_no_wish_is_made_twice() -> None:
    assert {wish.by for wish in WISHES} == {guest.key for guest in GUESTS}
    assert len(WISH_KEYS) == len(WISHES) == len({wish.words for wish in WISHES})


def test_some_wishes_are_in_welsh_and_many_are_drawn() -> None:
    assert sum(wish.welsh for wish in WISHES) >= 5
    assert sum(bool(wish.drawing) for wish in WISHES) >= 14


def test_every_drawing_is_shown_once_and_is_a_sketch() -> None:
    assert Counter(wish.drawing for wish in WISHES if wish.drawing) == dict.fromkeys(drawings(), 1)
    for sketch in drawings().values():
        validate(sketch)
    assert "Quick, Draw!" in CREDIT
    assert "CC BY 4.0" in CREDIT


def test_words_fit_where_they_go() -> None:
    for wish in WISHES:
        assert count_graphemes(wish.words) <= (140 if wish.drawing else 2000), wish.key
    for theme in THEMES:
        assert 3 <= len(theme.title.split()) <= 7, theme.title


@pytest.mark.parametrize("plan", PLANS, ids=[plan.key for plan in PLANS])
def test_a_proposal_has_all_that_a_reader_needs(plan: Plan) -> None:
    checked(dict(plan.fields))
    assert set(plan.fields) <= set(FIELDS)
    assert set(plan.evidence) <= WISH_KEYS
    assert plan.picture in plan.evidence
    assert plan.theme in {theme.key for theme in THEMES}
    assert len(plan.support) == len(GUESTS)
    assert plan.doubts
    for key in ("problem", "who_it_helps", "proposal", "benefit", "measure", "first_step", "harm_if"):
        assert plan.fields[key]
    assert name_of(plan.owner)
    assert name_of(plan.first_step_who)


def test_what_is_stacked_or_parked_is_there() -> None:
    assert {*DUPLICATES, *PARKED} <= WISH_KEYS
    themes = {wish.key: wish.theme for wish in WISHES}
    assert len({themes[key] for key in DUPLICATES}) == 1
    assert {themes[key] for key in PARKED} == {""}
