"""What is said about a note stays with that note, and in sight, however quickly the room goes on."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.room import Room, settles, start_room, written
from tests.conftest import Server

pytestmark = pytest.mark.browser

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]


@pytest.fixture
def room(server: Server) -> Room:
    """Asha shows the first of two notes; Bryn is next."""
    made = start_room(server.url, people=3)
    made.step("draw", "add", "What do you do?", names="on", see="own")
    made.open("draw")
    made.people[0].send(written("The first"), written("The second"))
    made.step("meet", "present", "Meet", source="phase:draw", turns={"order": "none", "unit": "person"})
    made.open("meet")
    made.host.send({"type": "turn.start", "queue": [one.person_id for one in made.people]})
    return made


def shows(room: Room, text: str) -> None:
    """Asha goes to this note."""
    (note,) = (one for one in room.snapshot(room.people[0])["notes"] if one["text"] == text)
    room.people[0].send({"type": "spotlight.show", "note_id": note["note_id"]})


def said(room: Room) -> list[tuple[str, str]]:
    """Each remark, and the words of its note."""
    snapshot: dict[str, Any] = room.snapshot()
    words = {note["note_id"]: note["text"] for note in snapshot["notes"]}
    return [(words[one["note_id"]], one["text"]) for one in snapshot["remarks"]]


def test_what_a_listener_types_stays_with_its_note_when_the_next_is_shown(
    room: Room, machine: Machine, open_page: Open
) -> None:
    shows(room, "The first")
    bryn = open_page(machine(viewport={"width": 320, "height": 700}), room.links[1])
    expect(bryn.locator(".stage")).to_contain_text("The first")
    bryn.get_by_role("button", name="I like...").click()
    field = bryn.get_by_label("What do you like about it?")
    field.press_sequentially("that it is ")
    shows(room, "The second")
    expect(bryn.locator(".stage")).to_contain_text("The second")
    expect(field).to_be_focused()
    field.press_sequentially("short")
    expect(bryn.get_by_text("about: The first")).to_be_visible()
    field.press("Enter")
    expect(field).to_have_count(0)
    settles(lambda: said(room), [("The first", "I like: that it is short")])


def test_what_was_not_sent_is_there_in_ones_own_turn_after_a_reload_and_in_the_next_step(
    room: Room, machine: Machine, open_page: Open
) -> None:
    shows(room, "The first")
    bryn = open_page(machine(), room.links[1])
    bryn.get_by_role("button", name="A question").click()
    field = bryn.get_by_label("What would you ask?")
    field.press_sequentially("wh decides")
    for _ in " decides":
        field.press("ArrowLeft")
    room.people[0].send({"type": "turn.next"})
    expect(bryn.get_by_role("heading", name="It's your turn")).to_be_visible()
    expect(field).to_be_focused()
    bryn.keyboard.type("o")
    expect(field).to_have_value("who decides")
    bryn.reload()
    expect(field).to_have_value("who decides")
    room.step("more", "add", "What else?", names="off", see="own")
    room.open("more")
    expect(bryn.get_by_role("heading", name="What else?")).to_be_visible()
    expect(field).to_have_value("who decides")
    expect(bryn.get_by_text("It stands with the note, without your name.")).to_be_visible()
    bryn.get_by_role("button", name="Send", exact=True).click()
    expect(field).to_have_count(0)
    settles(lambda: said(room), [("The first", "Question: who decides")])


def test_words_about_one_note_are_never_taken_to_another(
    room: Room, machine: Machine, open_page: Open
) -> None:
    shows(room, "The first")
    bryn = open_page(machine(), room.links[1])
    like = bryn.get_by_role("button", name="I like...")
    like.click()
    field = bryn.get_by_role("textbox", name="What do you like about it?")
    field.fill("the roof")
    like.click()
    expect(field).to_have_count(0)
    shows(room, "The second")
    expect(bryn.locator(".stage")).to_contain_text("The second")
    like.click()
    expect(field).to_have_value("the roof")
    expect(field).to_have_accessible_description(re.compile("^about: The first"))
    like.click()
    bryn.get_by_role("button", name="Look around by myself").click()
    expect(bryn.get_by_text("about: The first")).to_be_visible()
    field.press("Enter")
    settles(lambda: said(room), [("The first", "I like: the roof")])


def test_what_one_tab_has_sent_the_other_offers_no_more(
    room: Room, machine: Machine, open_page: Open
) -> None:
    shows(room, "The first")
    device = machine()
    bryn = open_page(device, room.links[1])
    bryn.get_by_role("button", name="I like...").click()
    bryn.get_by_label("What do you like about it?").fill("the roof")
    bryn.wait_for_timeout(500)
    other = open_page(device, bryn.url)
    fields = [page.get_by_label("What do you like about it?") for page in (bryn, other)]
    expect(fields[1]).to_have_value("the roof")
    fields[0].press("Enter")
    for field in fields:
        expect(field).to_have_count(0)
    settles(lambda: said(room), [("The first", "I like: the roof")])


def test_what_is_not_wanted_is_thrown_away_and_does_not_come_back(
    room: Room, machine: Machine, open_page: Open
) -> None:
    shows(room, "The first")
    bryn = open_page(machine(), room.links[1])
    bryn.get_by_role("button", name="I like...").click()
    field = bryn.get_by_label("What do you like about it?")
    field.fill("nothing really")
    shows(room, "The second")
    bryn.get_by_role("button", name="Throw it away").click()
    expect(field).to_have_count(0)
    bryn.reload()
    expect(bryn.locator(".stage")).to_contain_text("The second")
    expect(field).to_have_count(0)


def test_what_the_facilitator_notes_down_stays_with_its_note(room: Room, cockpit: Page) -> None:
    shows(room, "The first")
    remarks = cockpit.get_by_role("region", name="Remarks")
    field = remarks.get_by_label("Note down what was said")
    field.press_sequentially("one form for ")
    shows(room, "The second")
    expect(remarks.get_by_text("about: The first")).to_be_visible()
    field.press_sequentially("all")
    field.press("Enter")
    expect(field).to_have_value("")
    settles(lambda: said(room), [("The first", "one form for all")])
    field.fill("and another")
    field.press("Enter")
    settles(lambda: said(room)[-1], ("The second", "and another"))
