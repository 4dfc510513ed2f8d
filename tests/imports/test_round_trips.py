"""Over the wire: what one session hands over, another takes in whole, with drawings and photos."""

import io
import json
import zipfile
from typing import Any

import pytest
import requests
from PIL import Image

from tests.conftest import Server
from tests.imports.files import bring, look, send, zipped
from tests.web.script import SKETCH, Script, begin, by_link, join

#: the session's own: its code, its times and its clocks
OWN = ("code", "created_at", "as_of", "seq")


def photo_of(person: Script) -> str:
    made = io.BytesIO()
    Image.new("RGB", (640, 480), "teal").save(made, "JPEG")
    headers = {**person.headers, "Content-Type": "image/jpeg"}
    url = f"{person.url}/api/sessions/{person.code}/photos"
    answer = requests.post(url, data=made.getvalue(), headers=headers, timeout=30)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["photo_id"])


@pytest.fixture(scope="module")
def workshop(server: Server) -> Script:
    """Two people have wished, drawn, sorted, proposed and judged, and the session is closed."""
    felicity, _ = begin(server.url, title="Last time", template="joint-vision")
    felicity.do("session.update", settings={"sides": ["Homes", "ICT"], "asks_side": True, "service": "Homes"})
    peter = join(server.url, felicity.code, side="Homes")
    felicity.do("person.add", name="Nia", side="ICT")
    felicity.open("add")
    peter.do("note.post", note_id="n1", text="One phone number", language="en")
    peter.do("note.post", note_id="n2", kind="sketch", sketch=SKETCH, caption="A bus stop", colour="sky")
    peter.do("note.post", note_id="n3", kind="photo", photo_id=photo_of(peter), caption="The desk")
    felicity.do("phase.reveal")
    felicity.do("theme.form", theme_id="t1", title="Doors", note_ids=["n1", "n3"])
    felicity.do("note.place", note_ids=["n2"], x=40, y=60)
    felicity.open("propose")
    felicity.do("proposal.draft", proposal_id="p1", title="One number", theme_id="t1", note_ids=["n1"])
    felicity.do("proposal.revise", proposal_id="p1", fields={"owner": "Peter", "owner_id": peter.person_id})
    peter.do("proposal.accept", proposal_id="p1")
    peter.do("support.set", proposal_id="p1", value=4)
    peter.do("concern.raise", proposal_id="p1", text="Who pays?", anonymous=True)
    felicity.do("session.close")
    return felicity


def record(person: Script) -> dict[str, Any]:
    """The record, without what is its session's own."""
    whole: dict[str, Any] = person.get("/export/record.json").json()
    return {**whole, "session": {key: part for key, part in whole["session"].items() if key not in OWN}}


def test_a_closed_sessions_archive_comes_back_with_its_photo(server: Server, workshop: Script) -> None:
    archive = workshop.get("/export/record.json").content
    photo_id = next(note["photo_id"] for note in json.loads(archive)["notes"] if note["photo_id"])
    photo = workshop.get(f"/photos/{photo_id}").content
    felicity, created = begin(server.url)
    seen = bring(felicity, zipped({"record.json": archive, "photos/n3.jpg": photo, "wall.png": b"\x89PNG"}))
    assert seen["kind"] == "record"
    assert seen["skipped"] == []
    assert record(felicity) == record(workshop)
    assert felicity.snapshot()["session"]["state"] == "closed"
    found = felicity.get(f"/photos/{photo_id}")
    assert (found.status_code, Image.open(io.BytesIO(found.content)).size) == (200, (640, 480))
    assert by_link(server.url, created["facilitator"]["link"]).person_id == felicity.person_id


@pytest.mark.slow
def test_our_own_archive_is_taken_as_it_is(server: Server, workshop: Script) -> None:
    archive = workshop.get("/export/record.zip")
    if archive.status_code == 400:
        pytest.fail("record.zip is not written")
    names = zipfile.ZipFile(io.BytesIO(archive.content)).namelist()
    assert {"record.json", "photos/n3.jpg"} <= set(names)
    felicity, _ = begin(server.url)
    seen = bring(felicity, archive.content)
    assert seen["skipped"] == []
    assert record(felicity) == record(workshop)


def test_a_record_alone_names_the_photos_that_it_has_not(server: Server, workshop: Script) -> None:
    felicity, _ = begin(server.url)
    seen = look(felicity, workshop.get("/export/record.json").content)
    assert [one["where"].endswith(".photo_id") for one in seen["skipped"]] == [True]
    assert seen["counts"] == {"notes": 3, "people": 3, "themes": 1, "proposals": 1, "skipped": 1}


def test_whoever_goes_on_with_a_record_stands_in_it(server: Server, workshop: Script) -> None:
    """Reopened and worked in, it is another record: with the facilitator who brought it in."""
    felicity, _ = begin(server.url)
    bring(felicity, workshop.get("/export/record.json").content)
    felicity.do("session.reopen")
    felicity.do("proposal.draft", proposal_id="p2", title="Another")
    assert felicity.person_id in {one["person_id"] for one in record(felicity)["people"]}
    proposals = {one["proposal_id"]: one for one in felicity.snapshot()["proposals"]}
    assert proposals["p2"]["ref"] != proposals["p1"]["ref"]


@pytest.mark.slow
def test_a_session_survives_a_restart_with_its_record(
    workshop: Script, server: Server, own_server: Any
) -> None:
    """The log alone makes the same again (I3)."""
    running = own_server()
    felicity, _ = begin(running.url)
    assert send(felicity, workshop.get("/export/record.json").content, "application/json").status_code == 200
    before = record(felicity)
    folder = running.folder
    running.stop()
    from tests.conftest import start_server

    again = start_server(folder)
    try:
        felicity.url = again.url
        assert record(felicity) == before
    finally:
        again.stop()
