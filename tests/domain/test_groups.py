"""R8: who comes late lands in the smallest group; R10: groups return, and notes keep their group."""

import pytest

from board.domain.visibility import view
from tests.domain.workshop import Workshop


@pytest.fixture
def workshop() -> Workshop:
    """Two groups with a theme each; what each writes only it and the facilitators see."""
    workshop = Workshop()
    workshop.do(workshop.felicity, "group.split", count=2)
    for number, group_id in enumerate(workshop.state.groups):
        workshop.do(workshop.felicity, "theme.form", theme_id=f"theme-{number}", title=f"Theme {number}")
        workshop.do(workshop.felicity, "group.update", group_id=group_id, theme_id=f"theme-{number}")
    apart = {"scope": "group", "see": "group", "names": "on"}
    workshop.do(
        workshop.felicity, "phase.insert", phase_id="apart", kind="add", title="Apart", switches=apart
    )
    together = {"source": "phase:apart", "scope": "all", "who": "everyone"}
    workshop.do(
        workshop.felicity, "phase.insert", phase_id="together", kind="sort", title="Sort", switches=together
    )
    workshop.open("apart")
    workshop.post(workshop.peter, "of-peters-group")
    return workshop


def seen_by_petra(workshop: Workshop) -> dict[str, object]:
    shown = view(workshop.state, workshop.viewer(workshop.petra))["notes"]
    return {note["note_id"]: note["group_id"] for note in shown}


def test_r8_a_late_joiner_lands_in_the_smallest_group_and_in_the_live_step(workshop: Workshop) -> None:
    third = workshop.join("Pavel")
    group_id = workshop.state.people[third.person_id or ""].group_id
    fourth = workshop.join("Dafydd")
    assert group_id is not None
    assert workshop.state.people[fourth.person_id or ""].group_id not in (None, group_id)
    assert view(workshop.state, workshop.viewer(fourth))["live"]["phase_id"] == "apart"


def test_r10_sorting_together_shows_what_only_groups_saw_with_its_group(workshop: Workshop) -> None:
    assert seen_by_petra(workshop) == {}
    workshop.open("together")
    group_id = workshop.state.people[workshop.peter.person_id or ""].group_id
    assert seen_by_petra(workshop) == {"of-peters-group": group_id}
    theme_id = workshop.state.groups[str(group_id)].theme_id
    assert theme_id is not None, "the group's theme is kept too"
    assert workshop.state.notes["of-peters-group"].phase_id == "apart"


def test_r10_a_group_at_its_own_pace_is_back_when_a_step_opens_for_all(workshop: Workshop) -> None:
    group_id = next(iter(workshop.state.groups))
    workshop.do(workshop.felicity, "phase.open", phase_id="wishes", expected="apart", group_id=group_id)
    assert workshop.state.paces
    workshop.open("together")
    assert not workshop.state.paces
    for actor in (workshop.peter, workshop.petra):
        assert view(workshop.state, workshop.viewer(actor))["live"]["phase_id"] == "together"


def test_r10_who_moves_takes_nothing_away_from_the_group_that_made_it(workshop: Workshop) -> None:
    before = workshop.state.notes["of-peters-group"].group_id
    other = next(key for key in workshop.state.groups if key != before)
    workshop.do(workshop.felicity, "group.move", person_id=str(workshop.peter.person_id), group_id=other)
    workshop.open("together")
    assert seen_by_petra(workshop) == {"of-peters-group": before}
