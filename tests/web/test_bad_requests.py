"""Bad requests get the protocol's codes, change nothing and show no trace."""

import socket
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests

from tests.conftest import Server
from tests.web.script import SKETCH, Script, begin, command, join


@pytest.fixture
def felicity(server: Server) -> Script:
    script, _ = begin(server.url)
    script.open("add")
    return script


def code_of(answer: requests.Response) -> tuple[int, str]:
    assert answer.headers["Content-Type"] == "application/json"
    assert "Traceback" not in answer.text
    assert answer.json()["ok"] is False
    return answer.status_code, answer.json()["error"]["code"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"{", (400, "invalid")),
        (b"\xff\xfe", (400, "invalid")),
        (b'{"title": NaN}', (400, "invalid")),
        (b'{"title": "\\ud800"}', (400, "invalid")),
        (b"[" * 100_000, (400, "invalid")),
        (b'{"title": 1' + b"0" * 100_000 + b"}", (400, "invalid")),
        (b"[]", (400, "invalid")),
        (b"null", (400, "invalid")),
        (b'{"title": 7}', (400, "invalid")),
        (b'{"title": ""}', (400, "invalid")),
        (b'{"title": "\\u200b"}', (400, "invalid")),
        (b'{"title": "x", "admin": true}', (400, "invalid")),
        (b'{"title": "x", "language": "fr"}', (400, "invalid")),
        (b'{"title": "x", "template": "no-such"}', (400, "invalid")),
        (b'{"title": "' + b"x" * 121 + b'"}', (422, "too_long")),
        (b'{"title": "' + b"x" * 300_000 + b'"}', (413, "too_large")),
    ],
)
def test_a_body_that_is_not_what_it_should_be(server: Server, body: bytes, expected: tuple[int, str]) -> None:
    answer = requests.post(
        f"{server.url}/api/sessions", data=body, headers={"Content-Type": "application/json"}, timeout=10
    )
    assert code_of(answer) == expected


def test_an_unknown_field_is_named(server: Server) -> None:
    answer = requests.post(
        f"{server.url}/api/sessions", json={"title": "x", "role": "facilitator"}, timeout=5
    )
    assert answer.json()["error"]["field"] == "role"


@pytest.mark.parametrize("content_type", ["text/xml", "text/plain", "application/x-www-form-urlencoded", ""])
def test_only_json_is_read(server: Server, content_type: str) -> None:
    answer = requests.post(
        f"{server.url}/api/sessions", data=b'{"title":"x"}', headers={"Content-Type": content_type}, timeout=5
    )
    assert code_of(answer) == (415, "unsupported")


def test_a_compressed_body_is_not_unpacked(server: Server) -> None:
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    answer = requests.post(f"{server.url}/api/sessions", data=b"\x1f\x8b", headers=headers, timeout=5)
    assert code_of(answer) == (415, "unsupported")


def test_a_huge_body_is_refused_before_it_is_read(server: Server) -> None:
    place = urlsplit(server.url)
    with socket.create_connection((place.hostname, place.port), timeout=5) as line:
        line.sendall(
            b"POST /api/sessions HTTP/1.1\r\nHost: %b\r\nContent-Type: application/json\r\n"
            b"Content-Length: 10000000\r\n\r\n" % place.netloc.encode()
        )
        assert b" 413 " in line.recv(4096).splitlines()[0]


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE"])
def test_other_methods_are_405_with_those_that_work(server: Server, method: str) -> None:
    answer = requests.request(method, f"{server.url}/api/sessions", timeout=5)
    assert code_of(answer) == (405, "unsupported")
    assert "POST" in answer.headers["Allow"]


@pytest.mark.parametrize("host", ["evil.test/x", "a b", "x" * 300, "é.test"])
def test_a_host_that_is_none_is_refused(server: Server, host: str) -> None:
    place = urlsplit(server.url)
    with socket.create_connection((place.hostname, place.port), timeout=5) as line:
        line.sendall(b"GET /healthz HTTP/1.1\r\nHost: %b\r\nConnection: close\r\n\r\n" % host.encode())
        assert b" 400 " in line.recv(4096).splitlines()[0]


@pytest.mark.parametrize(
    "code", ["ABCD2346", "x" * 5000, "%00", "%F0%9F%92%A9", "' OR 1=1", "AAAA-BBBB", "ABCD--2346", "....%2f"]
)
def test_unknown_codes_have_one_answer(server: Server, code: str) -> None:
    # as a page would see it, with whatever a proxy in between would make of it
    answers = [
        requests.get(f"{server.url}/api/sessions/{code}/door", timeout=5),
        requests.post(f"{server.url}/api/sessions/{code}/people", json={"name": "Eve"}, timeout=5),
        requests.post(f"{server.url}/api/sessions/{code}/grants", json={"key": "k" * 43}, timeout=5),
    ]
    assert {code_of(answer) for answer in answers} == {(404, "not_found")}


