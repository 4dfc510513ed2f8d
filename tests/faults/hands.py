"""What people do at a page, and how a row waits for what is to be seen there."""

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.room import Room, written
from tests.faults.row import Run

PATIENCE_S = 20.0


def field_of(page: Page) -> Locator:
    """Where a note is written."""
    return page.locator("#note-text")


def post(page: Page, text: str) -> None:
    """Write a note and press Enter; whether it is saved is another matter."""
    field_of(page).fill(text)
    field_of(page).press("Enter")


def saved(page: Page, *texts: str) -> None:
    """One's own notes are there and nothing of them is under way."""
    for text in texts:
        expect(mine(page, text)).to_be_visible(timeout=PATIENCE_S * 1000)
    expect(page.locator(".line-state[data-line]")).to_have_text("Saved", timeout=PATIENCE_S * 1000)


def mine(page: Page, text: str) -> Locator:
    """One's own note of the step that runs."""
    return page.locator('section[aria-labelledby="my-notes"]').get_by_role("article", name=text)


def comes(page: Page, look: Callable[[], Any], wanted: Any, within_s: float = PATIENCE_S) -> float:
    """Wait until something is so, hearing what pages say meanwhile; the seconds that it took."""
    began = time.monotonic()
    while (seen := look()) != wanted:
        if time.monotonic() - began > within_s:
            raise AssertionError(f"after {within_s} s: {seen!r}, wanted {wanted!r}")
        page.wait_for_timeout(25)
    return time.monotonic() - began


def pause(page: Page, least_ms: float, most_ms: float, run: Run) -> float:
    """Some time that the seed draws, in which pages are heard; the milliseconds."""
    waited = run.random.uniform(least_ms, most_ms)
    page.wait_for_timeout(waited)
    return waited


def crowd_writes(room: Room, count: int, prefix: str) -> list[str]:
    """Notes of the facilitator's, as many lists as they take; their texts."""
    texts = [f"{prefix} {number}" for number in range(count)]
    room.host.send(*(written(text) for text in texts))
    return texts
