"""The numbered rules of product.md (docs/rules.md), each by a test that quotes it."""

import pytest

from board.domain.errors import BoardError
from board.domain.visibility import tail_allowed, view
from board.wire.jsons import dump_bytes
from tests.domain.workshop import Workshop


@pytest.fixture
def workshop() -> Workshop:
    return Workshop()


def refused(code: str) -> pytest.RaisesExc[BoardError]:
    return pytest.raises(BoardError, match=f"^{code}:")


def notes_of(workshop: Workshop, actor: object) -> list[str]:
    return [note["note_id"] for note in view(workshop.state, workshop.viewer(actor))["notes"]]  # type: ignore[arg-type]


def test_r1_a_phase_is_inserted_moved_skipped_and_reopened_live(workshop: Workshop) -> None:
    workshop.do(
        workshop.felicity, "phase.insert", phase_id="again", kind="add", title="Again", before="close"
    )
    workshop.do(workshop.felicity, "phase.move", phase_id="again", before="themes")
    workshop.do(workshop.felicity, "phase.skip", phase_id="welcome")
    assert workshop.state.order[:4] == ("lobby", "welcome", "wishes", "again")
    for phase_id in ("wishes", "again", "wishes"):
        workshop.open(phase_id)
        workshop.post(workshop.peter, f"in-{phase_id}-{workshop.ids.made}")
    assert workshop.state.phases["again"].state == "closed"
    assert [note.phase_id for note in workshop.state.notes.values()] == ["wishes", "again", "wishes"]


def test_r2_whoever_saw_another_phase_live_does_not_move_on(workshop: Workshop) -> None:
    workshop.open("wishes")
    with refused("phase_changed"):
        workshop.do(workshop.felicity, "phase.open", phase_id="themes", expected="lobby")
    assert workshop.state.live.phase_id == "wishes"


def test_r4_only_the_author_discards_and_it_can_be_restored(workshop: Workshop) -> None:
    named = {"see": "own", "names": "on"}
    workshop.do(
        workshop.felicity, "phase.insert", phase_id="named", kind="add", title="Named", switches=named
    )
    workshop.open("named")
    workshop.post(workshop.peter, "mine")
    workshop.do(workshop.felicity, "phase.reveal")
    for other in (workshop.felicity, workshop.petra):
        with refused("forbidden"):
            workshop.do(other, "note.discard", note_id="mine")
    workshop.do(workshop.peter, "note.discard", note_id="mine")
    assert notes_of(workshop, workshop.felicity) == []
    workshop.do(workshop.peter, "note.restore", note_id="mine")
    assert notes_of(workshop, workshop.felicity) == ["mine"]


def test_r6_a_note_shown_without_a_name_stays_as_it_is(workshop: Workshop) -> None:
    workshop.open("wishes")
    for note_id in ("shown", "thought-better-of"):
        workshop.post(workshop.peter, note_id)
    workshop.do(workshop.peter, "note.edit", note_id="shown", text="As I mean it")
    workshop.do(workshop.peter, "note.discard", note_id="thought-better-of")
    workshop.do(workshop.felicity, "phase.reveal")
    with refused("phase_closed"):
        workshop.do(workshop.peter, "note.edit", note_id="shown", text="As I meant it")
    with refused("phase_closed"):
        workshop.do(workshop.peter, "note.discard", note_id="shown")
    workshop.do(workshop.peter, "note.restore", note_id="thought-better-of")
    assert notes_of(workshop, workshop.felicity) == ["shown"]


def test_r6_a_round_of_people_shows_no_note_without_a_name(workshop: Workshop) -> None:
    workshop.open("wishes")
    workshop.post(workshop.peter, "nameless")
    workshop.do(workshop.felicity, "phase.reveal")
    round_ = {"turns": {"order": "none", "unit": "person"}}
    workshop.do(
        workshop.felicity, "phase.insert", phase_id="round", kind="present", title="R", switches=round_
    )
    workshop.open("round")
    workshop.do(workshop.felicity, "turn.start")
    while workshop.state.turn and workshop.state.turn.current:
        assert workshop.state.turn.spotlight is None
        if workshop.state.turn.current == workshop.peter.person_id:
            with refused("forbidden"):
                workshop.do(workshop.peter, "spotlight.show", note_id="nameless")
        workshop.do(workshop.felicity, "turn.next")


