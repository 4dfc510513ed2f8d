"""Every proof that docs/security.md names exists: tests by file and name, rows of the catalogue by number."""

import re

import pytest

from tests.docs.pages import ROOT, page

TEXT = page("security.md")
NAMED = sorted(set(re.findall(r"`(tests/[a-z0-9_/]+\.py)(?:::(test_[a-z0-9_]+))?`", TEXT)))
ROWS = sorted(set(re.findall(r"\bA\d{2,3}\b", TEXT)))
ASVS = re.findall(r"^\| ((?:V?\d+(?:\.\d+\.\d+)?(?:, )?)+) \|.*\| (.*) \|$", TEXT, re.MULTILINE)


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_a_named_test_is_there(file: str, name: str) -> None:
    path = ROOT / file
    assert path.is_file()
    assert f"def {name}" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("number", ROWS)
def test_a_named_row_is_written(number: str) -> None:
    rows = "".join(found.read_text(encoding="utf-8") for found in (ROOT / "tests/abuse").glob("rows_*.py"))
    assert f'"{number}"' in rows


def test_every_requirement_has_a_proof_or_a_reason() -> None:
    assert len(ASVS) > 60
    assert {number.split(".")[0].lstrip("V") for number, _ in ASVS} >= {
        str(n) for n in (*range(1, 9), *range(13, 17))
    }
    assert all(len(proof) > 2 for _, proof in ASVS)
