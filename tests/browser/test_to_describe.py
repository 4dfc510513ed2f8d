"""Pictures without words wait in a list until a facilitator says what they show (X13)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.access.stage import furnished
from tests.browser.room import Room
from tests.conftest import Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]


@pytest.fixture
def room(server: Server) -> Room:
    return furnished(server.url)


def test_a_described_picture_leaves_the_list_and_has_its_name_for_everyone(
    cockpit: Page, room: Room, machine: Machine, open_page: Open
) -> None:
    other = open_page(machine(), room.observe)
    expect(other.get_by_role("img", name="not described yet")).to_have_count(1)
    cockpit.get_by_role("link", name="People", exact=True).click()
    cockpit.get_by_text("To describe").click()
    cockpit.get_by_label("What does it show?").fill("A letter box")
    cockpit.keyboard.press("Enter")
    expect(cockpit.get_by_text("To describe")).to_have_count(0)
    expect(other.get_by_role("img", name="A letter box").first).to_be_visible()
    expect(other.get_by_role("img", name="not described yet")).to_have_count(0)
