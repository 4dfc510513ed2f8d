"""Who may import whom in static/js (docs/architecture.md): no build step would catch a wrong import."""

import re
from pathlib import Path

import pytest

from tests.docs.pages import ROOT

SCRIPTS = ROOT / "static/js"
IMPORTED = re.compile(
    r"""(?:^|\n)\s*(?:import|export)\b[^;]*?from\s+["']([^"']+)["']|import\s*\(\s*["']([^"']+)["']"""
)
#: what each folder may import besides itself and vendored libraries
MAY = {
    "lib": set(),
    "model": {"lib"},
    "input": {"lib"},
    "net": {"model", "lib"},
    "views": {"model", "input", "lib"},
    "pages": {"net", "views", "model", "input", "lib"},
}
#: what a page has and Node has not
PAGE_ONLY = re.compile(r"\b(document|window|localStorage|sessionStorage|navigator|HTMLElement)\b")
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
ALL = sorted(SCRIPTS.rglob("*.js"))


def name(path: Path) -> str:
    return str(path.relative_to(SCRIPTS))


def imports(path: Path) -> list[Path]:
    """The files that a module imports."""
    found = IMPORTED.findall(COMMENT.sub("", path.read_text(encoding="utf-8")))
    return [(path.parent / (a or b)).resolve() for a, b in found]


@pytest.mark.parametrize("path", ALL, ids=name)
def test_it_imports_only_what_its_folder_may(path: Path) -> None:
    here = path.relative_to(SCRIPTS).parts[0]
    for target in imports(path):
        assert target.is_file(), f"{name(path)} imports {target.name}, which is not there"
        if target.is_relative_to(SCRIPTS):
            there = target.relative_to(SCRIPTS).parts[0]
            assert there == here or there in MAY[here], f"{name(path)} imports {name(target)}"
        else:
            assert target.is_relative_to(ROOT / "static/vendor"), f"{name(path)} imports {target}"


@pytest.mark.parametrize("path", sorted((SCRIPTS / "model").glob("*.js")), ids=name)
def test_the_model_runs_without_a_page(path: Path) -> None:
    code = COMMENT.sub("", path.read_text(encoding="utf-8"))
    assert PAGE_ONLY.search(code) is None, f"{name(path)} needs a page"


def test_there_are_scripts_in_every_folder() -> None:
    assert {path.relative_to(SCRIPTS).parts[0] for path in ALL} == set(MAY)
