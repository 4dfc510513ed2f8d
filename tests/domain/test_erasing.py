"""Whatever a workshop went through, an erased log folds, and every page can be drawn from it."""

from random import Random

import pytest

from board.domain.erasing import NAMING, Whose, blank, erased
from board.domain.events import NotePosted, Recorded
from board.domain.evolve import fold
from board.domain.model import State
from board.domain.retention import DAY_MS, kept_proposals, term
from board.domain.sight import viewer_of
from board.domain.visibility import view
from board.wire.events import dump_event, event_type, load_event
from tests.domain.traces import (
    STEPS,
    Recorder,
    _be_sure,
    _be_sure_of_what_follows,
    _do_something,
    random_start,
)
from tests.domain.workshop import Workshop


def worked(seed: int) -> Workshop:
    random, workshop = Random(seed), Recorder()
    random_start(random, workshop)
    _be_sure(workshop)
    _be_sure_of_what_follows(workshop)
    for _ in range(STEPS):
        _do_something(random, workshop)
    return workshop


def whose_of(workshop: Workshop, who: str) -> Whose:
    if who == "everybody":
        state = workshop.state
        people = frozenset(state.people)
        kept = kept_proposals(state)
        return Whose(people=people, ties=frozenset(workshop.ties), everybody=True, kept=kept)
    person_id = getattr(workshop, who).person_id
    return Whose(
        people=frozenset({person_id}),
        ties=frozenset(tie for tie, one in workshop.ties.items() if one == person_id),
        names=frozenset({workshop.names[person_id].casefold()}),
    )


def folded_anew(workshop: Workshop, whose: Whose) -> State:
    """As a server would after reading the changed rows."""
    rows = [
        Recorded(one.seq, one.at, load_event(event_type(one.event), 1, dump_event(erased(one.event, whose))))
        for one in workshop.log
    ]
    assert [type(one.event) for one in rows] == [type(one.event) for one in workshop.log]
    names = {key: "" if key in whose.people else name for key, name in workshop.names.items()}
    return fold(rows, workshop.ties, names)


@pytest.mark.parametrize("who", ["petra", "peter", "felicity", "everybody"])
@pytest.mark.parametrize("seed", range(4))
def test_an_erased_log_folds_to_the_same_board_without_their_words(seed: int, who: str) -> None:
    workshop = worked(seed)
    whose = whose_of(workshop, who)
    state = folded_anew(workshop, whose)
    assert state.head == workshop.state.head
    assert state.notes.keys() == workshop.state.notes.keys()
    theirs = [note for note in state.notes.values() if whose.wrote(note.tie)]
    assert theirs or who == "felicity"
    assert not any(note.text or note.sketch or note.caption or note.photo_id for note in theirs)
    others = [note for note in state.notes.values() if not whose.wrote(note.tie)]
    assert all(workshop.state.notes[note.note_id].text == note.text for note in others)
    for actor in (workshop.felicity, workshop.peter, workshop.petra, workshop.olga, workshop.screen):
        assert view(state, viewer_of(state, actor))["seq"] == state.head


def test_what_is_not_theirs_stays_to_the_byte() -> None:
    workshop = worked(1)
    nobody = Whose(people=frozenset({"nobody"}), ties=frozenset({"no-tie"}))
    assert [erased(one.event, nobody) for one in workshop.log] == [one.event for one in workshop.log]


def test_agreed_proposals_outlive_the_notes_word_for_word() -> None:
    kept = 0
    for seed in range(4):
        workshop = worked(seed)
        state = folded_anew(workshop, whose_of(workshop, "everybody"))
        for proposal_id, before in workshop.state.proposals.items():
            after = state.proposals[proposal_id]
            if proposal_id in kept_proposals(workshop.state):
                assert after.fields == before.fields
                kept += 1
            else:
                assert not any(after.fields.values())
    assert kept


def test_a_field_that_names_the_person_is_emptied_and_no_other() -> None:
    workshop = worked(0)
    whose = whose_of(workshop, "petra")
    before = {key: one.fields for key, one in workshop.state.proposals.items()}
    after = {key: one.fields for key, one in folded_anew(workshop, whose).proposals.items()}
    named = [key for key, fields in before.items() if "Petra" in [fields.get(name) for name in NAMING]]
    assert named
    for key, fields in before.items():
        for name, text in fields.items():
            theirs = text == "Petra" or (name == "owner_id" and text in whose.people)
            assert after[key][name] == ("" if theirs else text), (key, name)


def test_a_blank_note_is_an_empty_paper_in_its_place() -> None:
    workshop = worked(2)
    posted = next(one.event for one in workshop.log if isinstance(one.event, NotePosted))
    paper = blank(posted)
    assert (paper.note_id, paper.rank, paper.tie) == (posted.note_id, posted.rank, posted.tie)
    assert (paper.kind, paper.text, paper.sketch) == ("text", "", None)


def test_a_term_is_the_sessions_own_up_to_what_the_site_allows() -> None:
    workshop = Workshop()
    at = workshop.now
    assert term(workshop.state, at, 30, 365).notes == at + 30 * DAY_MS
    workshop.do(workshop.felicity, "session.update", settings={"keep_days": 7})
    assert term(workshop.state, at, 30, 365).notes == at + 7 * DAY_MS
    workshop.do(workshop.felicity, "session.update", settings={"keep_days": 3000})
    assert term(workshop.state, at, 30, 365).notes == at + 365 * DAY_MS
    workshop.do(workshop.felicity, "session.update", settings={"keep_days": None})
    assert term(workshop.state, at, 30, 365) == term(Workshop().state, at, 30, 365)


def test_an_agreed_proposal_is_kept_until_90_days_after_its_review() -> None:
    workshop = Workshop()
    fields = {"title": "One form", "problem": "Two forms", "proposal": "One", "owner": "Repairs"}
    fields |= {"who_it_helps": "All", "benefit": "Time", "first_step": "Ask", "review_date": "2026-12-01"}
    fields |= {"first_step_who": "Repairs", "first_step_by": "2026-11-01"}
    workshop.open("wishes")
    workshop.post(workshop.peter, "n", "A wish")
    workshop.do(workshop.felicity, "phase.reveal")
    workshop.do(workshop.felicity, "proposal.draft", proposal_id="p", title="One form", note_ids=["n"])
    workshop.do(workshop.felicity, "proposal.revise", proposal_id="p", fields=fields)
    assert term(workshop.state, workshop.now, 30, 365).agreed == workshop.now + 30 * DAY_MS, "a draft goes"
    workshop.do(workshop.felicity, "proposal.status", proposal_id="p", status="agreed")
    ends = term(workshop.state, workshop.now, 30, 365).agreed
    assert ends == 1_796_083_200_000 + 90 * DAY_MS  # midnight of that day, and 90 days