def test_a_closed_session_answers_like_an_unknown_one(server: Server) -> None:
    felicity, _ = begin(server.url)
    peter = join(server.url, felicity.code)
    felicity.do("session.close")
    closed = requests.get(f"{server.url}/api/sessions/{felicity.code}/door", timeout=5)
    unknown = requests.get(f"{server.url}/api/sessions/ABCD2346/door", timeout=5)
    assert (closed.status_code, closed.content) == (unknown.status_code, unknown.content)
    wrong_key = [
        requests.post(f"{server.url}/api/sessions/{code}/grants", json={"key": "k" * 43}, timeout=5)
        for code in (felicity.code, "ABCD2346")
    ]
    assert len({(answer.status_code, answer.content) for answer in wrong_key}) == 1
    late = requests.post(
        f"{server.url}/api/sessions/{felicity.code}/people", json={"name": "Late"}, timeout=5
    )
    assert code_of(late) == (404, "not_found")
    # who is in stays in, to read and download
    assert peter.snapshot()["session"]["state"] == "closed"
    assert peter.get("/export/record.json").status_code == 200
    assert peter.refused("note.post", note_id="n", text="Late") == "read_only"


def test_a_locked_session_lets_nobody_in(server: Server) -> None:
    felicity, _ = begin(server.url)
    felicity.do("session.lock", locked=True)
    answer = requests.post(
        f"{server.url}/api/sessions/{felicity.code}/people", json={"name": "Eve"}, timeout=5
    )
    assert code_of(answer) == (403, "locked")
    assert requests.get(f"{server.url}/api/sessions/{felicity.code}/door", timeout=5).json()["open"] is False


def test_wrong_codes_are_rate_limited_and_right_ones_still_work(own_server: Any) -> None:
    server = own_server(BOARD_RATE_LIMITS="on")
    felicity, _ = begin(server.url)
    statuses = [
        requests.get(f"{server.url}/api/sessions/ABCD2346/door", timeout=5).status_code for _ in range(25)
    ]
    assert statuses == [404] * 20 + [429] * 5
    answer = requests.get(f"{server.url}/api/sessions/ABCD2346/door", timeout=5)
    assert code_of(answer) == (429, "rate_limited")
    assert int(answer.headers["Retry-After"]) >= 1
    # forwarded addresses of nobody's proxy are no way round
    forged = {"X-Forwarded-For": "203.0.113.7"}
    assert requests.get(answer.url, headers=forged, timeout=5).status_code == 429
    assert join(server.url, felicity.code).snapshot()["me"]["name"] == "Peter"


def test_a_flood_of_sessions_is_rate_limited_and_those_that_run_go_on(own_server: Any) -> None:
    server = own_server(BOARD_RATE_LIMITS="on")
    felicity, _ = begin(server.url)
    with requests.Session() as flood:
        begun = [
            flood.post(f"{server.url}/api/sessions", json={"title": "More"}, timeout=5) for _ in range(62)
        ]
    assert [answer.status_code for answer in begun] == [201] * 59 + [429] * 3
    assert code_of(begun[-1]) == (429, "rate_limited")
    assert join(server.url, felicity.code).snapshot()["me"]["name"] == "Peter"


def test_a_flood_of_commands_is_rate_limited(own_server: Any) -> None:
    server = own_server(BOARD_RATE_LIMITS="on")
    felicity, _ = begin(server.url)
    felicity.open("add")
    peter = join(server.url, felicity.code)
    answers = [
        answer
        for start in (0, 30, 60)
        for answer in peter.send(
            [command("note.post", note_id=f"n{start + place}", text="Fast") for place in range(30)]
        ).json()
    ]
    refused = [answer for answer in answers if not answer["ok"]]
    assert 25 <= len(refused) <= 30
    assert {answer["error"]["code"] for answer in refused} == {"rate_limited"}
    assert all(answer["error"]["retry_after_ms"] > 0 for answer in refused)
    single = peter.send(command("note.post", note_id="one", text="More"))
    assert (single.status_code, "Retry-After" in single.headers) == (429, True)
    assert felicity.do("session.lock", locked=True)


def test_the_start_code_is_asked_for(own_server: Any) -> None:
    server = own_server(BOARD_START_CODE="open sesame")
    for given in ({}, {"start_code": "wrong"}):
        answer = requests.post(f"{server.url}/api/sessions", json={"title": "x", **given}, timeout=5)
        assert (code_of(answer), answer.json()["error"]["field"]) == ((403, "forbidden"), "start_code")
    begin(server.url, start_code="open sesame")


