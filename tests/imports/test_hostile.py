"""Files that mean harm are refused before they cost anything, and nothing has changed (A96 to A101)."""

import io
import json
import struct
import time
import zipfile
from typing import Any

import pytest
from PIL import Image

from board.domain.errors import BoardError
from board.imports.reading import read
from tests.conftest import Server
from tests.imports.files import look, refusal, send, zipped
from tests.imports.test_record import record, rich
from tests.web.script import Script, begin, join

GOOD = record(rich(3))


def changed(path: str, value: Any) -> dict[str, Any]:
    """The record with one thing in it another."""
    whole = json.loads(json.dumps(GOOD))
    at: Any = whole
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in steps:
        at = at[step]
    if value is DELETE:
        del at[last]
    else:
        at[last] = value
    return whole


DELETE = object()


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        ("version", 2, "version"),
        ("version", "1", "version"),
        ("format", "wishboard", "format"),
        ("session", DELETE, None),
        ("session.title", "", "session.title"),
        ("session.settings", {"exports": "nobody"}, "session.settings.exports"),
        ("session.screen_view", "javascript:1", "session.screen_view"),
        ("run_sheet", [], "run_sheet"),
        ("run_sheet.0.switches.clock", {"minutes": -1}, "run_sheet[0].switches.clock.minutes"),
        ("run_sheet.0.kind", "party", "run_sheet[0].kind"),
        ("run_sheet.1.phase_id", GOOD["run_sheet"][0]["phase_id"], "run_sheet[1]"),
        ("people.0.role", "screen", "people[0].role"),
        ("people.0.person_id", "../x", "people[0].person_id"),
        ("people.0.name", "x" * 61, "people[0].name"),
        ("people.0.group_id", "nowhere", "people[0].group_id"),
        ("people.0.badge", {"v": 1, "strokes": []}, "people[0].badge"),
        ("notes.0.text", "x" * 2001, "notes[0].text"),
        ("notes.0.text", 7, "notes[0].text"),
        ("notes.0.phase_id", "nowhere", "notes[0].phase_id"),
        ("notes.0.theme_id", "nowhere", "notes[0].theme_id"),
        ("notes.0.author", "nobody-here", "notes[0].author"),
        ("notes.0.stack", GOOD["notes"][0]["note_id"], "notes[0].stack"),
        ("notes.0.rank", "'; drop", "notes[0].rank"),
        ("notes.0.see", "own", "notes[0].see"),
        ("notes.0.x", 1e300, "notes[0].x"),
        ("notes.0.sketch", {"v": 1, "strokes": []}, "notes[0].sketch"),
        ("notes.0.colour", "url(x)", "notes[0].colour"),
        ("themes.0.colour", "red", "themes[0].colour"),
        ("proposals.0.fields", {"formula": "x"}, "proposals[0].fields.formula"),
        ("proposals.0.support.spread", [1, 2], "proposals[0].support.spread"),
        ("proposals.0.support.spread", [0, 0, 0, 0, 0, 10**9], "proposals[0].support.spread"),
        ("proposals.0.status", "won", "proposals[0].status"),
        ("proposals.0.history", [{"status": "draft", "at": "soon"}], "proposals[0].history[0].at"),
        ("concerns.0.proposal_id", "nowhere", "concerns[0].proposal_id"),
        ("people", [GOOD["people"][0]] * 3001, "people"),
    ],
)
def test_a96_a_record_that_is_half_right_is_refused_with_the_place(
    path: str, value: Any, where: str | None
) -> None:
    with pytest.raises(BoardError) as refused:
        read(json.dumps(changed(path, value)).encode())
    assert refused.value.status in (413, 422)
    assert refused.value.field == where


@pytest.mark.parametrize(
    "file",
    [
        b"{",
        b'{"format": "wishwall"',
        b"[]",
        b"{}",
        b'{"a": NaN}',
        b"[" * 100_000,
        b'{"format": "wishwall-run-sheet"}',
    ],
)
def test_a96_other_json_is_refused(file: bytes) -> None:
    with pytest.raises(BoardError) as refused:
        read(file)
    assert refused.value.status == 422


def test_a96_nothing_has_changed(server: Server) -> None:
    felicity, _ = begin(server.url)
    before = felicity.snapshot()
    broken = json.dumps(changed("notes.0.rank", "!")).encode()
    for query in ({"preview": "1"}, {}):
        assert refusal(send(felicity, broken, "application/json", **query)) == (
            422,
            "invalid",
            "notes[0].rank",
        )
    after = felicity.snapshot()
    for part in ("seq", "run_sheet", "people", "notes", "session"):
        assert after[part] == before[part]


def test_a96_a_record_does_not_go_where_something_is(server: Server) -> None:
    felicity, _ = begin(server.url)
    join(server.url, felicity.code)
    answer = send(felicity, json.dumps(GOOD).encode(), preview=1)
    assert refusal(answer)[:2] == (409, "conflict")
    assert "other people" in answer.json()["error"]["message"]


def bomb() -> bytes:
    return zipped({"record.json": b"0" * (60 * 1024 * 1024)})


def many() -> bytes:
    """The directory of 100,000 entries, written by hand: zipfile would take its time."""
    entry = (
        struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 33, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    )
    directory = entry * 100_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 100_000 % 65536, 100_000 % 65536, len(directory), 4, 0)
    return b"PK\x03\x04" + directory + end


