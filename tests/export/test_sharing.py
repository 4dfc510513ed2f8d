"""What a file may hold (R5, R6, R12): never more than its reader may see, never less than was said."""

import json

import pytest

from board.domain.errors import BoardError
from board.export.options import read_options
from board.export.registry import FORMATS, render
from tests.export.reading import words_of
from tests.export.views import AT, SKETCH, note, options, phase, view, workshop

#: the plan alone holds nothing that anybody made; a picture of pixels has no words to look for
WRITTEN = [name for name, made in FORMATS.items() if made and name not in ("run_sheet.json", "wall.png")]
#: what shows notes alone
NOTES_ALONE = ("notes.csv", "wishes.csv", "wall.svg")


def text_of(format: str, made: dict[str, object], **given: object) -> str:
    return words_of(format, render(format, made, options(**given)).body)


@pytest.mark.parametrize("format", WRITTEN)
def test_a_full_export_holds_every_note_parked_ones_too(format: str) -> None:
    body = text_of(format, workshop(), include="all")
    for words in (
        "Tell tenants",
        "A van outside the wrong house",
        "â ê î ô û ŵ ŷ",
        "A helicopter.",
        "Same as",
    ):
        assert words in body


@pytest.mark.parametrize("format", [name for name in WRITTEN if name not in NOTES_ALONE])
@pytest.mark.parametrize("include", ["proposals", "all"])
@pytest.mark.parametrize("names", [True, False])
def test_concerns_are_never_dropped(format: str, include: str, names: bool) -> None:
    body = text_of(format, workshop(), include=include, names=names)
    assert "Texts get ignored." in body
    assert "Who pays?" in body


@pytest.mark.parametrize("format", WRITTEN)
def test_a_note_without_an_author_has_none_in_any_file(format: str) -> None:
    made = view(notes=[note("n1", "The rota is a mess.", mine=True)])
    shown = text_of(format, made, include="all")
    hidden_behind = text_of(format, {**made, "me": {**made["me"], "person_id": "p-gethin"}}, include="all")
    assert "The rota is a mess." in shown
    assert shown == hidden_behind
    assert '"mine"' not in shown


@pytest.mark.parametrize("format", WRITTEN)
@pytest.mark.parametrize("switches", [{"see": "own"}, {"see": "group", "reveal": "never"}])
def test_what_nobody_else_may_see_yet_is_not_in_its_authors_file(
    format: str, switches: dict[str, str]
) -> None:
    waiting = view(
        run_sheet=[phase("wishes", "add", "Wishes", **switches)],
        notes=[note("secret-id", "Not yet for others", sketch=SKETCH, caption="Nor this", mine=True)],
    )
    body = text_of(format, waiting, include="all")
    for trace in ("secret-id", "Not yet", "Nor this", "yAHIAZADkAM="):
        assert trace not in body


def test_a_record_without_names_ties_nobody_to_anything() -> None:
    body = text_of("record.json", workshop(), names=False)
    assert "p-gethin" not in body
    assert "p-rhian" not in body
    assert json.loads(body)["people"] == []
    assert "Gethin Rees" in body, "the owner is what the proposal says"


@pytest.mark.parametrize("format", WRITTEN)
def test_a_proposal_names_no_evidence_that_is_not_in_the_file(format: str) -> None:
    made = workshop()
    made["proposals"][0]["note_ids"].append("unseen-note")
    assert "unseen-note" not in text_of(format, made, include="all")


def test_ones_own_support_stays_with_oneself() -> None:
    assert "my_support" not in text_of("record.json", workshop())


def test_a_hidden_note_is_in_the_record_of_who_may_see_it_but_in_no_document() -> None:
    for format in ("proposals.md", "proposals.html", "proposals.csv", "proposals.docx", "proposals.pdf"):
        assert "Something unkind" not in text_of(format, workshop(), include="all")
    hidden = {n["note_id"]: n["hidden"] for n in json.loads(text_of("record.json", workshop()))["notes"]}
    assert hidden["n6"] is True


def test_the_record_holds_all_of_the_view_but_what_is_the_readers_alone() -> None:
    made = workshop()
    record = json.loads(text_of("record.json", made))
    for part in ("run_sheet", "people", "groups", "notes", "themes"):
        assert record[part] == made[part]
    assert record["session"] == {**made["session"], "as_of": AT, "seq": 312}
    assert [c["proposal_id"] for c in record["concerns"]] == ["1", "1"]
    assert set(record) == {
        "format", "version", "session", "run_sheet", "people", "groups", "notes", "themes", "marks",
        "proposals", "concerns", "remarks", "questions", "pulse", "thanks",
    }  # fmt: skip


@pytest.mark.parametrize("format", ["proposals.txt", "wall.gif", "proposals.odt", ""])
def test_a_format_that_is_not_written_is_unsupported(format: str) -> None:
    with pytest.raises(BoardError) as refused:
        render(format, workshop(), options())
    assert refused.value.code == "unsupported"


@pytest.mark.parametrize(("name", "value"), [("include", "everything"), ("names", "1"), ("language", "fr")])
def test_an_unknown_option_is_refused_by_its_name(name: str, value: str) -> None:
    with pytest.raises(BoardError) as refused:
        read_options({name: value}, AT)
    assert (refused.value.code, refused.value.field) == ("invalid", name)


def test_options_left_out_are_the_formats_and_the_sessions_own() -> None:
    read = read_options({}, AT)
    assert (read.include, read.names, read.language) == (None, True, None)
    welsh = view(session={**view()["session"], "language": "cy"})
    assert "# Cynigion: Repairs and Digital" in render("proposals.md", welsh, read).body.decode()


def test_an_empty_session_says_that_there_is_nothing_yet() -> None:
    assert "No proposals have been written yet." in text_of("proposals.md", view())
    assert "No proposals have been written yet." in text_of("proposals.html", view())
    assert text_of("proposals.csv", view()).count("\r\n") == 1
