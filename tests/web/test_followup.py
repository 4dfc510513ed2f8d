"""The follow-up link: made, traded, used when the session is closed, ended; and a review session."""

from typing import Any

import pytest
import requests

from tests.conftest import Server
from tests.web.afterwards import After, after, came
from tests.web.script import Script, by_link, op_id
from tests.wire.test_calendar import parsed, read_text


@pytest.fixture(scope="module")
def closed(server: Server) -> After:
    return after(server.url)


def said(follower: Script, **more: Any) -> requests.Response:
    body = {"op_id": op_id(), "proposal_id": "form", "status": "doing", "text": "Ordered.", "name": "Nia"}
    return follower.post("/follow-up", {**body, **more})


def test_whoever_has_the_link_says_where_a_proposal_stands(closed: After) -> None:
    follower = closed.follower()
    assert said(follower).json()["ok"]
    shown = follower.get("/follow-up").json()
    assert shown["session"]["state"] == "closed"
    last = next(one for one in shown["proposals"] if one["proposal_id"] == "form")["history"][-1]
    assert (last["status"], last["text"], last["name"]) == ("doing", "Ordered.", "Nia")
    # those who were in the session see it there
    there = next(one for one in closed.petra.snapshot()["proposals"] if one["proposal_id"] == "form")
    assert (there["status"], there["history"][-1]["name"]) == ("doing", "Nia")


def test_the_same_words_sent_again_are_said_once(closed: After) -> None:
    follower = closed.follower()
    again = {"op_id": op_id(), "text": "Only once."}
    first, second = said(follower, **again).json(), said(follower, **again).json()
    assert first == second
    rows = follower.get("/follow-up").json()["proposals"]
    assert sum(line.get("text") == "Only once." for row in rows for line in row["history"]) == 1
    assert said(follower, op_id=again["op_id"], text="Other").json()["error"]["code"] == "op_id_conflict"


def test_the_link_opens_nothing_else(closed: After) -> None:
    follower = closed.follower()
    for path in (
        "",
        "/events",
        "/export/record.json",
        "/publications",
        "/follow-up/link",
        "/calendar/form.ics",
    ):
        answer = follower.get(path)
        assert (answer.status_code, answer.json()["error"]["code"]) == (401, "unauthorised"), path
    for path in ("/commands", "/follow-up/link", "/review", "/invite", "/leave"):
        answer = follower.post(path, {})
        assert (answer.status_code, answer.json()["error"]["code"]) == (401, "unauthorised"), path
    key = closed.link().partition("#key=")[2]
    taken = requests.post(
        f"{closed.host.url}/api/sessions/{closed.code}/grants", json={"key": key}, timeout=5
    )
    # a closed session answers a wrong key as an unknown one does
    assert taken.status_code == 404


def test_what_others_hold_does_not_open_it(closed: After) -> None:
    for somebody in (closed.host, closed.petra):
        assert somebody.get("/follow-up").status_code == 401
        assert said(somebody).status_code == 401
    assert closed.petra.post("/follow-up/link", {}).json()["error"]["code"] == "forbidden_role"
    assert closed.petra.get("/follow-up/link").json()["error"]["code"] == "forbidden_role"


def test_a_new_link_ends_the_old_one_and_whoever_came_by_it(closed: After) -> None:
    old = closed.link()
    follower = came(closed.host.url, closed.code, old)
    assert follower.get("/follow-up").status_code == 200
    new = closed.follower()
    assert follower.get("/follow-up").status_code == 401
    assert said(follower).status_code == 401
    key = old.partition("#key=")[2]
    place = f"{closed.host.url}/api/sessions/{closed.code}/follow-up/grants"
    assert requests.post(place, json={"key": key}, timeout=5).json()["error"]["code"] == "forbidden"
    assert new.get("/follow-up").status_code == 200
    assert closed.host.get("/follow-up/link").json()["made_at"]
    assert closed.host.post("/follow-up/link/end", {}).json() == {"made_at": None}
    assert new.get("/follow-up").status_code == 401
    assert closed.host.get("/follow-up/link").json() == {"made_at": None}


def test_a_link_is_for_its_own_session(closed: After, server: Server) -> None:
    other = after(server.url)
    link = closed.link()
    with pytest.raises(AssertionError, match="forbidden"):
        came(server.url, other.code, link)
    follower = came(server.url, closed.code, link)
    stray = Script(server.url, other.code, follower.token)
    assert stray.get("/follow-up").status_code == 401


