"""What was weighed stands in every document: other wordings, the owner who said no, answers to concerns."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from board.export.document.blocks import Bullets, Cell, Document, Heading, Said, Table
from board.export.document.whole import document
from board.export.record.proposal_list import proposal_list
from board.export.record.shared import shareable
from board.export.registry import render
from tests.export.reading import pdf_words, words_of
from tests.export.views import note, options, proposal, view
from tests.export.whole import whole

DOCUMENTS = ("proposals.md", "proposals.html", "proposals.docx", "proposals.pdf", "proposals.xlsx")
TEXTS = ("proposals.md", "proposals.html")
CALLED = {
    "en": ("Other wordings", "Answer", "Proposal (agreed wording)", "declined"),
    "cy": ("Geiriadau eraill", "Ateb", "Y cynnig (geiriad y cytunwyd arno)", "wedi gwrthod"),
}


def weighed(*, owner: str = "Owain Pugh") -> dict[str, Any]:
    """The whole workshop, in which the one who was asked to own the second proposal said no."""
    made = whole()
    made["proposals"][0] |= {"fields": {"title": "One map for all", "owner": owner}, "declined_by": "p-owain"}
    return made


def told(format: str, made: dict[str, Any] | None = None, **given: Any) -> str:
    body = render(format, made or weighed(), options(**given)).body
    words = pdf_words(body) if format.endswith("pdf") else words_of(format, body)
    return " ".join(words.split())


def blocks(made: dict[str, Any], **given: Any) -> Document:
    asked = options(**given)
    return document(proposal_list(shareable(made, names=asked.names), asked, "all"))


def texts(cell: Cell) -> str:
    return "\n".join(piece.text for piece in cell.pieces if isinstance(piece, Said))


@pytest.mark.parametrize("include", ["proposals", "all"])
@pytest.mark.parametrize("format", DOCUMENTS)
def test_every_document_tells_the_other_wordings_and_the_answers(format: str, include: str) -> None:
    words = told(format, include=include)
    assert "We will ring every tenant" in words
    assert "We ring who has not read it." in words


@pytest.mark.parametrize("language", CALLED)
@pytest.mark.parametrize("format", [name for name in DOCUMENTS if name != "proposals.xlsx"])
def test_they_are_named_in_the_readers_language(format: str, language: str) -> None:
    words = told(format, language=language)
    for name in CALLED[language]:
        assert name in words


@pytest.mark.parametrize("format", DOCUMENTS)
def test_where_nothing_was_offered_answered_or_declined_nothing_is_said_of_it(format: str) -> None:
    plain = view(proposals=[proposal("1", "One", concerns=[{"concern_id": "c", "text": "Who pays?"}])])
    words = told(format, plain, include="all")
    assert "Who pays?" in words
    assert "declined" not in words.lower()
    if format != "proposals.xlsx":  # whose columns keep their place
        assert "wording" not in words
        assert "Answer" not in words.replace("Answers", "")


@pytest.mark.parametrize("format", DOCUMENTS)
def test_without_names_nobody_is_said_to_have_declined_and_the_words_stay(format: str) -> None:
    words = told(format, weighed(owner="The crew"), names=False, include="all")
    assert "declined" not in words.lower()
    assert "Owain" not in words and "p-owain" not in words
    assert "We will ring every tenant" in words
    assert "We ring who has not read it." in words


@pytest.mark.parametrize("format", TEXTS)
def test_an_owner_who_said_no_for_another_is_named(format: str) -> None:
    made = weighed(owner="The crew")
    assert "The crew (declined by Owain Pugh)" in told(format, made)
    assert "The crew (gwrthodwyd gan Owain Pugh)" in told(format, made, language="cy")


def test_words_that_look_like_markup_stay_words() -> None:
    made = whole()
    made["proposals"][1]["wordings"][1]["text"] = "<b>Bold</b>\n# Loud"
    made["proposals"][1]["concerns"][0]["answer"] = "<i>So</i>\n# there"
    page = told("proposals.html", made, include="all")
    assert "<b>" not in page and "<i>" not in page
    marked = render("proposals.md", made, options(include="all")).body.decode()
    assert not [line for line in marked.splitlines() if line.lstrip().startswith(("# Loud", "# there"))]


def test_paper_sets_wordings_as_a_list_and_answers_beside_their_concerns() -> None:
    paper = blocks(whole()).blocks
    place = paper.index(Heading(2, "Other wordings"))
    (wording,) = paper[place + 1].items  # type: ignore[union-attr]
    assert isinstance(paper[place + 1], Bullets) and wording.text.startswith("We will ring")
    answered = [b for b in paper if isinstance(b, Table) and "Answer" in b.header]
    assert [table.header for table in answered] == [
        ("Concern", "Raised by", "Answer"),
        ("Concern", "Proposal", "Raised by", "Answer"),
    ]
    for table in answered:
        first, second = ([texts(cell) for cell in row] for row in table.rows)
        assert (first[0], first[-1]) == ("Texts get ignored.", "We ring who has not read it.")
        assert (second[0], second[-1]) == ("Who pays?", "")


def test_the_workbook_has_them_in_columns_of_their_own() -> None:
    book = load_workbook(BytesIO(render("proposals.xlsx", weighed(), options()).body))
    heads, *lines = book["Proposals"].iter_rows(values_only=True)
    first, second = (dict(zip(heads, line, strict=True)) for line in lines)
    assert first["Wording agreed"] == "Yes" and second["Wording agreed"] is None
    assert first["Other wordings"] == "We will ring every tenant\nthe evening before."
    assert (first["Accepted"], second["Accepted"]) == ("Yes", "Declined")
    assert [cell.value for cell in book["Concerns"]["E"]] == ["Answer", "We ring who has not read it.", None]


def test_a_note_that_shows_its_side_alone_is_signed_with_it_on_paper() -> None:
    notes = [
        note("n1", "Ours", side="Repairs", parked=True),
        note("n2", "Mine", author="p-gethin", parked=True),
    ]
    (parked,) = (
        b for b in blocks(view(notes=notes)).blocks if isinstance(b, Table) and b.about == "Parked notes"
    )
    assert parked.header[-1] == "By"
    assert [texts(row[-1]) for row in parked.rows] == ["Repairs", "Gethin Rees"]
    assert [sum("Repairs" in texts(cell) for cell in row) for row in parked.rows] == [1, 0]
