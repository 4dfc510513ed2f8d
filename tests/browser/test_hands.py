"""The wall by hand: a drag given up changes nothing, the keyboard reaches a note, a move is undone (R13)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.people import at_rest, name_theme, snapshot, start_session
from tests.browser.room import settles

pytestmark = pytest.mark.browser

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]
NOTES = ["Dry benches", "One bin map", "Paths that are lit", "Bees on every verge"]
POST = """async ([code, notes]) => {
  const headers = { 'X-Seat': 'host', 'Content-Type': 'application/json' };
  const send = (type, fields, n) => fetch(`/api/sessions/${code}/commands`, { method: 'POST', headers,
    body: JSON.stringify({ op_id: `${type.replace('.', '-')}-${n}`, type, ...fields }) });
  await send('phase.open', { phase_id: 'wishes', expected: 'lobby' }, 0);
  for (const [n, text] of notes.entries()) {
    await send('note.post', { note_id: `n${n}`, kind: 'text', text }, n);
  }
  await send('phase.reveal', { to: 'all' }, 0);
}"""


@pytest.fixture
def host(machine: Machine, open_page: Open) -> Page:
    """Felicity's board with four notes that everyone sees."""
    page = open_page(machine(), "/")
    code = start_session(page, "Parks")
    page.evaluate(POST, [code, NOTES])
    expect(page.get_by_role("article")).to_have_count(4)
    return page


def themes_of(page: Page) -> dict[str, str | None]:
    notes = snapshot(page)["notes"]
    assert isinstance(notes, list)
    return {note["text"]: note["theme_id"] for note in notes}


@pytest.mark.parametrize("given_up_by", ["Escape", "pointercancel"])
def test_a_drag_that_is_given_up_changes_nothing(host: Page, given_up_by: str) -> None:
    target = at_rest(host, host.locator(".wall__new"))
    card = at_rest(host, host.get_by_role("article", name="Dry benches"))
    host.mouse.move(card["x"] + 40, card["y"] + 20)
    host.mouse.down()
    host.mouse.move(target["x"] + 80, target["y"] + 60, steps=6)
    expect(host.locator(".carried")).to_have_count(1)
    if given_up_by == "Escape":
        host.keyboard.press("Escape")
    else:
        host.locator(".wall").dispatch_event("pointercancel")
    expect(host.locator(".carried")).to_have_count(0)
    host.mouse.up()
    expect(host.get_by_role("dialog")).to_have_count(0)
    settles(lambda: set(themes_of(host).values()), {None})


def test_the_keyboard_chooses_notes_and_makes_a_theme_of_them(host: Page) -> None:
    first = host.locator("[data-note]").first
    # shown in another order than they were written: they move
    at_rest(host, first)
    first.focus()
    host.keyboard.press("Space")
    expect(host.get_by_text("1 note chosen")).to_be_visible()
    host.keyboard.press("ArrowRight")
    host.keyboard.press("Space")
    expect(host.get_by_text("2 notes chosen")).to_be_visible()
    host.keyboard.press("m")
    host.keyboard.press("End")
    expect(host.get_by_role("menuitem", name="Hide it from everyone")).to_be_focused()
    host.keyboard.press("Escape")
    host.keyboard.press("m")
    expect(host.get_by_role("menuitem", name="A new theme...")).to_be_focused()
    host.keyboard.press("Enter")
    expect(host.get_by_label("Name of the theme")).to_be_focused()
    host.keyboard.type("Warm and dry")
    host.keyboard.press("Enter")
    expect(host.get_by_role("region", name="Warm and dry").get_by_role("article")).to_have_count(2)
    settles(lambda: list(themes_of(host).values()).count(None), 2)


def test_undo_puts_a_moved_note_back(host: Page) -> None:
    host.get_by_role("article", name="One bin map").click()
    host.get_by_role("button", name="New theme").click()
    name_theme(host, "Tidy")
    moved = host.get_by_role("article", name="Dry benches")
    moved.get_by_role("button", name="Move to...").click()
    host.get_by_role("menuitem", name="Tidy").click()
    theme = host.get_by_role("region", name="Tidy")
    expect(theme.get_by_role("article")).to_have_count(2)
    host.locator(".toast", has_text="Moved to Tidy").get_by_role("button", name="Undo").click()
    expect(theme.get_by_role("article")).to_have_count(1)
    # The page shows what it expects before the server has said yes.
    expect(host.get_by_text("Saved", exact=True)).to_be_visible()
    settles(lambda: themes_of(host)["Dry benches"], None)


def test_every_page_fits_a_narrow_phone(machine: Machine, open_page: Open) -> None:
    context = machine(viewport={"width": 320, "height": 640}, color_scheme="dark")
    page = open_page(context, "/")
    fits(page)
    code = start_session(page, "A session with a rather long name, for Planning, Parks, Housing and ICT")
    fits(page)
    for part in ("Proposals", "People", "Run sheet", "Screen"):
        page.get_by_role("link", name=part).click()
        expect(page.get_by_role("link", name=part)).to_have_attribute("aria-current", "page")
        fits(page)
    door = open_page(context, f"/j/{code}")
    fits(door)
    door.get_by_label("Your name").fill("Llanfairpwllgwyngyll Williams")
    door.get_by_role("button", name="Join").click()
    expect(door.get_by_text("You're in")).to_be_visible()
    fits(door)
    page.get_by_role("link", name="Wall").click()
    page.evaluate(POST, [code, ["A" * 300]])
    door.get_by_role("button", name="Sketch").click()
    fits(door)
    fits(page)


def fits(page: Page) -> None:
    """Nothing makes the page scroll sideways."""
    wide, seen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= seen, page.url
