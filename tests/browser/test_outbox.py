"""What lies on the device outlives the tab, the browser and the server's memory; no more is claimed (I9)."""

import json
import os
import shutil
import signal
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    WebSocket,
    WebSocketRoute,
    expect,
)

from tests.browser.device import nothing_waits, rows, waiting
from tests.browser.room import Room, settles, start_room, written
from tests.browser.test_reconnecting import free_port
from tests.conftest import Server
from tests.faults.processes import family

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Own = Callable[..., Server]
NO_STORAGE = """
  IDBFactory.prototype.open = () => { throw new DOMException('refused', 'UnknownError'); };
  Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
"""


@dataclass
class House:
    """A server that may be stopped and started again, and a step in which everyone sees all notes."""

    own_server: Own
    settings: dict[str, str]
    server: Server
    room: Room

    def start(self) -> None:
        self.server = self.own_server(**self.settings)

    def posted(self) -> list[str]:
        with sqlite3.connect(self.settings["BOARD_DATABASE_URL"].removeprefix("sqlite:///")) as base:
            found = base.execute("SELECT data FROM events WHERE type = 'note.posted' ORDER BY seq").fetchall()
        base.close()
        return [json.loads(row[0])["text"] for row in found]


@pytest.fixture
def house(own_server: Own, tmp_path: Path) -> House:
    settings = {"BOARD_PORT": free_port(), "BOARD_DATABASE_URL": f"sqlite:///{tmp_path / 'kept.sqlite'}"}
    server = own_server(**settings)
    room = start_room(server.url)
    room.step("wand", "add", "What would you change?", names="on", see="all")
    room.open("wand")
    return House(own_server, settings, server, room)


@pytest.fixture
def person(chromium: Browser, house: House) -> Iterator[BrowserContext]:
    context = chromium.new_context(base_url=house.server.url, locale="en-GB")
    yield context
    context.close()


