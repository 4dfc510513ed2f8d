"""A note lies in the column, panel or quarter that its author put it into; a reveal and the files keep it."""

import pytest

from board.domain.errors import BoardError
from board.domain.layouts import place_title, places
from board.domain.model import Viewer
from board.domain.visibility import view
from board.export.record.shared import shareable
from board.export.registry import render
from tests.domain.workshop import Workshop
from tests.export.views import options

COLUMNS = {"kind": "columns", "titles": ["Went well", "Could be better"]}


@pytest.fixture
def workshop() -> Workshop:
    """A nameless step with two columns."""
    workshop = Workshop()
    switches = {"layout": COLUMNS, "names": "off", "see": "own"}
    workshop.do(
        workshop.felicity, "phase.insert", phase_id="back", kind="add", title="Back", switches=switches
    )
    workshop.open("back")
    workshop.post(workshop.peter, "well", "The list", column=0)
    workshop.post(workshop.peter, "anywhere", "Something")
    return workshop


def column_of(workshop: Workshop, note_id: str) -> object:
    notes = view(workshop.state, workshop.viewer(workshop.petra))["notes"]
    return next((note.get("column") for note in notes if note["note_id"] == note_id), "unseen")


def test_the_column_is_shown_with_the_note_and_not_before(workshop: Workshop) -> None:
    assert column_of(workshop, "well") == "unseen"
    workshop.do(workshop.felicity, "phase.reveal")
    assert column_of(workshop, "well") == 0
    assert column_of(workshop, "anywhere") is None


def test_the_author_puts_it_into_another(workshop: Workshop) -> None:
    workshop.do(workshop.peter, "note.edit", note_id="well", column=1)
    assert workshop.state.notes["well"].column == 1
    assert workshop.state.notes["well"].text == "The list"


@pytest.mark.parametrize("column", [-1, 2])
def test_a_column_that_is_not_there_is_refused(workshop: Workshop, column: int) -> None:
    for kind, note_id in (("note.post", "new"), ("note.edit", "well")):
        with pytest.raises(BoardError, match="from 0 to 1") as refused:
            workshop.do(workshop.peter, kind, note_id=note_id, text="Words", column=column)
        assert refused.value.field == "column"


def test_a_plain_wall_has_no_columns(workshop: Workshop) -> None:
    workshop.open("wishes")
    with pytest.raises(BoardError, match="this step has none"):
        workshop.post(workshop.peter, "new", column=0)


def test_the_list_of_notes_names_the_column(workshop: Workshop) -> None:
    workshop.do(workshop.felicity, "phase.reveal")
    seen = view(workshop.state, Viewer(None, "facilitator"))
    made = render("notes.csv", shareable(seen, names=True), options(include="all")).body.decode()
    assert "Went well" in next(line for line in made.splitlines() if "The list" in line)


@pytest.mark.parametrize(
    ("layout", "count", "first"),
    [
        ({"kind": "wall"}, 0, ""),
        (COLUMNS, 2, "Went well"),
        ({"kind": "columns"}, 0, ""),
        ({"kind": "panels", "count": 8}, 8, "1"),
        ({"kind": "panels"}, 8, "1"),
        ({"kind": "axes", "x": "effort", "y": "impact"}, 4, "impact +, effort -"),
    ],
)
def test_every_layout_says_how_many_places_it_has(layout: dict[str, object], count: int, first: str) -> None:
    assert places(layout) == count
    assert place_title(layout, 0) == first


def test_the_quarters_are_read_as_a_page_is() -> None:
    axes = {"kind": "axes", "x": "effort", "y": "impact"}
    assert [place_title(axes, quarter) for quarter in range(4)] == [
        "impact +, effort -",
        "impact +, effort +",
        "impact -, effort -",
        "impact -, effort +",
    ]
