"""A step with columns: people choose one, all see notes by column, and sorting may start from them (R13)."""

import os
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.looks import faults_of_looks
from tests.browser.room import Room, settles, start_room, written
from tests.conftest import Server

pytestmark = pytest.mark.browser

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]
COLUMNS = {"kind": "columns", "titles": ["Went well", "Could be better", "Puzzles me"]}


@pytest.fixture
def room(server: Server) -> Room:
    """Two people who look back in three columns."""
    room = start_room(server.url, people=2)
    room.step("back", "add", "How did it go?", layout=COLUMNS, see="all", names="on")
    room.step("groups", "sort", "What belongs together?", source="phase:back", who="everyone")
    room.open("back")
    return room


@pytest.fixture
def asha(machine: Machine, open_page: Open, room: Room) -> Page:
    return open_page(machine(), room.links[0])


def take(page: Page, name: str) -> None:
    """A picture, where somebody asked for pictures."""
    folder = os.environ.get("PICTURES")
    if folder:
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def columns(room: Room) -> dict[str, object]:
    return {note["text"]: note.get("column") for note in room.snapshot()["notes"]}


def write(page: Page, text: str) -> None:
    page.locator("#note-text").fill(text)
    page.keyboard.press("Enter")


def test_a_note_goes_into_the_chosen_column_and_stands_there(asha: Page, room: Room) -> None:
    write(asha, "The list on the door")
    asha.get_by_role("radio", name="Could be better").check()
    write(asha, "Friday handovers")
    expect(asha.get_by_role("radio", name="Could be better")).to_be_checked()
    mine = asha.get_by_role("region", name="My notes").get_by_role("region", name="Could be better")
    expect(mine.get_by_text("Friday handovers")).to_be_visible()
    settles(lambda: columns(room), {"The list on the door": 0, "Friday handovers": 1})
    room.people[1].send(written("Who has the keys?", phase_id="back", column=2))
    others = asha.get_by_role("region", name="What others shared").get_by_role("region", name="Puzzles me")
    expect(others.get_by_text("Who has the keys?")).to_be_visible()
    take(asha, "columns-me-1280")
    asha.set_viewport_size({"width": 360, "height": 740})
    assert faults_of_looks(asha) == []
    take(asha, "columns-me-360")


def test_its_author_puts_it_into_another_column_by_keyboard(asha: Page, room: Room) -> None:
    write(asha, "The list on the door")
    asha.get_by_role("button", name="Change").press("Enter")
    dialog = asha.get_by_role("dialog")
    dialog.get_by_role("radio", name="Went well").press("ArrowDown")
    dialog.get_by_role("button", name="Save").press("Enter")
    expect(dialog).to_be_hidden()
    mine = asha.get_by_role("region", name="My notes").get_by_role("region", name="Could be better")
    expect(mine.get_by_text("The list on the door")).to_be_visible()
    settles(lambda: columns(room), {"The list on the door": 1})


def test_cockpit_and_screen_show_them_by_column_and_sorting_starts_from_them(
    room: Room, machine: Machine, open_page: Open
) -> None:
    for column, text in enumerate(("The list", "Friday handovers", "Who has the keys?")):
        room.people[0].send(written(text, phase_id="back", column=column))
    cockpit = open_page(machine(), room.created["facilitator"]["link"])
    stage = cockpit.get_by_role("region", name="What stands so far")
    expect(stage.get_by_role("region", name="Puzzles me").get_by_text("Who has the keys?")).to_be_visible()
    stage.get_by_role("region", name="Went well").get_by_role("button", name="Hide it from everyone").click()
    expect(stage.get_by_role("button", name="Show it again")).to_be_visible()
    take(cockpit, "columns-host-1280")
    stage.get_by_role("button", name="Show it again").click()
    screen = open_page(machine(viewport={"width": 1920, "height": 1080}), room.screen)
    expect(screen.get_by_role("heading", name="Could be better")).to_be_visible()
    take(screen, "columns-screen-1920")
    assert faults_of_looks(screen, on_screen=True) == []
    take(screen, "columns-screen-1920")
    room.open("groups")
    cockpit.get_by_role("button", name="Make a theme of each column").click()
    expect(cockpit.get_by_role("button", name="Make a theme of each column")).to_be_hidden()
    settles(lambda: {theme["title"] for theme in room.snapshot()["themes"]}, set(COLUMNS["titles"]))
    take(cockpit, "columns-sort-1280")


