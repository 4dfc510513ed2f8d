"""The wall by mouse and finger: carrying, placing, framing, piling, looking around, and the way back."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Page, expect

from tests.browser.people import name_theme
from tests.browser.room import Room, settles
from tests.browser.walls import (
    blank,
    box_of,
    card,
    in_theme,
    lift,
    middle,
    note_of,
    put,
    saved,
    scale,
    settled,
)
from tests.browser.walls import wall_room as build
from tests.conftest import Server

pytestmark = pytest.mark.browser

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]


@pytest.fixture
def room(server: Server) -> Room:
    return build(server.url)


@pytest.fixture
def host(room: Room, machine: Machine, open_page: Open) -> Page:
    page = open_page(machine(), room.created["facilitator"]["link"])
    expect(page.locator(card("n5"))).to_be_visible()
    settled(page)
    return page


def test_a_note_lands_in_front_of_the_note_that_it_is_put_before(host: Page, room: Room) -> None:
    lift(host, "n3")
    second = box_of(host, card("n1"))
    host.mouse.move(second["x"] + second["width"] * 0.2, second["y"] + second["height"] / 2, steps=6)
    expect(host.locator(".wall__marker")).to_be_visible()
    expect(host.get_by_text("Drop to add to Parks")).to_be_visible()
    put(host, second["x"] + second["width"] * 0.2, second["y"] + second["height"] / 2)
    expect(host.locator('[data-region="t0"] .count')).to_have_text("3")
    saved(host)
    settles(lambda: in_theme(room, "t0"), ["n0", "n3", "n1"])


def test_a_drop_on_blank_wall_asks_for_a_name_and_escape_changes_nothing(host: Page, room: Room) -> None:
    lift(host, "n3")
    put(host, *blank(host))
    expect(host.get_by_label("Name of the theme")).to_be_focused()
    host.keyboard.press("Escape")
    assert len(room.snapshot()["themes"]) == 2
    lift(host, "n3")
    put(host, *blank(host))
    name_theme(host, "Green")
    expect(host.get_by_role("region", name="Green").get_by_role("article")).to_have_count(1)


def test_a_note_can_lie_loose_at_its_spot_and_tidying_is_one_step(host: Page, room: Room) -> None:
    x, y = blank(host)
    for number, note_id in enumerate(("n3", "n4")):
        lift(host, note_id)
        put(host, x - 240 * number, y + 9 * number)
        host.get_by_role("button", name="Leave it here, without a theme").click()
        expect(host.locator(f".spots {card(note_id)}")).to_be_visible()
    saved(host)
    spot = note_of(room, "n3")
    assert isinstance(spot["x"], (int, float))
    assert spot["theme_id"] is None
    host.get_by_role("button", name="Tidy").click()
    # before the page has heard of the press it says Saved as well
    settles(lambda: abs(note_of(room, "n3")["x"] - note_of(room, "n4")["x"]), 220)
    host.locator(".board__tools").get_by_role("button", name="Undo").click()
    expect(host.locator(f".spots {card('n3')}")).to_be_visible()
    settles(lambda: (note_of(room, "n3")["x"], note_of(room, "n3")["y"]), (spot["x"], spot["y"]))


def test_a_frame_chooses_notes_and_they_move_together_and_back(host: Page, room: Room) -> None:
    first, last = box_of(host, card("n0")), box_of(host, card("n1"))
    host.keyboard.down("Shift")
    # beginning on blank wall, left above the first theme
    frame = box_of(host, ".wall")
    host.mouse.move(frame["x"] + 3, frame["y"] + 3)
    host.mouse.down()
    host.mouse.move(last["x"] + last["width"] / 2, first["y"] + first["height"] / 2, steps=6)
    expect(host.locator(".wall__lasso")).to_be_visible()
    host.mouse.up()
    host.keyboard.up("Shift")
    expect(host.get_by_role("toolbar").get_by_text("2 notes chosen")).to_be_visible()
    lift(host, "n0")
    expect(host.locator(".carried__count")).to_have_text("2")
    put(host, *middle(box_of(host, '[data-region="t1"]')))
    expect(host.locator('[data-region="t1"] .count')).to_have_text("3")
    host.locator(".toast").last.get_by_role("button", name="Undo").click()
    expect(host.locator('[data-region="t0"] .count')).to_have_text("2")
    host.wait_for_timeout(300)
    settles(lambda: in_theme(room, "t0"), ["n0", "n1"])


def test_notes_that_say_the_same_are_one_pile_and_come_apart_again(host: Page, room: Room) -> None:
    for note_id in ("n3", "n5"):
        host.locator(card(note_id)).click(position={"x": 30, "y": 12})
    host.get_by_role("button", name="Same: one pile").click()
    expect(host.locator(card("n5"))).to_have_count(0)
    host.get_by_role("button", name="Open the pile: 1 more says the same").click()
    dialog = host.get_by_role("dialog")
    expect(dialog.get_by_role("article")).to_have_count(2)
    dialog.get_by_role("button", name="Take it off").click()
    expect(host.locator(card("n5"))).to_be_visible()
    saved(host)
    assert not note_of(room, "n5").get("stack")


def test_the_wheel_pans_and_with_control_looks_closer_at_the_point(host: Page) -> None:
    before = scale(host)
    point = middle(box_of(host, card("n2")))
    host.mouse.move(*point)
    host.keyboard.down("Control")
    host.mouse.wheel(0, -120)
    host.keyboard.up("Control")
    settled(host)
    assert scale(host) > before
    box = box_of(host, card("n2"))
    assert box["x"] < point[0] < box["x"] + box["width"]
    top = box["y"]
    host.mouse.wheel(0, 60)
    settled(host)
    assert box_of(host, card("n2"))["y"] < top


def test_what_cannot_go_further_leaves_the_wheel_to_the_page(host: Page) -> None:
    host.mouse.move(*blank(host))
    for _ in range(12):
        host.mouse.wheel(0, 200)
    host.wait_for_timeout(200)
    assert host.evaluate("scrollY") > 0


def test_every_look_has_a_button(host: Page) -> None:
    tools = host.get_by_role("group", name="Look closer or further")
    before = scale(host)
    tools.get_by_role("button", name="Larger").click()
    tools.get_by_role("button", name="Larger").click()
    settled(host)
    assert scale(host) > before
    left = box_of(host, card("n0"))["x"]
    tools.get_by_role("button", name="Look right").click()
    settled(host)
    assert box_of(host, ".wall__world")["x"] < left
    tools.get_by_role("button", name="Fit").click()
    settled(host)
    expect(host.locator(card("n0"))).to_be_in_viewport()
    expect(host.locator(card("n2"))).to_be_in_viewport()
    host.get_by_role("navigation", name="Themes").get_by_role("link", name="Roads").click()
    expect(host.get_by_role("heading", name="Roads")).to_be_focused()


def fingers(cdp: CDPSession, kind: str, *points: tuple[float, float]) -> None:
    touches: list[dict[str, Any]] = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
    cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})


@pytest.fixture
def tablet(room: Room, machine: Machine, open_page: Open) -> Page:
    context = machine(viewport={"width": 1100, "height": 900}, has_touch=True)
    page = open_page(context, room.created["facilitator"]["link"])
    expect(page.locator(card("n5"))).to_be_visible()
    page.locator(".board__body").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('.board').scrollIntoView({ block: 'end' })")
    settled(page)
    return page


def test_a_finger_that_rests_lifts_the_note(tablet: Page, room: Room) -> None:
    cdp = tablet.context.new_cdp_session(tablet)
    start, end = middle(box_of(tablet, card("n0"))), middle(box_of(tablet, '[data-region="t1"]'))
    fingers(cdp, "touchStart", start)
    expect(tablet.locator(".carried")).to_have_count(1)
    for step in (0.3, 0.6, 1.0):
        spot = (start[0] + (end[0] - start[0]) * step, start[1] + (end[1] - start[1]) * step)
        fingers(cdp, "touchMove", spot)
        tablet.wait_for_timeout(40)
    fingers(cdp, "touchEnd")
    expect(tablet.locator('[data-region="t1"] .count')).to_have_text("2")
    saved(tablet)
    settles(lambda: sorted(in_theme(room, "t1")), ["n0", "n2"])


def test_a_finger_that_moves_at_once_pans_and_two_pinch(tablet: Page, room: Room) -> None:
    cdp = tablet.context.new_cdp_session(tablet)
    at = middle(box_of(tablet, card("n0")))
    before, size = box_of(tablet, card("n0")), scale(tablet)
    fingers(cdp, "touchStart", at)
    for step in (10, 25, 40):
        fingers(cdp, "touchMove", (at[0] + step, at[1]))
    fingers(cdp, "touchEnd")
    settled(tablet)
    expect(tablet.locator(".carried")).to_have_count(0)
    assert box_of(tablet, card("n0"))["x"] > before["x"] + 15
    x, y = middle(box_of(tablet, ".wall"))
    fingers(cdp, "touchStart", (x - 40, y), (x + 40, y))
    for step in (60, 90, 120):
        fingers(cdp, "touchMove", (x - step, y), (x + step, y))
    fingers(cdp, "touchEnd")
    settled(tablet)
    assert scale(tablet) > size * 1.3
    settles(lambda: in_theme(room, "t0"), ["n0", "n1"])
