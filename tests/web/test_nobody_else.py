"""No page asks anybody else for anything: what the browser is given names no other host to load from."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
OURS = sorted(
    path
    for folder, ending in (("static/js", "js"), ("static/css", "css"), ("templates", "html"))
    for path in (ROOT / folder).rglob(f"*.{ending}")
)
ADDRESS = re.compile(r"(?:https?:|wss?:)?//[a-z0-9-]+(?:\.[a-z0-9-]+)+[^\s'\"`)<>]*", re.IGNORECASE)
#: what a reader may follow, and names that are no addresses
LINK = re.compile(r"<a\s[^>]*href=\"[^\"]*\"")
NAMESPACE = "http://www.w3.org/"


def loads_from(text: str, kind: str) -> list[str]:
    """Addresses of other hosts in what a browser runs or draws; comments and links of a page are none."""
    if kind in (".js", ".css"):
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        text = re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)
    found = ADDRESS.findall(LINK.sub("", text))
    return [address for address in found if not address.startswith(NAMESPACE)]


def test_there_is_something_to_look_at() -> None:
    assert len(OURS) > 200


@pytest.mark.parametrize("path", OURS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_of_ours_names_no_other_host(path: Path) -> None:
    assert loads_from(path.read_text(encoding="utf-8"), path.suffix) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("fetch('https://evil.example/x')", ".js"),
        ("import('//cdn.example.org/x.js')", ".js"),
        ("new WebSocket(`wss://evil.example/`)", ".js"),
        ("@import url(https://fonts.example.com/a.css);", ".css"),
        ('<img src="https://tracker.example/p.gif">', ".html"),
        ('<script src="//cdn.example.org/x.js"></script>', ".html"),
    ],
)
def test_each_way_of_asking_would_be_found(text: str, kind: str) -> None:
    assert loads_from(text, kind)
