"""Whatever is thrown at a server, its log is one JSON object a line, and holds nothing that anybody sent."""

import json
import re
import socket
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import requests
import structlog

from board.logs import LONGEST, _careful, mark_of
from tests.conftest import Server
from tests.realtime.sockets import Listener
from tests.web.script import begin, command, join

CANARY = "canary7f3a"
UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


def lines(log: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.splitlines()]


def raw(url: str, request: bytes) -> None:
    where = urlsplit(url)
    with socket.create_connection((where.hostname, where.port), timeout=5) as line:
        line.sendall(request)
        line.settimeout(0.5)
        try:
            while line.recv(65536):
                pass
        except TimeoutError:
            pass


def ask_oddly(url: str, code: str) -> None:
    """Over HTTP: odd addresses, headers, bodies and lines."""
    hostile = {"User-Agent": CANARY * 800, "Referer": f"http://{CANARY}/", "X-Seat": CANARY}
    for path in (
        f"/{CANARY}\x1b[31m",
        f"/s/{CANARY}/me",
        f"/j/{code}?{CANARY}=1",
        "/static/../" + CANARY,
    ):
        requests.get(f"{url}{path}", headers=hostile, timeout=5)
    wrong = {"Authorization": f"Bearer {CANARY}"}
    requests.get(f"{url}/api/sessions/{code}", headers=wrong, timeout=5)
    requests.post(f"{url}/api/sessions/{code}/grants", json={"key": CANARY}, timeout=5)
    requests.post(f"{url}/api/sessions", data=b'{"title": "%s' % CANARY.encode(), timeout=5)
    raw(url, f"GET /{CANARY}\r\n {CANARY}: x\r\n\r\n".encode())
    raw(url, f"POST /socket.io/?EIO=4&transport=polling&sid={CANARY} HTTP/1.1\r\n\r\n".encode())


def speak_oddly(url: str, token: str) -> None:
    """Over a socket, until it is cut off for its flood: that is logged, and must not say whose it was."""
    listener = Listener(url, {"token": token})
    listener.wait("welcome")
    for sent in (command("note.post", text=CANARY), CANARY, {CANARY: [CANARY]}, [[[]]]):
        listener.client.call("command", sent, timeout=5)
    listener.client.emit(f"event {CANARY}\n", CANARY)
    listener.client.call("catch_up", {"after": CANARY}, timeout=5)
    for _ in range(8):
        try:
            listener.client.call("command", [command("hand.raise") for _ in range(32)], timeout=5)
        except Exception:  # noqa: BLE001 - the line is cut in the middle of it
            break


def test_no_word_token_or_code_of_real_traffic_is_in_the_log(own_server: Callable[..., Server]) -> None:
    server = own_server(BOARD_RATE_LIMITS="on")
    fay, created = begin(server.url, title=f"Title {CANARY}")
    fay.open("add")
    ann = join(server.url, fay.code, f"Name {CANARY}")
    ann.do("note.post", note_id=f"n-{CANARY}", kind="text", text=f"Text {CANARY}")
    ann.refused("note.edit", note_id=CANARY, text=CANARY)
    ann.send([{"op_id": CANARY, "type": CANARY, CANARY: CANARY}, CANARY])  # type: ignore[list-item]
    ann.post(f"/export/{CANARY}", {CANARY: CANARY})
    ask_oddly(server.url, fay.code)
    speak_oddly(server.url, ann.token)
    server.stop()
    log = server.log()
    told = lines(log)
    assert len(told) >= 2
    (flood,) = [line for line in told if line["event"] == "socket.flood"]
    assert flood["session"] == mark_of(fay.code, b"a-key-for-tests-alone-0123456789")
    link = created["facilitator"]["link"]
    for secret in (CANARY, ann.token, fay.token, fay.code, str(ann.person_id), link):
        assert secret not in log, secret
    for line in told:
        assert UTC.fullmatch(line["timestamp"]) and line["event"] and line["level"]
        assert all(len(value) <= LONGEST + 1 for value in line.values() if isinstance(value, str))


def test_a_fault_is_told_by_its_number_and_place_alone(house_log: Any) -> None:
    """A106: the words of an exception may quote a note."""
    from board.service.incidents import incident

    try:
        raise ValueError(f"cannot read {CANARY}\n\x1b[31m")
    except ValueError as fault:
        refusal = incident(fault, "command", session="ABCD2346")
    (line,) = house_log()
    assert line["incident"] == refusal.incident
    assert line["kind"] == "ValueError"
    assert line["at"][0].startswith("test_log_lines.py:")
    assert CANARY not in json.dumps(line)
    assert line["session"] == mark_of("ABCD2346", b"a secret")


def test_what_is_long_broken_or_coloured_stays_one_short_line(house_log: Any) -> None:
    """A103, A104."""
    structlog.get_logger().warning("odd", agent="x" * 9000, path="/a\r\nX: b\x1b[2J", many=list(range(999)))
    (line,) = house_log()
    assert len(line["agent"]) == LONGEST + 1
    assert line["path"] == "/a\r\nX: b\x1b[2J"
    assert len(line["many"]) == 20


def test_an_exceptions_words_are_dropped_wherever_they_come_from() -> None:
    given = {"event": "x", "exc_info": ValueError(CANARY), "exception": CANARY, "stack_info": CANARY}
    assert _careful(b"k", None, "error", given) == {"event": "x"}


def test_a_library_and_what_nobody_caught_are_facts_without_words(house_log: Any) -> None:
    import logging
    import sys

    logging.getLogger("some.library").error("said %s", CANARY)
    sys.excepthook(ValueError, ValueError(CANARY), None)
    library, uncaught = house_log()
    assert (library["event"], library["logger"]) == ("library", "some.library")
    assert (uncaught["event"], uncaught["where"]) == ("incident", "python")
    assert CANARY not in json.dumps([library, uncaught])
