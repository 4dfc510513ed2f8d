"""Drawing for somebody who cannot: nothing drawn is lost (R9); paper, words, phone are one tap away."""

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.device import nothing_waits
from tests.browser.people import stroke, until
from tests.browser.room import Room, start_room
from tests.conftest import Server

pytestmark = pytest.mark.browser

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]
HOUSE = [(0.3, 0.7), (0.3, 0.4), (0.5, 0.25), (0.7, 0.4), (0.7, 0.7)]
#: notes the bytes that leave the device
LISTEN = """() => {
  const real = window.fetch;
  window.fetch = async (path, options) => {
    if (String(path).endsWith('/photos')) window.sent = [...new Uint8Array(await options.body.arrayBuffer())];
    return real(path, options);
  };
}"""
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}


@pytest.fixture
def room(server: Server) -> Room:
    """A step that begins with the pad and shows what is posted, and a second one behind it."""
    made = start_room(server.url, people=1)
    for name in ("first", "second"):
        made.step(name, "add", "What would help?", see="all", names="on", input=["draw", "text"])
    made.open("first")
    return made


@pytest.fixture
def person(room: Room, machine: Machine, open_page: Open) -> Page:
    page = open_page(machine(), room.links[0])
    page.locator(".ink-pad canvas").wait_for()
    return page


def draft(page: Page, phase_id: str) -> Any:
    """What this device keeps for a step."""
    script = """(id) => Object.entries(localStorage)
      .find(([key]) => key.startsWith('wishwall.draft.') && key.endsWith(`.${id}`))?.[1] ?? 'null'"""
    return json.loads(page.evaluate(script, phase_id))


def notes(room: Room, page: Page) -> list[dict[str, Any]]:
    """What the server has, once this page has nothing under way."""
    nothing_waits(page)
    found: list[dict[str, Any]] = room.snapshot()["notes"]
    return found


def in_sight(page: Page) -> None:
    """A new step may have put a notice above the paper."""
    page.locator(".ink-pad canvas").evaluate("(paper) => paper.scrollIntoView({ block: 'center' })")


def begin_stroke(page: Page) -> None:
    in_sight(page)
    box = page.locator(".ink-pad canvas").bounding_box()
    assert box
    page.mouse.move(box["x"] + 100, box["y"] + 100)
    page.mouse.down()
    page.mouse.move(box["x"] + 300, box["y"] + 160, steps=12)


def test_a_drawing_is_back_after_the_browser_went_away(room: Room, person: Page, open_page: Open) -> None:
    stroke(person, HOUSE)
    stroke(person, [(0.1, 0.9), (0.9, 0.9)])
    kept = draft(person, "first")["sketch"]
    assert len(kept["strokes"]) == 2
    context = person.context
    person.close(run_before_unload=False)
    again = open_page(context, room.links[0])
    again.locator(".ink-pad canvas").wait_for()
    again.get_by_label("What does it show?").fill("A house")
    again.get_by_role("button", name="Post note").click()
    expect(again.get_by_role("img", name="A house")).to_be_visible()
    assert [note["sketch"] for note in notes(room, again)] == [kept]


def test_a_stroke_under_way_as_the_step_ends_is_kept_and_can_be_posted_late(room: Room, person: Page) -> None:
    begin_stroke(person)
    room.close()
    expect(person.get_by_text("You were still at a note for")).to_be_visible()
    person.mouse.up()
    assert len(draft(person, "first")["sketch"]["strokes"]) == 1
    person.get_by_role("button", name="Post it now").click()
    expect(person.get_by_text("You were still at a note for")).to_have_count(0)
    (note,) = notes(room, person)
    assert (note["phase_id"], note["tray"], len(note["sketch"]["strokes"])) == ("first", True, 1)


def test_from_step_to_step_each_drawing_stays_with_its_own(room: Room, person: Page) -> None:
    stroke(person, HOUSE)
    begin_stroke(person)
    room.open("second")
    expect(person.get_by_text("You were still at a note for")).to_be_visible()
    person.mouse.up()
    person.locator(".ink-pad canvas").wait_for()
    person.wait_for_timeout(200)
    in_sight(person)
    stroke(person, [(0.1, 0.5), (0.4, 0.5)])
    assert len(draft(person, "first")["sketch"]["strokes"]) == 2
    assert len(draft(person, "second")["sketch"]["strokes"]) == 1


