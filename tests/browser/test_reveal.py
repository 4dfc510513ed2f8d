"""The reveal from the cockpit: facilitators first, one by one, author by author; what each page shows."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.room import Room, start_room, written
from tests.browser.steps import wishes
from tests.conftest import Server

pytestmark = pytest.mark.browser

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]

WORDS = ("Dry benches", "One number to ring", "Lights by the gate", "A map that is true")


@pytest.fixture
def room(server: Server) -> Room:
    return start_room(server.url, people=4)


@pytest.fixture
def screen(room: Room, machine: Machine, open_page: Open) -> Page:
    return open_page(machine(viewport={"width": 1920, "height": 1080}), room.screen)


def way(cockpit: Page, key: str) -> str:
    """What the button of this way says beforehand (R2)."""
    described = cockpit.locator(f"[data-way={key}]").get_attribute("aria-describedby")
    return cockpit.locator(f"#{described}").inner_text()


def last_shown(room: Room) -> list[str]:
    snapshot = room.snapshot()
    return [note["text"] for note in snapshot["notes"] if note["note_id"] in snapshot["showing"]["note_ids"]]


def test_notes_without_names_are_shown_one_by_one(
    cockpit: Page, screen: Page, room: Room, machine: Machine, open_page: Open
) -> None:
    asha = open_page(machine(viewport={"width": 360, "height": 780}), room.links[0])
    wishes(room, *WORDS)
    room.people[0].send(written("Another of mine"))
    expect(cockpit.get_by_role("button", name="One by one")).to_be_visible()
    expect(cockpit.get_by_role("button", name="Author by author")).to_have_count(0)
    assert "one more note, without names" in way(cockpit, "note")
    assert "Only facilitators see them, without names" in way(cockpit, "facilitators")
    assert "All at once: everyone sees all that wait, without names" in way(cockpit, "all")
    expect(asha.locator("[data-see=own]")).to_have_count(2)
    room.host.send({"type": "screen.show", "view": "prompt"})
    cockpit.get_by_role("button", name="One by one").click()
    for number in range(1, 6):
        expect(cockpit.locator(".reveal__state")).to_contain_text(f"{number} note")
        [words] = last_shown(room)
        expect(screen.locator(".screen__large figcaption")).to_have_text(words)
        expect(cockpit.locator(".reveal__last").get_by_role("article", name=words)).to_be_visible()
        expect(asha.get_by_role("region", name="Shown just now")).to_contain_text(words)
        shown = [note["text"] for note in room.snapshot()["notes"]]
        hidden = [text for text in (*WORDS, "Another of mine") if text not in shown]
        assert len(hidden) == 5 - number
        for page in (cockpit, screen):
            assert not any(text in page.content() for text in hidden)
        if hidden:
            cockpit.get_by_role("button", name="Next note").click()
    expect(cockpit.locator(".reveal__state")).to_contain_text("5 notes are shown. No other note waits.")
    expect(cockpit.locator("[data-way]")).to_have_count(0)
    mine = asha.get_by_role("region", name="My notes")
    expect(mine.locator("[data-see=all]")).to_have_count(2)
    expect(mine.get_by_role("button", name="Change")).to_have_count(0)
    expect(mine).to_contain_text("stays as it is: a change now could tell that it is yours")


def test_ones_own_note_says_who_sees_it_and_can_be_changed_until_it_is_shown(
    room: Room, machine: Machine, open_page: Open
) -> None:
    asha = open_page(machine(viewport={"width": 360, "height": 780}), room.links[0])
    wishes(room, "Dry benches")
    room.people[0].send(written("A second wish"))
    mine = asha.get_by_role("region", name="My notes")
    expect(mine.get_by_text("Only you see this")).to_have_count(2)
    expect(mine.get_by_role("button", name="Change")).to_have_count(2)
    room.host.send({"type": "phase.reveal", "next": "note"})
    [shown] = last_shown(room)
    other = {"Dry benches": "A second wish", "A second wish": "Dry benches"}[shown]
    done = mine.get_by_role("article", name=shown)
    expect(done).to_contain_text("Shown to everyone")
    expect(done.get_by_role("button")).to_have_count(0)
    waits = mine.get_by_role("article", name=other)
    expect(waits).to_contain_text("Only you see this")
    waits.get_by_role("button", name="Change").click()
    asha.get_by_role("dialog").get_by_label("Your note").fill("Better words")
    room.host.send({"type": "phase.reveal", "next": "note"})
    asha.get_by_role("dialog").get_by_role("button", name="Save").click()
    handed = asha.locator(".refusals .notice")
    expect(handed).to_contain_text("It is shown without a name by now")
    expect(handed.get_by_text("Better words")).to_be_visible()


def test_who_presses_twice_shows_one_note(cockpit: Page, room: Room) -> None:
    """Another way must not come to lie under the pointer, least of all the one that shows everything."""
    wishes(room, *WORDS)
    cockpit.get_by_role("button", name="One by one").dblclick()
    expect(cockpit.locator(".reveal__state")).to_contain_text("still to come")
    cockpit.wait_for_timeout(300)
    assert len(room.snapshot()["notes"]) <= 2


def test_notes_with_names_are_shown_author_by_author(cockpit: Page, screen: Page, room: Room) -> None:
    wishes(room, *WORDS, names="on")
    room.people[0].send(written("Another of mine"))
    assert "the notes of one more person, with their name" in way(cockpit, "author")
    cockpit.get_by_role("button", name="Author by author").click()
    for number in range(4):
        expect(cockpit.locator(".reveal__last article").first).to_be_visible()
        texts = last_shown(room)
        expect(screen.locator("h1")).to_have_text(author_shown(room))
        for text in texts:
            expect(screen.get_by_text(text, exact=True)).to_be_visible()
            expect(cockpit.locator(".reveal__last").get_by_role("article", name=text)).to_be_visible()
        if number < 3:
            cockpit.get_by_role("button", name="Next author").click()
            expect(cockpit.locator(".reveal__last").get_by_text(texts[0], exact=True)).to_have_count(0)
    expect(cockpit.locator(".reveal__state")).to_contain_text("No other note waits.")
    cockpit.get_by_role("button", name="Show them all together on the screen").click()
    expect(screen.get_by_role("article")).to_have_count(5)


def author_shown(room: Room) -> str:
    """Whose notes were shown last."""
    snapshot = room.snapshot()
    [author] = {
        note["author"] for note in snapshot["notes"] if note["note_id"] in snapshot["showing"]["note_ids"]
    }
    return str(next(person["name"] for person in snapshot["people"] if person["person_id"] == author))


def test_facilitators_look_first_and_what_they_park_or_hide_stays_back(
    cockpit: Page, screen: Page, room: Room
) -> None:
    ids = wishes(room, *WORDS)
    cockpit.get_by_role("button", name="To facilitators first").click()
    expect(cockpit.get_by_text("Only facilitators see these 4 notes so far.")).to_be_visible()
    expect(cockpit.get_by_text("Only facilitators see this")).to_have_count(4)
    assert not any(text in screen.content() for text in WORDS)
    room.host.send(
        {"type": "note.park", "note_id": ids[0]}, {"type": "note.hide", "note_id": ids[1], "hidden": True}
    )
    expect(cockpit.get_by_text("2 parked or hidden notes stay back")).to_be_visible()
    cockpit.get_by_role("button", name="One by one").click()
    expect(cockpit.locator(".reveal__state")).to_contain_text("1 note is shown, 1 is still to come.")
    cockpit.get_by_role("button", name="Next note").click()
    expect(cockpit.locator(".reveal__state")).to_contain_text("2 notes are shown. No other note waits.")
    assert sorted(note["text"] for note in room.snapshot(room.people[3])["notes"]) == sorted(WORDS[2:])
    cockpit.get_by_role("button", name="Show the parked ones to everyone").click()
    expect(cockpit.get_by_text("1 parked or hidden note stays back")).to_be_visible()
    assert WORDS[0] in [note["text"] for note in room.snapshot(room.people[3])["notes"]]
    assert WORDS[1] not in [note["text"] for note in room.snapshot(room.people[3])["notes"]]
