"""Facilitators hear that a session is about to go; a page that is out of date comes anew with what waits."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from playwright.sync_api import BrowserContext, Page, Route, WebSocketRoute, expect

from tests.browser.access.axe import faults
from tests.browser.room import start_room
from tests.conftest import Server
from tests.web.script import begin

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]
DAY_MS = 86_400_000


def later(server: Server, code: str, days: float) -> None:
    """As if nothing had happened in a session for so many days."""
    with closing(sqlite3.connect(server.folder / "board.sqlite", timeout=5)) as rows, rows:
        rows.execute(
            "UPDATE sessions SET active_at = active_at - ? WHERE code = ?", (round(days * DAY_MS), code)
        )


@pytest.mark.parametrize(("language", "told", "keep", "kept"), [
    ("en", "Everything in this session is deleted on", "Keep it for 30 more days", "Kept until"),
    ("cy", "Caiff popeth yn y sesiwn hon ei ddileu ar", "Ei chadw am 30 diwrnod arall", "Caiff ei chadw tan"),
])  # fmt: skip
def test_one_press_in_the_cockpit_keeps_a_session_for_longer(
    server: Server, machine: Machine, open_page: Open, language: str, told: str, keep: str, kept: str
) -> None:
    script, created = begin(server.url)
    script.do("session.close")
    later(server, script.code, 26)
    link = created["facilitator"]["link"].replace("#", f"?lang={language}#")
    page = open_page(machine(viewport={"width": 360, "height": 800}), link)
    notice = page.get_by_role("main").locator("section.notice")
    expect(notice).to_contain_text(told)
    expect(notice).to_contain_text(re.compile(r"\d{1,2} \w+ 20\d\d"))
    assert faults(page) == []
    notice.get_by_role("button", name=keep).click()
    expect(notice).to_have_count(0)
    expect(page.locator(".toast")).to_contain_text(kept)
    assert script.snapshot()["session"]["settings"]["keep_days"] == 30
    assert not script.get("/retention").json()["soon"]
    later(server, script.code, 26)
    page.goto(f"/s/{script.code}/host/afterwards?lang={language}")
    panel = page.locator("section", has=page.locator("#keep-days"))
    expect(panel).to_contain_text(told)
    panel.get_by_role("button", name=keep).click()
    expect(panel.locator(".notice")).to_have_count(0)
    assert not script.get("/retention").json()["soon"]


class Older:
    """Until it is loaded anew a page is of another release, and says what this server does not know."""

    def __init__(self, context: BrowserContext) -> None:
        self.still, self.foreign = True, 0
        context.route(re.compile(r"/static/app@.*\.js$"), self._script)
        context.route_web_socket(re.compile("socket.io"), self._line)
        context.route(
            "**/commands", lambda route: route.continue_(post_data=self._said(str(route.request.post_data)))
        )

    def _script(self, route: Route) -> None:
        text = route.fetch().text()
        older = text.replace("import.meta.url", "import.meta.url.replace(/@\\w+/,'@0123456789ab')")
        route.fulfill(content_type="text/javascript", body=older if self.still else text)

    def _line(self, client: WebSocketRoute) -> None:
        server = client.connect_to_server()
        client.on_message(lambda message: server.send(self._said(str(message))))

    def _said(self, message: str) -> str:
        if self.still and '"note.post"' in message:
            self.foreign += 1
            return message.replace('"note.post"', '"note.sing"')
        return message


def test_a_page_that_is_out_of_date_comes_anew_once_and_sends_what_waits(
    server: Server, machine: Machine, open_page: Open
) -> None:
    room = start_room(server.url, people=1)
    room.step("wand", "add", "What would you change?", see="all", names="on")
    room.open("wand")
    context = machine()
    older = Older(context)
    page = open_page(context, room.links[0])
    loads: list[str] = []
    page.on("domcontentloaded", lambda _: loads.append(page.url))
    page.locator("#note-text").fill("Kept through it all")
    page.get_by_role("button", name="Post note").click()
    expect(page.locator("[data-bar=old]")).to_contain_text("This page is out of date")
    # somebody is in the middle of a word: the page waits until they rest
    page.locator("#note-text").fill("half a w")
    older.still = False
    page.wait_for_event("domcontentloaded", timeout=20_000)
    expect(page.locator(".note", has_text="Kept through it all")).to_be_visible()
    expect(page.locator("[data-line=live]")).to_be_visible()
    expect(page.locator("#note-text")).to_have_value("half a w")
    assert [note["text"] for note in room.snapshot()["notes"]] == ["Kept through it all"]
    assert older.foreign >= 1 and len(loads) == 1


def test_a_page_that_stays_out_of_date_is_not_sent_round_in_circles(
    server: Server, machine: Machine, open_page: Open
) -> None:
    room = start_room(server.url, people=1)
    room.step("wand", "add", "What would you change?", see="all", names="on")
    room.open("wand")
    context = machine()
    older = Older(context)
    page = open_page(context, room.links[0])
    page.locator("#note-text").fill("Said to the wrong server")
    page.get_by_role("button", name="Post note").click()
    page.wait_for_event("domcontentloaded", timeout=20_000)
    loads: list[str] = []
    page.on("domcontentloaded", lambda _: loads.append(page.url))
    expect(page.locator("[data-bar=old]")).to_be_visible()
    page.wait_for_timeout(5000)
    assert not loads and older.foreign >= 2
    older.still = False
    page.get_by_role("button", name="Load the page again").click()
    expect(page.locator(".note", has_text="Said to the wrong server")).to_be_visible()
    expect(page.locator("[data-line=live]")).to_be_visible()
    assert [note["text"] for note in room.snapshot()["notes"]] == ["Said to the wrong server"]


@pytest.mark.parametrize(("words", "hint"), [
    ("ring Mair on 01685 725000", "There is a telephone number in your note"),
    ("write to mair@example.org", "There is an e-mail address in your note"),
    ("from 2026-11-21 on, 1 200 000 pounds", None),
])  # fmt: skip
def test_an_author_alone_hears_that_a_note_holds_what_belongs_to_somebody(
    server: Server, machine: Machine, open_page: Open, words: str, hint: str | None
) -> None:
    room = start_room(server.url, people=2)
    room.step("wand", "add", "What would you change?", see="all", names="on")
    room.open("wand")
    page, other = (open_page(machine(), room.links[number]) for number in (0, 1))
    page.locator("#note-text").fill(words)
    page.get_by_role("button", name="Post note").click()
    expect(other.locator(".note", has_text=words)).to_be_visible()
    expect(other.locator(".toast")).to_have_count(0)
    if hint is None:
        expect(page.locator("[data-line=live]")).to_be_visible()
        expect(page.locator(".toast")).to_have_count(0)
        return
    toast = page.locator(".toast", has_text=hint)
    toast.get_by_role("button", name="Take away").click()
    expect(other.locator(".note", has_text=words)).to_have_count(0)
