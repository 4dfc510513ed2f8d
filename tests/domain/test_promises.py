"""What links, stacks, locks and promises keep, whatever comes after (R4, R5, R6)."""

import pytest

from board.domain.errors import BoardError
from board.domain.visibility import view
from board.wire.jsons import dump_bytes
from tests.domain.workshop import Workshop


@pytest.fixture
def workshop() -> Workshop:
    return Workshop()


def refused(code: str) -> pytest.RaisesExc[BoardError]:
    return pytest.raises(BoardError, match=f"^{code}:")


def shown_to_all(workshop: Workshop) -> None:
    """Two of Peter's notes that everyone sees, as a proposal's evidence and on a stack."""
    workshop.open("wishes")
    for note_id in ("top-note", "under-note"):
        workshop.post(workshop.peter, note_id)
    workshop.do(workshop.felicity, "phase.reveal")
    workshop.do(workshop.felicity, "note.stack", note_ids=["under-note"], onto="top-note")
    workshop.do(workshop.felicity, "proposal.draft", proposal_id="p", title="One form", note_ids=["top-note"])
    workshop.do(workshop.felicity, "proposal.revise", proposal_id="p", fields={"picture": "top-note"})


def test_r5_no_link_names_a_note_that_was_hidden(workshop: Workshop) -> None:
    shown_to_all(workshop)
    workshop.do(workshop.felicity, "note.hide", note_id="top-note")
    assert b"top-note" not in dump_bytes(view(workshop.state, workshop.viewer(workshop.petra)))
    draft = workshop.do(
        workshop.felicity, "proposal.draft", proposal_id="q", title="Another", note_ids=["top-note"]
    )
    assert draft.answer["skipped"] == ["top-note"]


def test_a_stack_moves_as_a_whole_and_falls_apart_when_its_top_goes(workshop: Workshop) -> None:
    shown_to_all(workshop)
    workshop.do(workshop.felicity, "theme.form", theme_id="t", title="Forms")
    workshop.do(workshop.felicity, "note.file", note_ids=["top-note"], theme_id="t")
    assert {note.theme_id for note in workshop.state.notes.values()} == {"t"}
    assert workshop.state.notes["under-note"].stack == "top-note"
    workshop.do(workshop.felicity, "note.park", note_id="top-note")
    assert workshop.state.notes["under-note"].stack is None


def test_a_locked_theme_holds_its_notes_against_participants(workshop: Workshop) -> None:
    shown_to_all(workshop)
    workshop.do(workshop.felicity, "theme.form", theme_id="t", title="Forms", note_ids=["top-note"])
    workshop.do(workshop.felicity, "theme.lock", theme_id="t")
    workshop.open("themes")
    with refused("locked"):
        workshop.do(workshop.petra, "note.park", note_id="top-note")
    answer = workshop.do(workshop.petra, "note.file", note_ids=["top-note"], theme_id=None).answer
    assert answer["skipped"] == ["top-note"]


def test_what_was_revealed_to_all_stays_so(workshop: Workshop) -> None:
    workshop.open("wishes")
    workshop.do(workshop.felicity, "phase.reveal")
    workshop.do(workshop.felicity, "phase.reveal", to="facilitators")
    assert workshop.state.phases["wishes"].revealed == "all"


def test_a_promise_of_never_outlives_a_change_of_mind(workshop: Workshop) -> None:
    workshop.do(workshop.felicity, "phase.revise", phase_id="wishes", switches={"reveal": "never"})
    workshop.open("wishes")
    workshop.post(workshop.peter, "mine")
    for switches in ({"reveal": "facilitator"}, {"see": "all"}):
        with refused("forbidden"):
            workshop.do(workshop.felicity, "phase.revise", phase_id="wishes", switches=switches)


def test_a_side_on_a_note_is_the_one_it_was_written_under(workshop: Workshop) -> None:
    sided = {"see": "all", "names": "side"}
    workshop.do(workshop.felicity, "phase.insert", phase_id="sided", kind="add", title="S", switches=sided)
    workshop.open("sided")
    workshop.post(workshop.peter, "too-few")
    others = [workshop.join(name, side="ICT") for name in ("Ann", "Bob")]
    workshop.post(workshop.peter, "enough")
    workshop.do(workshop.peter, "person.update", side="Repairs")
    shown = {note["note_id"]: note for note in view(workshop.state, workshop.viewer(others[0]))["notes"]}
    assert "side" not in shown["too-few"]
    assert shown["enough"]["side"] == "ICT", "changing sides afterwards would name the author"


def test_r5_what_happens_to_a_hidden_note_is_its_authors_and_the_facilitators(workshop: Workshop) -> None:
    shown_to_all(workshop)
    for fields in ({"hidden": True}, {}):
        kind = "note.hide" if fields else "note.park"
        decision = workshop.do(workshop.felicity, kind, note_id="under-note", **fields)
    (parked,) = decision.events
    assert parked.see == "facilitators"  # type: ignore[union-attr]
    with refused("conflict"):
        workshop.do(workshop.felicity, "remark.add", note_id="under-note", text="Hm")