def test_r4_a_hidden_note_stays_its_authors_and_the_facilitators(workshop: Workshop) -> None:
    workshop.open("wishes")
    workshop.post(workshop.peter, "blunt")
    workshop.do(workshop.felicity, "phase.reveal")
    workshop.do(workshop.felicity, "note.hide", note_id="blunt")
    assert notes_of(workshop, workshop.petra) == []
    shown = view(workshop.state, workshop.viewer(workshop.peter))["notes"][0]
    assert shown["hidden"] is True and shown["mine"] is True, "the author is told"
    assert notes_of(workshop, workshop.felicity) == ["blunt"]


def test_r5_a_hidden_note_reads_as_if_there_were_none(workshop: Workshop) -> None:
    workshop.open("wishes")
    workshop.post(workshop.peter, "secret", "a secret wish")
    for actor in (workshop.felicity, workshop.petra, workshop.olga, workshop.screen):
        assert b"secret" not in dump_bytes(view(workshop.state, workshop.viewer(actor)))
    with refused("not_found"):
        workshop.do(workshop.felicity, "note.park", note_id="secret")
    answer = workshop.do(workshop.felicity, "theme.form", theme_id="t", title="Guess", note_ids=["secret"])
    assert answer.answer["skipped"] == ["secret"]


def test_r5_showing_to_the_facilitators_first_shows_nobody_else(workshop: Workshop) -> None:
    workshop.open("wishes")
    workshop.post(workshop.peter, "first-look")
    workshop.do(workshop.felicity, "phase.reveal", to="facilitators")
    assert notes_of(workshop, workshop.felicity) == ["first-look"]
    assert notes_of(workshop, workshop.petra) == notes_of(workshop, workshop.screen) == []
    workshop.do(workshop.felicity, "phase.reveal")
    assert notes_of(workshop, workshop.petra) == ["first-look"]


def test_closing_ends_what_runs_for_all_and_for_each_group(workshop: Workshop) -> None:
    workshop.do(workshop.felicity, "group.split", count=2)
    workshop.open("wishes")
    group = next(iter(workshop.state.groups))
    other = next(phase_id for phase_id in workshop.state.order if phase_id != "wishes")
    workshop.do(
        workshop.felicity,
        "phase.open",
        phase_id=other,
        expected=view(workshop.state, workshop.viewer(workshop.felicity))["live"]["phase_id"],
        group_id=group,
    )
    workshop.do(workshop.felicity, "session.close")
    shape = view(workshop.state, workshop.viewer(workshop.felicity))
    assert shape["live"]["phase_id"] is None
    assert [phase for phase in shape["run_sheet"] if phase["state"] == "live"] == []
    assert all(live.phase_id is None for live in workshop.state.paces.values())


def test_r6_names_off_ties_nobody_to_a_note_and_closing_forgets(workshop: Workshop) -> None:
    workshop.open("wishes")
    workshop.post(workshop.peter, "n1")
    workshop.do(workshop.felicity, "phase.reveal")
    for actor in (workshop.felicity, workshop.petra, workshop.screen):
        shape = view(workshop.state, workshop.viewer(actor))["notes"][0]
        assert not {"author", "side", "mine", "late"} & set(shape)
    tie = workshop.state.notes["n1"].tie
    assert workshop.do(workshop.felicity, "session.close").forgotten == {tie}
    assert tie not in workshop.state.ties
    workshop.do(workshop.felicity, "session.reopen")
    assert "mine" not in view(workshop.state, workshop.viewer(workshop.peter))["notes"][0]


def test_r6_names_go_from_on_to_off_and_never_back(workshop: Workshop) -> None:
    open_step = {"see": "all", "names": "on"}
    workshop.do(
        workshop.felicity, "phase.insert", phase_id="open", kind="add", title="Open", switches=open_step
    )
    workshop.open("open")
    workshop.post(workshop.peter, "named")
    assert (
        view(workshop.state, workshop.viewer(workshop.petra))["notes"][0]["author"]
        == workshop.peter.person_id
    )
    before = workshop.state.head
    workshop.do(workshop.felicity, "phase.revise", phase_id="open", switches={"names": "off"})
    assert not tail_allowed(workshop.state, workshop.viewer(workshop.petra), before)
    workshop.do(workshop.felicity, "phase.revise", phase_id="open", switches={"names": "on"})
    assert "author" not in view(workshop.state, workshop.viewer(workshop.petra))["notes"][0]


