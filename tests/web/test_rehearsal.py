"""A rehearsal over HTTP: begun with robots, shown as one, thrown away with one call."""

import time

import requests

from tests.conftest import Server
from tests.realtime.sockets import listening
from tests.web.script import begin


def test_a_rehearsal_has_robots_and_is_thrown_away_with_one_call(server: Server) -> None:
    felicity, _ = begin(server.url, rehearsal=True)
    assert felicity.snapshot()["session"]["rehearsal"] is True
    for _ in range(100):
        people = felicity.snapshot()["people"]
        if len(people) > 1:
            break
        time.sleep(0.1)
    assert people[-1]["name"].startswith("Robot")
    with listening(felicity) as host:
        host.wait("welcome")
        answer = felicity.post("/discard", {})
        assert (answer.status_code, answer.json()) == (200, {"discarded": felicity.code})
        assert host.ended.wait(1.5)
    door = requests.get(f"{server.url}/api/sessions/{felicity.code}/door", timeout=5)
    assert door.status_code == 404
    assert felicity.get().status_code == 401


def test_a_real_session_is_not_thrown_away(server: Server) -> None:
    felicity, _ = begin(server.url)
    assert felicity.snapshot()["session"]["rehearsal"] is False
    answer = felicity.post("/discard", {})
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "forbidden")
