"""The sketch pad in Chromium, alone on a page under the site's own strict content policy (R13)."""

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.papers import Point, darkness, draw, place, value
from tests.browser.people import until

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'"


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=ROOT))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/tests/browser/ink/page.html"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(params=[360, 1280])
def page(request: pytest.FixtureRequest, chromium: Browser, url: str) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": request.param, "height": 800}, has_touch=True)
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda message: wrong.append(message.text) if "Content" in message.text else None)
    opened.goto(url)
    until(opened, "window.pad")
    yield opened
    context.close()
    assert wrong == []


def test_drawing_shows_at_once_and_becomes_a_valid_sketch(page: Page) -> None:
    page.get_by_role("radio", name="Green").check(force=True)
    draw(page, (200, 200), (600, 200), (600, 500))
    assert darkness(page, (400, 200)) > 150
    (stroke,) = value(page)["strokes"]
    assert (stroke["pen"], stroke["width"], stroke["pressure"]) == (3, 9, False)
    assert page.evaluate("drafts.at(-1)") == value(page)


def test_a_tap_makes_a_dot_that_stays_after_a_redraw(page: Page) -> None:
    draw(page, (300, 300))
    draw(page, (700, 300))
    page.keyboard.press("Control+z")
    assert darkness(page, (300, 300)) > 150
    assert darkness(page, (700, 300)) == 0


def test_undo_redo_and_clear_by_button_and_by_keys(page: Page) -> None:
    draw(page, (100, 100), (500, 100))
    page.get_by_role("button", name="Clear").click()
    assert value(page) is None
    page.keyboard.press("Control+z")
    assert len(value(page)["strokes"]) == 1
    page.get_by_role("button", name="Undo").click()
    assert value(page) is None
    assert darkness(page, (300, 100)) == 0
    page.keyboard.press("Control+Shift+Z")
    assert darkness(page, (300, 100)) > 150
    page.get_by_role("button", name="Redo").click()
    assert value(page) is None
    assert page.get_by_role("button", name="Redo").get_attribute("aria-disabled") == "true"


def test_the_eraser_takes_the_whole_stroke_and_one_undo_brings_all_back(page: Page) -> None:
    draw(page, (100, 100), (900, 100))
    draw(page, (100, 300), (900, 300))
    page.get_by_role("button", name="Eraser").click()
    draw(page, (500, 50), (500, 350))
    assert value(page) is None
    page.get_by_role("button", name="Undo").click()
    assert len(value(page)["strokes"]) == 2


def test_a_picture_by_keyboard_alone(page: Page) -> None:
    page.get_by_role("button", name="Pictures").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    for key in ("ArrowLeft", "ArrowUp", "ArrowUp", "+", "Enter"):
        page.keyboard.press(key)
    (stencil,) = value(page)["stencils"]
    assert stencil == {"id": "group", "x": 350, "y": 161, "scale": 3, "pen": 0}
    assert page.evaluate("document.activeElement.className") == "ink-pad__paper"


def test_a_picture_by_tap_and_tap_and_then_to_another_place(page: Page) -> None:
    page.get_by_role("button", name="Pictures").click()
    page.get_by_role("button", name="House").click()
    page.touchscreen.tap(*place(page, (250, 250)))
    page.get_by_role("button", name="Pictures").click()
    page.get_by_role("button", name="Move House").click()
    page.get_by_role("button", name="Larger").click()
    page.mouse.click(*place(page, (700, 500)))
    (stencil,) = value(page)["stencils"]
    assert stencil["scale"] == 3
    assert abs(stencil["x"] - 700) < 5
    assert abs(stencil["y"] - 500) < 5
    page.keyboard.press("Control+z")
    assert abs(value(page)["stencils"][0]["x"] - 250) < 5


def test_what_is_being_placed_can_be_given_up_or_removed(page: Page) -> None:
    page.get_by_role("button", name="Pictures").click()
    page.get_by_role("button", name="House").click()
    page.keyboard.press("Escape")
    assert value(page) is None
    page.get_by_role("button", name="Pictures").click()
    page.get_by_role("button", name="House").click()
    page.get_by_role("button", name="Place").click()
    page.get_by_role("button", name="Pictures").click()
    page.get_by_role("button", name="Move House").click()
    page.keyboard.press("Delete")
    assert value(page) is None


def test_a_text_is_written_placed_and_refused_when_empty(page: Page) -> None:
    page.get_by_role("button", name="Text", exact=True).click()
    page.keyboard.press("Enter")
    assert page.get_by_role("alert").inner_text() == "Write the text first."
    page.keyboard.type("Y swyddfa bost")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    (label,) = value(page)["labels"]
    assert (label["text"], label["x"], label["size"]) == ("Y swyddfa bost", 20, 1)


