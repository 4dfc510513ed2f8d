"""The project's pages, read as text."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
_FENCED = re.compile(r"^ *```.*?^ *```", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_TICKED = re.compile(r"`([^`\n]+)`")


def page(name: str) -> str:
    """A page of docs/, such as `rules.md`."""
    return (DOCS / name).read_text(encoding="utf-8")


def every_page() -> list[Path]:
    """All Markdown that a reader of the project meets."""
    beside = [ROOT / "README.md", ROOT / "NOTICE.md", ROOT / "static/vendor/README.md"]
    return [*sorted(DOCS.rglob("*.md")), *beside]


def links(text: str) -> list[str]:
    """The targets of all links and pictures."""
    return _LINK.findall(_FENCED.sub("", text))


def ticked(text: str) -> set[str]:
    """Everything between backticks in running text."""
    return set(_TICKED.findall(_FENCED.sub("", text)))


def headings(text: str) -> set[str]:
    """The anchors of a page's headings."""
    titles = re.findall(r"^#+ (.+)$", _FENCED.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title).strip().lower().replace(" ", "-") for title in titles}
