"""Thanks, notes taken away and found again, roles that change, limits, ranks and clocks, on the pages."""

import os
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.room import Room, marked, settles, start_room, written
from tests.conftest import Server

pytestmark = pytest.mark.browser

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]


@pytest.fixture
def room(server: Server) -> Room:
    return start_room(server.url, people=3)


@pytest.fixture
def asha(machine: Machine, open_page: Open, room: Room) -> Page:
    return open_page(machine(), room.links[0])


@pytest.fixture
def cockpit(machine: Machine, open_page: Open, room: Room) -> Page:
    return open_page(machine(), room.created["facilitator"]["link"])


def take(page: Page, name: str) -> None:
    folder = os.environ.get("PICTURES")
    if folder:
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_somebody_is_thanked_in_private_or_for_all_to_read(
    room: Room, asha: Page, cockpit: Page, machine: Machine, open_page: Open
) -> None:
    bryn = open_page(machine(), room.links[1])
    room.open("close")
    expect(bryn.get_by_text("Thanks to you")).to_have_count(0)
    asha.get_by_text("Thank someone", exact=True).click()
    asha.get_by_label("Whom").select_option(label="Bryn Ellis")
    asha.get_by_label("For what, in one line").fill("For the map of the night shift")
    asha.get_by_role("button", name="Say thank you").click()
    mine = bryn.get_by_role("region", name="Thanks to you")
    expect(mine).to_contain_text("For the map of the night shift")
    expect(mine).to_contain_text("Asha Prosser to Bryn Ellis")
    expect(mine).to_contain_text("between the two of you")
    take(bryn, "thanks-bryn-1280")
    assert "Bryn Ellis" not in asha.get_by_label("Whom").inner_text()
    asha.get_by_label("Whom").select_option(label="Carys Vaughan-Williams")
    asha.get_by_label("For what, in one line").fill("For asking twice")
    asha.get_by_role("radio", name="Everyone here").check()
    asha.get_by_role("button", name="Say thank you").click()
    shared = cockpit.get_by_role("region", name="Thanks for all to read")
    expect(shared).to_contain_text("For asking twice")
    expect(cockpit.get_by_text("For the map of the night shift")).to_have_count(0)
    asha.set_viewport_size({"width": 360, "height": 740})
    take(asha, "thanks-asha-360")


def test_what_was_not_shown_is_shown_once_the_session_is_open_again(room: Room, cockpit: Page) -> None:
    room.open("wishes")
    room.people[0].send(written("A bench in the shade"))
    room.open("themes")
    show = cockpit.get_by_role("button", name="Show the notes to everyone")
    expect(show).to_be_visible()
    room.host.send({"type": "session.close"})
    expect(
        cockpit.get_by_text("Open the session again, in the menu “Session”, to show them.")
    ).to_be_visible()
    expect(show).to_have_count(0)
    room.host.send({"type": "session.reopen"})
    show.click()
    bryn = room.people[1]
    settles(lambda: [note["text"] for note in room.snapshot(bryn)["notes"]], ["A bench in the shade"])


def test_a_note_taken_away_is_found_again_after_a_reload(room: Room, asha: Page) -> None:
    room.open("wishes")
    asha.locator("#note-text").fill("One phone number")
    asha.keyboard.press("Enter")
    asha.get_by_role("button", name="Take away").click()
    expect(asha.locator("summary", has_text="Taken away")).to_be_visible()
    asha.reload()
    asha.locator("summary", has_text="Taken away").click()
    asha.get_by_role("button", name="Bring it back").click()
    expect(asha.get_by_role("region", name="My notes").get_by_text("One phone number")).to_be_visible()
    expect(asha.locator("summary", has_text="Taken away")).to_have_count(0)