def test_panels_offer_the_next_free_one(room: Room, asha: Page) -> None:
    room.step("eight", "add", "Eight ways", layout={"kind": "panels", "count": 3}, limit={"most": 3})
    room.open("eight")
    expect(asha.get_by_role("radio", name="Panel number 1")).to_be_checked()
    write(asha, "One")
    expect(asha.get_by_role("radio", name="Panel number 2")).to_be_checked()
    asha.get_by_role("radio", name="Panel number 3").check()
    write(asha, "Three")
    expect(asha.get_by_role("radio", name="Panel number 2")).to_be_checked()
    settles(lambda: [note["column"] for note in room.snapshot(room.people[0])["notes"]], [0, 2])


def test_a_step_for_reading_shows_the_notes_by_column(
    room: Room, asha: Page, machine: Machine, open_page: Open
) -> None:
    for column, text in enumerate(("The list", "Friday handovers", "Who has the keys?")):
        room.people[0].send(written(text, phase_id="back", column=column))
    room.step("read", "hold", "Read in silence", source="phase:back")
    room.open("read")
    reading = asha.get_by_role("region", name="To read")
    expect(reading.get_by_role("region", name="Puzzles me").get_by_text("Who has the keys?")).to_be_visible()
    screen = open_page(machine(viewport={"width": 1920, "height": 1080}), room.screen)
    expect(screen.get_by_role("heading", name="Puzzles me")).to_be_visible()
    expect(screen.get_by_role("heading", name="Read in silence")).to_be_visible()
    take(asha, "reading-me-1280")


def test_a_facilitator_adds_a_step_with_columns_that_ends_by_itself(
    room: Room, machine: Machine, open_page: Open
) -> None:
    cockpit = open_page(machine(), room.created["facilitator"]["link"])
    cockpit.get_by_role("button", name="Add a step after this").click()
    cockpit.get_by_label("Columns to write into").fill("Start\nStop\n\nGo on")
    cockpit.get_by_label("Notes each, at most").fill("4")
    cockpit.get_by_label("When the time is up").select_option("stop")
    take(cockpit, "builder-columns-1280")
    cockpit.get_by_role("button", name="Add the step").click()
    expect(cockpit.get_by_role("button", name="Next: Write and draw")).to_be_visible()
    sheet = room.snapshot()["run_sheet"]
    made = sheet[[phase["phase_id"] for phase in sheet].index("back") + 1]["switches"]
    assert made["layout"] == {"kind": "columns", "titles": ["Start", "Stop", "Go on"]}
    assert (made["limit"]["most"], made["clock"]["at_zero"]) == (4, "stop")


def test_a_map_between_two_axes_is_sorted_into_its_quarters(room: Room, asha: Page) -> None:
    room.people[0].send(written("One form", phase_id="back", column=0))
    axes = {"kind": "axes", "x": "effort", "y": "impact"}
    room.step("map", "sort", "Where does it lie?", source="phase:back", who="everyone", layout=axes)
    room.open("map")
    asha.get_by_role("button", name="Make a theme of each quarter").click()
    expect(asha.get_by_role("button", name="Make a theme of each quarter")).to_have_count(0)
    settles(lambda: len(room.snapshot()["themes"]), 4)
    titles = [theme["title"] for theme in room.snapshot()["themes"]]
    assert sorted(titles)[:2] == ["High: impact and effort", "High: impact. Low: effort"]
