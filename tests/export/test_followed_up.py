"""What was said after the session stands in the files; a name that was typed goes with the other names."""

import pytest

from board.export.registry import render
from tests.export.views import options, proposal, view

SAID = {
    "status": "doing",
    "at": "2026-12-01T09:00:00.000Z",
    "by": None,
    "text": "It is ordered: <b>two</b> wards | try it.",
    "name": "Zebedee Quirk",
}
FORMATS = ("proposals.md", "proposals.html", "record.json")


def made(file_format: str, *, names: bool) -> str:
    shown = view(proposals=[proposal("p1", "One form", history=[SAID])])
    return render(file_format, shown, options(names=names)).body.decode()


@pytest.mark.parametrize("file_format", FORMATS)
def test_what_happened_and_who_said_it_is_in_the_file(file_format: str) -> None:
    text = made(file_format, names=True)
    assert "It is ordered" in text
    assert "Zebedee Quirk" in text


@pytest.mark.parametrize("file_format", FORMATS)
def test_without_names_a_typed_name_is_left_out_and_the_words_stay(file_format: str) -> None:
    text = made(file_format, names=False)
    assert "It is ordered" in text
    assert "Zebedee" not in text


def test_the_words_stay_words() -> None:
    assert "<b>two" not in made("proposals.html", names=True)
