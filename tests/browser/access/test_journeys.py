"""The arc by keyboard alone (X2) and by clicks alone (X4): start, join, write, file, propose, download."""

import re
from collections.abc import Callable

import pytest
from docx import Document
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.access.hands import DRAGS, Clicks, Hands, Keys

pytestmark = pytest.mark.browser

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]
WISHES = ("One form instead of five", "A text before the plumber comes")
CAPTION = "A house with one door"


def test_x2_the_arc_by_keyboard_alone(machine: Machine, open_page: Open) -> None:
    felicity = Keys(open_page(machine(), "/"))
    peter = Keys(open_page(machine(viewport={"width": 390, "height": 844}), "/"))
    arc(felicity, peter)


def test_x4_the_arc_by_clicks_alone(machine: Machine, open_page: Open) -> None:
    contexts = [machine(), machine(viewport={"width": 390, "height": 844})]
    for context in contexts:
        context.add_init_script(f"({DRAGS})()")
    felicity, peter = (Clicks(open_page(context, "/")) for context in contexts)
    arc(felicity, peter)
    assert felicity.nothing_was_dragged()
    assert peter.nothing_was_dragged()


def arc(felicity: Hands, peter: Hands) -> None:
    """From the start page to a file with the proposal in it."""
    code = starts(felicity)
    joins(peter, code)
    for step in ("Welcome", "Wishes"):
        goes_on(felicity, step)
    writes_and_draws(peter)
    shows(felicity)
    goes_on(felicity, "Themes")
    files(felicity, peter)
    goes_on(felicity, "Propositions")
    proposes(felicity)
    takes_on(peter)
    downloads(felicity)


def starts(hands: Hands) -> str:
    page = hands.page
    hands.write(page.get_by_label("What is it called?"), "Housing and ICT")
    page.get_by_role("radio", name="Short vision").focus()
    page.keyboard.press("Space")
    hands.press(page.get_by_role("button", name="Start the session"))
    page.wait_for_url("**/s/*/host")
    expect(page.get_by_role("heading", name="Housing and ICT")).to_be_visible()
    found = re.search(r"/s/([A-Z0-9]{8})/", page.url)
    assert found
    return found[1]


def joins(hands: Hands, code: str) -> None:
    page = hands.page
    hands.write(page.get_by_label("Session code"), code)
    hands.press(page.get_by_role("button", name="Join"))
    page.wait_for_url(f"**/j/{code}")
    hands.write(page.get_by_label("Your name"), "Peter")
    hands.press(page.get_by_role("button", name="Join"))
    page.wait_for_url(f"**/s/{code}/me")
    expect(page.get_by_text("You're in, Peter.")).to_be_visible()


def goes_on(hands: Hands, step: str) -> None:
    hands.press(hands.page.get_by_role("button", name=f"Next: {step}"))
    expect(hands.page.locator(".now__label")).to_contain_text(step)


def writes_and_draws(hands: Hands) -> None:
    page = hands.page
    field = page.locator("#note-text")
    for wish in WISHES:
        expect(field).to_be_visible()
        hands.write(field, wish)
        hands.press(page.get_by_role("button", name="Post note"))
        expect(page.get_by_role("article", name=wish)).to_be_visible()
    hands.press(page.get_by_role("button", name="Sketch"))
    hands.press(page.get_by_role("button", name="Pictures"))
    hands.place("House")
    hands.write(page.get_by_label("What does it show?"), CAPTION)
    hands.press(page.get_by_role("button", name="Post note"))
    expect(page.get_by_role("img", name=CAPTION)).to_be_visible()


def shows(hands: Hands) -> None:
    page = hands.page
    hands.press(page.locator("[data-way=all]"))
    for words in (*WISHES, CAPTION):
        expect(page.get_by_role("article", name=words).first).to_be_visible()


def files(felicity: Hands, peter: Hands) -> None:
    page = felicity.page
    felicity.press(page.get_by_role("button", name="List", exact=True))
    felicity.move(WISHES[0])
    felicity.choose("A new theme...")
    name = page.get_by_label("Name of the theme")
    felicity.write(name, "Ask people once")
    felicity.press(page.get_by_role("button", name="Make the theme"))
    expect(peter.page.get_by_role("heading", name="Ask people once")).to_be_visible()
    for words in (WISHES[1], CAPTION):
        peter.move(words)
        peter.choose("Ask people once")
    theme = page.get_by_role("region", name="Ask people once")
    expect(theme.get_by_role("article")).to_have_count(3)


def proposes(hands: Hands) -> None:
    page = hands.page
    hands.press(page.get_by_role("link", name="Wall"))
    hands.press(page.get_by_role("button", name="Theme Ask people once: actions"))
    hands.choose("Write a proposal from it")
    hands.write(page.get_by_label("Title"), "One record for each household")
    hands.press(page.get_by_role("button", name="Begin"))
    form = page.get_by_role("form", name=re.compile("Proposal"))
    for label, text in (
        ("What we propose", "We will keep one record that every team reads."),
        ("The first step", "Sit with two call handlers for a morning."),
        ("Who leads it", "Peter"),
    ):
        hands.write(form.get_by_label(label), text)
    hands.press(page.get_by_role("button", name="Done"))


def takes_on(hands: Hands) -> None:
    page = hands.page
    expect(page.get_by_role("article", name="One record for each household")).to_be_visible()
    hands.press(page.get_by_role("button", name="I take this on"))
    hands.press(page.get_by_role("button", name="Support: 4 of 5"))
    expect(page.get_by_role("button", name="Support: 4 of 5")).to_have_attribute("aria-pressed", "true")


def downloads(hands: Hands) -> None:
    page = hands.page
    expect(page.get_by_text("Peter, accepted").first).to_be_visible()
    hands.press(page.get_by_role("button", name="Session", exact=True))
    hands.choose("Proposals and downloads")
    page.wait_for_url("**/host/proposals")
    hands.press(page.get_by_role("button", name="Download files"))
    with page.expect_download() as waiting:
        hands.press(page.get_by_role("button", name="Download", exact=True))
    expect(page.get_by_role("status").filter(has_text="The file is ready.")).to_be_attached()
    text = Document(str(waiting.value.path())).element.xml
    for words in ("One record for each household", WISHES[0], CAPTION):
        assert words in text
