"""The room's screen: it follows the step, is paged by hand, and its words can be read from the back row."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.looks import faults_of_looks
from tests.browser.room import Room, drawn, marked, start_room, written
from tests.browser.test_participant_looks import walk
from tests.conftest import Server

pytestmark = pytest.mark.browser

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]
WATCHED_LOCK = """Object.defineProperty(navigator, 'wakeLock', {
  value: { request: (what) => { window.awake = what; return Promise.resolve({}); } },
});"""
ROOM_SIZE = {"width": 1920, "height": 1080}


@pytest.fixture
def room(server: Server) -> Room:
    """A room of four."""
    return start_room(server.url, people=4)


@pytest.fixture
def screen(machine: Machine, open_page: Open, room: Room) -> Page:
    """The projector's page."""
    return open_page(machine(viewport=ROOM_SIZE), room.screen)


@pytest.mark.parametrize("size", [ROOM_SIZE, {"width": 1280, "height": 720}, {"width": 1024, "height": 768}])
def test_nothing_on_the_screen_is_clipped_or_below_a_fortieth_of_its_height(
    server: Server, machine: Machine, open_page: Open, size: dict[str, int]
) -> None:
    room = start_room(server.url, people=6)
    screen = open_page(machine(viewport=size), room.screen)
    faults: list[str] = []
    for number, happens in enumerate(walk(room)):
        happens()
        screen.wait_for_timeout(400)
        faults += [f"step {number}: {fault}" for fault in faults_of_looks(screen, on_screen=True)]
    for view in ("join", "prompt", "wall", "theme:t0", "proposals"):
        room.host.send({"type": "screen.show", "view": view})
        expect(screen.locator("main")).to_have_attribute("data-shows", view.split(":")[0])
        screen.wait_for_timeout(400)
        faults += [f"{view}: {fault}" for fault in faults_of_looks(screen, on_screen=True)]
    assert faults == []


def test_the_longest_note_stands_whole_in_the_spotlight(room: Room, screen: Page) -> None:
    room.step("wand", "add", "Wish", names="on")
    room.open("wand")
    room.people[0].send(written("A long thought of many words. " * 66))
    room.step(
        "meet",
        "present",
        "Meet",
        source="phase:wand",
        turns={"order": "none", "unit": "person", "seconds": 45},
    )
    room.open("meet")
    room.host.send({"type": "turn.start", "queue": [p.person_id for p in room.people]})
    expect(screen.locator("figcaption")).to_contain_text("A long thought")
    assert faults_of_looks(screen, on_screen=True) == []


def test_the_screen_follows_who_presents_and_what_they_show(room: Room, screen: Page) -> None:
    room.step("wand", "add", "Wish", names="on")
    room.open("wand")
    room.people[0].send(written("A map on every lamp post"))
    room.people[1].send(drawn("A van in the rain"))
    room.step(
        "meet",
        "present",
        "Meet",
        source="phase:wand",
        turns={"order": "none", "unit": "person", "seconds": 45},
    )
    room.open("meet")
    room.host.send({"type": "turn.start", "queue": [p.person_id for p in room.people]})
    expect(screen.get_by_role("heading", name="Asha Prosser")).to_be_visible()
    expect(screen.locator("figcaption")).to_have_text("A map on every lamp post")
    room.people[0].send({"type": "turn.next"})
    expect(screen.get_by_role("heading", name="Bryn Ellis")).to_be_visible()
    expect(screen.get_by_role("img", name="A van in the rain")).to_be_visible()


def test_marks_show_how_many_have_marked_and_after_the_close_what_they_came_to(
    room: Room, screen: Page
) -> None:
    room.themes("Ask people once", "One map for all")
    room.step(
        "choose", "mark", "Which?", source="phase:themes", mark="dots", who="everyone", limit={"most": 3}
    )
    room.open("choose")
    room.people[0].send(marked("t1"), marked("t1"), marked("t0"))
    expect(screen.get_by_text("1 of 4 have marked")).to_be_visible()
    assert "2 dots" not in screen.content()
    room.close()
    expect(screen.locator(".result").first).to_contain_text("One map for all")
    expect(screen.locator(".result").first).to_contain_text("2 dots")


