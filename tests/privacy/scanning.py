"""Looking for canaries in bytes."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

from tests.export.reading import pdf_words
from tests.privacy.house import Packet
from tests.privacy.oracle import Canary, Oracle, Viewer

NEAR = 200
#: channels that tell what happened, not what is
TAILS = ("events", "/events", "catch_up")


def check(packet: Packet, viewer: Viewer, oracle: Oracle, where: str, *, in_file: bool = False) -> None:
    """No note that this viewer may not see is in the packet, nor whose a nameless one is."""
    for note in oracle.notes.values():
        past = packet.channel in TAILS
        sees = oracle.reaches(viewer, note) if in_file else oracle.may_see(viewer, note, past=past)
        if not sees:
            told = f"{where}: {viewer.name} ({viewer.role}) by {packet.channel}"
            _absent(packet, note, told, knows_id=not in_file and viewer.person_id in note.marked_by)
        elif not oracle.may_know_author(note):
            found = whose(packet.body, note)
            assert not found, (
                f"{where}: {viewer.name} by {packet.channel} reads whose {note.note_id} is: {found}"
            )


def laid_open(body: bytes) -> bytes:
    """What can be read in a file, archives in archives and the words of a PDF included."""
    if body.startswith(b"%PDF"):
        return pdf_words(body).encode()
    if not body.startswith(b"PK"):
        return body
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        return b"\n\n".join([laid_open(packed.read(name)) for name in packed.namelist()])


def check_document(body: bytes, viewer: Viewer, oracle: Oracle, where: str) -> None:
    """No word of a note that this viewer may not see is in a file for people."""
    words = laid_open(body)
    for note in oracle.notes.values():
        if not oracle.reaches(viewer, note):
            found = [said for said in note.words if said.encode() in words]
            assert not found, f"{where}: {viewer.name} ({viewer.role}) reads {found}"


def holds(body: bytes, note: Canary) -> bool:
    """Whether the note's newest words are there."""
    return note.words[-1].encode() in body


def _absent(packet: Packet, note: Canary, where: str, *, knows_id: bool) -> None:
    body = packet.body
    for words in note.words:
        assert words.encode() not in body, f"{where}: reads {words}\n{_around(body, words.encode())}"
    if note.note_id.encode() not in packet.asked and not knows_id:
        assert note.note_id.encode() not in body, (
            f"{where}: learns of {note.note_id}\n{_around(body, note.note_id.encode())}"
        )


def whose(body: bytes, note: Canary) -> str | None:
    """Where the author stands beside the note, if they do."""
    author = [part for part in (note.author.person_id, note.author.name) if part]
    for part in _parts(body):
        if any(word in part for word in (note.note_id, *note.words)) and any(a in part for a in author):
            return part[:600]
    return None


def _parts(body: bytes) -> Iterator[str]:
    """What belongs together: an object of JSON without the objects in it, a row of a table, a paragraph."""
    text = body.decode("utf-8-sig").rsplit("\n", 1)[0]
    try:
        yield from _objects(json.loads(text))
        return
    except ValueError:
        pass
    if text.startswith(("note_id", "ref", "proposal_id", '"')):
        yield from ("\n".join(row) for row in csv.reader(io.StringIO(text)))
    else:
        yield from text.replace("</li>", "\n\n").replace("</figure>", "\n\n").split("\n\n")


def _objects(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield json.dumps({key: _plain(part) for key, part in value.items()})
        for part in value.values():
            yield from _objects(part)
    elif isinstance(value, list):
        for part in value:
            yield from _objects(part)


def _plain(part: Any) -> Any:
    """A value without the objects in it; a sketch belongs to its note. Of people a list says nothing."""
    if isinstance(part, dict):
        return json.dumps(part) if "strokes" in part else None
    return None if isinstance(part, list) else part


def _around(body: bytes, words: bytes) -> str:
    at = body.index(words)
    return body[max(0, at - NEAR) : at + NEAR].decode(errors="replace")
