"""Bad input over the socket: the protocol's codes, always an ack, nothing changed, nobody else disturbed.

Beside every case an innocent client in the same session stays connected and hears what it should.
"""

import contextlib
import json
import os
import time
from collections.abc import Iterator
from typing import Any

import pytest
import requests
import websocket

from tests.conftest import Server
from tests.realtime.rawline import raw_line
from tests.realtime.sockets import Listener, listening
from tests.web.script import Script, begin, by_link, command, join


@pytest.fixture
def felicity(server: Server) -> Script:
    script, _ = begin(server.url)
    script.open("add")
    return script


@pytest.fixture
def peter(felicity: Script) -> Script:
    return join(felicity.url, felicity.code)


@pytest.fixture
def innocent(felicity: Script) -> Iterator[Listener]:
    """Somebody else in the session: connected before, hearing the next event after, and nothing else."""
    olga = join(felicity.url, felicity.code, "Innocent")
    with listening(olga) as listener:
        head = listener.wait("welcome")["head"]
        yield listener
        before = [event["type"] for event in listener.events() if event["type"] != "person.joined"]
        assert before == []
        felicity.do("session.update", title="Still here")
        listener.heard_of("session.updated")
        assert listener.continuous(head + 1)
        assert not listener.ended.is_set()
        assert listener.all("resync") == []


AUTHS = [
    "",
    "{}",
    "[]",
    "[1]",
    "7",
    '"x"',
    "null",
    "true",
    '{"token":7}',
    '{"token":null}',
    '{"token":""}',
    '{"token":["x"]}',
    '{"seat":7}',
    '{"seat":"host"}',
    '{"token":"wrong"}',
    '{"token":"' + "x" * 5000 + '"}',
]


@pytest.mark.parametrize("auth", AUTHS)
def test_a_wrong_auth_is_refused_with_a_code_and_never_taken_for_none(server: Server, auth: str) -> None:
    with raw_line(server.url) as line:
        kind, reason = line.connect(auth)
        assert kind == "44"
        assert reason["message"] == reason["data"]["code"] == "unauthorised"


@pytest.mark.parametrize(
    "more",
    [
        {"after": "1"},
        {"after": -1},
        {"after": True},
        {"after": 1.5},
        {"epoch": 7},
        {"role": "facilitator"},
        {"after": 2**70},
    ],
)
def test_a_wrong_part_of_auth_is_invalid(peter: Script, more: dict[str, Any]) -> None:
    with raw_line(peter.url) as line:
        kind, reason = line.connect(json.dumps({"token": peter.token, **more}))
        assert (kind, reason["data"]["code"]) == ("44", "invalid")


def test_a_token_with_another_sessions_code_is_not_found(server: Server, peter: Script) -> None:
    other, _ = begin(server.url)
    refused = Listener(server.url, {"token": peter.token}, query=f"?code={other.code}")
    assert refused.refusal["data"]["code"] == "not_found"


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ("", "invalid"),
        (",{},{}", "invalid"),
        ("," + ",".join(["1"] * 50), "invalid"),
        (",null", "invalid"),
        (",7", "invalid"),
        (',"note.post"', "invalid"),
        (",{}", "invalid"),
        (',{"op_id":"a","type":"no.such"}', "invalid"),
        (',{"op_id":"a","type":"undo","undoes":"b"}', "not_found"),
        (',{"op_id":"a","type":"session.close"}', "forbidden_role"),
        (',{"op_id":"a","type":"note.post","note_id":"n","text":"x","author":"me"}', "invalid"),
        (',{"op_id":"a","type":"note.post","note_id":"n","text":"%s"}' % ("x" * 70_000), "too_large"),
        (',{"op_id":"a","type":"note.post","note_id":"n","text":NaN}', "invalid"),
        (',{"op_id":"a","type":"note.place","note_ids":["n"],"x":1e400,"y":0}', "invalid"),
        (',{"op_id":"a","type":"note.place","note_ids":["n"],"x":Infinity,"y":0}', "invalid"),
        (',{"op_id":"a","type":"note.post","note_id":"n","text":"\\ud800"}', "invalid"),
        (',{"op_id":"a","type":"note.edit","note_id":"n","base":%s}' % ("9" * 100_000), "invalid"),
        ("," + "[" * 100_000 + "]" * 100_000, "invalid"),
        (",[]", "invalid"),
        (",[" + ",".join(["{}"] * 33) + "]", "too_large"),
    ],
)
def test_a_wrong_command_is_acknowledged_with_its_code(
    peter: Script, innocent: Listener, payload: str, code: str
) -> None:
    before = peter.snapshot()["seq"]
    with raw_line(peter.url, peter) as line:
        line.send(f'427["command"{payload}]')
        answer = line.ack(7)[0]
        assert (answer["ok"], answer["error"]["code"]) == (False, code)
        assert "Traceback" not in json.dumps(answer)
        line.send('428["command",{"op_id":"good","type":"note.post","note_id":"good","text":"Still works"}]')
        assert line.ack(8)[0]["ok"]
    assert peter.snapshot()["seq"] == before + 1


