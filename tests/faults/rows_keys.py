"""F70: the secret key is rotated, with an overlap and without one, while people are at work."""

from typing import Any

import requests

from tests.faults.crowd import Crowd
from tests.faults.house import FaultServer
from tests.faults.oracles import check_all
from tests.faults.row import Run, row

KEYS = (
    "the-first-key-of-a-row-0123456789",
    "the-second-key-of-a-row-012345678",
    "one-that-knows-no-other-0123456789",
)


@row("F70", "The secret key is rotated", bound_s=90)
def rotated(run: Run) -> None:
    server = run.server(BOARD_SECRET_KEY=KEYS[0])
    crowd = run.crowd(server, 8)
    asked = {"op_id": crowd.new_id(), "type": "link.rotate", "role": "observer"}
    first = told(server, crowd, asked)
    run.check(first["ok"], f"a link could not be made anew: {first}")
    burst = crowd.burst(20, 10)
    restart(run, server, "another key, the one before it still accepted", KEYS[1], KEYS[0])
    run.check(told(server, crowd, asked) == first, "the same answer is another one by the new key")
    run.check(comes_in(server, crowd, first["key"]) == 200, "a link from before opens nothing")
    restart(run, server, "another key and no overlap", KEYS[2], "")
    refused = told(server, crowd, asked)
    run.check(refused.get("error", {}).get("code") == "conflict", f"it was answered {refused}")
    run.check(comes_in(server, crowd, first["key"]) == 200, "a link from before opens nothing")
    burst.wait()
    crowd.heal(30)
    ended = [person.number for person in crowd.people if not person.connected]
    run.check(not ended, f"{ended} are out")
    check_all(run, server, crowd)


def restart(run: Run, server: FaultServer, how: str, key: str, older: str) -> None:
    """Start it anew with these keys."""
    server.term()
    server.settings.update(BOARD_SECRET_KEY=key, BOARD_SECRET_KEYS_OLD=older)
    run.say("restart_s", server.start_again())
    run.injected(how)


def told(server: FaultServer, crowd: Crowd, command: dict[str, Any]) -> dict[str, Any]:
    """What a facilitator is answered."""
    headers = {"Authorization": f"Bearer {crowd.token}"}
    place = f"{server.url}/api/sessions/{crowd.code}/commands"
    answer: dict[str, Any] = requests.post(place, json=command, headers=headers, timeout=10).json()
    return answer


def comes_in(server: FaultServer, crowd: Crowd, key: str) -> int:
    """Somebody opens the observers' link."""
    place = f"{server.url}/api/sessions/{crowd.code}/grants"
    return requests.post(place, json={"key": key, "name": "Olga"}, timeout=10).status_code
