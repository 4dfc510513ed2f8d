"""R6: without names no file ties anybody to anything, down to its bytes, whatever its format."""

from typing import Any

import pytest

from board.domain.model import Viewer
from board.domain.visibility import view as seen_by
from board.export.registry import FORMATS, render
from tests.domain.workshop import Workshop
from tests.export.reading import words_of
from tests.export.views import options
from tests.export.whole import PEOPLE, whole

#: a picture of pixels has no words to look for; the plan alone holds nothing that anybody made
READ = [name for name, made in FORMATS.items() if made and name not in ("run_sheet.json", "wall.png")]
OWNER = "Gethin Rees"


def unpacked(format: str, made: dict[str, Any], **given: Any) -> str:
    return words_of(format, render(format, made, options(**given)).body)


@pytest.mark.parametrize("format", READ)
def test_a_file_without_names_holds_no_persons_name_or_id(format: str) -> None:
    made = whole()
    for language in ("en", "cy"):
        told = unpacked(format, made, include="all", names=False, language=language)
        for person in PEOPLE:
            assert person["person_id"] not in told
            if person["name"] not in (OWNER, "Mali Hughes"):  # what the proposal itself says stays
                assert person["name"] not in told


def nameless_workshop(author: str) -> Workshop:
    """A nameless wish, marks on it, an anonymous concern and a nameless remark, all by the one author."""
    workshop = Workshop()
    felicity, by = workshop.felicity, getattr(workshop, author)
    workshop.open("wishes")
    workshop.post(by, "wish", "The rota is a mess")
    workshop.do(felicity, "phase.reveal")
    for phase_id, kind, switches in (
        ("tick", "mark", {"mark": "tick", "source": "phase:wishes", "names": "off", "who": "everyone"}),
        ("show", "present", {"source": "phase:wishes", "names": "off"}),
    ):
        workshop.do(felicity, "phase.insert", phase_id=phase_id, kind=kind, title=kind, switches=switches)
    workshop.open("tick")
    workshop.do(by, "mark.set", mark_id="m1", target_id="wish", value=1)
    workshop.open("show")
    workshop.do(by, "remark.add", note_id="wish", text="Said of it")
    return workshop


@pytest.mark.parametrize("format", READ)
def test_a_nameless_wish_makes_the_same_file_whoever_wrote_marked_and_spoke_of_it(format: str) -> None:
    files = [
        render(
            format,
            seen_by(nameless_workshop(author).state, Viewer(None, "facilitator")),
            options(include="all", names=True),
        ).body
        for author in ("peter", "petra")
    ]
    assert files[0] == files[1]
    assert "The rota is a mess" in words_of(format, files[0])


def test_with_names_the_same_places_do_hold_them() -> None:
    """So that the tests above look where names would stand."""
    told = unpacked("proposals.xlsx", whole(), include="all") + unpacked(
        "proposals.html", whole(), include="all"
    )
    for person in PEOPLE:
        assert person["name"] in told
