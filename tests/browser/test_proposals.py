"""Two people write one proposal: who is where, both texts, an owner's word, wordings, concerns, the brief."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.access.axe import faults
from tests.browser.room import Command, Room, drawn, settles, start_room, written
from tests.conftest import Server

pytestmark = pytest.mark.slow

Opener = Callable[[BrowserContext, str], Page]
MINE = "Nobody knows what became of a report"
THEIRS = "It vanishes into a mailbox"


@dataclass
class Pair:
    """The facilitator's page and Asha's, both in the form of one proposal."""

    room: Room
    host: Page
    asha: Page

    def field(self, page: Page, key: str) -> Locator:
        return page.locator(f"[data-field={key}]")

    def fields(self) -> dict[str, str]:
        found: dict[str, str] = self.room.snapshot()["proposals"][0]["fields"]
        return found

    def send(self, type: str, **more: object) -> Command:
        return {"type": type, "proposal_id": "p", **more}


@pytest.fixture
def room(server: Server) -> Room:
    """A theme with a note and two drawings, and a proposal from it that everyone may write."""
    room = start_room(server.url, 3)
    room.step("ideas", "add", "What would you draw?", names="on", see="all", input=["draw"])
    room.open("ideas")
    notes = [written("One number for every report"), drawn("A phone that rings", 1), drawn("A map", 2)]
    for seat, note in zip(room.people, notes, strict=True):
        seat.send(note)
    ids = [note["note_id"] for note in notes]
    room.host.send({"type": "theme.form", "theme_id": "t0", "title": "Follow a report", "note_ids": ids})
    room.step("write", "propose", "What will we do?", who="everyone")
    room.open("write")
    draft = {"type": "proposal.draft", "proposal_id": "p", "title": "A number to follow", "theme_id": "t0"}
    room.host.send(draft)
    return room


@pytest.fixture
def pair(room: Room, machine: Callable[..., BrowserContext], open_page: Opener) -> Iterator[Pair]:
    """Asha's browser may say that her line is cut, which some tests do; it must not stumble."""
    wrong: list[str] = []
    host = open_page(machine(), room.created["facilitator"]["link"])
    asha = machine(viewport={"width": 360, "height": 740}).new_page()
    asha.on("pageerror", lambda error: wrong.append(str(error)))
    asha.goto(room.links[0])
    for page in (host, asha):
        page.get_by_role("button", name="Write this proposal").click()
        expect(page.get_by_label("The problem")).to_be_visible()
    yield Pair(room, host, asha)
    assert wrong == []


def both_write(pair: Pair) -> Locator:
    """The facilitator's words are saved first; Asha, who began before, is shown both."""
    pair.asha.context.set_offline(True)
    pair.asha.get_by_label("The problem").fill(THEIRS)
    pair.host.get_by_label("The problem").fill(MINE)
    settles(lambda: pair.fields().get("problem"), MINE)
    pair.asha.context.set_offline(False)
    choice = pair.field(pair.asha, "problem").get_by_role("group", name="Two texts")
    expect(choice).to_contain_text(MINE)
    expect(choice).to_contain_text(THEIRS)
    return choice


def test_each_sees_where_the_other_writes_and_what(pair: Pair) -> None:
    pair.asha.get_by_label("The problem").focus()
    there = pair.field(pair.host, "problem")
    expect(there).to_contain_text("Asha Prosser is writing here")
    expect(pair.host.get_by_role("list", name="Who else is writing")).to_contain_text("The problem")
    pair.asha.keyboard.type(THEIRS)
    expect(pair.host.get_by_label("The problem")).to_have_value(THEIRS)
    pair.asha.get_by_label("Who it helps").focus()
    expect(there).not_to_contain_text("is writing here")
    expect(pair.field(pair.host, "who_it_helps")).to_contain_text("Asha Prosser is writing here")


def test_both_texts_stand_until_one_chooses_and_theirs_may_win(pair: Pair) -> None:
    choice = both_write(pair)
    assert pair.fields()["problem"] == MINE
    expect(pair.asha.get_by_label("The problem")).to_have_value(THEIRS)
    choice.get_by_role("button", name="Take theirs").click()
    expect(pair.asha.get_by_label("The problem")).to_have_value(MINE)
    expect(pair.asha.get_by_label("The problem")).to_be_focused()
    pair.asha.get_by_role("button", name="Bring mine back").click()
    settles(lambda: pair.fields()["problem"], THEIRS)
    expect(pair.host.get_by_label("The problem")).to_have_value(THEIRS)


