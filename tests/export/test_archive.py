"""record.zip: all files of one moment, unpacked by the standard library and held against their sums."""

import json
import re
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from PIL import Image

from board.export.data.archive_zip import record_zip
from board.export.data.zip_file import zip_file
from board.export.record.shared import shareable
from board.export.registry import FORMATS, packed_for, render
from tests.export.test_hostile_text import HOSTILE, everywhere
from tests.export.views import AT, SKETCH, note, options, workshop

DOCUMENTS = {
    "record.json", "proposals.docx", "proposals.pdf", "proposals.xlsx", "proposals.html", "proposals.md",
    "proposals.csv", "notes.csv", "wishes.csv", "wall.svg", "wall.png",
}  # fmt: skip


#: what takes no time to write
QUICK = ("record.json", "proposals.md", "notes.csv", "wishes.csv", "wall.svg")


def archive(made: dict[str, Any], **given: Any) -> ZipFile:
    """The archive with the quick ones among its documents."""
    asked = options(**given)
    writers = {name: chosen.write for name in QUICK if (chosen := FORMATS[name])}
    return ZipFile(BytesIO(record_zip(shareable(made, names=asked.names), asked, "all", writers)))


def whole() -> bytes:
    made = workshop()
    made["notes"].append(note("n7", "", kind="photo", photo_id="f1", caption="The depot"))
    made["notes"].append(note("n8", "", sketch=SKETCH, hidden=True))
    out = BytesIO()
    Image.new("RGB", (60, 40), "green").save(out, "JPEG")
    return render("record.zip", made, options(photos={"f1": out.getvalue()})).body


@pytest.fixture(scope="module")
def packed() -> ZipFile:
    return ZipFile(BytesIO(whole()))


def test_it_holds_every_document_each_picture_and_the_plan(packed: ZipFile) -> None:
    pictures = {"sketches/n2.svg", "sketches/n2.png", "photos/n7.jpg"}
    about = {"README.txt", "manifest.json", "run_sheet.json"}
    assert packed.testzip() is None
    assert set(packed.namelist()) == DOCUMENTS | pictures | about
    written = {name for name, made in FORMATS.items() if made}
    assert written - set(packed.namelist()) == {"record.zip", "canvas.zip", "canvas.excalidraw"}


def test_its_pictures_are_pictures(packed: ZipFile) -> None:
    assert ElementTree.fromstring(packed.read("sketches/n2.svg")).tag.endswith("svg")
    with Image.open(BytesIO(packed.read("sketches/n2.png"))) as drawn:
        assert drawn.size == (1000, 750)
    with Image.open(BytesIO(packed.read("photos/n7.jpg"))) as taken:
        assert taken.format == "JPEG"


def test_the_manifest_names_each_file_with_its_size_its_sum_and_the_moment(packed: ZipFile) -> None:
    manifest = json.loads(packed.read("manifest.json"))
    assert (manifest["as_of"], manifest["seq"], manifest["title"]) == (AT, 312, "Repairs and Digital")
    listed = {file["name"]: file for file in manifest["files"]}
    assert set(listed) == set(packed.namelist()) - {"manifest.json"}
    for name, file in listed.items():
        data = packed.read(name)
        assert (file["bytes"], file["sha256"]) == (len(data), sha256(data).hexdigest())


def test_every_part_is_of_the_same_moment(packed: ZipFile) -> None:
    for name in ("proposals.html", "proposals.md", "wall.svg", "README.txt"):
        assert "21 November 2026, 14:05 UTC" in packed.read(name).decode()
    assert json.loads(packed.read("record.json"))["session"]["as_of"] == AT
    assert {entry.date_time for entry in packed.infolist()} == {(2026, 11, 21, 14, 5, 0)}


def test_a_spreadsheet_names_the_picture_that_lies_beside_it(packed: ZipFile) -> None:
    assert '"sketches/n2.svg"' in packed.read("notes.csv").decode()
    assert '"photos/n7.jpg"' in packed.read("notes.csv").decode()


def test_it_is_unpacked_the_same_on_every_system(packed: ZipFile) -> None:
    for entry in packed.infolist():
        assert re.fullmatch(r"(?:[a-z]+/)?[A-Za-z0-9_~-]+\.[a-z]+", entry.filename)
        assert entry.external_attr >> 16 == 0o100644
        assert entry.create_system == 3


def test_the_readme_speaks_the_readers_language_and_names_what_is_there() -> None:
    english = archive(workshop()).read("README.txt").decode()
    assert english.startswith("Repairs and Digital\r\nHousing Repairs\r\nAs it stood on 21 November 2026")
    assert "- wall.svg: the wall as a picture" in english
    assert "photos/" not in english
    welsh = archive(workshop(), language="cy", names=False).read("README.txt").decode()
    assert "Beth sydd yma" in welsh
    assert "Nid oes enw neb" in welsh
    assert "Fel yr oedd ar 21 Tachwedd 2026" in welsh


def test_the_plan_is_the_facilitators_alone() -> None:
    assert "run_sheet.json" in packed_for("facilitator")
    for role in ("participant", "observer", ""):
        assert set(packed_for(role)) == DOCUMENTS


def test_without_names_no_file_in_it_has_one() -> None:
    made = workshop()
    made["proposals"] = []
    named, nameless = archive(made), archive(made, names=False)
    words = {name: nameless.read(name).decode("utf-8", "replace") for name in nameless.namelist()}
    assert "Gethin" in named.read("notes.csv").decode()
    assert not [name for name, text in words.items() if "Gethin" in text or "p-gethin" in text]
    assert json.loads(words["manifest.json"])["names"] is False


@pytest.mark.slow
def test_the_same_moment_is_the_same_bytes() -> None:
    assert whole() == whole()


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", [HOSTILE[2], HOSTILE[9], "\u202e" + HOSTILE[12], "a\x00b\ufffe" + "x" * 1990]
)
def test_whatever_is_written_is_packed(text: str) -> None:
    packed = ZipFile(BytesIO(render("record.zip", everywhere(text), options()).body))
    assert packed.testzip() is None
    assert set(packed.namelist()) >= DOCUMENTS
    assert len(packed.read("README.txt").decode().split("\r\n")) < 20


def test_a_zip_keeps_an_early_or_unknown_moment_as_the_earliest_there_is() -> None:
    for at in ("1969-12-31T23:00:00Z", "no moment", ""):
        (entry,) = ZipFile(BytesIO(zip_file({"a.txt": b"a"}, at))).infolist()
        assert datetime(*entry.date_time, tzinfo=UTC) == datetime(1980, 1, 1, tzinfo=UTC)
