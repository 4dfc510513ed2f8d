"""Files that are brought in (A96 to A101)."""

import io
import json
import struct
import time
import zlib

from PIL import Image

from tests.abuse.ground import Answer, Ground
from tests.abuse.row import row
from tests.imports.files import zipped
from tests.imports.test_hostile import GOOD, HOSTILE_ZIPS, changed


def bring(g: Ground, data: bytes, media: str = "application/json", query: str = "?preview=1") -> Answer:
    """Send a file; 12 a minute is what one person may, so each is sent by a facilitator of its own."""
    leader, _ = g.begin("Bringing in")
    place = f"/api/sessions/{leader.code}/import{query}"
    return g.ask("POST", place, data, {"Content-Type": media}, token=leader.token, timeout=60)


@row("A96", "not our JSON, another version, half of it right", short=True)
def other_json(g: Ground) -> None:
    for data in (b"{", b"[]", b"{}", b'{"a": NaN}', b"[" * 100_000, b'{"format":"wishwall"}', b"\xff\xfe"):
        g.expect(bring(g, data), 422, "invalid")
    leader, _ = g.begin("Half right")
    before = leader.snapshot()
    for path, value in (("version", 2), ("notes.0.text", 7), ("people.0.role", "screen"), ("run_sheet", [])):
        place = f"/api/sessions/{leader.code}/import"
        kind = {"Content-Type": "application/json"}
        data = json.dumps(changed(path, value)).encode()
        answer = g.expect(g.ask("POST", place, data, kind, token=leader.token), 422, "invalid")
        g.check(answer.json()["error"]["field"].startswith(path.partition(".")[0]), answer.text)
    after = leader.snapshot()
    for part in ("seq", "notes", "people", "run_sheet", "session"):
        g.check(before[part] == after[part], f"{part} has changed")


@row("A97", "archives that are more than they seem", seconds=60)
def archives(g: Ground) -> None:
    for name, (make, statuses) in HOSTILE_ZIPS.items():
        began = time.monotonic()
        answer = bring(g, make(), "application/zip")
        g.check(answer.status in statuses, f"{name}: {answer.status} {answer.text[:200]}")
        g.check(time.monotonic() - began < 5, f"{name} took {time.monotonic() - began:.1f} s")


@row("A98", "workbooks and markup", short=True)
def workbooks(g: Ground) -> None:
    shared = b"<!DOCTYPE sst [<!ENTITY a 'x'>]><sst>" + b"<si><t>&a;</t></si>" * 200_000 + b"</sst>"
    for entries in (
        {"[Content_Types].xml": b"<Types/>", "xl/sharedStrings.xml": shared},
        {"[Content_Types].xml": b"<Types/>", "xl/externalLinks/externalLink1.xml": b"<a/>"},
        {"[Content_Types].xml": b"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><Types/>"},
    ):
        g.expect(bring(g, zipped(entries), "application/zip"), (413, 422))
    for markup in (
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        b"<html>",
        b"<?xml ?>",
    ):
        g.expect(bring(g, markup, "text/csv"), 422, "invalid")


@row("A99", "ids, authors and roles of another session", short=True)
def foreign_rights(g: Ground) -> None:
    leader, _ = g.begin("Record", template="joint-vision")
    whole = json.loads(json.dumps(GOOD))
    whole["people"][0] |= {"person_id": g.peter.person_id, "role": "facilitator"}
    for part in ("notes", "proposals", "concerns", "remarks", "thanks"):
        whole[part] = []
    kind = {"Content-Type": "application/json"}
    place = f"/api/sessions/{leader.code}"
    seen = g.ask("POST", f"{place}/import?preview=1", json.dumps(whole).encode(), kind, token=leader.token)
    g.expect(seen, 200)
    leader.do("session.import", preview_id=seen.json()["preview_id"])
    g.expect(g.ask("GET", place, token=g.peter.token), 404, "not_found")
    g.expect(
        g.ask("POST", f"{place}/commands", {"op_id": "x", "type": "session.lock"}, token=g.peter.token), 404
    )
    g.expect(
        g.ask("POST", f"{place}/commands", {"op_id": "x", "type": "session.lock"}, token=g.oscar.token), 404
    )


def flood(width: int, height: int) -> bytes:
    """A PNG that says it is so large, and holds the bytes of a line."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 100_000))
        + chunk(b"IEND", b"")
    )


def drawn(kind: str) -> bytes:
    """A small picture of some kind."""
    made = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(made, kind)
    return made.getvalue()


@row("A100", "pictures that are a flood, or not what they are called", seconds=90)
def pictures(g: Ground) -> None:
    wrong = {
        "flood": flood(60_000, 60_000), "wide": flood(2**31 - 1, 1), "none": b"", "text": b"hello",
        "svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>", "fits": b"SIMPLE  =                    T" * 100,
        "bdf": b"STARTFONT 2.1\n", "eps": b"%!PS-Adobe-3.0 EPSF\n", "cut": drawn("PNG")[:40],
        "polyglot": b"GIF89a/*" + b"<script>" * 20,
        **{kind: drawn(kind) for kind in ("ICO", "GIF", "BMP", "TIFF", "PPM")},
    }  # fmt: skip
    for name, data in wrong.items():
        leader, _ = g.begin("Photo")
        place = f"/api/sessions/{leader.code}/photos"
        answer = g.ask("POST", place, data, {"Content-Type": "image/png"}, token=leader.token, timeout=30)
        g.check(answer.status in (400, 413, 415, 422), f"{name}: {answer.status} {answer.text[:200]}")
    leader, _ = g.begin("Photo")
    place = f"/api/sessions/{leader.code}/photos"
    fine = g.ask("POST", place, drawn("PNG"), {"Content-Type": "image/png"}, token=leader.token, timeout=30)
    g.expect(fine, 201)
    for data in (drawn("PNG"), drawn("ICO"), drawn("TIFF")):
        g.expect(bring(g, data, "text/csv"), 422)


@row("A101", "bringing in by an address is not there", short=True)
def by_address(g: Ground) -> None:
    for path in ("/import/url", "/import-url", "/fetch", "/photos/url", "/import/from?url=http://127.0.0.1/"):
        g.expect(
            g.ask("POST", g.api(path), {"url": "http://169.254.169.254/"}, token=g.felicity.token), (404, 405)
        )
    answer = bring(g, b'{"url": "http://169.254.169.254/"}', query="?preview=1&url=http://127.0.0.1:1/")
    g.expect(answer, 422)
    g.expect(bring(g, b"http://127.0.0.1:1/x.csv", "text/csv", "?preview=1&kind=people"), (200, 422))
