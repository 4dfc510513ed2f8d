"""People and groups on the facilitator's page: who wants help, who works with whom, who has no device."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from board.demo.seat import call
from tests.browser.room import Room, start_room
from tests.browser.steps import wishes
from tests.conftest import Server

pytestmark = pytest.mark.browser

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]


@pytest.fixture
def room(server: Server) -> Room:
    return start_room(server.url, people=4)


def test_notes_are_looked_at_first_and_then_shown(cockpit: Page, room: Room) -> None:
    wishes(room, "Dry benches", "One number to ring")
    expect(cockpit.get_by_text("2 notes", exact=True)).to_be_visible()
    expect(cockpit.get_by_text("so that nobody can be matched with a note")).to_be_visible()
    expect(cockpit.locator("[data-person]", has_text="Asha Prosser")).not_to_contain_text("contributed")
    expect(cockpit.get_by_role("button", name="Encourage")).to_have_count(0)
    assert "Dry benches" not in cockpit.content()
    cockpit.get_by_role("button", name="To facilitators first").click()
    expect(cockpit.get_by_role("article", name="Dry benches")).to_be_visible()
    assert room.snapshot(room.people[1])["notes"][0]["mine"]
    assert len(room.snapshot(room.people[1])["notes"]) == 1
    cockpit.get_by_role("button", name="Show the notes to everyone").click()
    expect(cockpit.get_by_role("button", name="Show the notes to everyone")).to_have_count(0)
    assert len(room.snapshot(room.people[1])["notes"]) == 2


def test_who_wrote_without_a_name_is_told_when_half_the_time_is_over(
    cockpit: Page, room: Room, machine: Machine, open_page: Open
) -> None:
    wishes(room, "Dry benches", "One number to ring", "A roof at the stop")
    dafydd = open_page(machine(), room.links[3])
    expect(dafydd.get_by_role("button", name="I'm done")).to_be_visible()
    expect(cockpit.get_by_text("Who has written is told at half-time")).to_be_visible()
    expect(cockpit.get_by_text("3 notes", exact=True)).to_be_visible()
    row = cockpit.locator("[data-person]", has_text="Dafydd")
    expect(row).not_to_contain_text("nothing")
    room.host.send({"type": "phase.extend", "seconds": -86_400})
    expect(cockpit.get_by_text("This is who had written by")).to_be_visible()
    expect(cockpit.get_by_text("3 notes, from 3 people")).to_be_visible()
    expect(cockpit.locator("[data-person]", has_text="Asha Prosser")).to_contain_text("contributed")
    expect(row).to_contain_text("nothing by")
    expect(cockpit.get_by_role("button", name="Encourage the one at zero")).to_be_visible()


def test_groups_are_split_by_side_and_changed_by_hand(cockpit: Page, room: Room) -> None:
    cockpit.get_by_role("link", name="Groups").click()
    cockpit.get_by_role("button", name="Split into groups").click()
    groups = cockpit.locator(".group")
    expect(groups).to_have_count(2)
    sides = [sorted(group.locator(".chip .hint").all_inner_texts()) for group in groups.all()]
    assert sides[0] == sides[1]
    first = groups.first.locator(".chip").first
    name = first.inner_text().split("\n")[0].split(" Digital")[0].split(" Highways")[0].strip()
    first.click()
    cockpit.get_by_role("menuitem", name="Move to a group...").click()
    cockpit.get_by_role("menuitem", name="Group 2").click()
    expect(groups.nth(1)).to_contain_text(name)
    expect(groups.first.locator(".chip")).to_have_count(1)


def test_a_group_gets_a_theme_made_of_wishes_and_a_step_of_its_own(cockpit: Page, room: Room) -> None:
    picked = wishes(room, "Dry benches", "A roof at the stop", "One number")
    room.host.send({"type": "phase.reveal", "to": "all"}, {"type": "group.split", "count": 2})
    cockpit.get_by_role("link", name="Groups").click()
    cockpit.get_by_role("button", name="Group 1: actions").click()
    cockpit.get_by_role("menuitem", name="A theme made from wishes...").click()
    cockpit.get_by_label("Name of the theme").fill("How might we keep people dry?")
    cockpit.get_by_role("checkbox", name="Dry benches").check()
    cockpit.get_by_role("checkbox", name="A roof at the stop").check()
    cockpit.get_by_role("button", name="Make the theme").click()
    expect(cockpit.locator(".group__theme").first).to_contain_text("How might we keep people dry?")
    [theme] = room.snapshot()["themes"]
    assert sorted(theme["origin"]) == sorted(picked[:2])
    cockpit.get_by_role("button", name="Group 2: actions").click()
    cockpit.get_by_role("menuitem", name="Open a step for this group alone...").click()
    cockpit.get_by_role("menuitem", name="Themes").click()
    expect(cockpit.locator(".group").nth(1)).to_contain_text("on its own: Themes")
    cockpit.get_by_role("button", name="Bring everyone back to Wand").click()
    expect(cockpit.get_by_text("on its own")).to_have_count(0)


def test_a_hand_a_question_and_a_nudge(cockpit: Page, room: Room) -> None:
    wishes(room, "Dry benches")
    room.people[1].send({"type": "hand.raise"}, {"type": "question.ask", "text": "May it cost money?"})
    waiting = cockpit.get_by_role("region", name="For you")
    expect(waiting).to_contain_text("Bryn Ellis has a hand up")
    waiting.get_by_role("button", name=re.compile("Put it down.*Bryn")).click()
    waiting.get_by_role("button", name="Show to everyone").click()
    expect(waiting).to_have_count(0)
    [question] = room.snapshot(room.people[0])["questions"]
    assert question["text"] == "May it cost money?"
    assert "person_id" not in question
    cockpit.get_by_role("button", name="Bryn Ellis: actions").click()
    cockpit.get_by_role("menuitem", name="Send a private word").click()
    cockpit.get_by_role("button", name="Send").click()
    expect(cockpit.get_by_text("It goes to Bryn Ellis alone").first).to_be_visible()


def test_what_was_answered_does_not_ask_again_after_a_reload(cockpit: Page, room: Room) -> None:
    room.people[1].send({"type": "question.ask", "text": "May it cost money?"})
    cockpit.get_by_role("button", name="Answer").click()
    cockpit.get_by_label("What do you say?").fill("Yes, a little.")
    cockpit.get_by_role("button", name="Send").click()
    expect(cockpit.get_by_text("asks you privately")).to_have_count(0)
    room.people[0].send({"type": "question.ask", "text": "And time?"})
    cockpit.reload()
    expect(cockpit.get_by_text("And time?")).to_be_visible()
    expect(cockpit.get_by_text("May it cost money?")).to_have_count(0)


def test_someone_without_a_device_is_added_and_written_for(cockpit: Page, room: Room) -> None:
    wishes(room, names="on")
    cockpit.get_by_role("button", name="Add someone without a device").click()
    cockpit.get_by_label("Their name").fill("Mair")
    cockpit.get_by_role("button", name="Add", exact=True).click()
    cockpit.get_by_role("button", name="Mair: actions").click()
    cockpit.get_by_role("menuitem", name="Write a note for them").click()
    cockpit.get_by_role("textbox").fill("A bus that waits")
    cockpit.get_by_role("button", name="Post note").click()
    expect(cockpit.get_by_text("1 note, from 1 person")).to_be_visible()
    expect(cockpit.locator("[data-person]", has_text="Mair")).to_contain_text("contributed")


def test_the_screens_choice_and_held_hands_are_one_press_away(cockpit: Page, room: Room) -> None:
    cockpit.get_by_role("combobox", name="Screen").select_option("blank")
    cockpit.keyboard.press("Control+k")
    cockpit.keyboard.type("hands")
    cockpit.keyboard.press("Enter")
    expect(cockpit.get_by_text("Everyone's hands are held still.")).to_be_visible()
    session = room.snapshot()["session"]
    assert (session["screen_view"], session["frozen"]) == ("blank", True)
    cockpit.get_by_role("button", name="Let everyone go on").click()
    expect(cockpit.get_by_text("Everyone's hands are held still.")).to_have_count(0)


def test_someone_who_lost_their_device_goes_on_by_a_new_link(
    cockpit: Page, room: Room, machine: Machine, open_page: Open
) -> None:
    cockpit.get_by_role("button", name="Asha Prosser: actions").click()
    cockpit.get_by_role("menuitem", name="A link for another device").click()
    cockpit.get_by_role("button", name="Make the link").click()
    field = cockpit.get_by_role("dialog", name="The link of Asha Prosser").get_by_role("textbox")
    asha = open_page(machine(), field.input_value())
    expect(asha.get_by_text("You're in, Asha Prosser.")).to_be_visible()


def test_someone_who_is_removed_is_told_so_and_may_join_again(
    cockpit: Page, room: Room, machine: Machine, server: Server
) -> None:
    page = machine().new_page()
    page.goto(room.links[1])
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    cockpit.get_by_role("button", name="Bryn Ellis: actions").click()
    cockpit.get_by_role("menuitem", name="Remove from the session").click()
    expect(cockpit.get_by_text("With the code they can join anew")).to_be_visible()
    cockpit.get_by_role("button", name="Remove", exact=True).click()
    expect(page.get_by_role("heading", name="This page has no place in the session any more")).to_be_visible()
    page.get_by_role("link", name="Join the session").click()
    expect(page.get_by_label("Your name")).to_be_visible()


def test_a_rehearsal_is_thrown_away_with_one_press_and_one_question(server: Server, machine: Machine) -> None:
    made = call(server.url, "POST", "/api/sessions", {"title": "Trying it out", "rehearsal": True})
    # Not by open_page: a page whose session is deleted under it may ask once more, and is told so.
    page = machine().new_page()
    page.goto(made["facilitator"]["link"])
    page.get_by_role("button", name="Throw the rehearsal away").click()
    page.get_by_role("dialog").get_by_role("button", name="Throw the rehearsal away").click()
    page.wait_for_url(f"{server.url}/")


def test_turns_and_steps_are_driven_from_a_phone_as_well(
    room: Room, machine: Machine, open_page: Open
) -> None:
    phone = open_page(
        machine(viewport={"width": 360, "height": 780}, has_touch=True),
        room.created["facilitator"]["link"],
    )
    phone.get_by_role("button", name="Next: Welcome").click()
    phone.get_by_role("button", name="1 min more").click()
    phone.get_by_role("link", name="Run sheet").click()
    phone.locator(".plan-rail__step", has_text="Wishes").click()
    phone.get_by_role("menuitem", name="Open it now").click()
    expect(phone.locator(".now__label")).to_contain_text("Wishes")
    phone.get_by_role("link", name="People").click()
    expect(phone.get_by_role("button", name="Encourage the 4 at zero")).to_have_count(0)
    expect(phone.locator("[data-person]")).to_have_count(5)
