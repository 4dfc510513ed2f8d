"""proposals.pdf as pypdf reads it back: tags, alternatives, bookmarks, language, and the moment it shows."""

import time
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader

from board.export.pdf.text import breakable, fit, plainest
from board.export.registry import render
from tests.export.reading import alternatives, pdf_words, tags, titles
from tests.export.test_hostile_text import everywhere, squeezed
from tests.export.views import SKETCH, note, options, proposal, view, workshop
from tests.export.whole import whole

JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb004300080606070605080707070909080a0c140d0c0b0b0c1912130f"
    "141d1a1f1e1d1a1c1c20242e2720222c231c1c2837292c30313434341f27393d38323c2e333432ffc0000b08000100010101"
    "1100ffc4001f0000010501010101010100000000000000000102030405060708090a0bffda0008010100003f00d2cf20ffd9"
)


def written(made: dict[str, Any], **given: Any) -> bytes:
    return render("proposals.pdf", made, options(**given)).body


def opened(made: dict[str, Any], **given: Any) -> PdfReader:
    return PdfReader(BytesIO(written(made, **given)))


@cache
def record() -> PdfReader:
    return opened(whole(), include="all")


def kinds(reader: PdfReader) -> list[str]:
    return [str(tag["/S"]) for tag in tags(reader)]


def test_it_claims_pdf_ua_and_has_what_that_asks_for() -> None:
    reader = record()
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - its own kind of boolean
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    metadata = reader.xmp_metadata
    assert metadata and "<pdfuaid:part>1</pdfuaid:part>" in metadata.stream.get_data().decode()
    assert all(page.get("/Tabs") == "/S" or "/Annots" not in page for page in reader.pages)


def test_the_tags_say_headings_tables_lists_and_figures() -> None:
    found = kinds(record())
    assert {"/Document", "/H1", "/H2", "/P", "/Table", "/TR", "/TH", "/TD", "/L", "/LI", "/Figure"} <= set(
        found
    )
    headers = [tag for tag in tags(record()) if tag["/S"] == "/TH"]
    assert len(headers) >= 2 * found.count("/Table")
    levels = [int(kind[2]) for kind in found if kind[1] == "H" and kind[2:].isdigit()]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_figure_has_its_caption_as_its_alternative() -> None:
    reader = opened(workshop(), include="all")
    figures = [tag for tag in tags(reader) if tag["/S"] == "/Figure"]
    assert figures
    assert [str(tag["/Alt"]) for tag in figures] == ["A van outside the wrong house"] * len(figures)
    nameless = opened(view(notes=[note("n1", "", sketch=SKETCH)]), include="all", language="cy")
    assert set(alternatives(nameless)) == {"Braslun, heb ei ddisgrifio eto"}


def test_bookmarks_lead_to_every_part() -> None:
    told = titles(record())
    for part in ("In this record", "Who does what", "Concerns that were raised", "Who was there"):
        assert part in told
    assert any("A text the day before" in title for title in told)


@pytest.mark.parametrize(("language", "locale"), [("en", "en-GB"), ("cy", "cy-GB")])
def test_it_says_its_language_and_where_people_wrote_in_another(language: str, locale: str) -> None:
    reader = opened(workshop(), include="all", language=language)
    assert reader.trailer["/Root"]["/Lang"] == locale
    other = "en" if language == "cy" else "cy"
    assert any(str(tag.get("/Lang", "")).startswith(other) for tag in tags(reader))


def test_its_title_and_its_date_are_of_the_moment_that_it_shows() -> None:
    about = opened(workshop()).metadata
    assert about and about.title == "Proposals: Repairs and Digital"
    assert about.creation_date and about.creation_date.isoformat() == "2026-11-21T14:05:00+00:00"
    assert "As it stood on 21 November 2026, 14:05 UTC, change 312" in pdf_words(written(workshop()))


def test_the_same_list_makes_the_same_bytes() -> None:
    assert written(workshop(), include="all") == written(workshop(), include="all")


def test_every_page_is_numbered_out_of_all() -> None:
    pages = record().pages
    for number, page in enumerate(pages, 1):
        assert f"{number} / {len(pages)}" in page.extract_text()


def test_what_makes_a_proposal_one_is_told() -> None:
    told = pdf_words(written(workshop()))
    for words in (
        "Gethin Rees (accepted)",
        "Try it with one crew",
        "5 December 2026",
        "4.3 out of 5 (answers: 4)",
        "Texts get ignored. (anonymous)",
        "under £5,000",
        "We believe that",
    ):
        assert words in told