def test_r6_what_is_written_after_a_reveal_waits_for_the_next(workshop: Workshop) -> None:
    workshop.open("wishes")
    workshop.do(workshop.felicity, "phase.reveal")
    workshop.post(workshop.peter, "later")
    assert notes_of(workshop, workshop.felicity) == []
    workshop.do(workshop.felicity, "phase.reveal")
    assert notes_of(workshop, workshop.felicity) == ["later"]


def test_r6_a_reveal_shuffles(workshop: Workshop) -> None:
    workshop.open("wishes")
    posted = [f"n{index}" for index in range(12)]
    for index, note_id in enumerate(posted):
        workshop.post((workshop.peter, workshop.petra)[index % 2], note_id)
    workshop.do(workshop.felicity, "phase.reveal")
    shown = sorted(workshop.state.notes.values(), key=lambda note: note.rank)
    assert sorted(posted) == sorted(note.note_id for note in shown)
    assert posted != [note.note_id for note in shown]


def test_a_phase_that_says_never_keeps_its_word(workshop: Workshop) -> None:
    workshop.do(workshop.felicity, "phase.revise", phase_id="wishes", switches={"reveal": "never"})
    workshop.open("wishes")
    workshop.post(workshop.peter, "mine")
    with refused("forbidden"):
        workshop.do(workshop.felicity, "phase.reveal")


def test_a_phase_that_reveals_at_its_end_does_so_by_itself(workshop: Workshop) -> None:
    workshop.do(workshop.felicity, "phase.revise", phase_id="wishes", switches={"reveal": "end"})
    workshop.open("wishes")
    workshop.post(workshop.peter, "mine")
    workshop.open("themes")
    assert notes_of(workshop, workshop.petra) == ["mine"]


def test_r9_a_note_past_its_time_is_late_and_one_for_a_closed_phase_is_in_the_tray(
    workshop: Workshop,
) -> None:
    workshop.open("wishes")
    workshop.now += 7 * 60_000
    workshop.post(workshop.peter, "late")
    workshop.open("themes")
    workshop.post(workshop.petra, "tray", phase_id="wishes")
    assert workshop.state.notes["late"].late and not workshop.state.notes["late"].tray
    assert workshop.state.notes["tray"].tray
    with refused("phase_closed"):
        workshop.post(workshop.petra, "nowhere")


def test_r11_a_proposal_from_a_theme_has_its_notes_as_evidence(workshop: Workshop) -> None:
    workshop.open("wishes")
    workshop.post(workshop.peter, "wish")
    workshop.do(workshop.felicity, "phase.reveal")
    workshop.do(workshop.felicity, "theme.form", theme_id="t", title="Forms", note_ids=["wish"])
    workshop.do(workshop.felicity, "proposal.draft", proposal_id="p", title="One form", theme_id="t")
    assert workshop.state.proposals["p"].note_ids == ("wish",)
    with refused("conflict"):
        workshop.do(workshop.felicity, "proposal.status", proposal_id="p", status="ready")


def test_r15_starting_is_template_code_go() -> None:
    workshop = Workshop("cy")
    assert workshop.state.live.phase_id == "lobby"
    assert [workshop.state.phases[phase_id].title for phase_id in workshop.state.order][:3] == [
        "Cyntedd",
        "Croeso",
        "Dymuniadau",
    ]


def test_a_secret_value_of_support_reaches_its_giver_alone(workshop: Workshop) -> None:
    workshop.open("propositions")
    workshop.do(workshop.felicity, "proposal.draft", proposal_id="p", title="One form")
    workshop.do(workshop.peter, "support.set", proposal_id="p", value=4)
    workshop.do(workshop.peter, "support.set", proposal_id="p", value=5)
    mine = view(workshop.state, workshop.viewer(workshop.peter))["proposals"][0]
    others = view(workshop.state, workshop.viewer(workshop.petra))["proposals"][0]
    assert mine["my_support"] == 5 and "my_support" not in others
    assert others["support"] == {"n": 1, "mean": 5.0, "spread": [0, 0, 0, 0, 0, 1]}


def test_an_anonymous_concern_bears_no_name_and_is_never_dropped(workshop: Workshop) -> None:
    workshop.open("propositions")
    workshop.do(workshop.felicity, "proposal.draft", proposal_id="p", title="One form")
    workshop.do(workshop.peter, "concern.raise", proposal_id="p", text="Who pays?", anonymous=True)
    concern = view(workshop.state, workshop.viewer(workshop.felicity))["proposals"][0]["concerns"][0]
    assert concern["text"] == "Who pays?" and "author" not in concern
