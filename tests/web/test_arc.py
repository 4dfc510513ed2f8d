"""A whole workshop over plain HTTP, as a script would play it."""

import csv
import io
import json

from tests.conftest import Server
from tests.web.script import SKETCH, begin, by_link, join


def test_a_script_walks_the_whole_arc(server: Server) -> None:
    felicity, created = begin(server.url)
    peter, mair = (
        join(server.url, created["code"]),
        join(server.url, created["code"].lower(), "Mair", language="cy"),
    )
    olga = by_link(server.url, created["links"]["observe"], name="Olga")
    screen = by_link(server.url, created["links"]["screen"])

    wishes = felicity.open("add")
    peter.do("note.post", note_id="n1", text="One phone number that someone answers")
    mair.do("note.post", note_id="n2", kind="sketch", sketch=SKETCH, caption="Un drws i bawb", language="cy")
    assert [note["note_id"] for note in peter.snapshot()["notes"]] == ["n1"]
    for stranger in (felicity, olga, screen):
        assert stranger.snapshot()["notes"] == []
        assert stranger.snapshot()["presence"]["counts"] == {wishes: 2}

    felicity.do("phase.reveal")
    notes = {note["note_id"]: note for note in screen.snapshot()["notes"]}
    assert notes["n1"]["text"] == "One phone number that someone answers"
    assert notes["n2"]["sketch"] == SKETCH
    assert "author" not in notes["n1"]

    felicity.open("sort")
    formed = felicity.do("theme.form", theme_id="t1", title="One front door", note_ids=["n1", "nope"])
    assert formed["skipped"] == ["nope"]
    felicity.do("note.file", note_ids=["n2"], theme_id="t1", before=None)
    assert {note["theme_id"] for note in olga.snapshot()["notes"]} == {"t1"}

    felicity.open("propose")
    felicity.do(
        "proposal.draft",
        proposal_id="p1",
        title="A single contact point",
        theme_id="t1",
        note_ids=["n1", "n2"],
    )
    felicity.do(
        "proposal.revise", proposal_id="p1", fields={"owner": "Siân Davies", "first_step": "Map the calls"}
    )
    peter.do("support.set", proposal_id="p1", value=4)
    peter.do("concern.raise", proposal_id="p1", text="Who answers at night?", anonymous=True)

    proposal = olga.snapshot()["proposals"][0]
    assert proposal["fields"]["owner"] == "Siân Davies"
    assert proposal["support"]["n"] == 1
    assert "my_support" not in proposal

    for file in ("proposals.md", "proposals.csv", "proposals.html"):
        answer = peter.get(f"/export/{file}")
        assert answer.status_code == 200, answer.text
        assert "A single contact point" in answer.text
        assert answer.headers["Content-Disposition"].startswith("attachment; ")
    rows = list(csv.DictReader(io.StringIO(peter.get("/export/proposals.csv").content.decode("utf-8-sig"))))
    assert rows[0]["owner"] == "Siân Davies"
    assert "Un drws i bawb" in peter.get("/export/notes.csv").text
    record = json.loads(peter.get("/export/record.json").content)
    assert record["format"] == "wishwall"
    assert {note["note_id"] for note in record["notes"]} == {"n1", "n2"}


def test_a_long_poll_brings_what_happens_meanwhile(server: Server) -> None:
    felicity, created = begin(server.url)
    seq = felicity.snapshot()["seq"]
    quiet = felicity.get("/events", after=seq, wait=0).json()
    assert (quiet["from"], quiet["to"], quiet["events"]) == (seq + 1, seq, [])
    join(server.url, created["code"])
    frame = felicity.get("/events", after=seq, wait=5).json()
    assert [event["type"] for event in frame["events"]] == ["person.joined"]
    assert frame["epoch"] == felicity.snapshot()["epoch"]
    assert felicity.get("/events", after=seq + 500).json() == {"snapshot": True}
    assert felicity.get("/events", after=seq, epoch="another").json() == {"snapshot": True}


def test_an_op_sent_again_gets_the_identical_answer_and_makes_one_note(server: Server) -> None:
    felicity, created = begin(server.url)
    felicity.open("add")
    peter = join(server.url, created["code"])
    post = {"op_id": "same", "type": "note.post", "note_id": "n1", "text": "Once"}
    first = peter.send(post).json()
    assert [peter.send(post).json(), *peter.send([post, post]).json()] == [first] * 3
    assert len(peter.snapshot()["notes"]) == 1
    other = peter.send({**post, "text": "Twice"})
    assert (other.status_code, other.json()["error"]["code"]) == (409, "op_id_conflict")
