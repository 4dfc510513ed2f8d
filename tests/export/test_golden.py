"""Whole files, as recorded. `UPDATE_GOLDEN=1` writes them anew; read the difference before it is kept."""

import os
from pathlib import Path

import pytest

from board.export.registry import render
from tests.export.views import options, workshop
from tests.export.whole import whole

GOLDEN = Path(__file__).parents[1] / "golden/export"
CASES = [
    ("proposals.md", {}, "proposals.md"),
    ("proposals.md", {"include": "all", "language": "cy"}, "all-cy.md"),
    ("proposals.csv", {}, "proposals.csv"),
    ("proposals.csv", {"include": "all", "names": False}, "all-nameless.csv"),
    ("proposals.html", {}, "proposals.html"),
    ("proposals.html", {"include": "all", "language": "cy"}, "all-cy.html"),
    ("record.json", {}, "record.json"),
    ("record.json", {"include": "proposals", "names": False}, "proposals-nameless.json"),
    ("notes.csv", {}, "notes.csv"),
    ("notes.csv", {"include": "proposals"}, "evidence.csv"),
]


#: the whole workshop (whole.py), each part of the record as it is told
WHOLE = [("proposals.md", {}, "record.md"), ("proposals.md", {"names": False}, "record-nameless.md")]


@pytest.mark.parametrize(("format", "given", "file"), CASES, ids=[case[2] for case in CASES])
def test_an_export_is_as_recorded(format: str, given: dict[str, object], file: str) -> None:
    _compare(render(format, workshop(), options(**given)).body, file)


@pytest.mark.parametrize(("format", "given", "file"), WHOLE, ids=[case[2] for case in WHOLE])
def test_the_record_is_told_as_recorded(format: str, given: dict[str, object], file: str) -> None:
    _compare(render(format, whole(), options(include="all", **given)).body, file)


def _compare(body: bytes, file: str) -> None:
    recorded = GOLDEN / file
    if os.environ.get("UPDATE_GOLDEN"):
        recorded.write_bytes(body)
    assert body.decode() == recorded.read_bytes().decode()
