"""proposals.docx as python-docx reads it back: headings, tables, pictures, language, and no prompt."""

from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from board.export.registry import render
from tests.export.office import printed
from tests.export.reading import pdf_words
from tests.export.test_hostile_text import everywhere, squeezed
from tests.export.views import AT, SKETCH, note, options, proposal, view, workshop
from tests.export.whole import whole


def written(made: dict[str, Any], **given: Any) -> bytes:
    return render("proposals.docx", made, options(**given)).body


def opened(made: dict[str, Any], **given: Any) -> Any:
    return docx.Document(BytesIO(written(made, **given)))


def headings(file: Any) -> list[tuple[str, str]]:
    return [(p.style.name, p.text) for p in file.paragraphs if p.style.name.startswith(("Title", "Heading"))]


def rows(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def parts(body: bytes) -> dict[str, Any]:
    with ZipFile(BytesIO(body)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: etree.fromstring(archive.read(name)) for name in names}


def test_headings_are_real_and_in_their_order() -> None:
    told = headings(opened(workshop()))
    assert told == [
        ("Title", "Repairs and Digital"),
        ("Heading 1", "In this list"),
        ("Heading 1", "HR-1  A text the day before"),
        ("Heading 2", "Support"),
        ("Heading 2", "Concerns"),
        ("Heading 2", "The notes behind it"),
        ("Heading 2", "History"),
    ]


def test_the_title_says_the_service_the_date_and_the_moment() -> None:
    words = "\n".join(p.text for p in opened(workshop()).paragraphs[:6])
    for told in (
        "Service: Housing Repairs",
        "Date: 21 November 2026",
        "As it stood on 21 November 2026, 14:05 UTC, change 312",
    ):
        assert told in words


def test_a_proposal_is_told_in_tables_with_its_owner_first() -> None:
    tables = [rows(table) for table in opened(workshop()).tables]
    overview, promise, facts, support, evidence, history = tables
    assert overview[1] == ["HR-1", "A text the day before", "Gethin Rees", "5 December 2026", "Ready"]
    assert promise == [
        ["Owner", "First step", "Who takes it", "By when"],
        ["Gethin Rees (accepted)", "Try it with one crew", "Mali Hughes", "5 December 2026"],
    ]
    assert facts[0] == ["HR-1", "The proposal in full"]
    assert ["Problem", "One visit in five finds nobody at home."] in facts
    assert ["Cost", "under £5,000"] in facts
    assert support == [["Support, 0 to 5", *"012345"], ["How many people", *"000112"]]
    assert evidence[1][1] == "Tell tenants when we are coming."
    assert history[1] == ["Draft", "21 November 2026, 14:05 UTC", "Rhian Morgan"]


def test_every_table_has_a_header_row_that_comes_again_and_no_row_is_cut() -> None:
    for table in opened(whole(), include="all").tables:
        header, *others = table._tbl.tr_lst
        assert header.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in (header, *others))


def test_a_row_longer_than_a_page_may_go_on_over_it() -> None:
    made = view(notes=[note("n1", "A line\n" * 200), note("n2", "Short")])
    long, short = opened(made, include="all").tables[0]._tbl.tr_lst[1:]
    assert long.trPr is None or long.trPr.find(qn("w:cantSplit")) is None
    assert short.trPr.find(qn("w:cantSplit")) is not None


def test_a_drawing_stands_in_its_place_with_its_caption_as_its_alternative() -> None:
    file = opened(workshop())
    drawings = file.element.body.findall(f".//{qn('wp:inline')}")
    assert [drawing.docPr.get("descr") for drawing in drawings] == ["A van outside the wrong house"] * 2
    inside = [drawing for drawing in drawings if any(a.tag == qn("w:tc") for a in drawing.iterancestors())]
    assert len(inside) == 1, "one is the proposal's own, the other stands in the row of its note"
    pictures = [part for part in file.part.package.iter_parts() if part.partname.endswith(".png")]
    assert all(part.blob.startswith(b"\x89PNG") for part in pictures)
    assert len({drawing.docPr.get("id") for drawing in drawings}) == 2


def test_a_drawing_that_nobody_described_says_so_in_the_files_language() -> None:
    made = view(notes=[note("n1", "", sketch=SKETCH)])
    drawing = opened(made, include="all", language="cy").element.body.find(f".//{qn('wp:inline')}")
    assert drawing.docPr.get("descr") == "Braslun, heb ei ddisgrifio eto"


@pytest.mark.parametrize(("language", "locale"), [("en", "en-GB"), ("cy", "cy-GB")])
def test_the_file_says_its_language_and_where_people_wrote_in_another(language: str, locale: str) -> None:
    body = written(workshop(), include="all", language=language)
    read = parts(body)
    assert read["word/styles.xml"].find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}").get(qn("w:val")) == locale
    told = {
        run.findtext(qn("w:t")): run.find(f"{qn('w:rPr')}/{qn('w:lang')}").get(qn("w:val"))
        for run in read["word/document.xml"].iter(qn("w:r"))
        if run.find(f"{qn('w:rPr')}/{qn('w:lang')}") is not None
    }
    welsh = "Bysellfwrdd Cymraeg ar bob tabled: â ê î ô û ŵ ŷ"
    assert told.get(welsh) == (None if language == "cy" else "cy-GB")
    assert told.get("A helicopter.") == ("en-GB" if language == "cy" else None)


