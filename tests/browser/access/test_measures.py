"""Sizes, what lies on what, narrow windows, wide text, stillness: X6, X7, X8, X10, X14, X15, X18."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.access.axe import faults
from tests.browser.access.measures import measure
from tests.browser.access.stage import furnished
from tests.browser.looks import faults_of_looks, under_the_cockpit
from tests.browser.people import write
from tests.browser.room import Room
from tests.conftest import Server

pytestmark = pytest.mark.browser

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]
MOST_STOPS = 60


@pytest.fixture(scope="module")
def room(server: Server) -> Room:
    return furnished(server.url)


def addresses(room: Room) -> dict[str, str]:
    """The pages of a room, and those before it."""
    return {
        "home": "/",
        "join": f"/j/{room.host.code}",
        "accessibility": "/accessibility",
        "me": room.links[0],
        "observe": room.observe,
        "host": str(room.created["facilitator"]["link"]),
    }


def opened(room: Room, context: BrowserContext, open_page: Open) -> dict[str, Page]:
    """Every page, drawn."""
    pages = {name: open_page(context, address) for name, address in addresses(room).items()}
    for page in pages.values():
        page.locator("h1").first.wait_for()
    # by the seat that the host's page has got for its link
    lists = open_page(context, f"/s/{room.host.code}/host/proposals")
    lists.locator("h1").first.wait_for()
    return pages | {"proposals": lists}


def test_x6_x10_controls_are_large_and_pages_reflow(room: Room, machine: Machine, open_page: Open) -> None:
    pages = opened(room, machine(viewport={"width": 320, "height": 640}), open_page)
    small: list[str] = []
    wide: list[str] = []
    for width, height in ((320, 256), (320, 640), (768, 1024), (1280, 900)):
        for name, page in pages.items():
            page.set_viewport_size({"width": width, "height": height})
            page.wait_for_timeout(120)
            least = 44 if name in ("home", "join", "me") and width < 640 else 24
            small += [f"{name} at {width}: {found}" for found in measure(page, "small", least)]
            if (beyond := measure(page, "sideways")) > 0:
                wide.append(f"{name} at {width}: {beyond} px")
    assert wide == []
    assert small == [], "\n".join(small)


def test_x7_nothing_lies_on_what_has_the_focus(room: Room, machine: Machine, open_page: Open) -> None:
    pages = opened(room, machine(viewport={"width": 390, "height": 700}, reduced_motion="reduce"), open_page)
    hidden: list[str] = []
    for name, page in pages.items():
        page.bring_to_front()
        for _ in range(MOST_STOPS):
            page.keyboard.press("Tab")
            page.wait_for_timeout(25)
            found = measure(page, "covered")
            if found is None:
                break
            # a list that scrolls sideways may show a link in part
            if found["hidden"] > 2:
                hidden.append(f"{name}: {found['said']}, {found['hidden']} of 5 points")
    assert hidden == [], "\n".join(hidden)


def test_x8_what_has_the_focus_has_a_ring(room: Room, machine: Machine, open_page: Open) -> None:
    style = """() => { const s = getComputedStyle(document.activeElement);
      return [s.outlineStyle, parseFloat(s.outlineWidth), s.boxShadow !== 'none']; }"""
    for forced in ("none", "active"):
        page = open_page(machine(forced_colors=forced), "/")
        for _ in range(5):
            page.keyboard.press("Tab")
            kind, width, halo = page.evaluate(style)
            assert (kind, width >= 3) == ("solid", True)
            assert halo or forced == "active"


def test_x10_text_may_be_larger_or_further_apart(room: Room, machine: Machine, open_page: Open) -> None:
    context = machine()
    # the wall is as wide as it is (WCAG excepts it); the list is the same notes in the page's flow
    context.add_init_script("localStorage.setItem('wishwall.preferences', '{\"layout\": \"list\"}')")
    pages = opened(room, context, open_page)
    found: list[str] = []
    for name, page in pages.items():
        # 640 of 1280 pixels is a zoom of 200 %
        for what, width, text in (
            ("twice as large", 640, "1"),
            ("largest", 1280, "3"),
            ("largest", 390, "3"),
        ):
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate("(text) => { document.documentElement.dataset.text = text; }", text)
            page.wait_for_timeout(150)
            found += [f"{name}, {what}, {width} wide: {fault}" for fault in faults_of_looks(page)]
        page.evaluate("document.documentElement.dataset.text = '1'")
        measure(page, "spaced")
        page.wait_for_timeout(150)
        found += [f"{name}, further apart: {fault}" for fault in faults_of_looks(page)]
    found = [fault for fault in found if not under_the_cockpit(fault)]
    assert found == [], "\n".join(found)


def test_x14_nothing_moves_for_those_who_want_stillness(
    server: Server, machine: Machine, open_page: Open
) -> None:
    room = furnished(server.url)
    page = open_page(machine(reduced_motion="reduce"), room.links[0])
    chosen = open_page(machine(), room.links[1])
    chosen.evaluate("document.documentElement.dataset.motion = 'less'")
    running = "document.getAnimations().filter(({ playState }) => playState === 'running').length"
    for number, still in enumerate((page, chosen)):
        still.get_by_role("group", name="Write or draw").get_by_role("button", name="Text").click()
        write(still, f"A quiet corner {number}")
        assert still.evaluate(running) == 0
    room.open("propositions")
    for still in (page, chosen):
        expect(still.get_by_text("Ask people once").first).to_be_visible()
        assert still.evaluate(running) == 0


def test_x15_windows_contrast_themes_keep_edges_and_words(
    room: Room, machine: Machine, open_page: Open
) -> None:
    context = machine(forced_colors="active", viewport={"width": 1280, "height": 3000})
    pages = opened(room, context, open_page)
    found: list[str] = []
    for name in ("join", "me", "host", "observe"):
        found += [f"{name}: {fault}" for fault in faults(pages[name]) if "color-contrast" not in fault]
    assert found == [], "\n".join(found)
    note = pages["observe"].get_by_role("article").first
    edge = note.evaluate("(e) => [getComputedStyle(e).borderTopStyle, getComputedStyle(e).borderTopWidth]")
    assert edge == ["solid", "2px"]


def test_x18_help_stands_in_the_same_place_and_pages_may_be_turned(
    room: Room, machine: Machine, open_page: Open
) -> None:
    pages = opened(room, machine(viewport={"width": 844, "height": 390}), open_page)
    for name in ("me", "host", "observe", "proposals"):
        page = pages[name]
        foot = page.get_by_role("contentinfo").get_by_role("navigation")
        words = [" ".join(word.split()) for word in foot.locator("button, a").all_inner_texts()]
        assert words[:3] == ["Help and keys", "Preferences", "Accessibility (opens beside this page)"]
        assert words[3:] == (["Leave"] if name in ("me", "observe") else [])
        assert measure(page, "sideways") <= 0
    for page in pages.values():
        expect(page.get_by_role("link", name="Accessibility").first).to_be_attached()
