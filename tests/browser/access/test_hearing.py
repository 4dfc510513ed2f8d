"""What is announced, in which language, and what time does to a page: X3, X11, X12, X13, X16, X19."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.access.measures import measure
from tests.browser.access.stage import furnished
from tests.browser.people import until, write
from tests.browser.room import Room, start_room, written
from tests.conftest import Server

pytestmark = pytest.mark.browser

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]


def open_step(server: Server) -> Room:
    """A step in which everyone sees every note at once."""
    room = start_room(server.url, people=2)
    room.step("wand", "add", "What would you change?", names="on", see="all")
    room.open("wand")
    return room


def heard(page: Page) -> list[dict[str, Any]]:
    said: list[dict[str, Any]] = page.evaluate("window.heard")
    return said


def test_x11_two_hundred_notes_are_a_few_words_and_off_is_off(
    server: Server, machine: Machine, open_page: Open
) -> None:
    room = open_step(server)
    loud = open_page(machine(), room.links[0])
    quiet = open_page(machine(), room.links[0])
    quiet.evaluate(
        "localStorage.setItem('wishwall.preferences', JSON.stringify({ announce: 'off' })); location.reload()"
    )
    for page in (loud, quiet):
        expect(page.get_by_role("heading", level=1)).to_contain_text("What would you change?")
        page.wait_for_timeout(300)
        measure(page, "listen")
    for start in range(0, 200, 20):
        room.people[1].send(*(written(f"Wish {n}") for n in range(start, start + 20)))
        loud.wait_for_timeout(150)
    loud.wait_for_timeout(3500)
    told = heard(loud)
    assert 1 <= len(told) <= 4
    assert all(len(one["said"]) <= 120 for one in told)
    gaps = [later["at"] - one["at"] for one, later in pairwise(told)]
    assert all(gap >= 2900 for gap in gaps), gaps
    assert sum(int(one["said"].split()[0]) for one in told) == 200
    assert heard(quiet) == []
    # what one does oneself is answered at once, whatever is chosen
    write(quiet, "Mine")
    until(quiet, "window.heard.some(({ said }) => said === 'Posted')")


def test_x11_an_answer_is_heard_beside_the_news_of_the_same_moment_and_inside_a_dialog(
    server: Server, machine: Machine, open_page: Open
) -> None:
    room = open_step(server)
    page = open_page(machine(), room.links[0])
    expect(page.get_by_role("heading", level=1)).to_contain_text("What would you change?")
    page.wait_for_timeout(300)
    measure(page, "listen")
    room.people[1].send(written("Another's"))
    write(page, "Mine")
    until(page, "['Posted', '1 new note'].every((words) => window.heard.some(({ said }) => said === words))")
    expect(page.locator("[data-live=polite] > p")).to_have_count(2)
    # what lies behind a dialog is inert: no screen reader would hear the page's own regions
    page.locator(".head-button[title=Preferences]").click()
    dialog = page.get_by_role("dialog", name="Preferences")
    expect(dialog).to_be_visible()
    room.host.send({"type": "notice.send", "to": room.people[0].person_id, "text": "One idea is enough."})
    expect(dialog.locator("[data-live=assertive]")).to_have_text("One idea is enough.")
    expect(page.locator("body > [data-live=assertive]")).to_be_empty()


def test_x12_what_is_written_after_the_time_is_taken_and_time_can_be_added(
    server: Server, machine: Machine, open_page: Open
) -> None:
    room = open_step(server)
    page = open_page(machine(), room.links[0])
    field = page.locator("#note-text")
    field.fill("Half a thought")
    room.host.send({"type": "phase.extend", "seconds": -8 * 60})
    expect(page.get_by_text("Time's up - finish your note")).to_be_visible()
    expect(field).to_have_value("Half a thought")
    field.press("End")
    field.type(", and the other half")
    field.press("Enter")
    note = page.get_by_role("article", name="Half a thought, and the other half")
    expect(note).to_contain_text("Late")
    room.host.send({"type": "phase.extend", "seconds": 300})
    expect(page.get_by_role("timer")).to_contain_text("min")


def test_x13_a_drawing_has_its_caption_or_says_that_it_has_none(
    server: Server, machine: Machine, open_page: Open
) -> None:
    room = furnished(server.url)
    for link in (room.observe, room.created["facilitator"]["link"]):
        page = open_page(machine(), link)
        expect(page.get_by_role("img", name="A van in the rain").first).to_be_attached()
        expect(page.get_by_role("img", name="not described yet").first).to_be_attached()


def test_x16_the_page_and_its_notes_say_their_language(
    server: Server, machine: Machine, open_page: Open
) -> None:
    room = open_step(server)
    page = open_page(machine(), room.links[0].replace("#", "?lang=cy#"))
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    field = page.locator("#note-text")
    field.fill("Dŵr glân")
    field.press("Enter")
    expect(page.get_by_role("article", name="Dŵr glân")).to_have_attribute("lang", "cy")
    other = open_page(machine(), room.links[1])
    expect(other.get_by_role("article", name="Dŵr glân")).to_have_attribute("lang", "cy")
    expect(other.locator("html")).to_have_attribute("lang", "en")


def test_x3_single_keys_do_nothing_where_one_types_or_once_they_are_off(
    server: Server, machine: Machine, open_page: Open
) -> None:
    room = furnished(server.url)
    page = open_page(machine(), room.created["facilitator"]["link"])
    page.get_by_role("link", name="Wall").click()
    before = room.snapshot()["seq"]
    letters = "amsvnftzhjkgx?/+-0"
    page.keyboard.type(letters.replace("?", ""))
    page.locator("body").press("m")
    assert page.get_by_role("menu").count() + page.get_by_role("dialog").count() == 0
    page.keyboard.press("Control+k")
    field = page.get_by_role("dialog").locator("input")
    field.press_sequentially(letters)
    expect(field).to_have_value(letters)
    page.keyboard.press("Escape")
    page.locator("body").press("?")
    dialog = page.get_by_role("dialog", name="Help and keys")
    dialog.get_by_role("radio", name="Off").check()
    page.keyboard.press("Escape")
    page.locator("body").press("?")
    page.get_by_role("article").first.focus()
    page.keyboard.press("m")
    assert page.get_by_role("menu").count() + page.get_by_role("dialog").count() == 0
    assert room.snapshot()["seq"] == before


def test_x19_who_looked_around_finds_back_to_what_everyone_sees(
    server: Server, machine: Machine, open_page: Open
) -> None:
    room = furnished(server.url)
    room.step("meet", "present", "What does each do?", source="phase:wand", turns={"order": "none"})
    room.open("meet")
    room.host.send({"type": "turn.start", "queue": [person.person_id for person in room.people]})
    page = open_page(machine(), room.links[1])
    page.get_by_role("button", name="Look around by myself").press("Enter")
    back = page.get_by_role("button", name="Back to Asha Prosser")
    back.press("Enter")
    expect(page.locator(".speaker")).to_contain_text("Asha Prosser")