def test_mine_may_win_and_the_other_words_come_back_if_asked(pair: Pair) -> None:
    choice = both_write(pair)
    choice.get_by_role("button", name="Take mine").press("Enter")
    settles(lambda: pair.fields()["problem"], THEIRS)
    expect(pair.host.get_by_label("The problem")).to_have_value(THEIRS)
    pair.asha.get_by_role("button", name="Bring theirs back").click()
    settles(lambda: pair.fields()["problem"], MINE)


def test_both_may_be_joined(pair: Pair) -> None:
    both_write(pair).get_by_role("button", name="Join both").click()
    settles(lambda: pair.fields()["problem"], f"{MINE}\n{THEIRS}")
    expect(pair.field(pair.asha, "problem").get_by_role("group", name="Two texts")).to_have_count(0)


def test_the_choice_is_there_again_after_a_reload(pair: Pair) -> None:
    both_write(pair)
    pair.asha.reload()
    card = pair.asha.locator("[data-proposal=p]")
    expect(card).to_contain_text("Words of yours wait for a choice")
    card.get_by_role("button", name="Write this proposal").click()
    choice = pair.field(pair.asha, "problem").get_by_role("group", name="Two texts")
    expect(choice).to_contain_text(MINE)
    expect(choice).to_contain_text(THEIRS)
    assert pair.fields()["problem"] == MINE


def test_words_typed_without_a_line_are_saved_after_a_reload(pair: Pair) -> None:
    pair.asha.get_by_label("The problem").press_sequentially("Nobody", delay=5)
    pair.asha.reload()
    settles(lambda: pair.fields().get("problem"), "Nobody")


def test_what_is_missing_is_asked_one_after_the_other_by_keyboard(pair: Pair) -> None:
    def answered(question: str, text: str) -> None:
        pair.host.get_by_role("button", name=question).press("Enter")
        pair.host.keyboard.type(text)

    answered("Next: who will own this?", "Bryn Ellis")
    answered("Next: what is the first step?", "Sit with the phones")
    pair.host.get_by_role("button", name="Next: by when?").press("Enter")
    expect(pair.host.get_by_label("By when")).to_be_focused()
    pair.host.get_by_label("By when").fill("2027-01-15")
    answered("Next: what is the problem?", MINE)
    answered("Next: who does it help?", "Everyone who reports")
    pair.host.get_by_role("button", name="Next: what speaks against it?").press("Enter")
    pair.host.keyboard.type("Who pays?")
    pair.host.get_by_role("button", name="Raise the concern").press("Enter")
    answered("Next: what do we propose?", "We will give every report a number")
    answered("Next: what gets better?", "Fewer people ring twice")
    answered("Next: who takes the first step?", "Asha Prosser")
    pair.host.get_by_role("button", name="Say that it is ready").press("Enter")
    settles(lambda: pair.room.snapshot()["proposals"][0]["status"], "ready")
    expect(pair.host.get_by_text("We believe that A number to follow will result in")).to_be_visible()


def test_an_owner_is_asked_on_their_own_page_and_says_no_then_yes(pair: Pair) -> None:
    pair.host.get_by_label("Who leads it").fill("Asha Prosser")
    pair.host.get_by_label("Who leads it").blur()
    asked = pair.asha.get_by_role("region", name="You are asked to lead")
    expect(asked).to_contain_text("A number to follow")
    asked.get_by_role("button", name="I cannot lead this").click()
    expect(pair.field(pair.host, "owner")).to_contain_text("Asha Prosser cannot lead it. Who else?")
    expect(asked).to_have_count(0)
    pair.asha.get_by_role("button", name="Done").first.click()
    pair.asha.get_by_role("button", name="I take it on after all").click()
    expect(pair.field(pair.host, "owner")).to_contain_text("Asha Prosser has taken it on.")