def visit(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    expect(page.locator("#note-text")).to_be_visible()
    return page


def writes(page: Page, text: str) -> None:
    """Once the note is on the page, what the page says of its safety is about this note too."""
    page.locator("#note-text").fill(text)
    page.locator("#note-text").press("Enter")
    expect(note(page, text)).to_be_attached()


def note(page: Page, text: str) -> Any:
    return page.get_by_role("article", name=text).first


def test_what_the_page_calls_safe_outlives_a_killed_browser(
    chromium: Browser, house: House, tmp_path: Path
) -> None:
    profile = str(tmp_path / "profile")
    executable = os.environ.get("CHROMIUM", "/usr/bin/chromium")

    def opened(address: str) -> tuple[BrowserContext, Page]:
        context = chromium.browser_type.launch_persistent_context(
            profile, executable_path=executable, args=["--no-sandbox"], base_url=house.server.url
        )
        return context, visit(context, address)

    _, page = opened(house.room.links[0])
    house.server.stop()
    writes(page, "Words before the lights went out")
    expect(note(page, "Words before the lights went out")).to_contain_text("On this device", timeout=15_000)
    killed = family(f"--user-data-dir={profile}")
    assert killed
    for pid in killed:
        os.kill(pid, signal.SIGKILL)
    house.start()
    # so soon the browser has forgotten its cookie: the person's own link brings them back
    context, page = opened(house.room.links[0])
    expect(note(page, "Words before the lights went out")).to_be_visible()
    nothing_waits(page)
    expect(page.locator(".line-state")).to_have_text("Saved")
    assert house.posted() == ["Words before the lights went out"]
    context.close()


def test_two_tabs_say_the_same_and_one_sends_what_the_other_left(
    house: House, person: BrowserContext
) -> None:
    sent: list[str] = []

    def watched(socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: sent.append(str(frame)))

    person.on("page", lambda page: page.on("websocket", watched))
    first = visit(person, house.room.links[0])
    second = visit(person, f"/s/{house.room.host.code}/me")
    writes(first, "Said once")
    expect(note(second, "Said once")).to_be_visible()
    nothing_waits(first)
    [row] = rows(first)
    assert sum(row["op_id"] in frame for frame in sent) == 1
    house.server.stop()
    writes(first, "Left by a tab that is closed")
    for page in (first, second):
        expect(note(page, "Left by a tab that is closed")).to_contain_text("On this device", timeout=15_000)
    first.close()
    house.start()
    expect(second.locator(".line-state")).to_have_text("Saved", timeout=20_000)
    expect(note(second, "Left by a tab that is closed")).to_be_visible()
    assert house.posted() == ["Said once", "Left by a tab that is closed"]


def test_where_nothing_may_be_kept_the_page_says_so_and_still_works(
    house: House, person: BrowserContext
) -> None:
    person.add_init_script(NO_STORAGE)
    wrong: list[str] = []
    page = person.new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(house.room.links[0])
    expect(page.locator("#note-text")).to_be_visible()
    # what will be needed without a line has come
    page.wait_for_timeout(6000)
    house.server.stop()
    writes(page, "Nowhere but here")
    expect(note(page, "Nowhere but here")).to_contain_text("Only in this tab", timeout=15_000)
    expect(page.get_by_text("will not survive closing this tab")).to_be_visible()
    house.start()
    expect(page.locator(".line-state")).to_have_text("Saved", timeout=20_000)
    expect(page.get_by_text("will not survive closing this tab")).to_have_count(0)
    assert house.posted() == ["Nowhere but here"]
    assert wrong == []


def test_a_server_put_back_to_an_earlier_day_gets_back_what_it_lost(
    house: House, person: BrowserContext, tmp_path: Path
) -> None:
    page = visit(person, house.room.links[0])
    base = Path(house.settings["BOARD_DATABASE_URL"].removeprefix("sqlite:///"))
    house.server.stop()
    shutil.copy(base, tmp_path / "backup.sqlite")
    house.start()
    writes(page, "Lost with the disk")
    expect(page.locator(".line-state")).to_have_text("Saved", timeout=20_000)
    nothing_waits(page)
    house.server.stop()
    for suffix in ("-wal", "-shm"):
        base.with_name(base.name + suffix).unlink(missing_ok=True)
    shutil.copy(tmp_path / "backup.sqlite", base)
    writes(page, "Written meanwhile")
    house.start()
    expect(page.locator(".line-state")).to_have_text("Saved", timeout=20_000)
    settles(house.posted, ["Lost with the disk", "Written meanwhile"])
    for text in ("Lost with the disk", "Written meanwhile"):
        expect(page.get_by_role("article", name=text)).to_have_count(1)


def test_what_was_under_way_as_the_session_closed_is_handed_back_until_it_is_read(
    house: House, person: BrowserContext
) -> None:
    page = visit(person, house.room.links[0])
    page.evaluate("""() => {
      window.realFetch = window.fetch;
      window.fetch = () => Promise.reject(new TypeError('no network'));
      const send = WebSocket.prototype.send;
      window.mend = () => { WebSocket.prototype.send = send; window.fetch = window.realFetch; };
      WebSocket.prototype.send = function () {};
    }""")
    writes(page, "Too late to be sent")
    settles(lambda: waiting(page), 1)
    house.room.host.send({"type": "session.close"})
    page.evaluate("window.mend()")
    handed = page.locator(".refusals .handed-back")
    expect(handed).to_have_text("Too late to be sent", timeout=20_000)
    expect(page.locator(".line-state")).to_have_text("Not saved")
    page.reload()
    expect(handed).to_have_text("Too late to be sent")
    expect(page.get_by_role("button", name="Copy the text")).to_be_visible()
    page.get_by_role("button", name="Close this message").press("Enter")
    expect(page.locator("#main")).to_be_focused()
    settles(lambda: rows(page), [])


def test_an_update_of_the_server_is_announced_and_over_soon(house: House, person: BrowserContext) -> None:
    page = visit(person, house.room.links[0])
    writes(page, "Before the update")
    expect(page.locator(".line-state")).to_have_text("Saved")
    # the page says so while the server is still on its way out
    house.server.process.terminate()
    expect(page.get_by_text("A short update: your notes are kept")).to_be_visible(timeout=10_000)
    house.server.stop()
    house.start()
    expect(page.locator(".line-state")).to_have_text("Saved", timeout=20_000)
    expect(page.locator(".line-bar")).to_have_count(0)


def test_where_no_line_comes_through_calls_do(house: House, person: BrowserContext) -> None:
    def refused(route: WebSocketRoute) -> None:
        route.close()

    person.route_web_socket("**/socket.io/**", refused)
    person.route("**/socket.io/**", lambda route: route.fulfill(status=403, body="no"))
    page = visit(person, house.room.links[0])
    # ten seconds until the line gives up, four more, and two and a half for a line that is merely late
    expect(page.get_by_text("Limited live updates")).to_be_visible(timeout=30_000)
    writes(page, "By a way around")
    expect(page.locator(".line-state")).to_have_text("Saved", timeout=10_000)
    assert house.posted() == ["By a way around"]
    house.room.people[1].send(written("From somebody else"))
    expect(page.get_by_text("From somebody else").first).to_be_attached(timeout=5000)


def test_a_sign_in_page_in_the_way_is_no_answer(house: House, person: BrowserContext) -> None:
    page = visit(person, house.room.links[0])
    house.server.stop()
    portal = "<html><h1>Sign in to the hotel's network</h1></html>"
    person.route("**/api/**", lambda route: route.fulfill(status=200, content_type="text/html", body=portal))
    person.route(
        "**/socket.io/**", lambda route: route.fulfill(status=200, content_type="text/html", body=portal)
    )
    writes(page, "Still mine")
    expect(note(page, "Still mine")).to_contain_text("On this device", timeout=15_000)
    expect(page.get_by_text("Reconnecting - your notes are kept on this device")).to_be_visible(
        timeout=20_000
    )
    expect(page.get_by_text("Limited live updates")).to_have_count(0)
    person.unroute("**/api/**")
    person.unroute("**/socket.io/**")
    house.start()
    expect(page.locator(".line-state")).to_have_text("Saved", timeout=20_000)
    assert house.posted() == ["Still mine"]


def test_two_clicks_at_once_and_a_key_that_is_held_make_one_note_each(
    house: House, person: BrowserContext
) -> None:
    page = visit(person, house.room.links[0])
    page.locator("#note-text").fill("Clicked twice")
    page.evaluate("""() => {
      const post = [...document.querySelectorAll('.composer button[type=submit]')][0];
      post.click();
      post.click();
    }""")
    page.locator("#note-text").fill("Held down")
    page.evaluate("""() => {
      const field = document.querySelector('#note-text');
      for (const repeat of [false, true, true]) {
        const more = { key: 'Enter', repeat, bubbles: true, cancelable: true };
        field.dispatchEvent(new KeyboardEvent('keydown', more));
      }
    }""")
    nothing_waits(page)
    assert sorted(house.posted()) == ["Clicked twice", "Held down"]
    expect(page.locator("#note-error")).to_be_hidden()
