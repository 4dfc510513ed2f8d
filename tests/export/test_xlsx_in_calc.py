"""The workbook as LibreOffice opens it: nothing is computed, nothing is lost, every row can be read."""

import csv
import os
import subprocess
from io import StringIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from board.export.registry import render
from tests.export.test_hostile_text import everywhere, squeezed
from tests.export.views import options
from tests.export.whole import whole


def converted(folder: Path, body: bytes, to: str) -> Path:
    (folder / "proposals.xlsx").write_bytes(body)
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    office = os.environ.get("SOFFICE") or "soffice"
    command = [office, home, "--headless", "--convert-to", to, "--outdir", str(folder), "proposals.xlsx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    made: Path = folder / f"proposals.{to.partition(':')[0]}"
    assert made.exists()
    return made


@pytest.mark.slow
def test_the_record_prints_with_every_word_and_its_moment_on_each_page(tmp_path: Path) -> None:
    body = render("proposals.xlsx", whole(), options(include="all", language="cy")).body
    pages = PdfReader(converted(tmp_path, body, "pdf")).pages
    told = squeezed("".join(page.extract_text() for page in pages))
    for words in (
        "Gethin Rees",
        "A van outside the wrong house",
        "Who pays?",
        "5 Rhag 2026",
        "Llai o deipio",
    ):
        assert squeezed(words) in told
    assert all("newid 312" in page.extract_text() for page in pages)
    assert sum(len(page.images) for page in pages) >= 4


@pytest.mark.slow
def test_a48_what_looks_like_a_formula_is_not_computed(tmp_path: Path) -> None:
    body = render("proposals.xlsx", everywhere("=1+1"), options()).body
    table = converted(tmp_path, body, "csv")
    cells = [cell for row in csv.reader(StringIO(table.read_text(encoding="utf-8"))) for cell in row]
    assert cells.count("=1+1") >= 4 and "2" not in cells
