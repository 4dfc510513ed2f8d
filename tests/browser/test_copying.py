"""Where a page may not use the clipboard, as on plain http, what is to be copied is shown instead."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.access.stage import furnished
from tests.browser.room import Room
from tests.conftest import Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"


@pytest.fixture
def room(server: Server) -> Room:
    return furnished(server.url)


def test_a_link_is_shown_where_it_cannot_be_copied(room: Room, machine: Machine, open_page: Open) -> None:
    context = machine()
    context.add_init_script(NO_CLIPBOARD)
    host = open_page(context, str(room.created["facilitator"]["link"]))
    host.get_by_role("button", name="Copy link").first.click()
    shown = host.get_by_role("dialog", name="Link to join").get_by_role("textbox")
    expect(shown).to_have_value(f"{room.host.origin}/j/{room.host.code}")
    brief = open_page(context, f"{room.host.origin}/s/{room.host.code}/host/proposals/P-01")
    brief.get_by_role("button", name="Copy link").click()
    expect(brief.get_by_role("dialog").get_by_role("textbox")).to_have_value(brief.url)