@pytest.mark.parametrize(
    "event", ["nope", "message", "welcome", "connect", "disconnect", "__proto__", "", "*", "events"]
)
def test_an_event_that_is_none_is_refused_and_a_forged_one_does_nothing(
    peter: Script, innocent: Listener, event: str
) -> None:
    with raw_line(peter.url, peter) as line:
        line.send(f"423[{json.dumps(event)},{{}}]")
        assert line.ack(3)[0]["error"]["code"] in ("unsupported", "invalid")
        line.send('424["catch_up",{"after":1}]')
        assert "to" in line.ack(4)[0]


@pytest.mark.parametrize(
    "frame",
    [
        "42",
        "42[",
        "42{}",
        "42[]",
        "42[7]",
        "42[{}]",
        "429",
        "431[]",
        "43",
        "41,",
        "b!!!",
        "47",
        "4",
        "6",
        "5",
        "3",
        "2probe",
    ],
)
def test_a_frame_that_means_nothing_disturbs_nobody(peter: Script, innocent: Listener, frame: str) -> None:
    with raw_line(peter.url, peter) as line:
        line.send(frame)


@pytest.mark.parametrize(
    "frame", ["x", "é", "[]", '451-["command",{"_placeholder":true,"num":0}]', "459999999999-[]"]
)
def test_a_frame_that_is_none_ends_that_socket_alone(peter: Script, innocent: Listener, frame: str) -> None:
    with raw_line(peter.url, peter) as line:
        line.send(frame)
        assert line.closed()
    innocent.until(lambda: peter.person_id not in (innocent.all("presence") or [{}])[-1].get("online", []))


def test_binary_is_not_part_of_the_protocol(peter: Script, innocent: Listener) -> None:
    with raw_line(peter.url, peter) as line:
        line.ws.send_binary(b"\x04\x00\xff")
        assert line.closed()


@pytest.mark.parametrize("size", [300_000, 1_000_000])
def test_a_frame_over_the_bound_closes_the_socket(peter: Script, innocent: Listener, size: int) -> None:
    with raw_line(peter.url, peter) as line:
        line.send(f'427["command","{"x" * size}"]')
        assert line.closed()


@pytest.mark.skipif(os.environ.get("BOARD_ASYNC_MODE") == "threading", reason="the way out has no such bound")
def test_a_message_that_never_ends_closes_the_socket(peter: Script, innocent: Listener) -> None:
    with raw_line(peter.url, peter) as line:
        with contextlib.suppress(OSError, websocket.WebSocketException):
            for number in range(40):
                line.ws.send_frame(websocket.ABNF.create_frame("x" * 60_000, 1 if number == 0 else 0, 0))
        assert line.closed()


def test_a_socket_that_never_connects_is_closed_in_time(server: Server) -> None:
    with raw_line(server.url) as line:
        began = time.monotonic()
        assert line.closed(8)
        assert time.monotonic() - began < 7


def test_other_namespaces_are_refused(server: Server) -> None:
    with raw_line(server.url) as line:
        for name in ("/admin", "/x", "/admin?x=1"):
            line.send(f"40{name},")
            assert line.read().startswith(f"44{name.partition('?')[0]},")


@pytest.mark.parametrize(
    "query",
    [
        "EIO=4&transport=polling&j=0",
        "EIO=3&transport=polling",
        "EIO=4&transport=x",
        "EIO=4&transport=polling&sid=__proto__",
        "EIO=4&transport=websocket",
    ],
)
def test_transports_that_are_not_ours_are_400(server: Server, query: str) -> None:
    answer = requests.get(f"{server.url}/socket.io/?{query}", timeout=5)
    assert answer.status_code == 400
    assert "Traceback" not in answer.text


def test_presence_may_be_anything_and_is_never_answered(peter: Script, innocent: Listener) -> None:
    with raw_line(peter.url, peter) as line:
        for payload in (
            '{"typing":"yes"}',
            "[]",
            "7",
            "null",
            '{"drawing":{}}',
            '{"typing":true,"x":1}',
            "{},{}",
        ):
            line.send(f'42["presence",{payload}]')
        for _ in range(300):
            line.send('42["presence",{"typing":true}]')
        line.send('429["catch_up",{"after":1}]')
        assert "to" in line.ack(9)[0]
    assert len([p for p in innocent.all("presence") if "typing" in p]) <= 4


@pytest.mark.parametrize("role", ["observe", "screen"])
def test_who_only_looks_may_not_act(server: Server, role: str) -> None:
    felicity, created = begin(server.url)
    felicity.open("add")
    looker = by_link(server.url, created["links"][role])
    with listening(looker) as listener:
        for kind, fields in [
            ("note.post", {"note_id": "n", "text": "x"}),
            ("session.close", {}),
            ("support.set", {"proposal_id": "p", "value": 1}),
            ("theme.form", {"theme_id": "t", "title": "x"}),
            ("person.promote", {"person_id": "x", "role": "facilitator"}),
        ]:
            answer = listener.call("command", command(kind, **fields))
            assert answer["error"]["code"] == "forbidden_role", answer
    assert felicity.snapshot()["notes"] == []


def test_only_five_pages_of_one_person(peter: Script) -> None:
    tabs = [Listener(peter.url, {"token": peter.token}) for _ in range(6)]
    assert [tab.refusal is None for tab in tabs] == [True] * 5 + [False]
    assert tabs[5].refusal["data"]["code"] == "limit_reached"
    for tab in tabs:
        tab.close()
