"""Real drawings, replayed as pointer events, are one picture on pad, wall and list and in the file.

The drawings are in tests/golden/sketch, from the Quick, Draw! dataset by Google (CC BY 4.0; README there).
"""

import itertools
import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.device import nothing_waits
from tests.browser.pictures import drawn, likeness, shot
from tests.browser.room import Room, start_room
from tests.conftest import ROOT, Server

pytestmark = pytest.mark.browser

WORDS = ("bicycle", "hospital", "smiley-face")
SAME = 0.985
Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]


def strokes(word: str) -> list[list[list[int]]]:
    """How somebody's hand went, on the paper's grid."""
    found: list[list[list[int]]] = json.loads((ROOT / f"tests/golden/sketch/{word}.json").read_text("utf-8"))[
        "raw"
    ]
    return found


def replay(page: Page, word: str) -> None:
    """The same hand on the pad: down, every point that was recorded, up."""
    canvas = page.locator(".ink-pad canvas")
    canvas.evaluate("(paper) => paper.scrollIntoView({ block: 'center' })")
    box = canvas.bounding_box()
    assert box
    for stroke in strokes(word):
        at = [(box["x"] + x * box["width"] / 1000, box["y"] + y * box["height"] / 750) for x, y in stroke]
        page.mouse.move(*at[0])
        page.mouse.down()
        for spot in at[1:]:
            page.mouse.move(*spot)
        page.mouse.up()


@pytest.fixture
def room(server: Server) -> Room:
    """A step in which everyone sees what is posted."""
    made = start_room(server.url, people=1)
    made.step("ideas", "add", "What would help?", see="all", names="on", input=["draw", "text"])
    made.open("ideas")
    return made


def in_file(room: Room, context: BrowserContext) -> Page:
    """The downloaded proposal list, opened as a page."""
    import requests

    seat = room.host
    answer = requests.get(
        f"{seat.origin}/api/sessions/{seat.code}/export/proposals.html?include=all",
        headers={"Authorization": f"Bearer {seat.token}"},
        timeout=20,
    )
    assert answer.status_code == 200
    page = context.new_page()
    page.set_content(answer.text)
    return page


def test_a_drawing_is_the_same_picture_everywhere(room: Room, machine: Machine, open_page: Open) -> None:
    sharp: dict[str, Any] = {"device_scale_factor": 2}
    person = open_page(machine(**sharp), room.links[0])
    host = open_page(machine(**sharp), str(room.created["facilitator"]["link"]))
    host.get_by_role("link", name="Wall").click()
    truth = {word: drawn(strokes(word)) for word in WORDS}
    for word in WORDS:
        person.locator(".ink-pad canvas").wait_for()
        replay(person, word)
        assert likeness(shot(person.locator(".ink-pad canvas")), truth[word]) > SAME, word
        person.get_by_label("What does it show?").fill(word)
        person.get_by_role("button", name="Post note").click()
        card = person.get_by_role("img", name=word, exact=True).first
        expect(card).to_be_visible()
        nothing_waits(person)
        person.wait_for_timeout(300)
        assert likeness(shot(card), truth[word]) > SAME, f"{word} in the list"
    page = in_file(room, person.context)
    for word in WORDS:
        wall = host.locator(".note__sketch").get_by_role("img", name=word, exact=True).first
        expect(wall).to_be_visible()
        assert likeness(shot(wall), truth[word]) > SAME, f"{word} on the wall"
        assert likeness(shot(page.get_by_role("img", name=word).first), truth[word]) > SAME, (
            f"{word} in the file"
        )


def test_the_comparison_tells_drawings_apart_and_sees_a_missing_stroke() -> None:
    for one, other in itertools.combinations(WORDS, 2):
        assert likeness(drawn(strokes(one)), drawn(strokes(other))) < 0.8
    for word in WORDS:
        for number in range(len(strokes(word))):
            rest = [stroke for at, stroke in enumerate(strokes(word)) if at != number]
            assert likeness(drawn(rest), drawn(strokes(word))) < SAME, (word, number)
