"""Two people at two machines: separate browser contexts of one Chromium, and pages that must not complain."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.room import Room
from tests.conftest import Server

COMPLAINTS = ("error", "warning")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        executable = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        launched = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def machine(chromium: Browser, server: Server) -> Iterator[Callable[..., BrowserContext]]:
    """A machine with a browser of its own: its cookies and storage are nobody else's."""
    contexts: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        settings = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", "base_url": server.url}
        contexts.append(chromium.new_context(**(settings | options)))
        contexts[-1].set_default_timeout(10_000)
        return contexts[-1]

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def open_page() -> Iterator[Callable[[BrowserContext, str], Page]]:
    """Open a page; whatever it complains of fails the test in the end."""
    wrong: list[str] = []

    def opened(context: BrowserContext, address: str) -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
        page.on("console", lambda said: said.type in COMPLAINTS and wrong.append(f"{page.url}: {said.text}"))
        page.goto(address)
        return page

    yield opened
    assert wrong == []


@pytest.fixture
def cockpit(
    room: Room, machine: Callable[..., BrowserContext], open_page: Callable[[BrowserContext, str], Page]
) -> Page:
    """The facilitator's page of the room that the test file plays."""
    page = open_page(machine(), room.created["facilitator"]["link"])
    expect(page.get_by_role("region", name="Now and next")).to_be_visible()
    return page
