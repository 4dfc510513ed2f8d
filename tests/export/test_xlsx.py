"""The workbook, opened by openpyxl: what a person sorts, filters and works on."""

import re
from collections import Counter
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image

from board.domain.proposals import FIELDS
from board.export.registry import render
from board.export.words import words
from board.export.xlsx.cells import MOST_IN_CELL, fitting
from board.export.xlsx.sheets import NOTE_KEYS, PROPOSAL_KEYS
from tests.export.test_hostile_text import FORMULAS, HOSTILE, everywhere, squeezed
from tests.export.views import FIELDS as WRITTEN
from tests.export.views import SKETCH, note, options, proposal, view
from tests.export.whole import whole


def packed(made: dict[str, Any] | None = None, **given: Any) -> bytes:
    return render("proposals.xlsx", made or whole(), options(**{"include": "all", **given})).body


def opened(made: dict[str, Any] | None = None, **given: Any) -> Workbook:
    return load_workbook(BytesIO(packed(made, **given)), rich_text=False)


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    """The rows by the heads of their columns."""
    heads, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, heads), line, strict=True)) for line in lines]


def texts(book: Workbook) -> list[str]:
    return [
        cell.value
        for sheet in book
        for line in sheet.iter_rows()
        for cell in line
        if isinstance(cell.value, str)
    ]


def parts(body: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(body)) as archive:
        return {
            name: archive.read(name).decode("utf-8")
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }


def test_the_sheets_are_those_that_were_asked_for() -> None:
    assert opened().sheetnames == ["Proposals", "Who does what", "Wishes", "Notes", "Concerns", "About"]
    assert opened(include="proposals").sheetnames == ["Proposals", "Who does what", "Concerns", "About"]
    welsh = opened(language="cy")
    assert welsh.sheetnames[:2] == ["Cynigion", "Pwy sy\u2019n gwneud beth"]
    assert set(welsh.defined_names) == set(opened().defined_names)
    assert set(welsh.defined_names) == {"proposals", "who_does_what", "wishes", "notes", "concerns", "about"}


def test_a_name_means_its_sheets_rows_in_both_languages() -> None:
    for language in ("en", "cy"):
        book = opened(language=language)
        for name, defined in book.defined_names.items():
            ((title, area),) = defined.destinations
            first, last = area.replace("$", "").split(":")
            assert first == "A1", name
            assert last == f"{book[title].cell(1, book[title].max_column).column_letter}{book[title].max_row}"


def test_a_date_is_a_date_and_a_number_a_number() -> None:
    made = whole()
    made["proposals"][1]["fields"] |= {"review_date": "2027-03-01", "impact": "4"}
    book = opened(made)
    first = rows(book["Proposals"])[0]
    assert first["By when"] == datetime(2026, 12, 5)  # noqa: DTZ001
    assert first["Review date"] == datetime(2027, 3, 1)  # noqa: DTZ001
    assert (first["Impact (1 to 5)"], first["Support"], first["Answers"]) == (4, 3.5, 4)
    due = book["Who does what"]["F2"]
    assert due.is_date and due.value == datetime(2026, 12, 5)  # noqa: DTZ001
    assert rows(book["Wishes"])[0]["Ticks"] == 5


@pytest.mark.parametrize("date", ["0001-01-01", "1899-12-31", "1900-02-28", "by Easter"])
def test_a_date_that_excel_cannot_count_stays_as_it_was_written(date: str) -> None:
    made = view(proposals=[proposal("1", "Old", fields={"owner": "A", "first_step_by": date})])
    assert rows(opened(made)["Proposals"])[0]["By when"] == date


def test_who_does_what_says_who_and_whether_they_accepted() -> None:
    first, second = rows(opened()["Who does what"])
    assert (first["Owner"], first["Ref"], first["Accepted"]) == ("Gethin Rees", "HR-1", "Yes")
    assert (second["Owner"], second["Ref"], second["Due"]) == ("No owner yet", "HR-2", None)
    assert rows(opened(names=False)["Who does what"])[0]["Accepted"] is None


def test_every_field_has_its_column_under_one_head_each() -> None:
    assert set(FIELDS) - {"owner_id"} <= set(PROPOSAL_KEYS)
    for language in ("en", "cy"):
        for sheet in opened(language=language):
            heads = [cell.value for cell in sheet[1]]
            assert None not in heads and len(set(heads)) == len(heads)
    assert len(rows(opened()["Notes"])[0]) == len(NOTE_KEYS)
    first = rows(opened()["Proposals"])[0]
    for key in ("problem", "who_it_helps", "proposal", "benefit", "measure", "first_step", "harm_if"):
        assert first[words("en")[key]] == WRITTEN[key]


def test_a_sheet_can_be_filtered_scrolled_and_printed() -> None:
    book = opened()
    for sheet in book:
        assert sheet.freeze_panes and str(sheet.freeze_panes).endswith("2"), "the header stays in sight"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.paperSize == 9 and sheet.page_setup.orientation == "landscape"
        if sheet.title != "About":
            assert sheet.auto_filter.ref == sheet.dimensions
        for column in sheet.column_dimensions.values():
            assert 6 <= column.width <= 80
    assert book["Proposals"].freeze_panes == "C2"
    assert book["Proposals"]["A2"].alignment.wrap_text


