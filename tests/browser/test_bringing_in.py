"""Bringing in: a list or a file is looked at by keyboard, added in one step, or refused in words."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.access.axe import faults
from tests.conftest import Server
from tests.web.script import Script, begin

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Open = Callable[[BrowserContext, str], Page]
Begun = tuple[Script, dict[str, Any]]
LIST = "text,theme\nOne phone number,Doors\nAnswer the phone,Doors\n,Doors\n"


@pytest.fixture
def felicity(server: Server) -> Iterator[Begun]:
    yield begin(server.url)


@pytest.fixture
def host(felicity: Begun, machine: Callable[..., BrowserContext], open_page: Open) -> Page:
    page = open_page(machine(), felicity[1]["facilitator"]["link"])
    expect(page.locator(".host-head")).to_be_visible()
    return page


def begin_bringing(page: Page) -> Locator:
    """By the menu of the session; the dialog."""
    page.get_by_role("button", name="Session", exact=True).click()
    page.get_by_role("menuitem", name="Bring in wishes or people").click()
    dialog = page.get_by_role("dialog", name="Bring in wishes or people")
    expect(dialog.get_by_label("A file", exact=True)).to_be_focused()
    return dialog


def test_a_pasted_list_by_keyboard_alone(host: Page, felicity: Begun) -> None:
    dialog = begin_bringing(host)
    host.keyboard.press("Tab")
    expect(dialog.get_by_label("Or a list to paste")).to_be_focused()
    host.keyboard.insert_text(LIST)
    host.keyboard.press("Tab")
    host.keyboard.press("Tab")
    host.keyboard.press("Enter")
    summary = dialog.get_by_role("heading", name="2 notes, 1 new theme will be added; 1 left out")
    expect(summary).to_be_focused()
    expect(dialog.get_by_role("row", name="One phone number Doors")).to_be_visible()
    expect(dialog.get_by_text("Row 4: There is no text in it.")).to_be_visible()
    assert felicity[0].snapshot()["notes"] == []
    host.keyboard.press("Tab")
    host.keyboard.press("Tab")
    host.keyboard.press("Tab")
    expect(dialog.get_by_role("button", name="Add all of it")).to_be_focused()
    host.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(host.get_by_role("status").filter(has_text="3 things added")).to_be_attached()
    assert sorted(note["text"] for note in felicity[0].snapshot()["notes"]) == [
        "Answer the phone",
        "One phone number",
    ]


def test_people_from_a_file_stand_in_the_roster(host: Page) -> None:
    dialog = begin_bringing(host)
    names = "enw;ochr\r\nSiân;Tai\r\nDafydd;TGCh\r\n".encode("utf-16")
    dialog.get_by_label("A file", exact=True).set_input_files(
        {"name": "pobl.csv", "mimeType": "text/csv", "buffer": names}
    )
    dialog.get_by_role("button", name="See what would be added").click()
    expect(dialog.get_by_role("row", name="Siân Tai")).to_be_visible()
    dialog.get_by_role("button", name="Add all of it").click()
    expect(host.locator(".roster")).to_contain_text("Dafydd")
    expect(host.locator(".roster")).to_contain_text("no device")


def test_a_record_takes_the_place_of_an_empty_session(host: Page, server: Server) -> None:
    other, _ = begin(server.url, title="Last time")
    other.open("add")
    other.do("note.post", note_id="n1", text="One phone number")
    other.do("theme.form", theme_id="t1", title="Doors", note_ids=[])
    other.do("phase.reveal")
    dialog = begin_bringing(host)
    record = other.get("/export/record.json").content
    dialog.get_by_label("A file", exact=True).set_input_files(
        {"name": "record.json", "mimeType": "application/json", "buffer": record}
    )
    dialog.get_by_role("button", name="See what would be added").click()
    expect(dialog.get_by_text("This whole session becomes the one of the record")).to_be_visible()
    dialog.get_by_role("button", name="Add all of it").click()
    expect(host.get_by_role("heading", name="Last time", level=1)).to_be_visible()
    expect(host.get_by_role("link", name="Wall")).to_contain_text("1")


def test_a_file_that_cannot_be_read_is_refused_in_words(
    machine: Callable[..., BrowserContext], felicity: Begun
) -> None:
    # a page of its own: the browser complains of every answer that is no 200
    host = machine().new_page()
    host.goto(felicity[1]["facilitator"]["link"])
    dialog = begin_bringing(host)
    dialog.get_by_role("button", name="See what would be added").click()
    expect(dialog.get_by_role("alert")).to_have_text("Choose a file or paste a list first.")
    dialog.get_by_label("Or a list to paste").fill(json.dumps({"format": "wishwall", "version": 9}))
    with host.expect_response("**/import?*") as answered:
        dialog.get_by_role("button", name="See what would be added").click()
    assert answered.value.status == 422
    expect(dialog.get_by_role("alert")).to_contain_text("another version")
    dialog.get_by_role("button", name="Cancel").click()
    assert felicity[0].snapshot()["notes"] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone_and_harms_nobody(
    felicity: Begun,
    machine: Callable[..., BrowserContext],
    open_page: Open,
    scheme: str,
) -> None:
    context = machine(viewport={"width": 320, "height": 640}, color_scheme=scheme)
    page = open_page(context, felicity[1]["facilitator"]["link"])
    dialog = begin_bringing(page)
    dialog.get_by_label("Or a list to paste").fill(LIST)
    for _ in range(2):
        assert dialog.evaluate("it => it.scrollWidth <= it.clientWidth")
        assert faults(page) == []
        if dialog.get_by_role("button", name="See what would be added").is_visible():
            dialog.get_by_role("button", name="See what would be added").click()
            expect(dialog.get_by_role("button", name="Add all of it")).to_be_visible()