def lying() -> bytes:
    """An entry that says it is small and is not."""
    data = zipped({"record.json": b"0" * 5_000_000})
    return data.replace(struct.pack("<L", 5_000_000), struct.pack("<L", 50_000))


HOSTILE_ZIPS = {
    "a bomb": (bomb, {413, 422}),
    "100,000 entries": (many, {413}),
    "an entry larger than it says": (lying, {413, 422}),
    "another archive inside": (lambda: zipped({"inner.zip": zipped({"record.json": b"{}"})}), {422}),
    "a link": (lambda: zipped({"record.json": b"/etc/passwd"}, external_attr=0o120777 << 16), {422}),
    "a way out": (lambda: zipped({"../../record.json": b"{}"}), {422}),
    "a way out for Windows": (lambda: zipped({"..\\record.json": b"{}"}), {422}),
    "an address from the root": (lambda: zipped({"/etc/record.json": b"{}"}), {422}),
    "a drive": (lambda: zipped({"C:record.json": b"{}"}), {422}),
    "cut off": (lambda: zipped({"record.json": b"{}"})[:40], {422}),
    "nothing": (lambda: zipped({}), {422}),
    "two records": (lambda: zipped({"record.json": b"{}", "a/record.json": b"{}"}), {422}),
    "nothing of ours": (lambda: zipped({"readme.txt": b"hello"}), {422}),
}


@pytest.mark.parametrize("name", HOSTILE_ZIPS)
def test_a97_hostile_archives_are_refused_before_unpacking(name: str) -> None:
    make, statuses = HOSTILE_ZIPS[name]
    data = make()
    began = time.perf_counter()
    with pytest.raises(BoardError) as refused:
        read(data)
    assert refused.value.status in statuses
    assert time.perf_counter() - began < 1


def test_a97_one_name_twice_and_a_password_are_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive, pytest.warns(UserWarning):
        archive.writestr("record.json", b"{}")
        archive.writestr("record.json", b"{}")
    with pytest.raises(BoardError, match="one name"):
        read(made.getvalue())
    locked = bytearray(zipped({"record.json": b"{}"}))
    at = locked.find(b"PK\x01\x02")
    locked[at + 8] |= 1
    with pytest.raises(BoardError, match="password"):
        read(bytes(locked))


def test_a97_a_body_above_the_bound_is_not_read(server: Server) -> None:
    felicity, _ = begin(server.url)
    answer = send(felicity, b"a" * (33 * 1024 * 1024), preview=1)
    assert refusal(answer)[:2] == (413, "too_large")


def test_a98_a_spreadsheet_and_markup_are_refused_in_words() -> None:
    book = zipped({"[Content_Types].xml": b"<Types/>", "xl/sharedStrings.xml": b"<sst>" + b"<si/>" * 10})
    with pytest.raises(BoardError, match="Save it as CSV") as refused:
        read(book)
    assert refused.value.status == 422
    for markup in (b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', b"<?xml version='1.0'?><a/>", b"  <html>"):
        with pytest.raises(BoardError, match="markup") as refused:
            read(markup)
        assert refused.value.status == 422


def test_a99_ids_authors_and_roles_of_another_session_give_no_rights(server: Server) -> None:
    """The people of a record are there as people: nobody's token or link came with them."""
    felicity, _ = begin(server.url, template="joint-vision")
    stranger, _ = begin(server.url)
    whole = json.loads(json.dumps(GOOD))
    whole["people"][0] |= {"person_id": stranger.person_id, "role": "facilitator"}
    for part in ("notes", "proposals", "concerns", "remarks", "thanks"):
        whole[part] = []
    seen = look(felicity, json.dumps(whole).encode())
    felicity.do("session.import", preview_id=seen["preview_id"])
    outside = Script(server.url, felicity.code, stranger.token)
    assert outside.get().status_code == 404
    assert outside.send({"op_id": "x", "type": "session.lock"}).status_code == 404
    people = {one["person_id"]: one for one in felicity.snapshot()["people"]}
    assert people[str(stranger.person_id)]["role"] == "facilitator"
    assert felicity.refused("session.import", preview_id=seen["preview_id"]) == "conflict"


def test_a99_whoever_brings_a_record_in_stays_its_only_facilitator_with_a_key(server: Server) -> None:
    felicity, _ = begin(server.url)
    seen = look(felicity, json.dumps(GOOD).encode())
    felicity.do("session.import", preview_id=seen["preview_id"])
    assert felicity.refused("person.remove", person_id=felicity.person_id) == "conflict"
    assert felicity.refused("person.promote", person_id=felicity.person_id, role="observer") == "conflict"
    assert felicity.snapshot()["me"]["role"] == "facilitator"


def picture(kind: str) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(made, kind)
    return made.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF", "ICO", "EPS", "PDF", "TGA"])
def test_a100_pictures_are_refused_by_what_they_hold(kind: str) -> None:
    with pytest.raises(BoardError) as refused:
        read(picture(kind))
    assert refused.value.status == 422


@pytest.mark.parametrize(
    "data", [b"SIMPLE  =                    T", b"STARTFONT 2.1\n", b"%!PS-Adobe-3.0 EPSF\n"]
)
def test_a100_and_others_that_begin_like_text(data: bytes) -> None:
    with pytest.raises(BoardError) as refused:
        read(data)
    assert refused.value.status == 422
