"""The one door to every import: bytes in, what they bring out; nothing is guessed from a file's name."""

from dataclasses import replace
from typing import Any, Final

from board.domain.brought import Brought
from board.imports.canvas import canvas_of
from board.imports.record import record_of
from board.imports.refusing import outsized, unreadable
from board.imports.tables import Kind, table_of
from board.imports.texts import text_of
from board.imports.wishes import brought_of
from board.imports.zips import Archive, open_archive
from board.wire import jsons

MOST_TEXT: Final = 5 * 1024 * 1024
MOST_ZIP: Final = 32 * 1024 * 1024
MOST_RECORD: Final = 16 * 1024 * 1024
#: an empty list takes two bytes of a file and sixty of memory; of a full session there are far fewer
MOST_PARTS: Final = 1_000_000
#: what is no text whatever it is called: pictures, documents, programs
_OTHERS: Final = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\x00", b"MM\x00*", b"\x00\x00\x01\x00", b"%PDF",
    b"%!PS", b"SIMPLE  =", b"STARTFONT", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh",
    b"\x7fELF", b"MZ\x90", b"{\\rtf",
)  # fmt: skip
KNOWN: Final = "wishes or people as CSV, record.json, record.zip, a .canvas file or canvas.zip"


def read(data: bytes, kind: Kind | None = None) -> Brought:
    """What a file brings; raises BoardError with the place that cannot be read. Pure, and takes its time."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(data)
    if data.startswith(_OTHERS):
        raise unreadable(f"This is not among what can be brought in: {KNOWN}.")
    if len(data) > MOST_TEXT:
        raise outsized(f"A file has at most {MOST_TEXT // (1024 * 1024)} MB.")
    text = text_of(data)
    start = text.lstrip()[:1]
    if start == "<":
        raise unreadable(f"This is markup, which is never read. Bring in {KNOWN}.", "character 1")
    if start in ("{", "["):
        return _document(text)
    if not start:
        raise unreadable("There is nothing in this file.")
    return brought_of(table_of(text, kind))


def _document(text: str | bytes, archive: Archive | None = None) -> Brought:
    if _parts(text) > MOST_PARTS:
        raise outsized(f"A file has at most {MOST_PARTS} lists and objects.")
    try:
        value: Any = jsons.loads(text)
    except ValueError:
        raise unreadable("This is not valid JSON.") from None
    if isinstance(value, dict) and value.get("format") == "wishwall":
        return replace(record_of(value, archive), size=len(text))
    if isinstance(value, dict) and value.get("format") == "wishwall-run-sheet":
        raise unreadable("This is a run sheet. Start a new session from it instead.", "format")
    if isinstance(value, dict) and isinstance(value.get("nodes"), list):
        return replace(canvas_of(value, archive), size=len(text))
    raise unreadable(f"This is not among what can be brought in: {KNOWN}.", "format")


def _parts(text: str | bytes) -> int:
    """How many lists and objects there may be: brackets within texts are counted as well."""
    return text.count("[") + text.count("{") if isinstance(text, str) else text.count(b"[") + text.count(b"{")


def _archive(data: bytes) -> Brought:
    if len(data) > MOST_ZIP:
        raise outsized(f"A ZIP file has at most {MOST_ZIP // (1024 * 1024)} MB.")
    archive = open_archive(data)
    if "[Content_Types].xml" in archive.names:
        raise unreadable("This is a spreadsheet or document. Save it as CSV, and bring that in.")
    inside = [name for name in sorted(archive.names) if _is_main(name)]
    if not inside:
        raise unreadable("There is no record.json and no .canvas file in this ZIP file.")
    if len(inside) > 1:
        raise unreadable("There is more than one record or canvas in this ZIP file.", inside[1])
    return _document(archive.read(inside[0], MOST_RECORD), archive)


def _is_main(name: str) -> bool:
    """The record, or the one canvas beside its drawings; other documents lie there for people."""
    return name.rpartition("/")[2] == "record.json" or name.endswith(".canvas")
