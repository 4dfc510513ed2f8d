"""A drawing that goes on on a phone: a link for its person alone, for minutes and one use, and back again."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests

from tests.conftest import Server
from tests.web.script import SKETCH, Script, begin, by_link, join

MORE = {**SKETCH, "strokes": SKETCH["strokes"] * 2}


def opened(person: Script, **body: Any) -> dict[str, Any]:
    answer = person.post("/pads", body)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


def phone_of(server: Server, pad: dict[str, Any]) -> Script:
    link, _, _ = pad["link"].partition("&pad=")
    return by_link(server.url, link)


@pytest.fixture
def peter(server: Server) -> Script:
    felicity, _ = begin(server.url)
    return join(server.url, felicity.code)


def test_the_phone_is_the_same_person_and_has_the_paper_as_it_stands(server: Server, peter: Script) -> None:
    pad = opened(peter, sketch=SKETCH, caption="The counter")
    phone = phone_of(server, pad)
    assert phone.person_id == peter.person_id
    there = phone.get(f"/pads/{pad['pad_id']}").json()
    assert (there["sketch"], there["caption"], there["version"]) == (SKETCH, "The counter", 0)


def test_what_the_phone_draws_comes_back_at_once(server: Server, peter: Script) -> None:
    pad = opened(peter)
    phone = phone_of(server, pad)
    path = f"/pads/{pad['pad_id']}"
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(peter.get, path, after=0, wait=20)
        assert phone.post(path, {"sketch": MORE}).json()["version"] == 1
        assert waiting.result(10).json()["sketch"] == MORE
    phone.post(path, {"sketch": None, "done": True})
    last = peter.get(path, after=1, wait=20).json()
    assert (last["sketch"], last["done"], last["version"]) == (None, True, 2)
    assert peter.snapshot()["notes"] == []


def test_the_link_works_once(server: Server, peter: Script) -> None:
    pad = opened(peter)
    phone_of(server, pad)
    key = pad["link"].partition("#key=")[2].partition("&")[0]
    again = requests.post(f"{server.url}/api/sessions/{peter.code}/grants", json={"key": key}, timeout=10)
    assert (again.status_code, again.json()["error"]["code"]) == (403, "forbidden")


def test_a_drawing_is_its_persons_alone(server: Server, peter: Script) -> None:
    pad = opened(peter, sketch=SKETCH)
    petra = join(server.url, peter.code, "Petra")
    path = f"/pads/{pad['pad_id']}"
    assert petra.get(path).status_code == 404
    petra.post(path, {"sketch": MORE})
    assert peter.get(path).json()["sketch"] == SKETCH


def test_another_drawing_takes_the_first_ones_place(peter: Script) -> None:
    first, second = opened(peter), opened(peter)
    assert peter.get(f"/pads/{first['pad_id']}").status_code == 404
    stale = peter.post(f"/pads/{first['pad_id']}", {"sketch": SKETCH})
    assert (stale.status_code, stale.json()["error"]["code"]) == (409, "conflict")
    assert peter.get(f"/pads/{second['pad_id']}").json()["sketch"] is None


@pytest.mark.parametrize("sketch", [{"v": 2}, {"v": 1, "strokes": []}, "<svg/>", 7])
def test_only_a_true_sketch_is_taken(peter: Script, sketch: Any) -> None:
    assert peter.post("/pads", {"sketch": sketch}).status_code == 400
    pad = opened(peter)
    assert peter.post(f"/pads/{pad['pad_id']}", {"sketch": sketch}).status_code == 400


def test_who_only_looks_has_no_pad(server: Server) -> None:
    _, created = begin(server.url)
    for who in ("observe", "screen"):
        looker = by_link(server.url, created["links"][who])
        assert looker.post("/pads", {}).json()["error"]["code"] == "forbidden_role"


def test_what_a_pass_gives_ends_with_the_link_that_its_holder_came_by(server: Server) -> None:
    felicity, created = begin(server.url)
    second = by_link(server.url, created["facilitator"]["link"])
    phone = phone_of(server, opened(second))
    assert phone.get().status_code == 200
    felicity.do("link.rotate", role="facilitator")
    assert (second.get().status_code, phone.get().status_code) == (401, 401)


def test_the_code_is_a_picture_of_the_link_and_no_address_or_log_holds_the_key(
    server: Server, peter: Script
) -> None:
    pad = opened(peter)
    key = pad["link"].partition("#key=")[2].partition("&")[0]
    assert pad["qr"]["size"] > 30 and pad["qr"]["path"].startswith("M")
    phone_of(server, pad)
    assert key not in server.log()
    assert key.encode() not in (server.folder / "board.sqlite").read_bytes()
