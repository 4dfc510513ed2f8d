"""The calls: look first, then add exactly what was listed, once, as a facilitator."""

from collections.abc import Callable

import pytest
import requests

from tests.conftest import Server
from tests.imports.files import bring, look, refusal, send
from tests.web.script import Script, begin, by_link, command, join

WISHES = b"text,theme\nOne phone number,Doors\nAnswer the phone,Doors\n ,Doors\nA map\n"


@pytest.fixture
def felicity(server: Server) -> Script:
    return begin(server.url)[0]


def test_the_preview_says_what_will_be_added_and_changes_nothing(felicity: Script) -> None:
    before = felicity.snapshot()
    seen = look(felicity, WISHES)
    assert seen["kind"] == "wishes"
    assert seen["counts"] == {"notes": 3, "people": 0, "themes": 1, "proposals": 0, "skipped": 1}
    assert [note["text"] for note in seen["will_add"]["notes"]] == [
        "One phone number",
        "Answer the phone",
        "A map",
    ]
    assert [(one["line"], one["reason"]) for one in seen["skipped"]] == [("row 4", "There is no text in it.")]
    after = felicity.snapshot()
    assert (after["seq"], after["notes"]) == (before["seq"], [])


def test_what_was_listed_is_added_in_one_command_and_once(felicity: Script) -> None:
    seen = look(felicity, WISHES)
    confirm = command("session.import", preview_id=seen["preview_id"])
    answer = felicity.send(confirm).json()
    assert (answer["ok"], answer["added"]) == (True, 3)
    assert felicity.send(confirm).json() == answer, "the same command again is the same answer"
    assert felicity.refused("session.import", preview_id=seen["preview_id"]) == "conflict"
    snapshot = felicity.snapshot()
    assert sorted(note["text"] for note in snapshot["notes"]) == [
        "A map",
        "Answer the phone",
        "One phone number",
    ]
    (theme,) = snapshot["themes"]
    assert theme["title"] == "Doors"
    assert sum(note["theme_id"] == theme["theme_id"] for note in snapshot["notes"]) == 2
    assert all("author" not in note and "mine" not in note for note in snapshot["notes"])


def test_without_a_preview_it_is_added_at_once(felicity: Script) -> None:
    answer = send(felicity, WISHES)
    assert answer.status_code == 200
    assert (answer.json()["added"], answer.json()["counts"]["notes"]) == (3, 3)
    assert len(felicity.snapshot()["notes"]) == 3


def test_a_form_with_one_file_does_as_well(felicity: Script) -> None:
    answer = requests.post(
        f"{felicity.url}/api/sessions/{felicity.code}/import?preview=1",
        files={"file": ("wishes.csv", WISHES, "text/csv")},
        headers=felicity.headers,
        timeout=20,
    )
    assert answer.json()["counts"]["notes"] == 3


def test_people_stand_in_the_roster_without_a_device_or_a_right(felicity: Script) -> None:
    bring(felicity, "enw;ochr\nSiân;Tai\nDafydd;TGCh\nsiân;Tai\n".encode())
    people = {one["name"]: one for one in felicity.snapshot()["people"]}
    assert {"Siân", "Dafydd"} < set(people)
    assert (people["Siân"]["role"], people["Siân"]["device"], people["Siân"]["side"]) == (
        "participant",
        False,
        "Tai",
    )
    again = look(felicity, "enw\nSiân\nNia\n".encode())
    assert [one["name"] for one in again["will_add"]["people"]] == ["Nia"]
    assert again["skipped"][0]["line"] == "row 2"
    link = felicity.do("person.relink", person_id=people["Siân"]["person_id"])["link"]
    assert by_link(felicity.url, link).snapshot()["me"]["role"] == "participant"


def test_others_wait_for_the_reveal_of_a_step_that_keeps_notes_back(felicity: Script) -> None:
    peter = join(felicity.url, felicity.code)
    step = felicity.open("add")
    bring(felicity, WISHES)
    assert [note.get("see") for note in felicity.snapshot()["notes"]] == ["facilitators"] * 3
    assert peter.snapshot()["notes"] == []
    felicity.do("phase.reveal", phase_id=step)
    assert len(peter.snapshot()["notes"]) == 3


