"""A participant's step in each kind: one big action, by button and by keyboard, and what follows (R13)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.device import nothing_waits
from tests.browser.room import Room, drawn, marked, start_room, written
from tests.conftest import Server

pytestmark = pytest.mark.browser

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]


@pytest.fixture
def room(server: Server) -> Room:
    """A room of four, two of each side."""
    return start_room(server.url, people=4)


@pytest.fixture
def asha(machine: Machine, open_page: Open, room: Room) -> Page:
    """The first person's own page."""
    return open_page(machine(), room.links[0])


def dots_on(room: Room, **switches: object) -> None:
    """A mark step on two themes, live."""
    room.themes("Ask people once", "One map for all")
    phase = next(p for p in room.snapshot()["run_sheet"] if p["kind"] == "sort")
    about = {"source": f"phase:{phase['phase_id']}", "who": "everyone"}
    room.step("choose", "mark", "Which themes matter most?", **{**about, **switches})
    room.open("choose")


def test_in_the_lobby_one_is_in_and_draws_a_badge_unseen(room: Room, asha: Page) -> None:
    expect(asha.get_by_text("You're in, Asha Prosser.")).to_be_visible()
    asha.get_by_role("button", name="Draw a badge").click()
    paper = asha.locator("dialog canvas").first
    box = paper.bounding_box()
    assert box
    asha.mouse.move(box["x"] + 40, box["y"] + 40)
    asha.mouse.down()
    asha.mouse.move(box["x"] + 160, box["y"] + 120, steps=8)
    asha.mouse.up()
    assert "badge" not in room.snapshot()["people"][1]
    asha.get_by_role("button", name="Keep it").click()
    expect(asha.get_by_role("img", name="Your badge")).to_be_visible()
    asha.get_by_label("I would rather not").check()
    nothing_waits(asha)
    assert room.snapshot(room.people[0])["pulse"]["drawing_before"]["mine"] == 2
    assert "mine" not in room.snapshot()["pulse"]["drawing_before"]


def test_dots_are_placed_and_taken_back_until_the_step_closes(room: Room, asha: Page) -> None:
    dots_on(room, mark="dots", limit={"most": 2})
    more = asha.get_by_role("button", name="Place a dot on Ask people once")
    more.focus()
    asha.keyboard.press("Enter")
    asha.keyboard.press("Enter")
    expect(asha.get_by_text("All placed. You can still change them.")).to_be_visible()
    asha.keyboard.press("Enter")
    expect(asha.get_by_text("You have placed all you have.").first).to_be_visible()
    asha.get_by_role("button", name="Take a dot back from Ask people once").click()
    expect(asha.get_by_text("1 dot left")).to_be_visible()
    asha.reload()
    expect(asha.get_by_text("1 dot left")).to_be_visible()
    room.people[1].send(marked("t1"), marked("t1"))
    expect(asha.get_by_text("2 dots", exact=True)).to_have_count(0)
    room.close()
    result = asha.locator(".result")
    expect(result.first).to_contain_text("One map for all")
    expect(result.first).to_contain_text("2 dots")


def test_a_decider_is_asked_kindly_to_wait_for_the_others(room: Room, asha: Page) -> None:
    room.host.send({"type": "person.update", "person_id": room.people[0].person_id, "decider": True})
    dots_on(room, mark="dots", limit={"most": 1})
    expect(asha.get_by_text("You decide, so you mark last")).to_be_visible()
    asha.get_by_role("button", name="Place a dot on Ask people once").click()
    expect(asha.locator(".toast")).to_contain_text("The others are still marking.")
    expect(asha.get_by_text("This was not saved.")).to_have_count(0)
    for person in room.people[1:]:
        person.send(marked("t0"))
    asha.get_by_role("button", name="Place a dot on Ask people once").click()
    expect(asha.get_by_text("All placed. You can still change them.")).to_be_visible()


def test_a_tick_a_thumb_and_a_score_are_given_and_taken_back(room: Room, asha: Page) -> None:
    dots_on(room, mark="tick")
    tick = asha.get_by_role("button", name="Me too: One map for all")
    tick.click()
    expect(tick).to_have_attribute("aria-pressed", "true")
    tick.click()
    expect(tick).to_have_attribute("aria-pressed", "false")
    room.step("thumbs", "mark", "Shall we?", source="proposals", mark="thumbs", who="everyone")
    room.step(
        "score", "mark", "I was heard\nI know what is next", source="prompt", mark="score", who="everyone"
    )
    room.open("score")
    row = asha.get_by_role("group", name="I was heard")
    row.get_by_role("button", name="4 of 5").click()
    row.get_by_role("button", name="2 of 5").click()
    expect(row.get_by_role("button", name="4 of 5")).to_have_attribute("aria-pressed", "false")
    expect(row.get_by_role("button", name="2 of 5")).to_have_attribute("aria-pressed", "true")
    nothing_waits(asha)
    assert [(m["target_id"], m["value"]) for m in room.snapshot(room.people[0])["marks"]["mine"]] == [
        ("q1", 2)
    ]


