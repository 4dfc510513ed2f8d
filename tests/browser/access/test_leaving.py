"""X18: one leaves at the same place of every page, and what one leaves is a seat, not the session."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.device import rows
from tests.browser.people import write
from tests.browser.room import Room, start_room
from tests.conftest import Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]


@pytest.fixture
def room(server: Server) -> Room:
    """Two people who write for all to see."""
    room = start_room(server.url)
    room.step("wand", "add", "What would you change?", see="all", names="on")
    room.open("wand")
    return room


def leave(page: Page) -> None:
    page.get_by_role("contentinfo").get_by_role("button", name="Leave").click()
    page.get_by_role("dialog").get_by_role("button", name="Leave the session").click()
    expect(page.get_by_role("heading", name="Join a session")).to_be_visible()


def test_who_leaves_a_shared_machine_leaves_nothing_on_it(
    room: Room, machine: Machine, open_page: Open
) -> None:
    context = machine()
    page = open_page(context, room.links[0])
    write(page, "A wish that stays")
    expect(page.get_by_text("Saved", exact=True).first).to_be_visible()
    page.get_by_role("textbox", name="Your note").fill("A draft that goes")
    leave(page)
    assert [key for key in page.evaluate("Object.keys(localStorage)") if room.host.code in key] == []
    assert rows(page) == []
    assert [cookie for cookie in context.cookies() if room.host.code in str(cookie.get("name"))] == []
    assert "A wish that stays" in [note["text"] for note in room.snapshot()["notes"]]


def test_who_observes_leaves_too_and_escape_stays(room: Room, machine: Machine, open_page: Open) -> None:
    page = open_page(machine(), room.observe)
    page.get_by_role("contentinfo").get_by_role("button", name="Leave").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Leave", exact=True)).to_be_focused()
    leave(page)
