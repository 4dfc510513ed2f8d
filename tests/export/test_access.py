"""Files that a screen reader can read (X20): headings in order, drawings with words, tables with a header."""

import csv
import io
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "export"


class Outline(HTMLParser):
    """The levels of the headings, the drawings' names, and the page's language."""

    def __init__(self) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.drawings: list[dict[str, str | None]] = []
        self.language: str | None = None
        self.title = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        elif tag in ("svg", "img") and "aria-hidden" not in given:
            self.drawings.append(given)
        elif tag == "html":
            self.language = given.get("lang")
        elif tag == "title" and self.drawings:
            # a drawing's own title comes right after it begins
            self.drawings[-1]["title"] = "yes"
        elif tag == "title":
            self.title += 1


@pytest.mark.parametrize(("file", "language"), [("proposals.html", "en"), ("all-cy.html", "cy")])
def test_x20_a_page_has_headings_in_order_a_language_and_words_for_drawings(file: str, language: str) -> None:
    outline = Outline()
    outline.feed((GOLDEN / file).read_text(encoding="utf-8"))
    assert outline.language == language
    assert outline.title >= 1
    assert outline.levels[0] == 1
    assert outline.levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(outline.levels))
    assert outline.drawings
    for drawing in outline.drawings:
        assert drawing.get("role", "img") == "img"
        assert drawing.get("aria-label") or drawing.get("alt") or drawing.get("title")


@pytest.mark.parametrize("file", ["proposals.csv", "notes.csv"])
def test_x20_a_table_begins_with_the_names_of_its_columns(file: str) -> None:
    rows = list(csv.reader(io.StringIO((GOLDEN / file).read_text(encoding="utf-8-sig"))))
    assert len(rows) > 1
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in rows[0])
    assert len(set(rows[0])) == len(rows[0])
    assert {len(row) for row in rows} == {len(rows[0])}


def test_x20_a_text_has_headings_and_says_what_a_drawing_shows() -> None:
    text = (GOLDEN / "proposals.md").read_text(encoding="utf-8")
    levels = [len(found) for found in re.findall(r"^(#+) ", text, re.MULTILINE)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert "Sketch" in text