def test_ranking_goes_up_and_down_by_buttons(room: Room, asha: Page) -> None:
    dots_on(room, mark="rank")
    asha.get_by_role("button", name="Make One map for all number 1").click()
    asha.get_by_role("button", name="Make Ask people once number 2").click()
    asha.get_by_role("button", name="Move Ask people once up").click()
    order = asha.locator("ol.marks > li")
    expect(order.first).to_contain_text("Ask people once")
    asha.wait_for_timeout(400)
    mine = room.snapshot(room.people[0])["marks"]["mine"]
    assert [m["target_id"] for m in sorted(mine, key=lambda m: m["value"])] == ["t0", "t1"]


def test_a_dot_lies_on_the_spot_that_was_meant_by_tap_and_by_keyboard(room: Room, asha: Page) -> None:
    room.step("draw", "add", "Draw it", input=["draw"], see="all")
    room.open("draw")
    room.people[1].send(drawn("A map that talks"))
    room.step("heat", "mark", "Which part?", source="phase:draw", mark="dots", who="everyone")
    room.open("heat")
    picture = asha.get_by_role("button", name="Put a dot on the drawing: A map that talks")
    box = picture.bounding_box()
    assert box
    picture.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.5})
    expect(asha.locator(".spot__dot")).to_have_count(1)
    picture.focus()
    asha.keyboard.press("ArrowRight")
    asha.keyboard.press("ArrowDown")
    asha.keyboard.press("Enter")
    expect(asha.locator(".spot__dot")).to_have_count(2)
    asha.wait_for_timeout(300)
    tapped, typed = room.snapshot(room.people[0])["marks"]["mine"]
    assert abs(tapped["x"] - 250) < 15
    assert abs(tapped["y"] - 375) < 15
    assert (typed["x"], typed["y"]) == (550, 425)


@pytest.fixture
def presenting(room: Room) -> Room:
    """Asha with two notes and Bryn with one, about to present."""
    room.step("draw", "add", "What do you do?", names="on", see="own")
    room.open("draw")
    room.people[0].send(written("My first"), written("My second"))
    room.people[1].send(written("Bryn's own"))
    room.step(
        "meet",
        "present",
        "Meet each other",
        source="phase:draw",
        turns={"order": "none", "unit": "person", "seconds": 45},
    )
    room.open("meet")
    return room


def test_ones_own_turn_walks_through_ones_notes_and_hands_over(presenting: Room, asha: Page) -> None:
    presenting.host.send({"type": "turn.start", "queue": [p.person_id for p in presenting.people]})
    expect(asha.get_by_role("heading", name="It's your turn")).to_be_visible()
    asha.get_by_role("button", name="Next note").click()
    expect(asha.locator(".thumb[aria-pressed=true]")).to_contain_text("My second")
    expect(asha.locator(".thumb__words")).to_have_text(["My first", "My second"])
    asha.get_by_role("button", name="My first").click()
    expect(asha.locator(".thumb[aria-pressed=true]")).to_contain_text("My first")
    asha.get_by_role("button", name="Finish").click()
    expect(asha.locator(".speaker")).to_contain_text("Bryn Ellis")
    expect(asha.locator(".stage")).to_contain_text("Bryn's own")


def test_a_listener_follows_says_something_and_may_step_away(
    presenting: Room, machine: Machine, open_page: Open
) -> None:
    bryn = open_page(machine(viewport={"width": 360, "height": 740}), presenting.links[1])
    presenting.host.send({"type": "turn.start", "queue": [p.person_id for p in presenting.people]})
    expect(bryn.locator(".stage")).to_contain_text("My first")
    expect(bryn.get_by_text("You are next.")).to_be_visible()
    bryn.get_by_role("button", name="I like...").click()
    bryn.get_by_label("What do you like about it?").fill("that it is short")
    bryn.keyboard.press("Enter")
    expect(bryn.get_by_text("I like: that it is short")).to_be_visible()
    bryn.get_by_role("button", name="Look around by myself").click()
    expect(bryn.get_by_role("heading", name="Not presented yet")).to_be_visible()
    bryn.get_by_role("button", name="Back to Asha Prosser").click()
    expect(bryn.locator(".stage")).to_be_visible()
    bryn.get_by_role("button", name="Look around by myself").click()
    presenting.people[0].send({"type": "turn.next"})
    expect(bryn.get_by_role("heading", name="It's your turn")).to_be_visible()
    expect(bryn.locator("[data-live=assertive] > p").last).to_have_text("It's your turn")


