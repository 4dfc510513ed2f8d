"""The server goes and comes back: the page says so, keeps what is written, and posts it once."""

import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.people import join, next_step, start_session
from tests.conftest import Server

pytestmark = pytest.mark.browser


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def test_a_note_written_while_the_server_is_away_is_posted_once_when_it_is_back(
    chromium: Browser, own_server: Callable[..., Server], tmp_path: Path
) -> None:
    settings = {"BOARD_PORT": free_port(), "BOARD_DATABASE_URL": f"sqlite:///{tmp_path / 'kept.sqlite'}"}
    first = own_server(**settings)
    felicity = chromium.new_context(base_url=first.url, locale="en-GB").new_page()
    felicity.goto("/")
    code = start_session(felicity, "A night with a power cut")
    peter = chromium.new_context(base_url=first.url, locale="en-GB").new_page()
    peter.goto("/")
    join(peter, code, "Peter")
    screen = chromium.new_context(base_url=first.url, locale="en-GB").new_page()
    screen.goto(felicity.evaluate(f"JSON.parse(localStorage.getItem('wishwall.links.{code}')).screen"))
    next_step(felicity, "Welcome")
    next_step(felicity, "Wishes")

    first.stop()
    reconnecting = peter.get_by_text("Reconnecting - your notes are kept on this device")
    expect(reconnecting).to_be_visible(timeout=15_000)
    the_screen_says_so_on_one_line(screen)
    field = peter.locator("#note-text")
    field.fill("Candles that switch themselves on")
    field.press("Enter")
    note = peter.get_by_role("article", name="Candles that switch themselves on")
    expect(note).to_contain_text("On this device")
    peter.get_by_role("button", name="Ask privately").click()
    peter.get_by_label("Your question").fill("May we add to it later?")
    peter.keyboard.press("Enter")
    # nothing is called sent that is not
    expect(peter.locator(".toast")).to_contain_text("It goes to the facilitator alone")

    own_server(**settings)
    expect(note).not_to_contain_text("On this device", timeout=30_000)
    expect(reconnecting).to_have_count(0, timeout=30_000)
    expect(felicity.get_by_text("1 note", exact=True)).to_be_visible(timeout=30_000)
    expect(felicity.get_by_text("May we add to it later?")).to_be_visible(timeout=30_000)
    felicity.get_by_role("button", name="Show the notes to everyone").click()
    expect(felicity.get_by_role("article", name="Candles that switch themselves on")).to_have_count(1)
    for page in (felicity, peter, screen):
        page.context.close()


def the_screen_says_so_on_one_line(screen: Page) -> None:
    foot = screen.locator(".screen__session")
    expect(foot).to_have_text("Reconnecting", timeout=15_000)
    line, sign = foot.bounding_box(), foot.locator("svg").bounding_box()
    assert line and sign and line["height"] < 2 * sign["height"], "the sign stands beside its word"