def test_nobody_but_a_facilitator_and_nobody_elses_preview(felicity: Script) -> None:
    peter = join(felicity.url, felicity.code)
    assert refusal(send(peter, WISHES, preview=1))[:2] == (403, "forbidden_role")
    seen = look(felicity, WISHES)
    assert peter.refused("session.import", preview_id=seen["preview_id"]) == "forbidden_role"
    olga = join(felicity.url, felicity.code, "Olga")
    felicity.do("person.promote", person_id=olga.person_id, role="facilitator")
    assert olga.refused("session.import", preview_id=seen["preview_id"]) == "not_found"
    assert felicity.refused("session.import", preview_id="another") == "not_found"
    felicity.do("session.close")
    assert refusal(send(felicity, WISHES, preview=1))[:2] == (403, "read_only")
    assert felicity.refused("session.import", preview_id=seen["preview_id"]) == "read_only"


def test_a_board_that_has_changed_since_takes_nothing_at_all(felicity: Script) -> None:
    file = b"note_id,text\nfirst,One\nsecond,Two\n"
    seen = look(felicity, file)
    felicity.open("add")
    felicity.do("note.post", note_id="second", text="I was here before")
    assert felicity.refused("session.import", preview_id=seen["preview_id"]) == "conflict"
    assert [note["text"] for note in felicity.snapshot()["notes"]] == ["I was here before"]
    again = bring(felicity, file)
    assert again["counts"]["notes"] == 2
    ids = {note["note_id"] for note in felicity.snapshot()["notes"]}
    assert {"first", "second"} < ids
    assert len(ids) == 3


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"kind": "cars"}, (400, "invalid", "kind")),
        ({"preview": "yes"}, (400, "invalid", "preview")),
        ({"phase_id": "nowhere"}, (404, "not_found", "phase_id")),
        ({"phase_id": "a b"}, (400, "invalid", "phase_id")),
    ],
)
def test_what_cannot_be_asked_for(
    felicity: Script, query: dict[str, str], expected: tuple[object, ...]
) -> None:
    assert refusal(send(felicity, WISHES, **{"preview": "1", **query})) == expected


def test_other_media_and_packed_bodies_are_not_looked_at(felicity: Script) -> None:
    assert refusal(send(felicity, WISHES, "image/png"))[:2] == (415, "unsupported")
    url = f"{felicity.url}/api/sessions/{felicity.code}/import"
    headers = {**felicity.headers, "Content-Type": "text/csv", "Content-Encoding": "gzip"}
    assert requests.post(url, data=WISHES, headers=headers, timeout=10).status_code == 415


def test_there_is_no_import_by_address(felicity: Script) -> None:
    """A101: nothing here fetches anything."""
    for path in ("/import/url", "/import?url=http://127.0.0.1/", "/import/http://127.0.0.1/"):
        answer = requests.post(
            f"{felicity.url}/api/sessions/{felicity.code}{path}",
            json={"url": "http://127.0.0.1/"},
            headers=felicity.headers,
            timeout=10,
        )
        assert answer.status_code in (404, 422), path
    assert felicity.snapshot()["notes"] == []


@pytest.mark.slow
def test_files_are_counted_and_previews_are_bounded(own_server: Callable[..., Server]) -> None:
    """With limits on, a person looks into twelve files a minute."""
    felicity, _ = begin(own_server(BOARD_RATE_LIMITS="on").url)
    answers = [send(felicity, WISHES, preview=1) for _ in range(14)]
    assert [answer.status_code for answer in answers[:12]] == [200] * 12
    assert refusal(answers[-1])[:2] == (429, "rate_limited")
    latest = answers[11].json()["preview_id"]
    assert felicity.refused("session.import", preview_id=answers[0].json()["preview_id"]) == "not_found"
    felicity.do("session.import", preview_id=latest)
