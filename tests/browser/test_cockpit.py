"""The facilitator's page: run sheet, turns, counts, groups and people, by keyboard (R2, R13)."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.room import Room, drawn, marked, settles, start_room
from tests.browser.steps import themes, wishes
from tests.conftest import Server

pytestmark = pytest.mark.browser

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]


@pytest.fixture
def room(server: Server) -> Room:
    return start_room(server.url, people=4)


def kinds(room: Room) -> list[tuple[str, str]]:
    return [(phase["kind"], phase["switches"]["mark"]) for phase in room.snapshot()["run_sheet"]]


def test_a_mark_step_after_this_one_takes_three_actions_of_the_keyboard(cockpit: Page, room: Room) -> None:
    cockpit.keyboard.press("Control+k")
    cockpit.keyboard.type("dots")
    cockpit.keyboard.press("Enter")
    expect(cockpit.get_by_role("button", name="Next: Choose")).to_be_visible()
    assert kinds(room)[1] == ("mark", "dots")
    assert room.snapshot()["run_sheet"][1]["switches"]["limit"]["most"] == 3


@pytest.mark.slow
def test_next_pressed_while_the_line_is_down_says_that_it_comes_later(machine: Machine, room: Room) -> None:
    # a page whose line is cut: the browser complains of every try
    page = machine().new_page()
    page.goto(room.created["facilitator"]["link"])
    next_one = page.get_by_role("button", name="Next: Welcome")
    expect(next_one).to_be_visible()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    later = page.get_by_text("The step that you pressed opens as soon as it is back.")
    page.context.set_offline(True)
    expect(page.get_by_text("Not connected")).to_be_visible(timeout=30_000)
    expect(later).to_have_count(0)
    next_one.click()
    expect(later).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator(".now__label")).to_contain_text("Welcome", timeout=20_000)
    expect(later).to_have_count(0)


def test_the_builder_makes_a_mark_step_in_three_actions_too(cockpit: Page, room: Room) -> None:
    cockpit.get_by_role("button", name="Add a step after this").focus()
    cockpit.keyboard.press("Enter")
    expect(cockpit.get_by_role("radio", name="Write and draw notes")).to_be_focused()
    # The fourth picture, by one arrow key held: each press is the same action.
    for _ in range(3):
        cockpit.keyboard.press("ArrowDown")
    cockpit.keyboard.press("Enter")
    expect(cockpit.get_by_role("button", name="Next: Choose")).to_be_visible()
    assert kinds(room)[1] == ("mark", "dots")
    assert room.snapshot()["run_sheet"][1]["switches"]["prompt"]["cy"]["title"] == "Dewis"


def test_next_says_for_whom_what_changes_before_it_does(cockpit: Page, room: Room) -> None:
    themes(room, "One map", "Dry benches")
    room.step("dots", "mark", "Where first?", source="phase:grouping", who="everyone", limit={"most": 2})
    going = cockpit.get_by_role("button", name="Next: Dots")
    expect(going).to_have_accessible_description(
        "What changes: Everyone gets 2 dots for 2 things. Nobody sees the count until you close it."
    )
    going.click()
    expect(cockpit.locator(".now__label")).to_contain_text("Dots")


def test_a_step_is_moved_skipped_repeated_and_reopened_from_its_menu(cockpit: Page, room: Room) -> None:
    def choose(step: str, what: str) -> None:
        cockpit.locator(".plan-rail__step", has_text=step).first.click()
        cockpit.get_by_role("menuitem", name=what).click()

    choose("Welcome", "Skip")
    expect(cockpit.locator(".plan-rail__step", has_text="Welcome")).to_contain_text("Skipped")
    choose("Welcome", "Take back in")
    choose("Wishes", "Move earlier")
    expect(cockpit.locator(".plan-rail__step").nth(1)).to_contain_text("Wishes")
    choose("Wishes", "Run it once more afterwards")
    expect(cockpit.locator(".plan-rail__step", has_text="Wishes")).to_have_count(2)
    choose("Themes", "Open it now")
    choose("Lobby", "Open it again")
    expect(cockpit.locator(".now__label")).to_contain_text("Lobby")


def test_turns_are_started_moved_put_off_and_swapped(cockpit: Page, room: Room) -> None:
    room.step("art", "add", "Draw it.", input=["draw", "text"], see="all", names="on")
    room.open("art")
    for number, person in enumerate(room.people):
        person.send(drawn(f"Picture {number}", number), drawn(f"More of {number}", number))
    room.step("talk", "present", "Tell us.", source="phase:art", turns={"order": "none", "seconds": 45})
    room.open("talk")
    cockpit.get_by_role("button", name="Start the turns").click()
    on = cockpit.locator(".speaker__name")
    expect(on).to_have_text("Asha Prosser")
    shown = cockpit.get_by_role("region", name="On every screen")
    expect(shown.get_by_role("article", name="Picture 0")).to_be_visible()
    cockpit.get_by_role("article", name="More of 0").get_by_role("button", name="Show it on every").click()
    expect(shown.locator(".spotlight__note")).to_contain_text("More of 0")
    cockpit.get_by_role("button", name="On to Bryn Ellis").click()
    expect(on).to_have_text("Bryn Ellis")
    cockpit.get_by_role("button", name="Later: to the end of the queue").click()
    expect(on).to_have_text("Carys Vaughan-Williams")
    cockpit.get_by_role("button", name=re.compile("Now instead.*Bryn")).click()
    expect(on).to_have_text("Bryn Ellis")
    expect(cockpit.locator("[data-live='polite']")).to_contain_text("Now presenting: Bryn Ellis")
    room.people[0].send(
        {"type": "remark.add", "note_id": room.snapshot()["turn"]["spotlight"], "text": "Lovely"}
    )
    expect(cockpit.get_by_role("region", name="Remarks")).to_contain_text("Lovely")


def test_a_count_is_secret_until_closed_and_its_first_become_the_groups_themes(
    cockpit: Page, room: Room
) -> None:
    themes(room, "One map", "Dry benches", "Fewer forms")
    room.host.send({"type": "group.split", "count": 2, "balance": "side"})
    room.step("dots", "mark", "Where first?", source="phase:grouping", who="everyone", limit={"most": 4})
    room.open("dots")
    room.people[0].send(marked("t1"), marked("t1"), marked("t2"))
    room.people[1].send(marked("t1"))
    expect(cockpit.get_by_text("2 of 4 have judged")).to_be_visible()
    assert "3 dots" not in cockpit.content()
    cockpit.get_by_role("button", name="Close and show the result").click()
    expect(cockpit.locator(".tally__one").first).to_contain_text("Dry benches")
    expect(cockpit.locator(".tally__one").first).to_contain_text("3 dots")
    cockpit.get_by_role("button", name="Make them the groups' themes").click()
    expect(cockpit.locator(".group__theme").first).to_contain_text("Dry benches")
    expect(cockpit.locator(".group__theme").nth(1)).to_contain_text("Fewer forms")
    settles(lambda: [group["theme_id"] for group in room.snapshot()["groups"]], ["t1", "t2"])


def test_behind_time_a_trim_is_offered_and_taken(cockpit: Page, room: Room) -> None:
    room.step("long", "sort", "Which belong together?", clock={"minutes": 20})
    room.open("welcome")
    plan = cockpit.get_by_role("region", name="Run sheet")
    expect(plan).to_contain_text("on time")
    room.host.send({"type": "phase.extend", "seconds": 300})
    expect(plan).to_contain_text("5 minutes behind")
    plan.get_by_role("button", name="Catch up...").click()
    cockpit.get_by_role("button", name="Long in 14 minutes").click()
    expect(plan).to_contain_text("1 minute in hand")


def test_seventy_five_minutes_without_a_break_are_said_and_mended(cockpit: Page, room: Room) -> None:
    room.step("long", "sort", "Which belong together?", clock={"minutes": 76})
    plan = cockpit.get_by_role("region", name="Run sheet")
    expect(plan).to_contain_text("minutes without a break, up to Long")
    plan.get_by_role("button", name="Add a break of 10 minutes").click()
    expect(plan.locator(".plan-rail__step", has_text="Break")).to_have_count(1)


def test_the_wish_list_is_sorted_and_each_wish_leads_to_its_proposal(cockpit: Page, room: Room) -> None:
    first, second = wishes(room, "Dry benches", "A number")
    room.host.send({"type": "phase.reveal", "to": "all"})
    room.step("tick", "mark", "Which too?", source="phase:wand", mark="tick", who="everyone")
    room.open("tick")
    room.people[0].send(marked(second))
    room.close()
    proposal: dict[str, Any] = {"proposal_id": "p1", "title": "One number", "note_ids": [second]}
    room.host.send(
        {"type": "theme.form", "theme_id": "t0", "title": "Being reached", "note_ids": [second]},
        {"type": "proposal.draft", **proposal, "theme_id": "t0"},
        {"type": "proposal.revise", "proposal_id": "p1", "fields": {"owner": "Bryn Ellis"}},
    )
    cockpit.get_by_role("link", name="Wish list").click()
    rows = cockpit.locator(".wishes tbody tr")
    expect(rows.first).to_contain_text("A number")
    cockpit.get_by_role("columnheader", name="Wish").get_by_role("button").click()
    cockpit.get_by_role("columnheader", name="Wish").get_by_role("button").click()
    expect(rows.first).to_contain_text("Dry benches")
    rows.nth(1).get_by_role("button", name="Follow").click()
    trail = cockpit.locator(".trail")
    for stage in ("A number", "Being reached", "One number", "Bryn Ellis"):
        expect(trail).to_contain_text(stage)
    trail.get_by_role("button", name="Being reached").click()
    expect(cockpit.locator(".trail__here[aria-current='true']")).to_have_text("Being reached")
    assert first not in [note["note_id"] for note in room.snapshot()["notes"] if note["theme_id"]]


def test_the_last_change_is_taken_back(cockpit: Page, room: Room) -> None:
    cockpit.locator(".plan-rail__step", has_text="Wishes").click()
    cockpit.get_by_role("menuitem", name="Skip").click()
    step = cockpit.locator(".plan-rail__step", has_text="Wishes")
    expect(step).to_contain_text("Skipped")
    cockpit.get_by_role("button", name="Take back: run sheet").click()
    expect(step).not_to_contain_text("Skipped")
    expect(cockpit.get_by_role("button", name="Take back: run sheet")).to_have_count(0)