def test_a_caption_is_asked_for_kindly_once_and_may_be_left_out(room: Room, person: Page) -> None:
    stroke(person, HOUSE)
    person.get_by_role("button", name="Post note").click()
    expect(person.get_by_text("One line in words, please")).to_be_visible()
    expect(person.get_by_label("What does it show?")).to_be_focused()
    person.get_by_role("button", name="Post without words").click()
    expect(person.get_by_role("img", name="Sketch by Asha Prosser, not described yet")).to_be_visible()


def test_just_write_it_is_one_tap_away_and_the_drawing_waits(person: Page) -> None:
    stroke(person, HOUSE)
    person.get_by_role("button", name="Just write it").click()
    expect(person.locator("#note-text")).to_be_focused()
    person.get_by_role("button", name="Sketch", exact=True).click()
    person.locator(".ink-pad canvas").wait_for()
    assert len(draft(person, "first")["sketch"]["strokes"]) == 1


def test_a_photo_of_paper_goes_from_the_camera_to_every_screen_without_its_place(
    room: Room, person: Page, machine: Machine, open_page: Open
) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Secret Phone", 6
    made = io.BytesIO()
    Image.new("RGB", (2400, 1200), "red").save(made, "JPEG", exif=exif)
    person.evaluate(LISTEN)
    with person.expect_file_chooser() as chooser:
        person.get_by_role("button", name="Take a photo of paper").click()
    assert chooser.value.element.get_attribute("capture") == "environment"
    chooser.value.set_files({"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": made.getvalue()})
    expect(person.get_by_role("img", name="Your photo")).to_be_visible()
    person.get_by_label("What does it show?").fill("The counter")
    person.get_by_role("button", name="Post note").click()
    expect(person.get_by_role("img", name="The counter")).to_be_visible()
    body = bytes(person.evaluate("window.sent"))
    assert b"Secret Phone" not in body
    assert Image.open(io.BytesIO(body)).size == (800, 1600)
    (note,) = notes(room, person)
    assert (note["kind"], note["caption"]) == ("photo", "The counter")
    host = open_page(machine(), str(room.created["facilitator"]["link"]))
    host.get_by_role("link", name="Wall").click()
    seen = host.get_by_role("img", name="The counter").first
    expect(seen).to_be_visible()
    until(host, "[...document.querySelectorAll('img.photo')].some((one) => one.naturalHeight === 560)")


def test_the_phone_takes_the_paper_and_brings_it_back(
    room: Room, person: Page, machine: Machine, open_page: Open
) -> None:
    stroke(person, HOUSE)
    with person.expect_response("**/pads") as answered:
        person.get_by_role("button", name="Draw this on my phone").click()
    link = answered.value.json()["link"]
    expect(person.get_by_role("img", name="QR code that opens this drawing on your phone")).to_be_visible()
    assert "key=" not in person.content()
    phone = open_page(machine(**PHONE), link)
    canvas = phone.locator(".ink-pad canvas")
    canvas.wait_for()
    assert "key" not in phone.url
    expect(person.get_by_text("Your phone has the paper.")).to_be_visible()
    box = canvas.bounding_box()
    assert box
    phone.touchscreen.tap(box["x"] + 60, box["y"] + 60)
    expect(phone.get_by_text("Shown on your other device")).to_be_visible()
    expect(person.locator(".phone-pad__paper path")).not_to_have_count(0)
    phone.get_by_role("button", name="Done").click()
    expect(person.get_by_role("dialog")).to_have_count(0)
    assert len(draft(person, "first")["sketch"]["strokes"]) == 2
    second = machine(**PHONE).new_page()
    second.goto(link)
    expect(second.get_by_text("This code does not work any more")).to_be_visible()
    assert "key" not in second.url
    person.get_by_label("What does it show?").fill("A house with a sun")
    person.get_by_role("button", name="Post note").click()
    expect(person.get_by_role("img", name="A house with a sun")).to_be_visible()
    (note,) = notes(room, person)
    assert len(note["sketch"]["strokes"]) == 2