def test_it_opens_without_a_question_and_its_links_lead_somewhere() -> None:
    read = parts(written(whole(), include="all"))
    page, settings = read["word/document.xml"], read["word/settings.xml"]
    assert settings.find(qn("w:updateFields")) is None
    fields = {field.get(qn("w:instr")) for part in read.values() for field in part.iter(qn("w:fldSimple"))}
    assert fields == {"PAGE", "NUMPAGES"}
    assert not list(page.iter(qn("w:instrText")))
    links = {link.get(qn("w:anchor")) for link in page.iter(qn("w:hyperlink"))}
    names = [mark.get(qn("w:name")) for mark in page.iter(qn("w:bookmarkStart"))]
    assert links and links <= set(names)
    assert len(names) == len(set(names))
    outside = [
        rel.get("Target")
        for part in read.values()
        for rel in part.iter("{*}Relationship")
        if rel.get("TargetMode")
    ]
    assert outside == []


def test_its_own_description_is_of_the_moment_that_it_shows() -> None:
    about = opened(workshop()).core_properties
    assert about.title == "Proposals: Repairs and Digital"
    assert about.language == "en-GB"
    assert about.created.isoformat().startswith(AT[:19])
    assert about.modified == about.created
    assert (about.author, about.last_modified_by) == ("Wishwall", "Wishwall")


def test_the_same_list_makes_the_same_bytes() -> None:
    assert written(whole(), include="all") == written(whole(), include="all")


def test_the_record_is_told_in_its_order() -> None:
    told = [text for style, text in headings(opened(whole(), include="all")) if style == "Heading 1"]
    expected = [
        "In this record", "Who does what", "What people wished for", "Themes and their notes", "Groups",
        "What was presented", "How people marked", "Concerns that were raised", "Parked notes",
        "How it was for people", "How the session went", "Thanks", "Who was there",
    ]  # fmt: skip
    assert [text for text in told if text in expected] == expected
    assert any("A text the day before" in text for text in told)


def test_an_empty_session_says_that_there_is_nothing_yet() -> None:
    assert "No proposals have been written yet." in [p.text for p in opened(view()).paragraphs]


HOSTILE = [
    "a\x00b\x0bc\x1bd\ufffee\uffff",
    "lone \ud800 half",
    "]]> <w:p> &xxe; <![CDATA[x]]> {{7*7}} {% for %}",
    "=1+1 #import \"x\" $x$ @ref <label>",
    "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿 中文 日本語 한국어",
    "بحث عربي ثم English עברית",
    "Ŵ ŷ ŵ Ŷ: dŵr, tŷ, ŵy",
    "\u202eturned",
    "x" * 2000,
]  # fmt: skip


@cache
def plain_shape() -> tuple[int, list[str]]:
    file = opened(everywhere("plain words"), include="all")
    return len(file.tables), [style for style, _ in headings(file)]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_text_stays_text(text: str) -> None:
    file = opened(everywhere(text), include="all")
    told = squeezed("".join(p.text for p in file.element.body.iter(qn("w:t"))))
    clean = "".join("\ufffd" if c in "\x00\x1b\ufffe\uffff\ud800" else c for c in text.replace("\x0b", ""))
    assert squeezed(clean) in told
    assert (len(file.tables), [style for style, _ in headings(file)]) == plain_shape()


def test_marks_are_kept_to_their_line() -> None:
    told = "".join(
        p.text for p in opened(everywhere("z" + "\u0301" * 1000), include="all").element.iter(qn("w:t"))
    )
    assert "z\u0301" in told
    assert "\u0301" * 7 not in told


def test_text_from_the_right_turns_its_paragraph() -> None:
    made = view(notes=[note("n1", "بحث عربي"), note("n2", "plain")])
    cells = opened(made, include="all").tables[0].rows
    turned = [row.cells[0].paragraphs[0]._p.pPr.find(qn("w:bidi")) is not None for row in cells]
    assert turned == [False, True, False]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "cy"])
def test_libreoffice_opens_and_prints_it(language: str, tmp_path: Any) -> None:
    made = whole()
    made["proposals"] += [proposal(f"x{n}", f"Proposal {n}") for n in range(30)]
    body = written(made, include="all", language=language)
    told = squeezed(pdf_words(printed(tmp_path, "proposals.docx", body)))
    moment = "As it stood on" if language == "en" else "Fel yr oedd ar"
    for words in ("Who pays?", "A van outside the wrong house", "Proposal 29", moment):
        assert squeezed(words) in told