COMMANDS: list[tuple[Any, str, str | None]] = [
    ("note.post", "invalid", None),
    (None, "invalid", None),
    ({}, "invalid", "op_id"),
    ({"op_id": "a", "type": "no.such"}, "invalid", "type"),
    ({"op_id": "a", "type": 7}, "invalid", "type"),
    ({"op_id": "a b", "type": "session.close"}, "invalid", "op_id"),
    ({"op_id": "a", "type": "undo", "undoes": "m"}, "not_found", "undoes"),
    (command("note.post", note_id="n", text="x", author_id="me"), "invalid", "author_id"),
    (command("note.post", note_id="n", text="x", seq=1), "invalid", "seq"),
    (command("note.post", note_id="n", text="x", __proto__={}), "invalid", "__proto__"),
    (command("note.post", text="x"), "invalid", "note_id"),
    (command("note.post", note_id="n!", text="x"), "invalid", "note_id"),
    (command("note.post", note_id="n", text=["x"]), "invalid", "text"),
    (command("note.post", note_id="n", text="   "), "invalid", "text"),
    (command("note.post", note_id="n", text="x" * 2001), "too_long", "text"),
    (command("note.post", note_id="n", text="x" * 70_000), "too_large", None),
    (command("note.post", note_id="n", text="x", caption="y" * 141), "too_long", "caption"),
    (command("note.post", note_id="n", text="x", phase_id="nope"), "not_found", "phase_id"),
    (command("note.post", note_id="n", kind="sketch", sketch={"v": 1, "strokes": []}), "invalid", "sketch"),
    (command("note.post", note_id="n", kind="sketch", sketch="<svg onload=x>"), "invalid", "sketch"),
    (
        command("note.post", note_id="n", kind="sketch", sketch={**SKETCH, "svg": "x"}),
        "invalid",
        "sketch.svg",
    ),
    (command("note.place", note_ids=["n"], x=1e9, y=0), "invalid", "x"),
    (command("note.place", note_ids="n", x=1, y=0), "invalid", "note_ids"),
    (command("session.lock", locked="true"), "invalid", "locked"),
    (command("session.lock", locked=1), "invalid", "locked"),
    (command("phase.extend", seconds=1.5), "invalid", "seconds"),
    (command("phase.open", phase_id="nope", expected=None), "not_found", "phase_id"),
    (command("note.edit", note_id="nope", text="x"), "not_found", "note_id"),
    (command("theme.name", theme_id="nope", title="x"), "not_found", "theme_id"),
    (command("proposal.revise", proposal_id="nope", fields={}), "not_found", "proposal_id"),
    (command("person.remove", person_id="nope"), "not_found", "person_id"),
    (command("person.promote", person_id="nope", role="admin"), "invalid", "role"),
]


@pytest.mark.parametrize(("given", "code", "field"), COMMANDS)
def test_a_wrong_command_changes_nothing(felicity: Script, given: Any, code: str, field: str | None) -> None:
    before = felicity.snapshot()
    answer = felicity.send([given]).json()[0]
    assert answer["ok"] is False
    assert answer["error"]["code"] == code, answer
    if field is not None:
        assert answer["error"].get("field", "").startswith(field), answer
    after = felicity.snapshot()
    for moving in ("server_time", "presence"):
        before.pop(moving), after.pop(moving)
    assert after == before


@pytest.mark.parametrize(("given", "status"), [([], 400), ([command("session.freeze")] * 33, 413), (7, 400)])
def test_a_list_is_neither_empty_nor_long(felicity: Script, given: Any, status: int) -> None:
    answer = felicity.send(given)
    assert (answer.status_code, answer.json()["ok"]) == (status, False)


def test_one_refused_command_leaves_the_others_of_its_list(felicity: Script) -> None:
    good = command("note.post", note_id="n1", text="Good")
    answers = felicity.send([good, {"op_id": "bad", "type": "x"}, command("session.lock", locked=True)])
    assert answers.status_code == 200
    assert [answer["ok"] for answer in answers.json()] == [True, False, True]
    assert answers.json()[1]["op_id"] == "bad"


@pytest.mark.parametrize(
    "query", ["after=x", "after=-1", "after=1e3", "wait=26", "wait=-1", "after=" + "9" * 20]
)
def test_a_wrong_query_is_invalid(felicity: Script, query: str) -> None:
    answer = requests.get(
        f"{felicity.url}/api/sessions/{felicity.code}/events?{query}", headers=felicity.headers, timeout=5
    )
    assert code_of(answer) == (400, "invalid")
    assert answer.json()["error"]["field"] == query.partition("=")[0]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/export/nope.exe", (404, "not_found")),
        ("/export/notes.csv?names=maybe", (400, "invalid")),
        ("/photos/x", (404, "not_found")),
    ],
)
def test_exports_that_are_not_there(felicity: Script, path: str, expected: tuple[int, str]) -> None:
    assert code_of(felicity.get(path)) == expected


def test_a_file_name_is_safe_whatever_the_title(server: Server) -> None:
    felicity, _ = begin(server.url, title='../..\\evil"; filename="x.exe é 家')
    disposition = felicity.get("/export/notes.csv").headers["Content-Disposition"]
    assert disposition.count('filename="') == 1
    assert not set("/\\") & set(disposition)
