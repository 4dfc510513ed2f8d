"""The wall and the list by keys and by clicks alone, for participants too; others' hands show (R13)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.room import Room, settles
from tests.browser.walls import blank, box_of, card, in_theme, lift, middle, note_of, saved, settled
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


def test_a_note_is_carried_by_keys_into_its_place(host: Page, room: Room) -> None:
    host.locator(card("n3")).focus()
    host.keyboard.press("c")
    host.keyboard.press("PageDown")
    host.keyboard.press("ArrowRight")
    expect(host.get_by_role("status").filter(has_text="Over Parks, place 2 of 3")).to_have_count(1)
    host.keyboard.press("Enter")
    expect(host.locator('[data-region="t0"] .count')).to_have_text("3")
    expect(host.locator(card("n3"))).to_be_focused()
    saved(host)
    settles(lambda: in_theme(room, "t0"), ["n0", "n3", "n1"])


def test_carrying_is_given_up_with_escape(host: Page, room: Room) -> None:
    host.locator(card("n3")).focus()
    host.keyboard.press("c")
    host.keyboard.press("PageDown")
    host.keyboard.press("Escape")
    expect(host.locator(".wall__marker")).to_be_hidden()
    host.keyboard.press("Enter")
    expect(host.get_by_role("dialog", name="Note")).to_be_visible()
    settles(lambda: in_theme(room, "t0"), ["n0", "n1"])


def test_alt_and_an_arrow_move_a_note_within_its_theme_and_control_z_takes_it_back(
    host: Page, room: Room
) -> None:
    host.locator(card("n0")).focus()
    host.keyboard.press("Alt+ArrowRight")
    saved(host)
    expect(host.locator('[data-region="t0"] [data-note]').first).to_have_attribute("data-note", "n1")
    expect(host.locator(card("n0"))).to_be_focused()
    host.keyboard.press("Control+z")
    expect(host.locator('[data-region="t0"] [data-note]').first).to_have_attribute("data-note", "n0")
    host.keyboard.press("Control+Shift+z")
    expect(host.locator('[data-region="t0"] [data-note]').first).to_have_attribute("data-note", "n1")
    saved(host)
    settles(lambda: in_theme(room, "t0"), ["n1", "n0"])


def test_arrows_go_through_the_wall_and_control_from_theme_to_theme(host: Page) -> None:
    host.locator(card("n0")).focus()
    for key, there in (("ArrowRight", "n1"), ("Control+ArrowRight", "n2"), ("Control+Home", "n3")):
        host.keyboard.press(key)
        expect(host.locator(card(there))).to_be_focused()
    assert host.locator('[data-note][tabindex="0"]').count() == 1


def test_letters_do_nothing_once_they_are_switched_off(host: Page) -> None:
    host.evaluate("localStorage.setItem('wishwall.preferences', JSON.stringify({ keys: 'off' }))")
    host.reload()
    host.locator(card("n0")).focus()
    for key in ("m", "c", "s"):
        host.keyboard.press(key)
    expect(host.get_by_role("menu")).to_have_count(0)
    expect(host.locator(".board")).not_to_have_attribute("data-carrying", "keys")
    expect(host.locator(".board")).to_have_attribute("data-tool", "hand")


def test_clicks_alone_choose_file_park_and_take_back(host: Page, room: Room) -> None:
    host.get_by_role("button", name="Choose...").click()
    host.get_by_role("menuitem", name="All that have no theme yet").click()
    expect(host.get_by_role("toolbar").get_by_text("3 notes chosen")).to_be_visible()
    bulk = host.get_by_role("toolbar", name="The chosen notes")
    bulk.get_by_role("button", name="Move to...").click()
    host.get_by_role("menuitem", name="Roads").click()
    expect(host.get_by_text("Every note has its theme.")).to_be_visible()
    host.locator(card("n0")).get_by_role("button", name="Choose").click()
    bulk.get_by_role("button", name="Park", exact=True).click()
    expect(host.get_by_role("region", name="Parked").get_by_role("article")).to_have_count(1)
    undo = host.locator(".board__tools").get_by_role("button", name="Undo")
    undo.click()
    expect(host.get_by_role("region", name="Parked")).to_have_count(0)
    undo.click()
    expect(host.locator('.tray [data-list="tray"] > li')).to_have_count(3)
    settles(lambda: in_theme(room, "t0"), ["n0", "n1"])


def test_wall_and_list_are_the_same_to_a_screen_reader(host: Page) -> None:
    host.locator(".wall").scroll_into_view_if_needed()
    parts = [host.get_by_role("region", name=name) for name in ("Not yet in a theme", "Parks", "Roads")]
    host.get_by_role("group", name="Look closer or further").get_by_role("button", name="As large").click()
    settled(host)
    host.wait_for_timeout(300)
    on_wall = [part.aria_snapshot() for part in parts]
    host.get_by_role("button", name="List").click()
    expect(host.locator(".board")).to_have_attribute("data-layout", "list")
    host.wait_for_timeout(400)
    in_list = [part.aria_snapshot() for part in parts]
    assert on_wall == in_list
    assert "Note, Felicity: Dry benches" in on_wall[1]


def test_the_choice_of_a_list_is_kept(host: Page) -> None:
    host.get_by_role("button", name="List").click()
    host.reload()
    expect(host.locator(".board")).to_have_attribute("data-layout", "list")


@pytest.fixture
def phone(room: Room, machine: Machine, open_page: Open) -> Page:
    room.host.send({"type": "phase.revise", "phase_id": "themes", "switches": {"who": "everyone"}})
    page = open_page(machine(viewport={"width": 390, "height": 844}), room.links[0])
    expect(page.locator(card("n5"))).to_be_visible()
    return page


def test_a_phone_has_the_list_and_everything_can_be_done_there(phone: Page, room: Room) -> None:
    expect(phone.locator(".board")).to_have_attribute("data-layout", "list")
    phone.locator(card("n4")).get_by_role("button", name="Move to...").click()
    phone.get_by_role("menuitem", name="Parks").click()
    expect(phone.locator('[data-region="t0"] [data-note]')).to_have_count(3)
    saved_on_phone = phone.locator(".toast").get_by_role("button", name="Undo")
    saved_on_phone.click()
    expect(phone.locator('[data-region="t0"] [data-note]')).to_have_count(2)
    page = "document.documentElement"
    assert phone.evaluate(f"{page}.scrollWidth <= {page}.clientWidth")
    settles(lambda: in_theme(room, "t0"), ["n0", "n1"])


def test_who_may_not_sort_looks_and_moves_nothing(room: Room, machine: Machine, open_page: Open) -> None:
    room.host.send({"type": "phase.revise", "phase_id": "themes", "switches": {"who": "facilitator"}})
    page = open_page(machine(), room.links[0])
    start = middle(box_of(page, card("n0")))
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + 60, start[1] + 60, steps=5)
    expect(page.locator(".carried")).to_have_count(0)
    page.mouse.up()
    expect(page.get_by_role("button", name="Move to...")).to_have_count(0)
    page.locator(card("n0")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Note")).to_be_visible()


def test_others_see_a_move_while_it_is_made(host: Page, phone: Page) -> None:
    lift(host, "n3")
    host.mouse.move(*blank(host), steps=10)
    for step in range(8):
        host.mouse.move(blank(host)[0] - 6 * step, blank(host)[1])
        host.wait_for_timeout(60)
    expect(phone.locator(card("n3"))).to_have_attribute("aria-description", "Felicity is moving it")
    host.keyboard.press("Escape")
    host.mouse.up()
    expect(phone.locator(card("n3"))).not_to_have_attribute("aria-description", "Felicity is moving it")


def test_a_note_that_is_being_written_is_not_sorted_away(
    host: Page, room: Room, machine: Machine, open_page: Open
) -> None:
    room.open("ideas")
    mine = room.people[0]
    mine.send({"type": "note.post", "note_id": "mine", "kind": "text", "text": "Not yet done"})
    page = open_page(machine(), room.links[0])
    page.get_by_role("article", name="Not yet done").get_by_role("button", name="Change").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(host.locator(card("mine"))).to_have_attribute("aria-description", "Asha Prosser is writing it")
    host.locator(card("mine")).get_by_role("button", name="Move to...").click()
    host.get_by_role("menuitem", name="Parks").click()
    stays = "Asha Prosser is still writing a note: it stays where it is."
    expect(host.locator(".toast", has_text=stays)).to_be_visible()
    assert note_of(room, "mine")["theme_id"] is None
    page.keyboard.press("Escape")
    expect(host.locator(card("mine"))).not_to_have_attribute("aria-description", "Asha Prosser is writing it")
    saved(host)


def test_a_wall_that_nobody_moved_fills_the_window_however_wide_it_becomes(host: Page) -> None:
    """What somebody put where they want it stays there."""
    host.set_viewport_size({"width": 1920, "height": 1000})
    settled(host)
    wide = box_of(host, card("n0"))["width"]
    host.set_viewport_size({"width": 1000, "height": 1000})
    settled(host)
    settles(lambda: box_of(host, card("n0"))["width"] < wide, True)
    host.get_by_role("button", name="Smaller").click()
    settled(host)
    held = box_of(host, card("n0"))["width"]
    host.set_viewport_size({"width": 1920, "height": 1000})
    settled(host)
    assert box_of(host, card("n0"))["width"] == pytest.approx(held, abs=1)
