"""A wall to work at: notes that everyone sees, themes t0 and t1, and what a test asks of it."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.people import at_rest
from tests.browser.room import Room, start_room, written

WORDS = ("Dry benches", "One bin map", "Paths that are lit", "Bees on every verge", "A roof at the stop")
Box = dict[str, float]


def wall_room(origin: str) -> Room:
    """Six notes of the facilitator's in a step where all see all: two in each theme, the others loose."""
    room = start_room(origin, people=1)
    room.step("ideas", "add", "What would help?", names="on", see="all")
    room.open("ideas")
    for number, words in enumerate((*WORDS, "A bench for two")):
        room.host.send({**written(words), "note_id": f"n{number}"})
    room.host.send({"type": "phase.revise", "phase_id": "themes", "switches": {"source": "phase:ideas"}})
    room.open("themes")
    room.themes("Parks", "Roads")
    room.host.send({"type": "note.file", "note_ids": ["n0", "n1"], "theme_id": "t0"})
    room.host.send({"type": "note.file", "note_ids": ["n2"], "theme_id": "t1"})
    return room


def note_of(room: Room, note_id: str) -> dict[str, Any]:
    """A note as the server has it."""
    found: dict[str, Any] = next(n for n in room.snapshot()["notes"] if n["note_id"] == note_id)
    return found


def in_theme(room: Room, theme_id: str | None) -> list[str]:
    """The notes of a theme in their order; None for the loose ones."""
    notes = [n for n in room.snapshot()["notes"] if n["theme_id"] == theme_id and not n["parked"]]
    return [n["note_id"] for n in sorted(notes, key=lambda n: (n["rank"], n["note_id"]))]


def saved(page: Page) -> None:
    """What was done has been answered."""
    # until the page is drawn anew, what it says is about what was before
    page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()


def settled(page: Page) -> None:
    """The wall stands still: a gesture is seen in the next frame, its details a moment later."""
    page.wait_for_timeout(100)
    page.evaluate("new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)))")
    expect(page.locator(".wall__world:not([data-moving])")).to_be_attached()


def box_of(page: Page, selector: str) -> Box:
    """Where something is on the page."""
    found = page.locator(selector).first.bounding_box()
    assert found, selector
    return {**found}


def card(note_id: str) -> str:
    return f'[data-note="{note_id}"]'


def middle(box: Box) -> tuple[float, float]:
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def lift(page: Page, note_id: str) -> None:
    """Take a note with the mouse, by a spot that is no button."""
    page.locator(card(note_id)).scroll_into_view_if_needed()
    box = at_rest(page, page.locator(card(note_id)))
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + box["height"] * 0.25)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.4 + 12, box["y"] + box["height"] * 0.25 + 12, steps=3)
    expect(page.locator(".carried")).to_have_count(1)


def put(page: Page, x: float, y: float) -> None:
    """Carry what was lifted there, and let go."""
    page.mouse.move(x, y, steps=6)
    page.wait_for_timeout(60)
    page.mouse.up()


def blank(page: Page) -> tuple[float, float]:
    """A spot of the wall where nothing lies."""
    frame = box_of(page, ".wall")
    return frame["x"] + frame["width"] * 0.75, frame["y"] + frame["height"] * 0.7


def scale(page: Page) -> float:
    """How large the wall is shown."""
    style = "getComputedStyle(document.querySelector('.wall__world')).transform"
    found: float = page.evaluate(f"new DOMMatrix({style}).a")
    return found