def test_a_page_gets_its_token_as_a_cookie_and_is_known_by_its_seat(closed: After) -> None:
    place = f"{closed.host.url}/api/sessions/{closed.code}/follow-up"
    key = closed.link().partition("#key=")[2]
    page = requests.Session()
    page.cookies.set(f"wishwall_me_{closed.code}", closed.petra.token)
    taken = page.post(f"{place}/grants", json={"key": key}, headers={"X-Seat": "follow"}, timeout=5)
    assert taken.json() == {}
    assert "HttpOnly" in taken.headers["Set-Cookie"]
    assert page.get(place, timeout=5).json()["me"] == {"name": "Petra Evans"}
    body = {"op_id": op_id(), "proposal_id": "map", "status": "learnt"}
    assert page.post(place, json=body, timeout=5).json()["ok"]
    body = {"op_id": op_id(), "proposal_id": "map", "status": "doing", "name": "Somebody else"}
    assert page.post(place, json=body, timeout=5).json()["ok"]
    row = next(one for one in page.get(place, timeout=5).json()["proposals"] if one["proposal_id"] == "map")
    assert [line["name"] for line in row["history"]] == ["Petra Evans", "Somebody else"]


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"status": "agreed"}, 400),
        ({"status": None}, 400),
        ({"by": "p1"}, 400),
        ({"role": "facilitator"}, 400),
        ({"proposal_id": "nothing"}, 404),
        ({"text": "x" * 601}, 422),
        ({"name": "\u200b"}, 400),
        ({"op_id": "<b>"}, 400),
    ],
)
def test_what_does_not_fit_is_refused(closed: After, more: dict[str, Any], status: int) -> None:
    answer = said(closed.follower(), **more)
    assert (answer.status_code, answer.json()["ok"]) == (status, False), answer.text


def test_hostile_words_stay_words(closed: After) -> None:
    follower = closed.follower()
    text = "<img src=x onerror=alert(1)> {{7*7}} =1+1\r\nBEGIN:VEVENT"
    assert said(follower, text=text, name="<b>Nia</b>").json()["ok"]
    line = next(r for r in follower.get("/follow-up").json()["proposals"] if r["ref"] == "P-01")["history"][
        -1
    ]
    assert (line["text"], line["name"]) == (text.replace("\r\n", "\n"), "<b>Nia</b>")


def test_a_proposals_dates_go_into_a_calendar(closed: After) -> None:
    follower = closed.follower()
    answer = follower.get("/follow-up/form.ics", date="first_step_by", language="cy")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="wishwall-P-01.ics"'
    (event,) = parsed(answer.content)
    assert event["DTSTART"] == (";VALUE=DATE", "20200229")
    assert read_text(event["SUMMARY"][1]) == "Cam cyntaf: One form, filled in once"
    assert closed.code not in answer.text
    assert follower.get("/follow-up/form.ics", date="review_date").status_code == 400
    assert follower.get("/follow-up/nothing.ics").status_code == 404
    assert closed.petra.get("/calendar/map.ics", date="review_date").status_code == 200


def test_a_review_begins_with_these_proposals(closed: After, server: Server) -> None:
    assert closed.petra.post("/review", {"title": "Again"}).json()["error"]["code"] == "forbidden_role"
    answer = closed.host.post("/review", {"title": "Again", "language": "cy"})
    assert answer.status_code == 201
    made = answer.json()
    snapshot = by_link(server.url, made["facilitator"]["link"]).snapshot()
    assert snapshot["session"]["template"] == "review"
    assert [one["ref"] for one in snapshot["proposals"]] == ["P-01", "P-02", "P-03"]
    assert {one["origin"]["title"] for one in snapshot["proposals"]} == {"Repairs and ICT"}
    assert snapshot["seq"] == 2 + 3
    # of who was in the old one nobody is in the new one, and no code leads back
    assert "owner_id" not in str(snapshot["proposals"])
    assert closed.code not in str(snapshot)
    assert [person["role"] for person in snapshot["people"]] == ["facilitator"]


def test_a_review_asks_for_the_start_code_where_sessions_do(own_server: Any) -> None:
    server: Server = own_server(BOARD_START_CODE="open sesame")
    made = requests.post(
        f"{server.url}/api/sessions", json={"title": "One", "start_code": "open sesame"}, timeout=5
    ).json()
    host = Script(server.url, made["code"], made["facilitator"]["token"])
    host.do("proposal.draft", proposal_id="p", title="One form")
    refused = host.post("/review", {"title": "Two"})
    assert (refused.status_code, refused.json()["error"]["field"]) == (403, "start_code")
    assert host.post("/review", {"title": "Two", "start_code": "open sesame"}).status_code == 201
