"""Forms that forgive and hands that may slip: X5 and X17."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.access.stage import furnished
from tests.browser.room import Room, start_room
from tests.conftest import Server

pytestmark = pytest.mark.browser

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]
PASTE = """(field) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', 'abcd 2346');
  return field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true, bubbles: true }));
}"""


@pytest.fixture(scope="module")
def room(server: Server) -> Room:
    return furnished(server.url)


def test_x5_a_stroke_that_the_system_cancels_leaves_nothing(
    room: Room, machine: Machine, open_page: Open
) -> None:
    page = open_page(machine(), room.links[2])
    canvas = page.locator(".composer__paper canvas").first
    canvas.wait_for()
    before = room.snapshot()["seq"]
    box = canvas.bounding_box()
    assert box
    page.mouse.move(box["x"] + 60, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, box["y"] + 90, steps=5)
    canvas.dispatch_event("pointercancel", {"pointerId": 1, "bubbles": True})
    page.mouse.up()
    page.get_by_role("button", name="Post note").click()
    expect(page.get_by_text("Draw something first.")).to_be_visible()
    assert room.snapshot()["seq"] == before


def test_x5_a_press_that_slides_off_its_button_does_nothing(
    room: Room, machine: Machine, open_page: Open
) -> None:
    page = open_page(machine(), room.links[2])
    page.get_by_role("group", name="Write or draw").get_by_role("button", name="Text").click()
    field = page.locator("#note-text")
    field.fill("Not yet")
    before = room.snapshot()["seq"]
    box = page.get_by_role("button", name="Post note").bounding_box()
    assert box
    page.mouse.move(box["x"] + 10, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(5, 5, steps=4)
    page.mouse.up()
    expect(field).to_have_value("Not yet")
    assert room.snapshot()["seq"] == before


def test_x17_what_is_missing_is_said_beside_its_field(
    server: Server, machine: Machine, open_page: Open
) -> None:
    page = open_page(machine(), "/")
    page.get_by_role("button", name="Start the session").click()
    title = page.get_by_label("What is it called?")
    expect(title).to_be_focused()
    expect(title).to_have_attribute("aria-invalid", "true")
    expect(title).to_have_accessible_description("Give the session a name.")
    code = page.get_by_label("Session code")
    code.fill("12")
    page.get_by_role("button", name="Join").click()
    expect(code).to_be_focused()
    expect(page.locator("#code-error")).to_have_text(
        "A code has eight letters and numbers, such as ABCD-2346."
    )
    assert code.evaluate(PASTE), "pasting a code is refused"
    room = start_room(server.url)
    door = open_page(machine(), f"/j/{room.host.code}")
    door.get_by_role("button", name="Join").click()
    expect(door.get_by_role("alert").filter(has_text="Enter your name.")).to_be_visible()
    expect(door.get_by_label("Your name")).to_be_focused()


def test_x17_a_name_is_asked_once(server: Server, machine: Machine, open_page: Open) -> None:
    room = start_room(server.url)
    context = machine()
    page = open_page(context, f"/j/{room.host.code}")
    page.get_by_label("Your name").fill("Peter")
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_text("You're in, Peter.")).to_be_visible()
    again = open_page(context, f"/j/{room.host.code}")
    expect(again.get_by_text("Welcome back, Peter.")).to_be_visible()
    expect(again.get_by_label("Your name")).to_have_count(0)
