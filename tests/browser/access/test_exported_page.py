"""The exported page in a browser: axe finds nothing, nothing is wider than the page, paper cuts no row."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from board.export.registry import render
from tests.browser.access.axe import faults
from tests.export.views import options
from tests.export.whole import whole

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def exported(chromium: Browser, tmp_path: Path) -> Page:
    body = render("proposals.html", whole(), options(include="all")).body
    (tmp_path / "record.html").write_bytes(body)
    page = chromium.new_context(bypass_csp=True).new_page()
    page.goto((tmp_path / "record.html").as_uri())
    return page


@pytest.mark.parametrize("width", [1280, 320])
def test_x20_axe_holds_nothing_against_it_and_nothing_is_wider_than_the_page(
    exported: Page, width: int
) -> None:
    exported.set_viewport_size({"width": width, "height": 3000})
    assert faults(exported) == []
    assert exported.evaluate("document.documentElement.scrollWidth") <= width
    exported.context.close()


def test_the_first_stop_of_the_tab_key_leads_to_the_content(exported: Page) -> None:
    exported.keyboard.press("Tab")
    skip = exported.get_by_role("link", name="Skip to the content")
    assert skip.evaluate("link => link === document.activeElement && link.getBoundingClientRect().left >= 0")
    exported.keyboard.press("Enter")
    assert exported.evaluate("document.activeElement.id") == "content"
    exported.context.close()


def test_on_paper_every_page_has_its_number_and_the_heads_come_again(exported: Page, tmp_path: Path) -> None:
    paper = tmp_path / "record.pdf"
    exported.pdf(path=paper, prefer_css_page_size=True, print_background=True)
    exported.context.close()
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(paper).pages]
    assert len(pages) > 5
    for number, told in enumerate(pages, 1):
        assert f"{number} / {len(pages)}" in told
    told = " ".join(pages)
    for words in ("Who does what", "Try it with one crew", "The map could be live", "too few to show"):
        assert words in told
