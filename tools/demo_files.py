"""Download every file that the demo's session offers, open each as its reader would, and keep them.

    make demo ARGS=--json | .venv/bin/python tools/demo_files.py

Reads what `demo --json` prints and writes the files to `files/`, which git ignores; answers 1
with a sentence for each file that did not come or does not open.
"""

import csv
import io
import json
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import docx
import openpyxl
import pypdf
import requests
from PIL import Image

FOLDER = Path(__file__).resolve().parent.parent / "files"
PATIENCE_S = 120


def main() -> int:
    """Fetch them as the facilitator, in both languages."""
    printed = json.load(sys.stdin)
    FOLDER.mkdir(exist_ok=True)
    faults = [fault for language in ("en", "cy") for fault in fetched(printed, language)]
    print("\n".join(faults) or f"Every file of the demo opened; they lie in {FOLDER.name}/.")
    return 1 if faults else 0


def fetched(printed: dict[str, Any], language: str) -> Iterator[str]:
    """A sentence for each format that failed in this language."""
    web, address = seated(printed)
    for name, opens in OPENERS.items():
        for include in ("proposals", "all") if name.startswith("proposals") else ("all",):
            query = {"include": include, "language": language}
            answer = web.get(f"{address}/export/{name}", params=query, timeout=PATIENCE_S)
            if answer.status_code != 200:
                yield f"{name} ({include}, {language}): status {answer.status_code}, {answer.text[:200]}"
                continue
            stem, _, ending = name.rpartition(".")
            (FOLDER / f"{stem}-{include}-{language}.{ending}").write_bytes(answer.content)
            try:
                opens(answer.content)
            except Exception as fault:  # noqa: BLE001 - a reader may fail in any way of its own
                yield f"{name} ({include}, {language}) does not open: {type(fault).__name__}: {fault}"


def seated(printed: dict[str, Any]) -> tuple[requests.Session, str]:
    """The facilitator by their link, as a script, and the address of the session's calls."""
    link = urlsplit(str(printed.get("links", printed)["host"]))
    code = link.path.split("/")[2]
    address = f"{link.scheme}://{link.netloc}/api/sessions/{code}"
    web = requests.Session()
    key = link.fragment.removeprefix("key=")
    granted = web.post(f"{address}/grants", json={"key": key}, timeout=PATIENCE_S)
    granted.raise_for_status()
    web.headers["Authorization"] = f"Bearer {granted.json()['token']}"
    return web, address


def words(body: bytes) -> None:
    """Text that holds something."""
    assert body.decode("utf-8-sig").strip(), "it is empty"


def table(body: bytes) -> None:
    """Rows of one width under a header."""
    rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))
    assert len(rows) > 1, "it has no rows"
    assert {len(row) for row in rows} == {len(rows[0])}, "its rows differ in length"


def document(body: bytes) -> None:
    """Headings and at least one drawing."""
    read = docx.Document(io.BytesIO(body))
    assert any(p.style is not None and "Heading" in str(p.style.name) for p in read.paragraphs), "no heading"
    assert read.inline_shapes, "no drawing"


def tagged(body: bytes) -> None:
    """Pages with a tag tree and a language."""
    read = pypdf.PdfReader(io.BytesIO(body))
    root: Any = read.trailer["/Root"]
    assert len(read.pages) > 0 and root.get("/StructTreeRoot") and root.get("/Lang"), "it has no tags"


def workbook(body: bytes) -> None:
    """A sheet with a header and a row."""
    read = openpyxl.load_workbook(io.BytesIO(body))
    assert read.worksheets[0].max_row > 1, "its first sheet is empty"


def archive(body: bytes) -> None:
    """Whole members."""
    with zipfile.ZipFile(io.BytesIO(body)) as read:
        assert read.namelist() and read.testzip() is None, "a member is broken"


def pixels(body: bytes) -> None:
    """A picture that decodes."""
    with Image.open(io.BytesIO(body)) as read:
        read.load()


OPENERS: dict[str, Callable[[bytes], object]] = {
    "proposals.docx": document,
    "proposals.pdf": tagged,
    "proposals.xlsx": workbook,
    "proposals.csv": table,
    "proposals.md": words,
    "proposals.html": words,
    "record.json": json.loads,
    "record.zip": archive,
    "notes.csv": table,
    "wishes.csv": table,
    "run_sheet.json": json.loads,
    "wall.svg": ElementTree.fromstring,
    "wall.png": pixels,
    "canvas.zip": archive,
    "canvas.excalidraw": json.loads,
}

if __name__ == "__main__":
    sys.exit(main())
