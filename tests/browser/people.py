"""What Felicity, who facilitates, and Peter, who takes part, do on their pages."""

import re
from typing import cast

from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.browser.room import settles

CODE = re.compile(r"/s/([A-Z0-9]{8})/")


def start_session(page: Page, title: str) -> str:
    """Start a session on the start page; the code."""
    page.get_by_label("What is it called?").fill(title)
    page.get_by_role("radio", name="Short vision").check()
    page.get_by_role("button", name="Start the session").click()
    page.wait_for_url("**/s/*/host")
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    found = CODE.search(page.url)
    assert found
    return found[1]


def join(page: Page, code: str, name: str) -> None:
    """Type the code on the start page, then a name at the door."""
    page.get_by_label("Session code").fill(f" {code[:4].lower()} - {code[4:].lower()} ")
    page.get_by_role("button", name="Join").click()
    page.wait_for_url(f"**/j/{code}")
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Join").click()
    page.wait_for_url(f"**/s/{code}/me")
    expect(page.locator("h1")).to_be_visible()


def next_step(page: Page, name: str) -> None:
    """Press the one Next, which says what comes."""
    page.get_by_role("button", name=f"Next: {name}").click()
    expect(page.locator(".now__label")).to_contain_text(name)


def write(page: Page, text: str) -> None:
    """Post a text note with Enter."""
    field = page.get_by_label("Your note", exact=True).and_(page.locator("textarea"))
    field.fill(text)
    field.press("Enter")
    expect(field).to_have_value("")
    expect(page.get_by_role("article", name=text)).to_be_visible()


def draw(page: Page, caption: str) -> None:
    """Draw a roof with the mouse and post it under a caption."""
    page.get_by_role("button", name="Sketch").click()
    canvas = page.locator(".composer__paper canvas").first
    canvas.wait_for()
    # Two frames later the paper has scrolled into sight.
    page.wait_for_timeout(200)
    stroke(page, [(0.2, 0.7), (0.5, 0.2), (0.8, 0.7), (0.2, 0.7)])
    page.get_by_label("What does it show?").fill(caption)
    page.get_by_role("button", name="Post note").click()
    expect(page.get_by_role("img", name=caption)).to_be_visible()


def stroke(page: Page, points: list[tuple[float, float]]) -> None:
    """One stroke of the mouse; points are shares of the paper's width and height."""
    box = page.locator(".composer__paper canvas").first.bounding_box()
    assert box
    spots = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
    page.mouse.move(*spots[0])
    page.mouse.down()
    for spot in spots[1:]:
        page.mouse.move(*spot, steps=8)
    page.mouse.up()


def until(page: Page, script: str) -> None:
    """Wait until a script says yes, asked from outside: within the page its policy forbids to evaluate."""
    settles(lambda: page.evaluate(f"Boolean({script})"), True)


def at_rest(page: Page, what: Locator) -> FloatRect:
    """Where something lies once it lies still: a wall fits itself to what comes in."""
    before, now = None, what.bounding_box()
    for _ in range(40):
        if now and now == before:
            return now
        page.wait_for_timeout(120)
        before, now = now, what.bounding_box()
    raise AssertionError(f"{what} does not come to rest")


def drag(page: Page, note: str, target: str) -> None:
    """Carry a note with the mouse onto the middle of what is to be seen of what a selector finds."""
    card = page.get_by_role("article", name=note)
    page.locator(target).scroll_into_view_if_needed()
    card.scroll_into_view_if_needed()
    start = at_rest(page, card)
    page.mouse.move(start["x"] + 60, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(start["x"] + 80, start["y"] + 40, steps=4)
    expect(page.locator(".carried")).to_have_count(1)
    end = at_rest(page, page.locator(target))
    page.mouse.move(*_seen_middle(page, end), steps=8)
    # where it would fall is looked up once a frame
    page.wait_for_timeout(150)
    page.mouse.up()


def _seen_middle(page: Page, box: FloatRect) -> tuple[float, float]:
    """Beyond the window's edge the page would be pushed on under the hand."""
    size = page.viewport_size or {"width": 1280, "height": 720}
    x = (max(box["x"], 0) + min(box["x"] + box["width"], size["width"])) / 2
    y = (max(box["y"], 0) + min(box["y"] + box["height"], size["height"])) / 2
    return x, y


def name_theme(page: Page, title: str) -> None:
    """Answer the question that a new theme asks."""
    page.get_by_label("Name of the theme").fill(title)
    page.get_by_role("button", name="Make the theme").click()
    expect(page.get_by_role("heading", name=title)).to_be_visible()


def snapshot(page: Page) -> dict[str, object]:
    """What the server gives this page's seat."""
    script = """async () => {
      const { code, seat } = document.body.dataset;
      return (await fetch(`/api/sessions/${code}`, { headers: { 'X-Seat': seat } })).json();
    }"""
    return cast("dict[str, object]", page.evaluate(script))