def test_done_a_hand_and_a_private_question_reach_the_facilitator_alone(
    room: Room, asha: Page, machine: Machine, open_page: Open
) -> None:
    bryn = open_page(machine(), room.links[1])
    room.open("wishes")
    asha.get_by_role("button", name="I'm done").click()
    asha.get_by_role("button", name="Hand up").click()
    asha.get_by_role("button", name="Ask privately").click()
    asha.get_by_label("Your question").fill("May I write in Welsh?")
    asha.get_by_role("button", name="Send").click()
    expect(asha.get_by_text("What you asked privately")).to_be_visible()
    seen = room.snapshot()
    me = next(p for p in seen["people"] if p["person_id"] == room.people[0].person_id)
    assert (me["done"], me["hand"]) == (False, True), "without names only the number of those done is told"
    assert seen["presence"]["done"] == 1
    expect(asha.get_by_role("button", name="I'm done")).to_have_attribute("aria-pressed", "true")
    assert [q["text"] for q in seen["questions"]] == ["May I write in Welsh?"]
    assert "Welsh?" not in bryn.content()
    room.host.send({"type": "question.release", "question_id": seen["questions"][0]["question_id"]})
    expect(bryn.get_by_text("Asked in the room")).to_be_visible()


def test_a_word_from_the_facilitator_is_shown_once(room: Room, asha: Page) -> None:
    expect(asha.get_by_text("You're in")).to_be_visible()
    room.host.send(
        {"type": "notice.send", "to": room.people[0].person_id, "text": "One rough idea is enough."}
    )
    expect(asha.get_by_text("The facilitator says to you alone:")).to_be_visible()
    expect(asha.locator("[data-live=assertive] > p").last).to_have_text("One rough idea is enough.")
    asha.get_by_role("button", name="Got it").click()
    expect(asha.locator(".notice--said")).to_have_count(0)
    asha.reload()
    expect(asha.locator("h1")).to_be_visible()
    expect(asha.locator(".notice--said")).to_have_count(0)


def test_in_a_group_one_sees_its_notes_and_builds_on_them(room: Room, asha: Page) -> None:
    room.themes("Ask people once", "One map for all")
    room.host.send({"type": "group.split", "count": 2, "balance": "side"})
    seen = room.snapshot()
    mine = next(p for p in seen["people"] if p["person_id"] == room.people[0].person_id)["group_id"]
    room.host.send({"type": "group.update", "group_id": mine, "theme_id": "t1"})
    room.step(
        "look",
        "add",
        "What can you build on?",
        input=["text", "draw"],
        scope="group",
        see="group",
        names="on",
    )
    room.open("look")
    friend = next(
        person
        for person in room.people[1:]
        if next(p for p in seen["people"] if p["person_id"] == person.person_id)["group_id"] == mine
    )
    friend.send(written("A map on every lamp post"))
    expect(asha.get_by_text("One map for all").first).to_be_visible()
    expect(asha.get_by_text("Your group and the facilitators see your notes")).to_be_visible()
    asha.get_by_role("button", name="Build on this").click()
    expect(asha.get_by_text("Building on: A map on every lamp post")).to_be_visible()
    asha.keyboard.type("And it speaks Welsh")
    asha.keyboard.press("Enter")
    expect(asha.get_by_role("article", name="And it speaks Welsh")).to_contain_text(
        "Builds on: A map on every lamp post"
    )


def test_who_comes_late_lands_in_the_live_step_and_the_smallest_group(
    room: Room, machine: Machine, open_page: Open
) -> None:
    room.host.send({"type": "group.split", "count": 2, "balance": "random"})
    room.comes("Gwen Parry")
    smallest = min(
        room.snapshot()["groups"],
        key=lambda g: sum(p["group_id"] == g["group_id"] for p in room.snapshot()["people"]),
    )
    room.open("wishes")
    late = open_page(machine(), room.comes("Late Lowri"))
    expect(late.get_by_role("button", name="Post note")).to_be_visible()
    me = room.snapshot(room.people[-1])["me"]
    assert me["group_id"] == smallest["group_id"]
    late.reload()
    expect(late.get_by_role("button", name="Post note")).to_be_visible()
    assert len(room.snapshot()["people"]) == 7
