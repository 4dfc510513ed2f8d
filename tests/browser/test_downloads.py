"""The downloads dialog: which file, what goes in, how far it is, stopped, failed and tried again."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.downloading import taken
from tests.conftest import Server
from tests.web.script import begin

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Open = Callable[[BrowserContext, str], Page]


@pytest.fixture
def host(server: Server, machine: Callable[..., BrowserContext], open_page: Open) -> Iterator[Page]:
    """The facilitator's list of proposals, with one in it."""
    felicity, created = begin(server.url)
    felicity.do("proposal.draft", proposal_id="p1", title="A text the day before")
    page = open_page(machine(), created["facilitator"]["link"])
    expect(page.locator(".host-head")).to_be_visible()
    page.goto(f"/s/{felicity.code}/host/proposals")
    yield page


def asked(page: Page) -> list[dict[str, Any]]:
    """What the page asks for from now on."""
    bodies: list[dict[str, Any]] = []

    def note(route: Route) -> None:
        if route.request.method == "POST":
            bodies.append(route.request.post_data_json)
        route.fallback()

    page.route("**/exports", note)
    return bodies


def opened(page: Page) -> Page:
    page.get_by_role("button", name="Download files").click()
    expect(page.get_by_role("dialog", name="Download files")).to_be_visible()
    return page


def test_a_word_file_with_everything_without_names_in_welsh(host: Page) -> None:
    bodies = asked(opened(host))
    host.get_by_role("radio", name="Everything", exact=False).first.check()
    host.get_by_role("checkbox", name="With the names").uncheck()
    host.get_by_label("Language of the file").select_option("cy")
    with host.expect_download() as waiting:
        host.get_by_role("button", name="Download", exact=True).click()
    assert waiting.value.suggested_filename.endswith("proposals.docx")
    assert Path(waiting.value.path()).read_bytes()[:2] == b"PK"
    assert bodies == [{"format": "proposals.docx", "include": "all", "names": "no", "language": "cy"}]
    expect(host.get_by_role("status").filter(has_text="The file is ready.")).to_be_attached()
    with host.expect_download() as again:
        host.get_by_role("link", name="Keep it once more").click()
    assert Path(again.value.path()).read_bytes() == Path(waiting.value.path()).read_bytes()


def test_a_failed_file_says_why_and_is_tried_again(host: Page) -> None:
    """The answers are made up: the page is what is looked at."""
    error = {"code": "internal", "message": "x", "incident": "abc123"}
    failed = {"job_id": "j", "state": "failed", "progress": {"done": 0, "total": 0}, "file": None}
    host.route(
        "**/exports", lambda route: route.fulfill(status=201, json={**failed, "error": error}), times=1
    )
    opened(host).get_by_role("button", name="Download", exact=True).click()
    expect(host.get_by_text("tell the person who runs the board this number: abc123").first).to_be_visible()
    with host.expect_download():
        host.get_by_role("button", name="Try again").click()
    expect(host.get_by_text("The file could not be made.")).to_have_count(0)


def test_what_waits_is_told_so_and_stopped_with_the_focus_kept(host: Page) -> None:
    running = {"job_id": "j", "state": "running", "progress": {"done": 12, "total": 150}, "file": None}
    host.route("**/exports", lambda route: route.fulfill(status=201, json={**running, "error": None}))
    stopped: list[str] = []

    def look(route: Route) -> None:
        if route.request.method == "DELETE":
            stopped.append(route.request.url)
        route.fulfill(json={**running, "error": None})

    host.route("**/exports/j", look)
    opened(host).get_by_role("button", name="Download", exact=True).click()
    bar = host.get_by_role("progressbar", name="12 of 150 pictures")
    expect(bar).to_have_js_property("value", 12)
    host.get_by_role("button", name="Cancel").press("Enter")
    expect(host.get_by_role("button", name="Download", exact=True)).to_be_focused()
    expect(host.get_by_role("status").filter(has_text="The file was cancelled.")).to_be_attached()
    expect(bar).to_have_count(0)
    assert len(stopped) == 1


def test_whoever_may_not_download_is_not_offered_it(
    server: Server, machine: Callable[..., BrowserContext], open_page: Open
) -> None:
    felicity, _ = begin(server.url)
    felicity.do("session.update", settings={"exports": "facilitators"})
    joined = felicity.web.post(
        f"{server.url}/api/sessions/{felicity.code}/people", json={"name": "Peter"}, timeout=10
    ).json()
    page = open_page(machine(), joined["link"])
    expect(page.get_by_text("You're in, Peter.")).to_be_visible()
    page.goto(f"/s/{felicity.code}/me/proposals")
    expect(page.get_by_role("heading", name="Proposals")).to_be_visible()
    expect(page.get_by_role("button", name="Download files")).to_have_count(0)
    felicity.do("session.update", settings={"exports": "everyone"})
    assert taken(page, "All notes (CSV)").read_text(encoding="utf-8-sig").startswith('"note_id"')


@pytest.mark.parametrize("language", ["en", "cy"])
def test_at_320_pixels_nothing_is_cut(host: Page, language: str) -> None:
    host.set_viewport_size({"width": 320, "height": 700})
    host.goto(f"{host.url}?lang={language}")
    host.locator(".downloads button").click()
    host.locator("dialog .fold summary").click()
    assert host.evaluate("document.documentElement.scrollWidth") == 320
    dialog = host.locator("dialog")
    assert dialog.evaluate("(e) => e.scrollWidth <= e.clientWidth")
