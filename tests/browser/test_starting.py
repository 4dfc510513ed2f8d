"""The start page: from a run sheet that was saved, and as a rehearsal with robots."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser
Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]

SHEET = {
    "format": "wishwall-run-sheet",
    "version": 1,
    "phases": [
        {"phase_id": "hello", "kind": "hold", "title": "Hello from a file"},
        {"phase_id": "ideas", "kind": "add", "title": "Ideas from a file"},
    ],
}


def choose(page: Page, content: str) -> None:
    page.get_by_label("What is it called?").fill("Started from a file")
    details = page.locator("details.home__plans")
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    file: Any = {"name": "run_sheet.json", "mimeType": "application/json", "buffer": content.encode()}
    page.get_by_label("Or use a saved run sheet").set_input_files(file)
    page.get_by_role("button", name="Start the session").click()


def test_a_session_is_started_from_a_saved_run_sheet_as_a_rehearsal(
    machine: Machine, open_page: Open
) -> None:
    page = open_page(machine(), "/")
    page.get_by_label("Rehearse with robots").check()
    choose(page, json.dumps(SHEET))
    expect(page).to_have_url(re.compile("/s/[A-Z0-9]{8}/host"))
    expect(page.get_by_text("Hello from a file").first).to_be_visible()
    expect(page.get_by_text(re.compile("Robot Ann")).first).to_be_visible(timeout=20_000)


def test_a_file_that_is_no_run_sheet_is_told_of_beside_its_field(machine: Machine, open_page: Open) -> None:
    page = open_page(machine(), "/")
    choose(page, "a shopping list")
    error = page.locator("#run-sheet-error")
    expect(error).to_have_text("This file is not a saved run sheet, or it was changed by hand.")
    expect(page.get_by_label("Or use a saved run sheet")).to_have_attribute("aria-invalid", "true")
    choose(page, json.dumps(SHEET))
    expect(page).to_have_url(re.compile("/s/[A-Z0-9]{8}/host"))
