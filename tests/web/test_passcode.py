"""The passcode over HTTP: facilitators set it, nobody reads it, links ask for it."""

import requests

from tests.conftest import Server
from tests.web.script import begin, join

WORDS = "seven green bridges"


def test_a_facilitator_sets_it_and_links_ask_for_it(server: Server) -> None:
    host, started = begin(server.url)
    key = started["facilitator"]["link"].split("#key=")[1]
    assert host.get("/passcode").json() == {"set": False}
    assert host.post("/passcode", {"passcode": WORDS}).json() == {"set": True}
    grants = f"{server.url}/api/sessions/{host.code}/grants"
    asked = requests.post(grants, json={"key": key}, timeout=10)
    assert asked.status_code == 403
    assert asked.json()["error"]["field"] == "passcode"
    assert requests.post(grants, json={"key": key, "passcode": WORDS}, timeout=10).status_code == 200
    assert host.post("/passcode", {"passcode": None}).json() == {"set": False}
    assert requests.post(grants, json={"key": key}, timeout=10).status_code == 200


def test_nobody_else_sets_it_or_learns_of_it(server: Server) -> None:
    host, _ = begin(server.url)
    peter = join(server.url, host.code)
    assert peter.get("/passcode").status_code == 403
    assert peter.post("/passcode", {"passcode": WORDS}).status_code == 403
    stranger, _ = begin(server.url)
    path = f"{server.url}/api/sessions/{host.code}/passcode"
    assert requests.post(path, json={"passcode": WORDS}, timeout=10).status_code == 401
    assert requests.get(path, headers=stranger.headers, timeout=10).status_code == 404
    assert host.get("/passcode").json() == {"set": False}


def test_it_stands_in_no_log_and_no_answer(server: Server) -> None:
    host, _ = begin(server.url)
    host.post("/passcode", {"passcode": "a canary in a passcode"})
    assert "canary in a passcode" not in server.log()
    assert "canary in a passcode" not in host.get().text
