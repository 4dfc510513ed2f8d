"""A third language is a file, longer words are not clipped, and a switch of language loses nothing."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.access.longer import CODE, longer, tree_with_a_third_language
from tests.browser.access.stage import furnished, steps
from tests.browser.looks import faults_of_looks, under_the_cockpit
from tests.browser.room import start_room
from tests.conftest import Server, start_server

pytestmark = pytest.mark.browser

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]


@pytest.fixture(scope="module")
def polyglot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the third language dropped in."""
    folder = tmp_path_factory.mktemp("polyglot")
    server = start_server(folder, tree_with_a_third_language(folder / "tree"))
    yield server
    server.stop()


def in_it(polyglot: Server, address: str) -> str:
    """The address of a page in the third language, on that server."""
    path = address.removeprefix(polyglot.url)
    head, _, key = path.partition("#")
    return f"{polyglot.url}{head}?lang={CODE}" + (f"#{key}" if key else "")


def test_a_third_language_is_a_file(polyglot: Server, machine: Machine, open_page: Open) -> None:
    room = start_room(polyglot.url)
    page = open_page(machine(), f"{polyglot.url}/")
    page.get_by_role("link", name="Brezhoneg").click()
    expect(page.locator("html")).to_have_attribute("lang", CODE)
    expect(page.get_by_role("button", name=longer("Join"), exact=True)).to_be_visible()
    me = open_page(machine(), in_it(polyglot, room.links[0]))
    expect(me.get_by_role("button", name=longer("Hand up"))).to_be_visible()
    me.get_by_role("link", name="Cymraeg").click()
    expect(me.get_by_role("button", name="Codi llaw")).to_be_visible()
    me.get_by_role("link", name="Brezhoneg").click()
    expect(me.get_by_role("button", name=longer("Hand up"))).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize(
    "widths",
    [pytest.param((360, 1280), id="two"), pytest.param((320, 768, 1920), id="more")],
)
def test_words_that_are_a_third_longer_are_not_clipped(
    polyglot: Server, machine: Machine, open_page: Open, widths: tuple[int, ...]
) -> None:
    room = furnished(polyglot.url)
    links = {
        "me": room.links[0],
        "observe": room.observe,
        "host": str(room.created["facilitator"]["link"]),
        "home": polyglot.url + "/",
        "accessibility": polyglot.url + "/accessibility",
    }
    context = machine()
    # the wall is as wide as it is
    context.add_init_script("localStorage.setItem('wishwall.preferences', '{\"layout\": \"list\"}')")
    pages = {name: open_page(context, in_it(polyglot, link)) for name, link in links.items()}
    found: list[str] = []
    for kind, opens in steps(room):
        opens()
        for name in pages if kind == "add" else ("me", "host"):
            page = pages[name]
            page.wait_for_timeout(200)
            for width in widths:
                page.set_viewport_size({"width": width, "height": 1200 if width > 1000 else 900})
                page.wait_for_timeout(250)
                found += [f"{name}, {kind}, {width} wide: {fault}" for fault in faults_of_looks(page)]
    found = [fault for fault in found if not under_the_cockpit(fault)]
    assert found == [], "\n".join(found)


def test_a_switch_of_language_keeps_what_was_typed_and_what_is_open(
    server: Server, machine: Machine, open_page: Open
) -> None:
    room = furnished(server.url)
    page = open_page(machine(), room.links[0])
    page.get_by_role("group", name="Write or draw").get_by_role("button", name="Text").click()
    field = page.locator("#note-text")
    field.fill("Half a thought")
    address = page.url
    page.get_by_role("link", name="Cymraeg").click()
    expect(page.get_by_role("button", name="Postio'r nodyn")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    expect(field).to_have_value("Half a thought")
    assert page.url == address
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    expect(field).to_have_value("Half a thought")
    home = open_page(machine(), "/")
    home.get_by_label("What is it called?").fill("Parks and ICT")
    home.get_by_role("radio", name="Short vision").check()
    home.get_by_role("link", name="Cymraeg").click()
    expect(home.locator("html")).to_have_attribute("lang", "cy")
    expect(home.locator("#title")).to_have_value("Parks and ICT")
    expect(home.locator("input[value=short-vision]")).to_be_checked()


def test_preferences_stand_before_the_first_paint_and_are_told_to_nobody(
    server: Server, machine: Machine, open_page: Open
) -> None:
    room = start_room(server.url)
    context = machine()
    page = open_page(context, room.links[0])
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    page.get_by_role("button", name="Preferences").first.click()
    dialog = page.get_by_role("dialog", name="Preferences")
    for choice in ("Largest", "Dark"):
        dialog.get_by_role("radio", name=choice, exact=True).check()
    dialog.get_by_role("button", name="Done").click()
    look = "() => { const { look, text } = document.documentElement.dataset; return [look, text]; }"
    assert page.evaluate(look) == ["dark", "3"]
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(20, 24, 29)"
    # before any module has run, and on every page of this person
    first = context.new_page()
    first.route(
        "**/*.js", lambda route: route.continue_() if "first.js" in route.request.url else route.abort()
    )
    first.goto("/")
    assert first.evaluate(look) == ["dark", "3"]
    assert not [one for one in sent if "dark" in one or "preferences" in one]