def test_a_wording_is_offered_agreed_and_the_one_before_kept(pair: Pair) -> None:
    pair.host.get_by_label("What we propose").fill("We will see.")
    pair.host.get_by_label("What we propose").blur()
    pair.asha.get_by_text("Other wordings").click()
    pair.asha.get_by_label("Another way to say it").fill("We will give every report a number.")
    pair.asha.get_by_role("button", name="Offer this wording").click()
    pair.host.get_by_text("Other wordings").click()
    pair.host.get_by_role("button", name="Agree on this one: We will give every report a number.").click()
    expect(pair.host.get_by_label("What we propose")).to_have_value("We will give every report a number.")
    expect(pair.field(pair.host, "proposal")).to_contain_text("Agreed wording")
    expect(pair.asha.get_by_role("button", name="Agree on this one: We will see.")).to_be_visible()


def test_a_concern_is_answered_and_stays(pair: Pair) -> None:
    pair.room.people[2].send(pair.send("concern.raise", text="Who answers at night?", anonymous=True))
    pair.host.get_by_text("Answer it").click()
    pair.host.get_by_label("What do you do about it?").fill("The contact centre.")
    pair.host.get_by_role("button", name="Save the answer").click()
    for page in (pair.host, pair.asha):
        expect(page.get_by_text("Who answers at night?").first).to_be_visible()
        expect(page.get_by_text("Answer: The contact centre.")).to_be_visible()


def test_the_room_that_is_left_is_said(pair: Pair) -> None:
    pair.host.get_by_label("Who it helps").fill("x" * 270)
    expect(pair.field(pair.host, "who_it_helps")).to_contain_text("270 of 280")
    pair.host.get_by_label("Who it helps").press("End")
    pair.host.keyboard.type("y" * 30)
    expect(pair.host.get_by_label("Who it helps")).to_have_value("x" * 270 + "y" * 10)


def test_the_brief_is_one_page_and_opens_the_notes(pair: Pair) -> None:
    for person, value in zip(pair.room.people, (4, 4, 1), strict=True):
        person.send(pair.send("support.set", value=value))
    pair.asha.get_by_role("button", name="Done").first.click()
    pair.asha.get_by_role("link", name="On one page: P-01").click()
    page = pair.asha
    expect(page.get_by_role("heading", level=1)).to_have_text("A number to follow")
    expect(page.locator(".brief__picture").get_by_role("img", name="A phone that rings")).to_be_visible()
    spread = page.get_by_role("list", name="How many gave each value").get_by_role("listitem")
    expect(spread).to_have_text([re.compile(rf"{v} of 5:\s*{n}") for v, n in enumerate((0, 1, 0, 0, 2, 0))])
    page.get_by_role("button", name="One number for every report").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("article")).to_contain_text("One number for every report")
    dialog.get_by_role("button", name="P-01 A number to follow").click()
    expect(page.get_by_role("dialog")).to_contain_text("Follow a report")


def test_a_screen_reader_meets_no_barrier(pair: Pair) -> None:
    both_write(pair)
    pair.room.people[2].send(pair.send("concern.raise", text="Who pays?"), pair.send("support.set", value=2))
    pair.room.people[2].send(pair.send("wording.offer", wording_id="w1", text="We will ask once."))
    pair.host.get_by_label("Who leads it").fill("Asha Prosser")
    expect(pair.asha.get_by_role("region", name="You are asked to lead")).to_be_visible()
    pair.asha.get_by_text("Other wordings").click()
    # the whole form at once: what is half under the dock is no target that is too small
    pair.asha.set_viewport_size({"width": 360, "height": 6000})
    assert faults(pair.asha) == []
    pair.asha.get_by_role("button", name="Done").first.click()
    assert faults(pair.asha) == []
    pair.asha.get_by_role("link", name="On one page: P-01").click()
    expect(pair.asha.get_by_role("heading", level=1)).to_have_text("A number to follow")
    assert faults(pair.asha) == []


@pytest.mark.parametrize("lang", ["en", "cy"])
def test_nothing_runs_over_at_320_pixels(pair: Pair, lang: str) -> None:
    both_write(pair)
    pair.asha.set_viewport_size({"width": 320, "height": 640})
    if lang == "cy":
        pair.asha.get_by_role("link", name="Cymraeg").click()
        expect(pair.asha.get_by_text("Nesaf: pwy fydd yn berchen ar hwn?")).to_be_visible()
    for address in ("", "/proposals", "/proposals/P-01"):
        if address:
            pair.asha.goto(f"/s/{pair.room.host.code}/me{address}")
            expect(pair.asha.get_by_role("heading", name="A number to follow").first).to_be_visible()
        over = pair.asha.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, address