def test_an_open_panel_leaves_nothing_covered_in_the_way_of_the_focus(page: Page) -> None:
    page.get_by_role("button", name="Pictures").click()
    for _ in range(30):
        page.keyboard.press("Tab")
        inside = page.evaluate(
            "(e => e === document.body || !e.closest('.ink-pad') || !!e.closest('.ink-pad__panel'))"
            "(document.activeElement)"
        )
        assert inside
    page.get_by_role("button", name="Close").click()
    assert page.evaluate("document.activeElement.textContent") == "Pictures"


def test_two_fingers_move_the_paper_and_leave_no_ink(page: Page) -> None:
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *points: Point) -> None:
        at = [place(page, point) for point in points]
        touches = [{"x": x, "y": y, "id": index} for index, (x, y) in enumerate(at)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    touch("touchStart", (400, 300))
    touch("touchStart", (400, 300), (600, 300))
    touch("touchMove", (300, 300), (700, 300))
    touch("touchEnd")
    assert value(page) is None
    assert page.get_by_role("button", name="Zoom out").get_attribute("aria-disabled") == "false"
    touch("touchStart", (0, 300))
    touch("touchMove", (500, 300))
    touch("touchEnd")
    assert len(value(page)["strokes"]) == 1
    page.evaluate("showSvg(pad.value())")
    # The paper is nearer, so what the finger covered is less of it.
    width = page.evaluate("document.querySelector('svg path').getBBox().width")
    assert 150 < width < 400


def test_the_svg_shows_what_the_canvas_shows(page: Page) -> None:
    draw(page, (100, 100), (900, 100), (900, 600))
    sketch = value(page)
    page.evaluate("sketch => showSvg(sketch)", sketch)
    svg = page.get_by_role("img", name="What was drawn")
    assert svg.locator("path").count() == 1
    box = page.evaluate("(b => [b.x, b.y, b.width, b.height])(document.querySelector('svg path').getBBox())")
    assert box == pytest.approx([100, 100, 800, 500], abs=4)


def test_everything_to_press_is_large_enough_and_the_page_does_not_scroll_sideways(page: Page) -> None:
    small = page.evaluate(
        """[...document.querySelectorAll('.ink-pad button, .ink-pad label')]
          .filter((one) => one.checkVisibility())
          .map((one) => [one.textContent, one.getBoundingClientRect()])
          .filter(([, { width, height }]) => width < 44 || height < 44)"""
    )
    assert json.dumps(small) == "[]"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_disposed_pad_leaves_nothing_behind(page: Page) -> None:
    page.evaluate("pad.dispose()")
    assert page.evaluate("document.getElementById('host').childElementCount") == 0


def test_a_layout_by_keyboard_is_faint_and_no_drawing_of_its_own(page: Page) -> None:
    page.get_by_role("button", name="Before and after").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("drafts.at(-1).layout") == "before-after"
    assert page.evaluate("drafts.at(-1).labels.map(({ text }) => text)") == ["Before", "After"]
    assert value(page) is None
    assert 30 < darkness(page, (500, 200)) < 110
    page.keyboard.press("Enter")
    assert page.evaluate("drafts.at(-1)") is None
    page.keyboard.press("Enter")
    draw(page, (100, 300), (400, 300))
    assert value(page)["layout"] == "before-after"
    assert not page.get_by_role("button", name="Before and after").is_visible()
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    assert darkness(page, (500, 200)) == 0


def test_the_eraser_leaves_the_layout(page: Page) -> None:
    page.get_by_role("button", name="A story in three").click()
    draw(page, (30, 300), (300, 300))
    page.get_by_role("button", name="Eraser").click()
    draw(page, (30, 200), (30, 400))
    assert value(page) is None
    assert darkness(page, (30, 500)) > 30


def test_plus_minus_and_0_zoom_while_the_paper_has_the_focus(page: Page) -> None:
    page.keyboard.press("+")
    out = page.get_by_role("button", name="Zoom out")
    assert out.get_attribute("aria-disabled") == "true"
    draw(page, (300, 300))
    page.keyboard.press("+")
    page.keyboard.press("+")
    assert out.get_attribute("aria-disabled") == "false"
    page.keyboard.press("0")
    assert out.get_attribute("aria-disabled") == "true"


def test_a_pad_that_is_put_away_keeps_the_stroke_under_way(page: Page) -> None:
    page.mouse.move(*place(page, (100, 300)))
    page.mouse.down()
    page.mouse.move(*place(page, (600, 300)), steps=6)
    page.evaluate("pad.dispose()")
    page.mouse.up()
    assert len(page.evaluate("drafts.at(-1).strokes")) == 1


def test_a_stroke_may_begin_where_a_layout_is_offered(page: Page) -> None:
    offered = page.get_by_role("button", name="Map")
    box = offered.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(*place(page, (500, 200)), steps=8)
    page.mouse.up()
    assert len(value(page)["strokes"]) == 1
    assert "layout" not in value(page)
    page.keyboard.press("Control+z")
    offered.tap()
    assert page.evaluate("drafts.at(-1)") is None
    draw(page, (500, 200), (600, 200))
    assert value(page)["layout"] == "map"
    assert len(value(page)["strokes"]) == 1
