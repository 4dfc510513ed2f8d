"""The waiting room over HTTP and the socket: its list is the facilitators' alone."""

import pytest
import requests

from tests.conftest import Server
from tests.realtime.sockets import listening
from tests.web.script import Script, begin, join


@pytest.fixture
def host(server: Server) -> Script:
    script, _ = begin(server.url)
    script.peter = join(server.url, script.code, "Peter")
    script.do("session.update", settings={"waiting_room": True})
    return script


def knock(host: Script, name: str = "Ann") -> str:
    answer = requests.post(f"{host.url}/api/sessions/{host.code}/people", json={"name": name}, timeout=5)
    assert answer.status_code == 202
    return str(answer.json()["waiting"])


def ask(host: Script, secret: str, **headers: str) -> requests.Response:
    path = f"{host.url}/api/sessions/{host.code}/people/waiting"
    return requests.post(path, json={"knock": secret}, headers=headers, timeout=5)


def test_a_person_waits_and_is_let_in(host: Script) -> None:
    secret = knock(host)
    assert ask(host, secret).status_code == 202
    (one,) = host.get("/waiting").json()["waiting"]
    assert one["name"] == "Ann"
    assert host.post(f"/waiting/{one['waiting_id']}", {"let_in": True}).json() == {"waiting": []}
    came = ask(host, secret)
    assert came.status_code == 201
    ann = Script(host.url, host.code, came.json()["token"])
    assert ann.snapshot()["me"]["name"] == "Ann"


def test_a_page_gets_its_seat_as_a_cookie(host: Script) -> None:
    secret = knock(host)
    (one,) = host.get("/waiting").json()["waiting"]
    host.post(f"/waiting/{one['waiting_id']}", {"let_in": True})
    came = ask(host, secret, **{"X-Seat": "me"})
    assert "token" not in came.json()
    assert f"wishwall_me_{host.code}" in came.cookies


def test_who_is_turned_away_is_told_so(host: Script) -> None:
    secret = knock(host)
    (one,) = host.get("/waiting").json()["waiting"]
    host.post(f"/waiting/{one['waiting_id']}", {"let_in": False})
    answer = ask(host, secret)
    assert answer.status_code == 403
    assert answer.json()["error"]["field"] == "knock"


def test_nobody_else_sees_the_list_or_opens_the_door(host: Script) -> None:
    knock(host, "Canary Caradog")
    (one,) = host.get("/waiting").json()["waiting"]
    assert host.peter.get("/waiting").status_code == 403
    assert host.peter.post(f"/waiting/{one['waiting_id']}", {"let_in": True}).status_code == 403
    assert "Canary" not in host.peter.get().text
    assert "Canary" in host.get().text


def test_facilitators_hear_who_waits_and_participants_do_not(host: Script) -> None:
    with listening(host) as felicity, listening(host.peter) as peter:
        for listener in (felicity, peter):
            listener.wait("presence")
        knock(host, "Canary Caradog")
        heard = felicity.until(
            lambda: [told for told in felicity.all("presence") if told.get("waiting")] or None
        )
        assert heard[-1]["waiting"][0]["name"] == "Canary Caradog"
        assert all("waiting" not in told for told in peter.all("presence"))
        (one,) = host.get("/waiting").json()["waiting"]
        host.post(f"/waiting/{one['waiting_id']}", {"let_in": False})
        felicity.until(lambda: felicity.all("presence")[-1].get("waiting") == [])


def test_a_knock_that_nobody_made_is_not_found(host: Script) -> None:
    assert ask(host, "k" * 43).status_code == 404
