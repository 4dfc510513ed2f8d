"""A whole workshop over plain HTTP, as a script would play it."""

import csv
import io
import json
from dataclasses import dataclass

from tests.conftest import Server
from tests.web.script import SKETCH, Script, begin, by_link, join


@dataclass
class Workshop:
    """Everybody in it, each by a token of their own."""

    felicity: Script
    peter: Script
    mair: Script
    olga: Script
    screen: Script


def test_a_script_walks_the_whole_arc(server: Server) -> None:
    felicity, created = begin(server.url)
    code, links = created["code"], created["links"]
    workshop = Workshop(
        felicity=felicity,
        peter=join(server.url, code),
        mair=join(server.url, code.lower(), "Mair", language="cy"),
        olga=by_link(server.url, links["observe"], name="Olga"),
        screen=by_link(server.url, links["screen"]),
    )
    write_wishes(workshop)
    form_a_theme(workshop)
    propose(workshop)
    download(workshop.peter)


def write_wishes(people: Workshop) -> None:
    wishes = people.felicity.open("add")
    people.peter.do("note.post", note_id="n1", text="One phone number that someone answers")
    drawing = {"kind": "sketch", "sketch": SKETCH, "caption": "Un drws i bawb", "language": "cy"}
    people.mair.do("note.post", note_id="n2", **drawing)
    assert [note["note_id"] for note in people.peter.snapshot()["notes"]] == ["n1"]
    for stranger in (people.felicity, people.olga, people.screen):
        assert stranger.snapshot()["notes"] == []
        assert stranger.snapshot()["presence"]["counts"] == {wishes: 2}
    people.felicity.do("phase.reveal")
    notes = {note["note_id"]: note for note in people.screen.snapshot()["notes"]}
    assert notes["n1"]["text"] == "One phone number that someone answers"
    assert notes["n2"]["sketch"] == SKETCH
    assert "author" not in notes["n1"]


def form_a_theme(people: Workshop) -> None:
    people.felicity.open("sort")
    formed = people.felicity.do("theme.form", theme_id="t1", title="One front door", note_ids=["n1", "nope"])
    assert formed["skipped"] == ["nope"]
    people.felicity.do("note.file", note_ids=["n2"], theme_id="t1", before=None)
    assert {note["theme_id"] for note in people.olga.snapshot()["notes"]} == {"t1"}


def propose(people: Workshop) -> None:
    people.felicity.open("propose")
    draft = {"title": "A single contact point", "theme_id": "t1", "note_ids": ["n1", "n2"]}
    people.felicity.do("proposal.draft", proposal_id="p1", **draft)
    fields = {"owner": "Siân Davies", "first_step": "Map the calls"}
    people.felicity.do("proposal.revise", proposal_id="p1", fields=fields)
    people.peter.do("support.set", proposal_id="p1", value=4)
    people.peter.do("concern.raise", proposal_id="p1", text="Who answers at night?", anonymous=True)
    proposal = people.olga.snapshot()["proposals"][0]
    assert proposal["fields"]["owner"] == "Siân Davies"
    assert proposal["support"]["n"] == 1
    assert "my_support" not in proposal


def download(reader: Script) -> None:
    for file in ("proposals.md", "proposals.csv", "proposals.html"):
        answer = reader.get(f"/export/{file}")
        assert answer.status_code == 200, answer.text
        assert "A single contact point" in answer.text
        assert answer.headers["Content-Disposition"].startswith("attachment; ")
    table = io.StringIO(reader.get("/export/proposals.csv").content.decode("utf-8-sig"))
    assert next(csv.DictReader(table))["owner"] == "Siân Davies"
    assert "Un drws i bawb" in reader.get("/export/notes.csv").text
    record = json.loads(reader.get("/export/record.json").content)
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


def test_a_session_may_keep_its_downloads_to_its_facilitators(server: Server) -> None:
    felicity, created = begin(server.url)
    peter = join(server.url, created["code"])
    assert peter.get("/export/notes.csv").status_code == 200
    felicity.do("session.update", settings={"exports": "facilitators"})
    refused = peter.get("/export/notes.csv")
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "forbidden_role")
    assert felicity.get("/export/notes.csv").status_code == 200


def test_an_export_holds_nothing_that_is_hidden_or_its_readers_alone(server: Server) -> None:
    felicity, created = begin(server.url)
    felicity.open("add")
    peter = join(server.url, created["code"])
    peter.do("note.post", note_id="secret", text="Hush, a secret")
    for reader in (felicity, peter):
        for file in ("record.json", "notes.csv", "proposals.html?include=all"):
            answer = reader.get(f"/export/{file}")
            assert answer.status_code == 200
            assert "Hush" not in answer.text
            assert "secret" not in answer.text
