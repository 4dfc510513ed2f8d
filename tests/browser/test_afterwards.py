"""Before and after a session, by keyboard: follow up, review, publish, invite; at each width and language."""

import re
from collections.abc import Callable
from typing import Any

import pytest
import requests
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.access.axe import faults
from tests.browser.looks import faults_of_looks
from tests.conftest import Server
from tests.web.afterwards import After, after
from tests.wire.test_calendar import parsed

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]
LOOKS = {
    "light at 1280": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "dark at 320": {"viewport": {"width": 320, "height": 900}, "color_scheme": "dark"},
    "light at 1920": {"viewport": {"width": 1920, "height": 1080}, "color_scheme": "light"},
}


@pytest.fixture
def closed(server: Server) -> After:
    return after(server.url)


def host_page(closed: After, context: BrowserContext, open_page: Open, name: str) -> Page:
    """A page of the facilitator, whose link was opened in this browser before."""
    page = open_page(context, closed.created["facilitator"]["link"])
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(f"/s/{closed.code}/host/{name}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return page


def tab_to(page: Page, name: str) -> None:
    """Press Tab until something of this name has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement?.innerText ?? ''").strip().startswith(name):
            return
    raise AssertionError(f"no way to {name} by Tab")


def test_an_owner_says_by_keyboard_what_happened(closed: After, machine: Machine, open_page: Open) -> None:
    page = open_page(machine(), closed.link())
    expect(page.get_by_role("heading", level=1)).to_have_text("How far are we?")
    assert "#" not in page.url
    expect(page.locator(".follow__count")).to_have_text("3 proposals, 1 overdue")
    first = page.get_by_role("article", name="One form, filled in once")
    expect(first).to_contain_text("Overdue since 29 February 2020")
    tab_to(page, "Say where it stands")
    page.keyboard.press("Enter")
    expect(first.get_by_role("radio", name="Doing")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(first.get_by_role("radio", name="Done")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.type("It works. <b>Two</b> wards asked for it.")
    page.keyboard.press("Tab")
    page.keyboard.type("Nia Jones")
    page.keyboard.press("Enter")
    expect(first.get_by_role("heading")).to_be_focused()
    expect(page.locator("[data-live=polite] > p").last).to_have_text("Saved")
    expect(first.locator(".follow__history")).to_contain_text("It works. <b>Two</b> wards asked for it.")
    expect(first.locator(".follow__history")).to_contain_text("Nia Jones")
    # what is done is not due any more, and stands last
    expect(page.locator(".follow__count")).to_have_text("3 proposals")
    expect(page.get_by_role("article").last).to_have_accessible_name("One form, filled in once")


def test_what_was_typed_stays_where_the_line_breaks(closed: After, machine: Machine, open_page: Open) -> None:
    context = machine()
    context.add_init_script("addEventListener('unhandledrejection', (event) => event.preventDefault())")
    page = context.new_page()
    page.goto(closed.link())
    row = page.get_by_role("article", name="A text message on the morning")
    row.get_by_role("button", name="Say where it stands").click()
    row.get_by_label("What happened?").fill("Nearly there.")
    row.get_by_label("Your name").fill("Nia")
    context.set_offline(True)
    row.get_by_role("button", name="Save").click()
    expect(row.get_by_role("alert")).to_contain_text("still here")
    expect(row.get_by_label("What happened?")).to_have_value("Nearly there.")
    context.set_offline(False)
    row.get_by_role("button", name="Save").click()
    expect(row.locator(".follow__history")).to_contain_text("Nearly there.")
    expect(row.locator(".follow__history li")).to_have_count(1)


def test_a_link_that_has_ended_says_so(closed: After, machine: Machine) -> None:
    old = closed.link()
    closed.link()
    page = machine().new_page()
    page.goto(old)
    expect(page.get_by_role("alert").filter(has_text="This link does not work any more")).to_be_visible()


def test_a_facilitator_makes_the_link_and_finds_it_in_the_reminder(
    closed: After, machine: Machine, open_page: Open
) -> None:
    context = machine(permissions=["clipboard-read", "clipboard-write"])
    page = host_page(closed, context, open_page, "afterwards")
    page.get_by_role("button", name="Make the follow-up link").click()
    link = page.get_by_label("The link, made on").input_value()
    assert re.search(r"/s/[A-Z0-9]{8}/follow#key=[\w-]{43}$", link)
    part = page.get_by_role("region", name="Follow-up link")
    part.get_by_role("button", name="Copy").click()
    expect(part.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == link
    page.goto(f"/s/{closed.code}/host/invite")
    letter = page.get_by_role("region", name="Follow-up reminder")
    expect(letter.get_by_label("English", exact=True)).to_have_value(re.compile(re.escape(link)))
    expect(letter.get_by_label("Cymraeg", exact=True)).to_have_value(re.compile(re.escape(link)))
    page.goto(f"/s/{closed.code}/host/afterwards")
    expect(page.get_by_label("The link, made on")).to_have_value(link)
    page.get_by_role("button", name="End the link").click()
    page.get_by_role("dialog").get_by_role("button", name="End the link").click()
    expect(page.get_by_role("button", name="Make the follow-up link")).to_be_visible()


def test_an_invitation_is_copied_and_its_calendar_file_holds_the_time(
    closed: After, machine: Machine, open_page: Open
) -> None:
    context = machine(
        permissions=["clipboard-read", "clipboard-write"], timezone_id="Europe/London", accept_downloads=True
    )
    page = host_page(closed, context, open_page, "invite")
    page.get_by_label("Day").fill("2026-06-30")
    page.get_by_label("Begins at").fill("09:30")
    invite = page.get_by_role("region", name="Invitation", exact=True)
    english = invite.get_by_label("English", exact=True)
    expect(english).to_have_value(re.compile("Tuesday 30 June 2026, 09:30 to 11:30"))
    invite.get_by_role("button", name=re.compile(r"^Copy.*Invitation, English$")).click()
    expect(page.locator("[data-live=polite] > p").last).to_have_text("Copied: Invitation, English")
    assert page.evaluate("navigator.clipboard.readText()") == english.input_value()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download the calendar file").click()
    (event,) = parsed(waiting.value.path().read_bytes())
    # half past nine in summer
    assert event["DTSTART"][1] == "20260630T083000Z"


def test_a_review_opens_with_last_times_proposals(closed: After, machine: Machine, open_page: Open) -> None:
    page = host_page(closed, machine(), open_page, "afterwards")
    page.get_by_role("button", name="Start with 3 proposals").click()
    page.wait_for_url(lambda url: url.endswith("/host") and closed.code not in url)
    page.get_by_role("link", name=re.compile("^Proposals")).click()
    expect(page.get_by_text(re.compile(r"From Repairs and ICT, .* \(P-01\)")).first).to_be_visible()


def test_what_was_seen_is_published_and_taken_down_again(
    closed: After, machine: Machine, open_page: Open
) -> None:
    page = host_page(closed, machine(), open_page, "afterwards")
    page.get_by_role("button", name="See what will be public").click()
    expect(page.get_by_role("alert").filter(has_text="Choose at least one proposal.")).to_be_visible()
    page.get_by_role("checkbox", name=re.compile("One form")).check()
    page.get_by_role("checkbox", name=re.compile("Name the unit that leads it: Customer services")).check()
    page.get_by_label("Credit line").fill("Repairs and ICT")
    page.get_by_role("button", name="See what will be public").click()
    expect(page.locator("#publish-preview")).to_be_focused()
    expect(page.locator(".publish__warnings")).to_contain_text("P-01, The first step: Petra, Evans")
    page.get_by_role("button", name="I have looked: publish it").click()
    expect(page.locator("#published")).to_be_focused()
    address = page.get_by_label("Repairs and ICT (P-01)").input_value()
    assert requests.get(address, timeout=5).status_code == 200
    page.get_by_role("button", name="Take it down").click()
    page.get_by_role("dialog").get_by_role("button", name="Take it down").click()
    expect(page.locator("#published")).to_have_count(0)
    assert requests.get(address, timeout=5).status_code == 404


def test_who_does_not_lead_is_told_so(closed: After, machine: Machine, open_page: Open) -> None:
    context = machine()
    context.add_cookies(
        [{"name": f"wishwall_me_{closed.code}", "value": closed.petra.token, "url": closed.host.url}]
    )
    for name in ("invite", "afterwards"):
        page = open_page(context, f"/s/{closed.code}/me/{name}")
        expect(page.get_by_role("heading", level=1)).to_have_text("This page is for facilitators")


def fit(page: Page, where: str) -> list[str]:
    """What is wrong with how a page looks and reads."""
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [
        *([f"{where}: it scrolls sideways"] if wide else []),
        *(f"{where}: {fault}" for fault in faults(page)),
        *(f"{where}: {fault}" for fault in faults_of_looks(page)),
    ]


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("look", LOOKS)
def test_every_page_can_be_read_at_every_width(
    closed: After, machine: Machine, open_page: Open, look: str, language: str
) -> None:
    options: dict[str, Any] = {"reduced_motion": "reduce", **LOOKS[look]}
    context = machine(**options)
    context.add_cookies([{"name": "wishwall_lang", "value": language, "url": closed.host.url}])
    found: list[str] = []
    follower = closed.follower()
    line = {"op_id": "1", "proposal_id": "map", "status": "doing", "text": "W" * 120, "name": "N" * 60}
    assert follower.post("/follow-up", line).status_code == 200
    page = open_page(context, closed.link())
    page.locator(".follow__item p.buttons button").first.click()
    expect(page.locator("form")).to_be_visible()
    found += fit(page, f"follow, {look}")
    page = host_page(closed, context, open_page, "invite")
    page.locator("#invite-day").fill("2026-06-30")
    expect(page.locator("a[download]")).to_be_visible()
    found += fit(page, f"invite, {look}")
    page.goto(f"/s/{closed.code}/host/afterwards")
    page.locator(".publish__choice input").first.check()
    found += fit(page, f"afterwards, {look}")
    page.locator("form .button--primary").last.click()
    expect(page.locator("#publish-preview")).to_be_focused()
    found += fit(page, f"preview, {look}")
    page.locator(".publish__preview .button--primary").click()
    address = page.locator(".published input").first.input_value()
    public = open_page(context, address)
    found += fit(public, f"published, {look}")
    assert "\n".join(found) == ""