def test_a_photo_stands_in_its_place() -> None:
    made = view(notes=[note("n1", "", photo_id="p1", caption="The board in the depot") | {"kind": "photo"}])
    reader = opened(made, include="all", photos={"p1": JPEG})
    assert set(alternatives(reader)) == {"The board in the depot"}
    assert sum(len(page.images) for page in reader.pages) == 2, "as a wish and with no theme"
    broken = opened(made, include="all", photos={"p1": b"no JPEG"})
    assert "The board in the depot" in pdf_words(written(made, include="all", photos={"p1": b"no JPEG"}))
    assert alternatives(broken) == []


HOSTILE = [
    "a\x00b\x0bc\x1bd\ufffee\uffff",
    "lone \ud800 half",
    "]]> <w:p> &xxe; {{7*7}} {% for %}",
    '#import "x": y #eval("1") $x$ *b* _i_ @ref <label> `raw` // c /* d */ \\ ~ = h',
    "#read(\"/etc/passwd\") #image(\"http://169.254.169.254/\") #sys.inputs",
    "Ŵ ŷ ŵ Ŷ: dŵr, tŷ, ŵy",
    "\u202eturned",
    "x" * 400,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_text_stays_text(text: str) -> None:
    told = squeezed(pdf_words(written(everywhere(text), include="all")))
    clean = "".join("\ufffd" if c in "\x00\x1b\ufffe\uffff\ud800" else c for c in text.replace("\x0b", ""))
    assert squeezed(clean.strip("\u202e")) in told


SCRIPTS = "中文 日本語 한국어 بحث عربي עברית Привет Ελλάδα ← ✓ ≥ €"


def test_other_scripts_are_set_in_fonts_of_ours() -> None:
    letters = {letter for letter in SCRIPTS if not letter.isspace()}
    told = pdf_words(written(everywhere(SCRIPTS), include="all"))
    assert letters <= set(told)
    assert "[U+" not in told


def test_emoji_are_joined_into_one_sign() -> None:
    assert "[U+" not in pdf_words(written(everywhere("👩‍👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿 👍🏽"), include="all"))


def test_a_letter_that_no_font_holds_is_written_as_its_number() -> None:
    assert "[U+0378]" in pdf_words(written(everywhere("a \u0378 b"), include="all"))
    assert plainest("café 中 ŵ") == "café [U+4E2D] ŵ"


def test_a_label_in_another_script_does_not_cost_the_file() -> None:
    labels = [{"x": 100, "y": 300, "size": 2, "pen": 1, "text": "中 👩‍👩‍👧 مرحبا"}]
    made = view(notes=[note("n1", "", sketch={**SKETCH, "labels": labels}, caption="With a label")])
    reader = opened(made, include="all")
    assert "With a label" in alternatives(reader)


def test_long_words_can_be_broken_but_no_letter_from_its_marks() -> None:
    assert fit("short words stay") == "short words stay"
    assert max(map(len, fit("x" * 50_000).split("\u200b"))) <= 6
    family = "👩‍👩‍👧‍👦"
    assert all(piece.count("\u200d") in (0, 3) for piece in breakable(family * 20).split("\u200b"))
    assert "z\u0301" * 12 in fit("z" + "\u0301" * 1000 + " " + "z\u0301" * 12).replace("\u200b", "")
    assert "\u0301" * 7 not in fit("z" + "\u0301" * 1000)


def places(page: Any) -> list[tuple[float, str]]:
    """Give how high above the bottom of the page each piece of text stands, in points."""
    found: list[tuple[float, str]] = []

    def see(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip():
            found.append((cm[3] * tm[5] + cm[5], text))

    page.extract_text(visitor_text=see)
    return found


def test_a_note_of_many_lines_keeps_within_its_pages() -> None:
    made = view(notes=[note("n1", "A line\n" * 199 + "The last one"), note("n2", "word " * 400)])
    reader = opened(made, include="all")
    for page in reader.pages:
        assert min(y for y, _ in places(page)) > 20
    assert "The last one" in pdf_words(written(made, include="all"))


def test_an_empty_session_says_that_there_is_nothing_yet() -> None:
    assert "No proposals have been written yet." in pdf_words(written(view()))


def test_forty_proposals_each_begin_a_page() -> None:
    reader = opened(view(proposals=[proposal(f"{n:02}", f"Proposal {n}") for n in range(40)]))
    assert len(reader.pages) == 42
    assert len(titles(reader)) == 1 + 40 * 5


def test_a_letter_that_turns_out_to_have_no_shape_does_not_cost_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("board.export.pdf.text.is_covered", lambda letter: True)
    told = pdf_words(written(everywhere("café \u0378 ŵ"), include="all"))
    assert "café [U+0378] ŵ" in told


@pytest.mark.parametrize("text", ["a", "[", "*", "<", "#", "\u0301", "\u200d", "中", "👩‍👩‍👧‍👦"])
def test_fifty_thousand_of_one_sign_are_quick(text: str) -> None:
    start = time.process_time()
    fit(text * (50_000 // len(text)))
    assert time.process_time() - start < 0.5
