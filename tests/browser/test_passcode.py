"""The passcode of facilitators' links: set in the cockpit, asked for by the link, kind when it is wrong."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.room import Room, start_room
from tests.conftest import Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]
SMALL = {"width": 360, "height": 640}
WORDS = "seven green bridges"


@pytest.fixture
def room(server: Server) -> Room:
    return start_room(server.url, people=1)


def host_link(room: Room) -> str:
    return str(room.created["facilitator"]["link"])


def refused_page(context: BrowserContext, address: str) -> Page:
    """A page whose first call is refused, of which the browser complains as of any 403."""
    page = context.new_page()
    page.goto(address)
    return page


def set_passcode(cockpit: Page, words: str) -> None:
    cockpit.get_by_role("button", name="Session", exact=True).click()
    cockpit.get_by_role("menuitem", name="Passcode of facilitators' links").click()
    cockpit.get_by_label("Passcode", exact=True).fill(words)
    cockpit.get_by_role("button", name="Ask for it").click()
    expect(cockpit.get_by_text("Facilitators' links ask for it from now on.").first).to_be_visible()


def test_a_link_alone_opens_nothing_and_with_the_passcode_the_cockpit(
    cockpit: Page, room: Room, machine: Machine
) -> None:
    set_passcode(cockpit, WORDS)
    colleague = refused_page(machine(viewport=SMALL), host_link(room))
    asked = colleague.get_by_role("dialog", name="This link asks for a passcode")
    field = asked.get_by_label("Passcode")
    expect(field).to_be_focused()
    field.fill("seven red bridges")
    field.press("Enter")
    expect(asked.get_by_role("alert")).to_contain_text("That is not the passcode")
    assert colleague.evaluate("document.documentElement.scrollWidth") <= 360
    field.fill(WORDS)
    field.press("Enter")
    expect(colleague.get_by_role("button", name="Session", exact=True)).to_be_visible()
    assert "#key" not in colleague.url


def test_it_is_taken_away_again(cockpit: Page, room: Room, machine: Machine, open_page: Open) -> None:
    set_passcode(cockpit, WORDS)
    cockpit.get_by_role("button", name="Session", exact=True).click()
    cockpit.get_by_role("menuitem", name="Passcode of facilitators' links").click()
    cockpit.get_by_role("button", name="Ask for none").click()
    expect(cockpit.get_by_text("Facilitators' links open without one again.").first).to_be_visible()
    colleague = open_page(machine(), host_link(room))
    expect(colleague.get_by_role("button", name="Session", exact=True)).to_be_visible()


def test_whoever_gives_up_is_told_and_nothing_opens(cockpit: Page, room: Room, machine: Machine) -> None:
    set_passcode(cockpit, WORDS)
    stranger = refused_page(machine(), host_link(room))
    asked = stranger.get_by_role("dialog", name="This link asks for a passcode")
    expect(asked).to_be_visible()
    stranger.keyboard.press("Escape")
    expect(asked).to_have_count(0)
    expect(stranger.locator("h1")).to_be_visible()
    expect(stranger.get_by_role("button", name="Session", exact=True)).to_have_count(0)