def test_many_notes_are_paged_by_hand(room: Room, screen: Page) -> None:
    room.step("wand", "add", "Wish", names="on", see="all")
    room.open("wand")
    for person in room.people:
        person.send(
            *(written(f"A wish of many words, so that a card grows tall, number {n}") for n in range(12))
        )
    expect(screen.get_by_text("of 48")).to_be_visible()
    first = screen.locator("[data-paged] > :not([data-off])").first.inner_text()
    screen.keyboard.press("ArrowRight")
    expect(screen.locator("[data-paged] > :not([data-off])").first).not_to_have_text(first)
    screen.keyboard.press("ArrowLeft")
    expect(screen.locator("[data-paged] > :not([data-off])").first).to_have_text(first, use_inner_text=True)
    assert faults_of_looks(screen, on_screen=True) == []


def test_groups_and_breaks_have_their_own_views(room: Room, screen: Page) -> None:
    room.host.send({"type": "group.split", "count": 2, "balance": "side"})
    room.step("brief", "hold", "Two groups")
    room.open("brief")
    for name in ("Asha Prosser", "Bryn Ellis"):
        expect(screen.get_by_text(name)).to_be_visible()
    room.step("break", "hold", "Stretch, drink.")
    room.open("break")
    expect(screen.get_by_role("heading", name="Back at")).to_be_visible()
    expect(screen.get_by_role("timer")).to_contain_text(":")


def test_the_screen_can_be_light_and_hides_its_pointer_and_keeps_awake(
    machine: Machine, open_page: Open, room: Room
) -> None:
    context = machine(viewport=ROOM_SIZE)
    context.add_init_script(WATCHED_LOCK)
    screen = open_page(context, room.screen)
    expect(screen.locator("h1")).to_be_visible()
    assert screen.evaluate("window.awake") == "screen"
    screen.mouse.move(300, 300)
    screen.get_by_role("button", name="Light").click()
    assert (
        screen.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    )
    screen.reload()
    expect(screen.locator("body")).to_have_attribute("data-theme", "projector-light")
    expect(screen.locator("body[data-still]")).to_have_count(1, timeout=5000)
    assert screen.evaluate("getComputedStyle(document.body).cursor") == "none"


def test_the_measure_of_looks_finds_what_is_wrong(room: Room, screen: Page) -> None:
    """A measure that finds nothing anywhere would prove nothing."""
    expect(screen.locator("h1")).to_be_visible()
    assert faults_of_looks(screen, on_screen=True) == []
    spoil = """(rule) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rule);
      document.adoptedStyleSheets = [sheet];
    }"""
    for rule, fault in (
        (".screen__how { font-size: 20px }", "too small"),
        (".screen__code { margin-top: -1.2em }", "over one another"),
        (".screen__join > div { max-height: 12vh; overflow: hidden }", "clipped"),
        (".screen__code { translate: 80vw 0 }", "beside the page"),
    ):
        screen.evaluate(spoil, rule)
        assert any(found.startswith(fault) for found in faults_of_looks(screen, on_screen=True)), fault


def test_a_theme_that_is_talked_about_stands_there_with_its_notes(
    room: Room, screen: Page, machine: Machine, open_page: Open
) -> None:
    cockpit = open_page(machine(), room.created["facilitator"]["link"])
    room.step("wand", "add", "Wish", names="on", see="all")
    room.open("wand")
    room.people[0].send({**written("One form for both queues"), "note_id": "n1"})
    room.step("sorting", "sort", "What belongs together?", source="phase:wand")
    room.open("sorting")
    room.host.send(
        {"type": "theme.form", "theme_id": "t0", "title": "Two queues", "note_ids": ["n1"]},
    )
    turns = {"order": "round", "unit": "item", "seconds": 120}
    room.step("talk", "present", "What lies behind it?", source="phase:sorting", turns=turns)
    room.open("talk")
    expect(cockpit.get_by_text("1 theme, 2 minutes each: 2 minutes in all.")).to_be_visible()
    cockpit.get_by_role("button", name="Start the turns").click()
    expect(cockpit.get_by_text("The theme “Two queues” with its notes.")).to_be_visible()
    expect(screen.get_by_role("heading", name="Two queues")).to_be_visible()
    expect(screen.get_by_role("article", name="One form for both queues")).to_be_visible()


def test_after_the_end_nothing_runs_on_the_facilitators_page(
    room: Room, machine: Machine, open_page: Open
) -> None:
    cockpit = open_page(machine(), room.created["facilitator"]["link"])
    room.open("close")
    expect(cockpit.get_by_role("button", name="Add someone without a device")).to_be_visible()
    room.host.send({"type": "session.close"})
    expect(cockpit.locator(".now__label")).to_contain_text("The session is over")
    expect(cockpit.get_by_role("timer")).to_have_count(0)
    for name in ("Close and show the result", "Add a step at the end", "Add someone without a device"):
        expect(cockpit.get_by_role("button", name=name)).to_have_count(0)