def test_who_is_made_a_facilitator_is_led_to_their_page_and_back(room: Room, asha: Page) -> None:
    expect(asha.get_by_text("You're in, Asha Prosser.")).to_be_visible()
    person_id = room.people[0].person_id
    room.host.send({"type": "person.promote", "person_id": person_id, "role": "facilitator"})
    expect(asha.get_by_text("You lead this session now")).to_be_visible()
    take(asha, "promoted-1280")
    asha.get_by_role("link", name="Open the facilitator's page").click()
    expect(asha.get_by_role("region", name="Now and next")).to_be_visible()
    asha.get_by_role("button", name=re.compile("^Next: ")).click()
    asha.wait_for_timeout(300)
    assert room.snapshot()["live"]["phase_id"] != room.live, "their seat leads"
    room.host.send({"type": "person.promote", "person_id": person_id, "role": "participant"})
    expect(asha.get_by_role("heading", name="You do not lead this session any more")).to_be_visible()
    take(asha, "demoted-1280")
    asha.get_by_role("link", name="Go on to your page").click()
    expect(asha.locator(".step")).to_be_visible()
    expect(asha.get_by_text("You lead this session now")).to_have_count(0)


def test_the_first_facilitator_goes_on_as_a_participant(room: Room, cockpit: Page) -> None:
    person_id = room.people[0].person_id
    # what a facilitator's page asks for as it opens would be refused
    cockpit.wait_for_load_state("networkidle")
    room.host.send({"type": "person.promote", "person_id": person_id, "role": "facilitator"})
    room.people[0].send({"type": "person.promote", "person_id": room.host.person_id, "role": "participant"})
    cockpit.get_by_role("link", name="Go on to your page").click()
    expect(cockpit).to_have_url(re.compile("/host/step$"))
    expect(cockpit.get_by_text("You're in, Felicity.")).to_be_visible()


def test_a_propose_step_says_how_many_are_left_and_stops_there(room: Room, asha: Page) -> None:
    room.themes("Ask people once", "One map", "Dry benches")
    room.step("actions", "propose", "What will we do?", who="everyone", limit={"most": 2})
    room.open("actions")
    expect(asha.get_by_text("Room for 2 more proposals of yours.")).to_be_visible()
    begin = {"type": "proposal.draft", "title": "Ask once"}
    room.people[0].send({**begin, "proposal_id": "p1"})
    expect(asha.get_by_text("Room for 1 more proposal of yours.")).to_be_visible()
    room.people[0].send({**begin, "proposal_id": "p2"})
    expect(asha.get_by_text("That is as many proposals as this step takes from each.")).to_be_visible()
    expect(asha.get_by_role("button", name="A proposal from nothing")).to_have_count(0)
    take(asha, "proposal-limit-1280")


def test_ranks_stand_by_points_in_the_cockpit_and_on_the_screen(
    room: Room, cockpit: Page, machine: Machine, open_page: Open
) -> None:
    room.themes("Seldom first", "Often second", "Nowhere")
    room.step("order", "mark", "What comes first?", mark="rank", who="everyone", limit={"most": 2})
    room.open("order")
    room.people[0].send(marked("t0", 1), marked("t1", 2))
    room.people[1].send(marked("t1", 1))
    room.people[2].send(marked("t1", 2))
    room.close()
    order = ["Often second", "Seldom first", "Nowhere"]
    cockpit.get_by_role("link", name="Results").click()
    expect(cockpit.locator(".tally__name")).to_have_text(order)
    expect(cockpit.locator(".tally__number").first).to_contain_text("4 points (place 1.7 on average)")
    take(cockpit, "ranks-host-1280")
    screen = open_page(machine(viewport={"width": 1920, "height": 1080}), room.screen)
    room.host.send({"type": "screen.show", "view": "results"})
    expect(screen.locator(".result__name")).to_have_text(order)
    expect(screen.locator(".result__number").first).to_contain_text("4 points, from 3 people")
    take(screen, "ranks-screen-1920")


