"""What a participant's page moves over the wire before it can be used, in Chromium with an empty cache."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.room import Room, start_room
from tests.conftest import Server

pytestmark = pytest.mark.browser

Machine = Callable[..., BrowserContext]
KB = 1000
MOST_SCRIPT, MOST = 60 * KB, 150 * KB
MOST_REQUESTS = 20


@dataclass
class Moved:
    """Bytes by address: of the body as it was compressed, and with the headers."""

    bodies: dict[str, int] = field(default_factory=dict)
    all: dict[str, int] = field(default_factory=dict)

    def scripts(self) -> int:
        return sum(size for address, size in self.bodies.items() if address.endswith(".js"))

    def table(self) -> str:
        rows = sorted(self.all.items(), key=lambda row: -row[1])
        return "\n".join(f"{size:7} {address}" for address, size in rows)


def first_load(context: BrowserContext, address: str, ready: Callable[[Page], None]) -> Moved:
    """Open a page with nothing in its cache; what it moved until it was ready."""
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": False})
    names: dict[str, tuple[str, int]] = {}
    moved = Moved()

    def answered(event: Any) -> None:
        response = event["response"]
        names[event["requestId"]] = (response["url"], response["encodedDataLength"])

    def done(event: Any) -> None:
        address, head = names.get(event["requestId"], ("?", 0))
        moved.all[address] = moved.all.get(address, 0) + event["encodedDataLength"]
        moved.bodies[address] = moved.bodies.get(address, 0) + event["encodedDataLength"] - head

    wire.on("Network.responseReceived", answered)
    wire.on("Network.loadingFinished", done)
    page.goto(address)
    ready(page)
    page.wait_for_load_state("networkidle")
    return moved


@pytest.fixture(scope="module")
def room(server: Server) -> Room:
    return start_room(server.url, people=4)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_participants_first_load_holds_its_budget(room: Room, machine: Machine, language: str) -> None:
    def writes(page: Page) -> None:
        expect(page.locator("#note-text")).to_be_visible()

    def waits(page: Page) -> None:
        expect(page.locator("h1")).to_be_visible()

    person = 0 if language == "en" else 2
    for number, ready in enumerate((waits, writes)):
        if number == 1 and language == "en":
            room.step("wand", "add", "What would you change?", names="on", input=["text", "draw"])
            room.open("wand")
        address = room.links[person + number].replace("#", f"?lang={language}#")
        moved = first_load(
            machine(viewport={"width": 390, "height": 844}), address, ready if number else waits
        )
        assert any("/me.js" in name for name in moved.all)
        assert moved.scripts() <= MOST_SCRIPT, moved.table()
        assert sum(moved.all.values()) <= MOST, moved.table()
        assert len(moved.all) <= MOST_REQUESTS, moved.table()


def test_a_second_visit_asks_for_no_script_again(room: Room, machine: Machine) -> None:
    context = machine()

    def ready(page: Page) -> None:
        expect(page.locator("h1")).to_be_visible()

    first_load(context, room.links[0], ready)
    again = first_load(context, f"/s/{room.host.code}/me", ready)
    assert again.scripts() == 0, again.table()
