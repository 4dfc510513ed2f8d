"""A page of another release is told to load anew where it says what we do not know; scripts never are."""

import re
from typing import Any

import pytest
import requests

from tests.conftest import Server
from tests.realtime.sockets import Listener
from tests.web.script import Script, begin, command

OLD = "/static/app@0123456789ab/me.js"


@pytest.fixture(scope="module")
def felicity(server: Server) -> Script:
    return begin(server.url)[0]


def present(server: Server) -> str:
    """The address of the script that a page of this very release has loaded."""
    found = re.search(
        r'type="module" src="([^"]+)"', requests.get(f"{server.url}/s/ABCD2346/me", timeout=5).text
    )
    assert found and "/static/app@" in found[1]
    return found[1]


def told(script: Script, page: str | None, *commands: dict[str, Any]) -> list[str]:
    """What each command is answered, from a page that runs this script."""
    headers = {**script.headers, **({"X-Page": f"{script.url}{page}"} if page else {})}
    place = f"{script.url}/api/sessions/{script.code}/commands"
    answers = requests.post(place, json=list(commands), headers=headers, timeout=5).json()
    return ["ok" if answer["ok"] else answer["error"]["code"] for answer in answers]


def test_what_is_not_known_here_may_be_known_to_a_newer_page(server: Server, felicity: Script) -> None:
    foreign = (
        command("note.sing"),
        command("session.lock", softly=True),
        command("session.lock", locked="yes"),
    )
    assert told(felicity, OLD, *foreign) == ["client_too_old"] * 3
    for page in (present(server), None, "/nothing/of/ours.js"):
        assert told(felicity, page, *foreign) == ["invalid"] * 3, page
    assert told(felicity, OLD, command("session.lock", locked=False)) == ["ok"], "what is known is done"
    assert told(felicity, OLD, command("phase.open", phase_id="none", expected=None)) == ["not_found"]


def test_one_command_has_the_status_and_an_unknown_address_is_told_too(felicity: Script) -> None:
    headers = {**felicity.headers, "X-Page": f"{felicity.url}{OLD}"}
    place = f"{felicity.url}/api/sessions/{felicity.code}"
    for answer in (
        requests.post(f"{place}/commands", json=command("note.sing"), headers=headers, timeout=5),
        requests.post(f"{place}/songs", json={}, headers=headers, timeout=5),
        requests.delete(f"{place}/commands", headers=headers, timeout=5),
        requests.post(f"{place}/erase", json={"sure": True}, headers=headers, timeout=5),
    ):
        assert (answer.status_code, answer.json()["error"]["code"]) == (426, "client_too_old"), answer.text
    assert requests.get(f"{felicity.url}/songs", headers=headers, timeout=5).status_code == 404
    assert requests.post(f"{place}/songs", json={}, headers=felicity.headers, timeout=5).status_code == 404


def test_the_same_over_a_socket(server: Server, felicity: Script) -> None:
    for page, code in ((OLD, "client_too_old"), (present(server), None), ("", None)):
        line = Listener(server.url, {"token": felicity.token}, query=f"?page={server.url}{page}")
        line.wait("welcome")
        answer = line.call("command", command("note.sing"))
        assert answer["error"]["code"] == (code or "invalid")
        assert line.call("sing", {})["error"]["code"] == (code or "unsupported")
        assert line.do("session.lock", locked=False)
        line.client.disconnect()
