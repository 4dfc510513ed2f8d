"""How long a session is kept is said and set after it; a facilitator erases it by typing its code."""

from collections.abc import Callable
from typing import Any

import pytest
import requests
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.access.axe import faults
from tests.conftest import Server
from tests.web.script import begin

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]


def test_a_facilitator_keeps_it_longer_and_then_erases_it(
    server: Server, machine: Machine, open_page: Open
) -> None:
    script, created = begin(server.url)
    page = open_page(machine(), created["facilitator"]["link"])
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(f"/s/{script.code}/host/afterwards")
    kept = page.get_by_role("region", name="How long it is kept")
    expect(kept).to_contain_text("deleted 30 days after the last activity")
    assert faults(page) == []
    kept.get_by_label("Keep notes and names for").select_option("90")
    expect(kept).to_contain_text("deleted 90 days after the last activity")
    assert script.snapshot()["session"]["settings"]["keep_days"] == 90

    erase: Any = lambda: page.get_by_role("button", name="Erase this session").click()  # noqa: E731
    erase()
    page.get_by_label("Type the code").fill("ABCD-2346")
    page.get_by_role("button", name="Erase it for good").click()
    expect(page.get_by_role("status")).to_contain_text("Nothing was erased")
    assert script.snapshot()["session"]["code"] == script.code
    erase()
    page.get_by_label("Type the code").fill(f"{script.code[:4].lower()}-{script.code[4:]}")
    page.get_by_role("button", name="Erase it for good").click()
    page.wait_for_url(f"{server.url}/")
    assert requests.get(f"{server.url}/api/sessions/{script.code}/door", timeout=5).status_code == 404


@pytest.mark.parametrize(("language", "heading"), [("en", "Privacy"), ("cy", "Preifatrwydd")])
def test_the_page_on_privacy_says_for_how_long(
    server: Server, machine: Machine, open_page: Open, language: str, heading: str
) -> None:
    page = open_page(machine(viewport={"width": 360, "height": 800}), f"/privacy?lang={language}")
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    expect(page.get_by_role("main")).to_contain_text("30")
    expect(page.get_by_role("contentinfo").get_by_role("link", name=heading)).to_be_visible()
    assert faults(page) == []
