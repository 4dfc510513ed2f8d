"""What one stranger or participant could use up: places, bytes, room for others."""

import base64
from typing import Any

import requests

from board.web import budget
from tests.web.script import SKETCH, begin, command, join


def scribble(strokes: int) -> dict[str, Any]:
    """A sketch of nearly five kilobytes a stroke."""
    points = base64.b64encode(b"\x02\x02\x01\x01" * 900).decode()
    stroke = {"pen": 1, "width": 5, "pressure": False, "points": points}
    return {"v": 1, "strokes": [stroke] * strokes}


def test_joins_from_one_address_leave_room_for_the_hall(own_server: Any) -> None:
    server = own_server(BOARD_RATE_LIMITS="on")
    felicity, _ = begin(server.url)
    web, place = requests.Session(), f"{server.url}/api/sessions/{felicity.code}/people"
    most = budget.COMERS.amount
    answers = [web.post(place, json={"name": "X"}, timeout=10) for _ in range(most + 1)]
    assert {answer.status_code for answer in answers[:most]} == {201}
    assert answers[most].json()["error"]["code"] == "rate_limited"
    other, _ = begin(server.url)
    assert join(server.url, other.code).person_id


def test_drawings_over_and_over_are_slowed_down_and_others_go_on(own_server: Any) -> None:
    server = own_server(BOARD_RATE_LIMITS="on")
    felicity, _ = begin(server.url)
    peter, petra = join(server.url, felicity.code), join(server.url, felicity.code, "Petra")
    felicity.open("add")
    large = scribble(9)
    peter.do("note.post", note_id="n1", kind="sketch", sketch=large)
    answers = [peter.send(command("note.edit", note_id="n1", sketch=large)).json() for _ in range(50)]
    refused = [answer["error"] for answer in answers if not answer["ok"]]
    assert refused and {one["code"] for one in refused} == {"rate_limited"}
    assert refused[0]["retry_after_ms"] > 0
    petra.do("note.post", note_id="n2", kind="sketch", sketch=large)


def test_a_badge_is_small_as_everybody_loads_it(server: Any) -> None:
    felicity, _ = begin(server.url)
    peter = join(server.url, felicity.code)
    peter.do("person.update", badge=SKETCH)
    assert peter.refused("person.update", badge=scribble(4)) == "too_large"