def test_two_facilitators_see_the_same_end_and_drift(
    room: Room, cockpit: Page, machine: Machine, open_page: Open
) -> None:
    room.host.send({"type": "person.promote", "person_id": room.people[0].person_id, "role": "facilitator"})
    other = open_page(machine(), room.links[0])
    other.get_by_role("link", name="Open the facilitator's page").click()
    room.open("wishes")
    for page in (cockpit, other):
        expect(page.locator(".drift").first).to_contain_text("on time")
    cockpit.get_by_role("button", name="Set the end").click()
    cockpit.get_by_label("Time of day").fill("23:59")
    cockpit.get_by_role("button", name="Save").click()
    expect(cockpit.locator(".drift").first).not_to_contain_text("on time")
    told = cockpit.locator(".drift .hint").first.inner_text()
    expect(other.locator(".drift .hint").first).to_have_text(told)


def test_a_group_at_its_own_pace_has_a_clock_that_can_be_ended(room: Room, cockpit: Page) -> None:
    room.host.send({"type": "group.split", "count": 1})
    room.step("alone", "add", "By yourselves", clock={"minutes": 4, "at_zero": "stop"})
    group_id = next(iter(room.snapshot()["groups"]))["group_id"]
    room.host.send({"type": "phase.open", "phase_id": "alone", "expected": room.live, "group_id": group_id})
    cockpit.get_by_role("link", name="Groups").click()
    expect(cockpit.locator(".group").first).to_contain_text("on its own: Alone · 4 minutes left")
    cockpit.get_by_role("button", name="Group 1: actions").click()
    cockpit.get_by_role("menuitem", name="Five minutes more for it").click()
    expect(cockpit.locator(".group").first).to_contain_text("9 minutes left")
    take(cockpit, "group-pace-1280")
    cockpit.get_by_role("button", name="Group 1: actions").click()
    cockpit.get_by_role("menuitem", name="End its step").click()
    expect(cockpit.locator(".group").first).to_contain_text("on its own: its step is over")


def test_what_facilitators_hid_or_parked_is_there_after_a_reload(room: Room, cockpit: Page) -> None:
    room.step("ideas", "add", "Ideas", see="all", names="on")
    room.open("ideas")
    for text in ("Hidden away", "Parked aside"):
        room.people[0].send(written(text, phase_id="ideas"))
    notes = {note["text"]: note["note_id"] for note in room.snapshot()["notes"]}
    room.host.send({"type": "note.hide", "note_id": notes["Hidden away"]})
    room.host.send({"type": "note.park", "note_id": notes["Parked aside"]})
    cockpit.reload()
    cockpit.get_by_role("link", name="Wall").click()
    expect(cockpit.get_by_role("article", name=re.compile("Hidden away"))).to_be_visible()
    cockpit.get_by_text(re.compile("^Parked")).first.click()
    expect(cockpit.get_by_role("article", name=re.compile("Parked aside"))).to_be_visible()


def test_closing_says_first_what_is_still_hidden(cockpit: Page, room: Room) -> None:
    room.step("wand", "add", "What would you change?", names="off")
    room.open("wand")
    room.people[0].send(written("Dry benches"), written("One number to ring"))
    expect(cockpit.get_by_text("2 notes are hidden so far")).to_be_visible()
    dialog = cockpit.get_by_role("dialog", name="Close the session?")
    for hidden in (True, False):
        cockpit.get_by_role("button", name="Session", exact=True).click()
        cockpit.get_by_role("menuitem", name="Close the session").click()
        expect(dialog).to_contain_text("forgotten for good")
        said = dialog.get_by_text("2 notes are not shown to everyone yet. Notes not shown yet stay hidden.")
        expect(said).to_have_count(1 if hidden else 0)
        take(cockpit, f"closing-{'hidden' if hidden else 'shown'}")
        dialog.get_by_role("button", name="Cancel").click()
        room.host.send({"type": "phase.reveal", "phase_id": "wand"})
        expect(cockpit.get_by_role("link", name="Wall")).to_contain_text("2")
