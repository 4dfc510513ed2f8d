"""axe on every page, in light, dark and high contrast, wide and at 320 px: nothing is held against any."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.access.axe import faults
from tests.browser.access.stage import furnished, steps
from tests.browser.room import Room
from tests.conftest import Server

pytestmark = pytest.mark.browser

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]
# so tall that nothing lies under a bar that sticks to the edge: X7 is about those
WIDE, NARROW = {"width": 1280, "height": 3000}, {"width": 320, "height": 6000}
ON_THE_WALL = {"width": 1920, "height": 1080}
#: what a person can choose, and how wide their page is
LOOKS = {
    "light": ("light", "auto", WIDE),
    "dark at 320": ("dark", "auto", NARROW),
    "high contrast": ("light", "more", WIDE),
}
ALL_LOOKS = {
    f"{look}, {contrast}, {size['width']}": (look, contrast, size)
    for look in ("light", "dark")
    for contrast in ("auto", "more")
    for size in (WIDE, NARROW)
}


@pytest.fixture(scope="module")
def room(server: Server) -> Room:
    return furnished(server.url)


def wear(page: Page, look: tuple[str, str, dict[str, int]]) -> None:
    """Put a page into one of the looks, as its own preferences would."""
    colours, contrast, size = look
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    page.evaluate(
        "([look, contrast]) => Object.assign(document.documentElement.dataset, { look, contrast })",
        [colours, contrast],
    )
    page.wait_for_timeout(60)


def looked_at(page: Page, what: str, looks: dict[str, tuple[str, str, dict[str, int]]]) -> list[str]:
    """What axe holds against a page in each of these looks."""
    found: list[str] = []
    for name, look in looks.items():
        wear(page, look)
        found += [f"{what}, {name}: {fault}" for fault in faults(page)]
    return found


def pages_of(room: Room, machine: Machine, open_page: Open) -> dict[str, Page]:
    """Everyone's page of a room."""
    links = {
        "me": room.links[0],
        "observe": room.observe,
        "screen": room.screen,
        "host": room.created["facilitator"]["link"],
    }
    # a colour that is on its way to another is neither
    return {name: open_page(machine(reduced_motion="reduce"), link) for name, link in links.items()}


def test_pages_that_the_server_writes(room: Room, machine: Machine, open_page: Open) -> None:
    found: list[str] = []
    for path in ("/", f"/j/{room.host.code}", "/accessibility"):
        page = open_page(machine(reduced_motion="reduce"), path)
        page.locator("main h1").first.wait_for()
        found += looked_at(page, path, LOOKS)
    context = machine(reduced_motion="reduce")
    page = context.new_page()
    page.goto("/j/ABCD2346")
    found += looked_at(page, "an error", LOOKS)
    assert found == []


@pytest.mark.slow
def test_pages_of_a_session_in_each_kind_of_step(server: Server, machine: Machine, open_page: Open) -> None:
    found = walk(furnished(server.url), machine, open_page, LOOKS)
    assert found == [], "\n".join(found)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_page_in_every_look(server: Server, machine: Machine, open_page: Open, language: str) -> None:
    def opened(context: BrowserContext, address: str) -> Page:
        return open_page(context, address.replace("#", f"?lang={language}#"))

    found = walk(furnished(server.url), machine, opened, ALL_LOOKS)
    assert found == [], "\n".join(found)


def walk(
    room: Room, machine: Machine, open_page: Open, looks: dict[str, tuple[str, str, dict[str, int]]]
) -> list[str]:
    """What axe finds on everyone's page while the room goes through its steps."""
    pages = pages_of(room, machine, open_page)
    found: list[str] = []
    for number, (kind, opens) in enumerate(steps(room)):
        opens()
        for place, (name, page) in enumerate(pages.items()):
            if len(looks) <= 3 and name != "me" and (number + place) % 2:
                continue
            page.wait_for_timeout(300)
            # all looks of the participant's page; of the others' one after the other, since they change less
            some = (
                list(looks.items()) if name == "me" or len(looks) > 3 else [list(looks.items())[number % 3]]
            )
            if name == "screen":
                some = [("as it hangs", ("dark", "auto", ON_THE_WALL))]
            found += looked_at(page, f"{name} in a step of kind {kind}", dict(some))
    lists = open_page(pages["host"].context, f"/s/{room.host.code}/host/proposals")
    lists.locator("main h1").wait_for()
    return found + looked_at(lists, "the proposal list", looks)
