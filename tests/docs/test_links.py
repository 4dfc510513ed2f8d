"""Every link leads somewhere, every path that a page names exists, every page is in the index."""

import re
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, ROOT, every_page, headings, links, page, ticked

PATH = re.compile(r"(board|static|tests|tools|templates|bench|docs)/[\w./@*-]*|run\.py")
#: of one machine, or of how the pages came about: neither is a reader's business
PLACES = re.compile(r"/(work|tmp|root|home)/|\bsession of work\b", re.IGNORECASE)


@pytest.mark.parametrize("path", every_page(), ids=lambda path: str(path.relative_to(ROOT)))
def test_its_links_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for link in links(text):
        if link.startswith(("http://", "https://")):
            continue
        target, _, anchor = link.partition("#")
        there = (path.parent / target).resolve() if target else path
        assert there.exists(), f"{path.name} links to {link}"
        if anchor:
            assert anchor in headings(there.read_text(encoding="utf-8")), f"{path.name} links to {link}"


@pytest.mark.parametrize("path", every_page(), ids=lambda path: str(path.relative_to(ROOT)))
def test_the_paths_it_names_exist(path: Path) -> None:
    for name in ticked(path.read_text(encoding="utf-8")):
        if PATH.fullmatch(name):
            assert list(ROOT.glob(name)), f"{path.name} names {name}"


@pytest.mark.parametrize("path", every_page(), ids=lambda path: str(path.relative_to(ROOT)))
def test_it_names_no_place_of_one_machine(path: Path) -> None:
    found = PLACES.search(path.read_text(encoding="utf-8"))
    assert found is None, f"{path.name}: {found and found.group()}"


def test_every_page_is_in_the_index() -> None:
    listed = {(DOCS / link).resolve() for link in links(page("README.md"))}
    pages = {path for path in DOCS.rglob("*.md") if path != DOCS / "README.md"}
    assert pages - listed == set()


def test_decisions_are_numbered_without_a_gap_and_say_what_follows() -> None:
    decisions = sorted((DOCS / "adr").glob("*.md"))
    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    for path in decisions:
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {int(path.name[:4])}. "), path.name
        assert {"the-question", "decision", "consequences"} <= headings(text), path.name
