"""What owners say after the session, and what a review begins with."""

import pytest

from board.domain import evolve
from board.domain.creating import create
from board.domain.cutting_followup import followed_view
from board.domain.errors import BoardError
from board.domain.events import Recorded
from board.domain.model import Actor, State
from board.domain.reviewing import carried_from, review_of
from board.domain.targets import targets
from board.domain.template_review import REVIEW
from board.domain.templates_parts import Step
from board.domain.visibility import view
from tests.domain.workshop import Workshop

OUTSIDE = Actor(None, "follower")


@pytest.fixture
def workshop() -> Workshop:
    made = Workshop()
    made.open("propositions")
    made.do(made.felicity, "proposal.draft", proposal_id="form", title="One form")
    fields = {"owner": "Petra", "owner_id": str(made.petra.person_id), "first_step": "Ask for it."}
    made.do(made.felicity, "proposal.revise", proposal_id="form", fields=fields)
    made.do(made.felicity, "session.close")
    return made


def said(workshop: Workshop, actor: Actor = OUTSIDE, **more: str) -> None:
    asked = {"proposal_id": "form", "status": "doing", "text": "It is ordered.", "name": "Nia", **more}
    workshop.do(actor, "proposal.follow_up", **asked)


def test_a_follower_says_where_a_proposal_stands_though_the_session_is_closed(workshop: Workshop) -> None:
    said(workshop)
    said(workshop, status="done", text="")
    assert workshop.state.proposals["form"].status == "done"
    lines = followed_view(workshop.state)["proposals"][0]["history"]
    assert [(one["status"], one.get("text"), one["name"]) for one in lines] == [
        ("doing", "It is ordered.", "Nia"),
        ("done", None, "Nia"),
    ]
    assert workshop.refolded() == workshop.state


def test_a_typed_name_lies_beside_the_log_and_never_in_it(workshop: Workshop) -> None:
    said(workshop, name="Zebedee Quirk")
    assert "Zebedee" not in repr(workshop.log)
    assert "Zebedee Quirk" in workshop.names.values()


def test_who_has_a_seat_is_named_by_it(workshop: Workshop) -> None:
    workshop.do(
        Actor(workshop.petra.person_id, "follower"), "proposal.follow_up", proposal_id="form", status="doing"
    )
    line = followed_view(workshop.state)["proposals"][0]["history"][0]
    assert line["name"] == "Petra"
    assert workshop.state.proposals["form"].history[0].by == workshop.petra.person_id


def test_nobody_speaks_without_a_name(workshop: Workshop) -> None:
    with pytest.raises(BoardError, match=r"^invalid"):
        workshop.do(OUTSIDE, "proposal.follow_up", proposal_id="form", status="doing")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"proposal_id": "nothing"}, "not_found"),
        ({"status": "agreed"}, "invalid"),
        ({"text": "x" * 601}, "too_long"),
        ({"name": "   "}, "invalid"),
        ({"name": "x" * 61}, "too_long"),
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(
    workshop: Workshop, fields: dict[str, str], code: str
) -> None:
    before = workshop.state
    with pytest.raises(BoardError, match=rf"^{code}"):
        said(workshop, **fields)
    assert workshop.state == before


def test_a_follower_may_do_that_alone_and_nobody_else_may_do_it(workshop: Workshop) -> None:
    for kind, fields in (
        ("session.reopen", {}),
        ("proposal.status", {"proposal_id": "form", "status": "done"}),
    ):
        with pytest.raises(BoardError, match=r"^forbidden_role"):
            workshop.do(OUTSIDE, kind, **fields)
    for actor in (workshop.felicity, workshop.peter, workshop.olga, workshop.screen):
        with pytest.raises(BoardError, match=r"^forbidden_role"):
            said(workshop, actor)


def test_a_history_has_an_end(workshop: Workshop) -> None:
    for _ in range(200):
        said(workshop, text="")
    with pytest.raises(BoardError, match=r"^limit_reached"):
        said(workshop)


def test_the_follow_up_page_holds_proposals_and_nothing_else(workshop: Workshop) -> None:
    shown = followed_view(workshop.state)
    assert set(shown) == {"session", "proposals"}
    assert set(shown["session"]) == {"title", "language", "state", "created_at"}
    assert set(shown["proposals"][0]) == {
        *("proposal_id", "ref", "title", "owner", "first_step", "first_step_who", "first_step_by"),
        *("review_date", "status", "history"),
    }
    assert workshop.state.code not in repr(shown)


def reviewed(workshop: Workshop) -> State:
    plan = review_of(workshop.state, "cy")
    decision = create(code="WXYZ2346", title="Review", plan=plan, now_ms=workshop.now)
    recorded = [Recorded(seq, workshop.now, event) for seq, event in enumerate(decision.events, 1)]
    return evolve.fold(recorded, {}, {})


def test_a_review_begins_with_last_times_proposals_and_where_they_come_from(workshop: Workshop) -> None:
    said(workshop)
    state = reviewed(workshop)
    assert [state.phases[phase_id].kind for phase_id in state.order] == [
        "hold",
        "present",
        "mark",
        "propose",
        "hold",
    ]
    assert state.template == "review"
    proposal = state.proposals["form"]
    assert (proposal.ref, proposal.status, proposal.fields["owner"]) == ("P-01", "doing", "Petra")
    assert proposal.origin is not None
    assert (proposal.origin.title, proposal.origin.ref) == ("Repairs", "P-01")
    # who that person was means nothing there
    assert "owner_id" not in proposal.fields
    shown = view(state, workshop.viewer(workshop.screen))
    assert shown["proposals"][0]["origin"] == {
        "title": "Repairs",
        "ref": "P-01",
        "at": shown["session"]["created_at"],
    }


def test_a_new_proposal_of_the_review_has_the_next_number(workshop: Workshop) -> None:
    assert reviewed(workshop).proposals_made == len(workshop.state.proposals)


def test_an_owner_who_is_only_known_by_their_seat_is_carried_by_name(workshop: Workshop) -> None:
    workshop.do(workshop.felicity, "session.reopen")
    workshop.do(workshop.felicity, "proposal.revise", proposal_id="form", fields={"owner": ""})
    assert carried_from(workshop.state)[0].fields["owner"] == "Petra"


def test_there_is_no_review_without_proposals() -> None:
    with pytest.raises(BoardError, match=r"^conflict"):
        review_of(Workshop().state, "en")


@pytest.mark.parametrize("step", REVIEW.steps, ids=lambda step: step.phase_id)
def test_the_plan_of_a_review_is_worded_in_both_languages(step: Step) -> None:
    for part in ("title", "question", "example", "script"):
        english, welsh = getattr(step.en, part), getattr(step.cy, part)
        assert english and welsh and english != welsh


def test_the_steps_of_a_review_are_about_its_proposals(workshop: Workshop) -> None:
    state = reviewed(workshop)
    for phase_id in ("progress", "how-far"):
        assert targets(state, state.phases[phase_id]) == ["form"]
