"""A reload, a second tab and a broken line: the same state and person, no note twice or lost (I9)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.device import nothing_waits, waiting
from tests.browser.people import join, next_step, snapshot, start_session, write
from tests.browser.room import settles

pytestmark = pytest.mark.browser

Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]


@pytest.fixture
def at_work(machine: Machine, open_page: Open) -> tuple[Page, Page, str]:
    """Felicity and Peter in a session whose notes everyone sees at once."""
    felicity = open_page(machine(), "/")
    code = start_session(felicity, "Parks and ICT")
    peter = open_page(machine(), "/")
    join(peter, code, "Peter")
    next_step(felicity, "Welcome")
    next_step(felicity, "Wishes")
    return felicity, peter, code


def test_a_reload_shows_the_same_notes_to_the_same_person(at_work: tuple[Page, Page, str]) -> None:
    _, peter, _ = at_work
    write(peter, "Benches that are dry")
    # a page shows its own note before the server has it
    nothing_waits(peter)
    before = snapshot(peter)
    peter.reload()
    expect(peter.get_by_role("article", name="Benches that are dry")).to_be_visible()
    after = snapshot(peter)
    assert (after["me"], after["notes"]) == (before["me"], before["notes"])


def test_a_draft_survives_a_reload(at_work: tuple[Page, Page, str]) -> None:
    _, peter, _ = at_work
    field = peter.locator("#note-text")
    field.fill("Half a thought")
    peter.reload()
    expect(field).to_have_value("Half a thought")


def test_a_second_tab_is_the_same_person_and_sees_the_same(
    at_work: tuple[Page, Page, str], open_page: Open
) -> None:
    _, peter, code = at_work
    second = open_page(peter.context, f"/j/{code}")
    expect(second.get_by_text("Welcome back, Peter.")).to_be_visible()
    second.get_by_role("link", name="Go on where you were").click()
    write(second, "A map of every bin")
    expect(peter.get_by_role("article", name="A map of every bin")).to_be_visible()
    assert snapshot(second)["me"] == snapshot(peter)["me"]


def test_a_command_that_is_sent_again_makes_one_note(at_work: tuple[Page, Page, str]) -> None:
    felicity, peter, code = at_work
    send = """async (code) => {
      const command = { op_id: 'again', type: 'note.post', note_id: 'once', kind: 'text', text: 'Only once' };
      const headers = { 'X-Seat': 'me', 'Content-Type': 'application/json' };
      const post = async () => (await fetch(`/api/sessions/${code}/commands`,
        { method: 'POST', body: JSON.stringify(command), headers })).json();
      return [await post(), await post()];
    }"""
    first, second = peter.evaluate(send, code)
    assert first == second
    assert first["ok"]
    expect(peter.get_by_role("article", name="Only once")).to_have_count(1)
    felicity.get_by_role("button", name="Show the notes to everyone").click()
    expect(felicity.get_by_role("article", name="Only once")).to_have_count(1)


def test_what_is_written_without_a_line_is_kept_and_posted_once(at_work: tuple[Page, Page, str]) -> None:
    felicity, peter, _ = at_work
    # A page that is cut off from the server: its calls fail, and a reload of its state is not possible.
    peter.evaluate(
        """() => {
      window.realFetch = window.fetch;
      window.fetch = () => Promise.reject(new TypeError('no network'));
      const send = WebSocket.prototype.send;
      window.mend = () => { WebSocket.prototype.send = send; window.fetch = window.realFetch; };
      WebSocket.prototype.send = function () {};
    }"""
    )
    field = peter.locator("#note-text")
    field.fill("Written in a tunnel")
    field.press("Enter")
    note = peter.get_by_role("article", name="Written in a tunnel")
    expect(note).to_contain_text("Saving")
    settles(lambda: waiting(peter), 1)
    peter.reload()
    expect(note).to_be_visible()
    expect(note).not_to_contain_text("Saving")
    nothing_waits(peter)
    felicity.get_by_role("button", name="Show the notes to everyone").click()
    expect(felicity.get_by_role("article", name="Written in a tunnel")).to_have_count(1)


def test_host_join_and_screen_in_one_browser_stay_three_seats(machine: Machine, open_page: Open) -> None:
    context = machine()
    host = open_page(context, "/")
    code = start_session(host, "Three seats")
    me = open_page(context, "/")
    join(me, code, "Felicity at the keyboard")
    links = host.evaluate("(code) => JSON.parse(localStorage.getItem(`wishwall.links.${code}`))", code)
    screen = open_page(context, links["screen"])
    expect(screen.get_by_text(f"{code[:4]}-{code[4:]}")).to_be_visible()
    assert "#" not in screen.url
    roles = {"facilitator": host, "participant": me, "screen": screen}
    for role, page in roles.items():
        page.reload()
        expect(page.locator("h1").first).to_be_visible()
        me_there = snapshot(page)["me"]
        assert isinstance(me_there, dict)
        assert me_there["role"] == role


def test_an_unknown_code_and_a_link_without_its_key_say_what_to_do(machine: Machine) -> None:
    page = machine().new_page()
    page.goto("/")
    page.get_by_label("Session code").fill("ABCD-2346")
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_text("There is no session with this code.")).to_be_visible()
    page.goto("/j/ABCD2346")
    expect(page.get_by_role("heading", name="We cannot find that session")).to_be_visible()
    host = machine().new_page()
    host.goto("/")
    code = start_session(host, "Locked door")
    page.goto(f"/s/{code}/host")
    expect(page.get_by_role("heading", name="This page needs its own link")).to_be_visible()


def test_the_language_changes_and_the_state_stays(at_work: tuple[Page, Page, str]) -> None:
    _, peter, _ = at_work
    write(peter, "Coed ar bob stryd")
    peter.get_by_role("link", name="Cymraeg").click()
    expect(peter.locator("html")).to_have_attribute("lang", "cy")
    expect(peter.get_by_role("button", name="Postio'r nodyn")).to_be_visible()
    expect(peter.get_by_role("article", name="Coed ar bob stryd")).to_be_visible()
    expect(peter.get_by_role("heading", level=1)).to_contain_text("hudlath")
