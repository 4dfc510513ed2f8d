"""F59, F60: every order of two people's commands keeps what must hold, and a broken fold is found."""

from dataclasses import replace
from random import Random

import pytest

from board.domain import events as e
from board.domain.decide import decide
from board.domain.decision import Decision
from board.domain.evolve import evolve
from board.domain.model import State
from tests.faults import orders
from tests.faults.orders import Broken
from tests.faults.two_at_once import edits_and_sorting, themes_of_two


def test_whatever_two_facilitators_do_at_once_no_note_is_lost_or_in_two_places() -> None:
    every = themes_of_two(Random(1))
    every.try_all()
    assert every.counts["orders"] == 6 * 7**2 * 8**2


def test_whatever_the_author_changes_meanwhile_no_word_is_lost() -> None:
    every = edits_and_sorting(Random(1))
    every.try_all()
    assert every.counts["orders"] == 6 * 4**2 * 8**2


def loses_words_of_what_is_taken_away(state: State, recorded: e.Recorded) -> State:
    after = evolve(state, recorded)
    if not isinstance(recorded.event, e.NoteDiscarded):
        return after
    note = after.notes[recorded.event.note_id]
    return replace(after, notes={**after.notes, note.note_id: replace(note, text="")})


def leaves_notes_in_a_theme_that_is_gone(state: State, recorded: e.Recorded) -> State:
    after = evolve(state, recorded)
    return replace(after, notes=state.notes) if isinstance(recorded.event, e.ThemeDissolved) else after


@pytest.mark.parametrize(
    ("broken", "make", "words"),
    [
        (loses_words_of_what_is_taken_away, edits_and_sorting, "the words of n0"),
        (leaves_notes_in_a_theme_that_is_gone, themes_of_two, "is in no theme"),
    ],
)
def test_a_fold_that_loses_something_is_found(broken, make, words, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(orders.evolve, "evolve", broken)
    with pytest.raises(Broken, match=words):
        make(Random(1)).try_all()


def test_a_yes_that_was_not_done_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def forgets_one(*args: object) -> Decision:
        decision: Decision = decide(*args)  # type: ignore[arg-type]
        filed = decision.events[-1]
        if isinstance(filed, e.NotesFiled) and len(filed.notes) > 1:
            return replace(decision, events=(*decision.events[:-1], replace(filed, notes=filed.notes[:1])))
        return decision

    monkeypatch.setattr(orders, "decide", forgets_one)
    with pytest.raises(Broken, match="not in its theme"):
        themes_of_two(Random(1)).try_all()
