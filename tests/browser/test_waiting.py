"""The waiting room as people see it: at the door, on the facilitator's page, and in."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.room import Room, start_room
from tests.browser.test_passcode import Machine, Open
from tests.conftest import Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SMALL = {"width": 320, "height": 640}


@pytest.fixture
def room(server: Server) -> Room:
    room = start_room(server.url, people=1)
    room.host.send({"type": "session.update", "settings": {"waiting_room": True}})
    return room


def knock(page: Page, name: str) -> None:
    page.get_by_label("Your name").fill(name)
    page.get_by_role("radio", name="Digital").check()
    page.get_by_role("button", name="Join").click()
    # what had the focus is gone: a screen reader goes on where the news is
    expect(page.get_by_role("heading", name=f"You are at the door, {name}.")).to_be_focused()


def test_who_waits_is_let_in_by_the_keyboard_and_their_page_goes_on(
    cockpit: Page, room: Room, machine: Machine, open_page: Open
) -> None:
    ann = open_page(machine(viewport=SMALL), room.created["links"]["join"])
    knock(ann, "Ann Onymous")
    assert ann.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
    door = cockpit.get_by_role("region", name="For you")
    expect(door.get_by_text("Ann Onymous").first).to_be_visible()
    door.get_by_role("button", name="Let in").focus()
    cockpit.keyboard.press("Enter")
    ann.wait_for_url("**/me")
    expect(ann.locator("h1")).to_be_visible()
    expect(door).to_have_count(0)
    expect(cockpit.locator("[data-person]", has_text="Ann Onymous")).to_be_visible()


def test_who_is_turned_away_is_told_kindly_and_may_try_again(
    cockpit: Page, room: Room, machine: Machine
) -> None:
    # a page whose question is refused: the browser complains of it as of any 403
    ann = machine().new_page()
    ann.goto(room.created["links"]["join"])
    knock(ann, "Ann Onymous")
    cockpit.get_by_role("listitem").filter(has_text="Ann Onymous").get_by_role(
        "button", name="Turn away"
    ).click()
    expect(ann.get_by_text("The facilitator has not let you in.").first).to_be_visible()
    expect(ann.get_by_label("Your name")).to_be_focused()
    expect(ann.get_by_label("Your name")).to_have_value("Ann Onymous")
    knock(ann, "Ann Prosser")
    expect(cockpit.get_by_text("Ann Prosser").first).to_be_visible()
    ann.get_by_role("button", name="Do not wait").click()
    expect(ann.get_by_label("Your name")).to_be_focused()
    expect(ann.get_by_text("The facilitator has not let you in.")).to_have_count(0)


def test_whoever_was_forgotten_and_may_not_knock_again_does_not_wait_for_nobody(
    room: Room, machine: Machine
) -> None:
    ann = machine().new_page()

    def forgotten(route: Route) -> None:
        # as after a restart of the server, before which the facilitator closed the door
        room.host.send({"type": "session.lock", "locked": True})
        route.fulfill(status=404, json={"error": {"code": "not_found", "message": "Nobody waits here."}})

    ann.route("**/people/waiting", forgotten)
    ann.goto(room.created["links"]["join"])
    ann.get_by_label("Your name").fill("Ann Onymous")
    ann.get_by_role("button", name="Join").click()
    expect(ann.locator(".error-summary")).to_be_visible()
    expect(ann.get_by_label("Your name")).to_be_focused()
    room.host.send({"type": "session.lock", "locked": False})
    ann.unroute("**/people/waiting")
    knock(ann, "Ann Onymous")


def test_a_facilitator_closes_and_opens_the_door(cockpit: Page, room: Room) -> None:
    menu = cockpit.get_by_role("button", name="Session", exact=True)
    menu.click()
    cockpit.get_by_role("menuitem", name="Let people come straight in").click()
    menu.click()
    cockpit.get_by_role("menuitem", name="Let people in one by one").click()
    menu.click()
    expect(cockpit.get_by_role("menuitem", name="Let people come straight in")).to_be_visible()