def test_drawings_lie_in_their_rows_with_words_for_them() -> None:
    body = packed()
    book = load_workbook(BytesIO(body))
    for title, wanted in (
        ("Proposals", {2: "A map"}),
        ("Wishes", {2: "A van"}),
        ("Notes", {3: "A map", 5: "A van"}),
    ):
        sheet = book[title]
        column = [cell.value for cell in sheet[1]].index("Picture")
        placed = {image.anchor._from.row + 1: image for image in sheet._images}
        assert set(placed) == set(wanted)
        for row, image in placed.items():
            assert image.anchor._from.col == column
            assert image.anchor.editAs in ("twoCell", None), "it moves, hides and sorts with its row"
            assert image.anchor.to.row + 1 == row, "it ends in its own row"
            assert any(wanted[row] in str(cell.value) for cell in sheet[row])
    drawings = [xml for name, xml in parts(body).items() if name.startswith("xl/drawings/drawing")]
    said = [found for xml in drawings for found in re.findall(r'<xdr:cNvPr [^>]*descr="([^"]*)"', xml)]
    assert sorted(said) == sorted(2 * ["Sketch: A map"] + 2 * ["Sketch: A van outside the wrong house"])


def test_the_file_says_what_it_is_and_which_moment_it_shows() -> None:
    book = opened()
    about = {row["What"]: row["Value"] for row in rows(book["About"])}
    assert about["Session"] == "Repairs and Digital"
    assert "As it stood on 21 November 2026, 14:05 UTC, change 312" in about.values()
    assert book.properties.title == "Proposals: Repairs and Digital"
    assert book.properties.created == datetime(2026, 11, 21, 14, 5)  # noqa: DTZ001
    assert book.custom_doc_props["seq"].value == 312
    assert book["Proposals"].oddFooter.left.text == "As it stood on 21 November 2026, 14:05 UTC, change 312"


def test_the_same_moment_makes_the_same_file() -> None:
    assert packed() == packed()


def test_a48_text_is_never_a_formula_a_link_or_markup() -> None:
    hostile = [*FORMULAS, *HOSTILE, "<r><t>x</t></r>", "<r>&bad</r>", "_x0041_", "  both  "]
    written = [
        proposal(f"{place}", text, fields={"problem": text, "owner": text}, concerns=[{"text": text}])
        for place, text in enumerate(hostile)
    ]
    notes = [note(f"n{place}", text) for place, text in enumerate(hostile)]
    body = packed(view(notes=notes, proposals=written))
    for name, xml in parts(body).items():
        assert "<f>" not in xml and "<hyperlink" not in xml, name
        assert 'TargetMode="External"' not in xml, name
    book = load_workbook(BytesIO(body))
    assert {cell.data_type for sheet in book for line in sheet.iter_rows() for cell in line} <= {
        "s",
        "n",
        "d",
    }
    told = Counter(map(squeezed, texts(book)))
    for text in hostile:
        assert told[squeezed(text.replace("\x00", "\ufffd"))] >= 6, text


def test_a48_a_hostile_title_service_or_name_stays_text() -> None:
    for text in ("=1+1", "]]> <w:p> {{7*7}}", "<r>&bad</r>", '&L&"x"&9'):
        book = opened(everywhere(text))
        about = {row["What"]: row["Value"] for row in rows(book["About"])}
        assert (about["Session"], about["Service"]) == (text, text)
        assert book.properties.title == f"Proposals: {text}"


def test_a45_characters_that_no_workbook_can_hold_reach_none() -> None:
    told = "".join(texts(opened(everywhere("a\x00b\x0bc\ud800d\uffffe"))))
    assert "a\ufffdb\nc\ufffdd\ufffde" in told
    assert "_x0000_" not in told


def test_a_cell_that_would_be_too_full_is_cut_and_says_so() -> None:
    assert fitting("a" * MOST_IN_CELL) == "a" * MOST_IN_CELL
    for letter in ("a", "👩"):
        cut = fitting(letter * (MOST_IN_CELL + 1))
        assert cut.endswith("…") and len(cut.encode("utf-16-le")) // 2 <= MOST_IN_CELL
        assert set(cut) == {letter, "…"}
    evidence = [note(f"n{place}", "👩" * 2000) for place in range(20)]
    made = view(notes=evidence, proposals=[proposal("1", "Much", note_ids=[n["note_id"] for n in evidence])])
    assert rows(opened(made)["Proposals"])[0]["The notes behind it"].endswith("…")
    assert all(row["Note"] == "👩" * 2000 for row in rows(opened(made)["Notes"]))


def test_an_empty_session_makes_a_workbook_too() -> None:
    book = opened(view())
    assert [sheet.max_row for sheet in book][:5] == [1, 1, 1, 1, 1]


def test_a_drawing_of_before_a_rule_of_today_costs_its_picture_alone() -> None:
    broken = {"v": 99, "strokes": "?"}
    made = view(notes=[note("n1", "", sketch=broken, caption="Old ink"), note("n2", "", sketch=SKETCH)])
    sheet = opened(made)["Notes"]
    assert len(sheet._images) == 1
    assert rows(sheet)[0]["Note"] == "Sketch: Old ink"


@pytest.mark.parametrize("size", [(560, 420), (240, 800), (900, 60)])
def test_a_photo_of_any_shape_keeps_it_and_stays_in_its_cell(size: tuple[int, int]) -> None:
    out = BytesIO()
    Image.new("RGB", size, "white").save(out, "JPEG", dpi=(300, 300))
    made = view(notes=[note("n1", "", kind="photo", photo_id="f1", caption="A whiteboard")])
    sheet = opened(made, photos={"f1": out.getvalue()})["Notes"]
    (image,) = sheet._images
    start, end = image.anchor._from, image.anchor.to
    assert (start.row, start.col) == (end.row, end.col) == (1, 1)
    width, height = (end.colOff - start.colOff) / 9525, (end.rowOff - start.rowOff) / 9525
    assert max(width / 160, height / 240) == pytest.approx(1, abs=0.05)
    assert width / height == pytest.approx(size[0] / size[1], rel=0.1)
    assert sheet.row_dimensions[2].height >= height * 0.75
