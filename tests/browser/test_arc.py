"""The whole workshop in two real browsers: Felicity facilitates, Peter takes part."""

import csv
import io
import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.downloading import downloaded
from tests.browser.people import drag, draw, join, name_theme, next_step, start_session, write

pytestmark = pytest.mark.browser

WISHES = ["One form instead of five", "A text before the plumber comes", "Ffurflenni sy'n cofio fy enw"]
CAPTION = "A roof over every file"
Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]


def test_two_browsers_walk_from_wishes_to_a_downloaded_list(machine: Machine, open_page: Open) -> None:
    felicity = open_page(machine(), "/")
    code = start_session(felicity, "Housing and ICT")
    peter = open_page(machine(viewport={"width": 390, "height": 844}), "/")
    join(peter, code, "Peter")
    expect(peter.get_by_text("You're in, Peter.")).to_be_visible()
    expect(felicity.get_by_text("1 person joined")).to_be_visible()

    wishes_are_written_unseen(felicity, peter)
    themes_are_formed(felicity, peter)
    a_proposal_is_written(felicity, peter)
    the_files_hold_every_word(felicity, peter, code)


def wishes_are_written_unseen(felicity: Page, peter: Page) -> None:
    next_step(felicity, "Welcome")
    next_step(felicity, "Wishes")
    expect(peter.get_by_text("Only you see your notes until the facilitator shows them")).to_be_visible()
    for wish in WISHES:
        write(peter, wish)
    draw(peter, CAPTION)
    expect(felicity.get_by_text("4 notes", exact=True)).to_be_visible()
    expect(felicity.get_by_role("article")).to_have_count(0)
    assert WISHES[0] not in felicity.content()
    felicity.get_by_role("button", name="Show the notes to everyone").click()
    for words in [*WISHES, CAPTION]:
        expect(felicity.get_by_role("article", name=words)).to_be_visible()
    expect(felicity.get_by_role("img", name=CAPTION).locator("path").first).to_be_attached()


def themes_are_formed(felicity: Page, peter: Page) -> None:
    next_step(felicity, "Themes")
    # by drag onto the blank wall, then by drag onto a theme, by the keyboard's menu, and by Peter's button
    drag(felicity, WISHES[0], ".wall__new")
    name_theme(felicity, "Ask people once")
    expect(peter.get_by_role("heading", name="Ask people once")).to_be_visible()
    drag(felicity, CAPTION, "[data-theme-id]")
    theme = felicity.get_by_role("region", name="Ask people once")
    expect(theme.get_by_role("article")).to_have_count(2)

    felicity.get_by_role("article", name=WISHES[1]).focus()
    felicity.keyboard.press("m")
    felicity.get_by_role("menuitem", name="A new theme...").click()
    name_theme(felicity, "Say when you come")

    peter.get_by_role("article", name=WISHES[2]).get_by_role("button", name="Move to...").click()
    peter.get_by_role("menuitem", name="Ask people once").click()
    expect(theme.get_by_role("article")).to_have_count(3)


def a_proposal_is_written(felicity: Page, peter: Page) -> None:
    next_step(felicity, "Propositions")
    felicity.get_by_role("link", name="Wall").click()
    felicity.get_by_role("button", name="Theme Ask people once: actions").click()
    felicity.get_by_role("menuitem", name="Write a proposal from it").click()
    felicity.get_by_label("Title").fill("One record for each household")
    felicity.get_by_role("button", name="Begin").click()
    form = felicity.get_by_role("form", name=re.compile("Proposal"))
    answers = {
        "The problem": "People say the same thing to five teams.",
        "Who it helps": "Tenants, and everyone who answers them.",
        "What we propose": "We will keep one record that every team reads.",
        "What gets better": "Nobody is asked twice.",
        "The first step": "Sit with two call handlers for a morning.",
        "Who leads it": "Peter",
        "Who takes it": "Peter",
        "By when": "2027-01-15",
    }
    for label, text in answers.items():
        form.get_by_label(label).fill(text)
    form.get_by_label("By when").blur()
    expect(form.get_by_text("Still needed before it is ready")).to_have_count(0)
    form.get_by_label("Status").select_option("ready")
    felicity.get_by_role("button", name="Done").first.click()

    card = peter.get_by_role("article", name="One record for each household")
    expect(card.get_by_text("We will keep one record that every team reads.")).to_be_visible()
    peter.get_by_role("button", name="I take this on").click()
    peter.get_by_role("button", name="Support: 4 of 5").click()
    peter.get_by_text("Raise a concern").click()
    peter.get_by_label("What worries you?").fill("Old records are full of slips.")
    peter.get_by_role("button", name="Raise the concern").click()
    read = felicity.get_by_role("article", name="One record for each household")
    expect(read.get_by_text("Peter, accepted")).to_be_visible()
    expect(read.get_by_text("Support: 4 of 5, from 1 person")).to_be_visible()
    expect(read.get_by_text("Old records are full of slips.")).to_be_visible()


def the_files_hold_every_word(felicity: Page, peter: Page, code: str) -> None:
    felicity.goto(f"/s/{code}/host/proposals")
    markdown = downloaded(felicity, "Text (Markdown)")
    table = downloaded(felicity, "Table (CSV)")
    page = downloaded(felicity, "Web page in one file")
    record = json.loads(downloaded(felicity, "Whole record (JSON)"))
    notes = downloaded(felicity, "All notes (CSV)")
    for text in (markdown, table, page):
        assert "One record for each household" in text
        assert "Old records are full of slips." in text
    for wish in [WISHES[0], WISHES[2], CAPTION]:
        assert wish in markdown
    assert {*WISHES, CAPTION} <= {note["text"] or note["caption"] for note in record["notes"]}
    for words in [*WISHES, CAPTION]:
        assert words in notes
    [row] = list(csv.DictReader(io.StringIO(table.lstrip("\ufeff"))))
    assert (row["owner"], row["first_step_by"], row["support_n"]) == ("Peter", "2027-01-15", "1")
    assert "<svg" in page and "<path" in page
    peter.get_by_role("link", name="Read and download the list").click()
    expect(peter.get_by_role("heading", name="One record for each household")).to_be_visible()
