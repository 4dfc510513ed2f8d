"""The facilitator's page at every kind of step, at three widths, in both languages: nothing is clipped."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.looks import faults_of_looks
from tests.browser.room import Room, drawn, marked, start_room, written
from tests.conftest import Server

# every step at every width: minutes of pages
pytestmark = [pytest.mark.browser, pytest.mark.slow]

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]
LONG = "When someone reports a pothole they get one number, and can see what happened to it."
SIZES = ({"width": 1280, "height": 900}, {"width": 900, "height": 900}, {"width": 360, "height": 780})


def walk(room: Room) -> list[Callable[[], None]]:
    """What happens, one step after the other; after each the page is looked at."""
    return [
        lambda: None,
        lambda: adds(room),
        lambda: sorts(room),
        lambda: groups(room),
        lambda: presents(room),
        lambda: scores(room),
        room.close,
        lambda: room.open("propositions"),
        lambda: room.open("close"),
    ]


def adds(room: Room) -> None:
    room.step("wand", "add", "If you had a magic wand, what would you change most?", see="own")
    room.open("wand")
    room.people[0].send(written(LONG), written("One form"), drawn("A van in the rain"))
    room.people[1].send(written("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"))
    room.people[1].send({"type": "hand.raise"}, {"type": "question.ask", "text": LONG}, {"type": "done.set"})


def sorts(room: Room) -> None:
    room.host.send({"type": "phase.reveal", "to": "all"})
    room.themes("Ask people once and remember what they said", "One map")
    room.step("grouping", "sort", "Which belong together?", who="everyone")
    room.open("grouping")


def groups(room: Room) -> None:
    room.host.send({"type": "group.split", "count": 2, "balance": "side"})
    for group in room.snapshot()["groups"]:
        room.host.send({"type": "group.update", "group_id": group["group_id"], "theme_id": "t0"})
    room.step("brief", "hold", "Two groups, one theme each.")
    room.open("brief")


def presents(room: Room) -> None:
    turns = {"order": "none", "unit": "person", "seconds": 45}
    room.step("meet", "present", "What does each of us do?", source="phase:wand", turns=turns)
    room.open("meet")
    room.host.send({"type": "turn.start"})
    shown = room.snapshot()["turn"]["spotlight"]
    room.people[1].send({"type": "remark.add", "note_id": shown, "text": LONG})


def scores(room: Room) -> None:
    room.step("score", "mark", "How sure?", source="phase:grouping", mark="score", who="everyone")
    room.open("score")
    for number, person in enumerate(room.people):
        person.send(marked("t0", number), marked("t1", 5 - number))


@pytest.mark.parametrize("language", ["en", "cy"])
def test_nothing_is_clipped_covered_or_beside_the_page(
    server: Server, machine: Machine, open_page: Open, language: str
) -> None:
    room = start_room(server.url, people=4)
    page = open_page(machine(), room.created["facilitator"]["link"])
    expect(page.locator(".now")).to_be_visible()
    page.goto(f"{server.url}/s/{room.host.code}/host?lang={language}")
    faults: dict[str, list[str]] = {}
    for step in walk(room):
        step()
        name = room.live or "nothing"
        page.wait_for_timeout(400)
        for size in SIZES:
            page.set_viewport_size(size)  # type: ignore[arg-type]
            for part in ("step", "wishes", "groups", "results", "people", "sheet"):
                link = page.locator(f".tabs a[href='#{part}']")
                if link.count():
                    link.click()
                    page.wait_for_timeout(50)
                    found = faults_of_looks(page)
                    if found:
                        faults[f"{name} {part} {size['width']}"] = found[:4]
            page.locator(".tabs a[href='#step']").click()
    assert faults == {}
