"""What is left of the session: files that hold the propositions, and the way from a wish to its owner."""

import csv
import io
import json
import re

from playwright.sync_api import Page, expect

from tests.browser.downloading import downloaded
from tests.browser.joint_vision.cast import IDEAS, PARKED, QUESTIONS
from tests.browser.joint_vision.deciding import CONCERN
from tests.browser.joint_vision.house import EVERYONE, House

WISH = "One phone number that someone answers"
OWNERS = ("Bryn Ellis", "Carys Vaughan-Williams")


def the_way_from_wish_to_owner_can_be_walked(house: House) -> None:
    """Wish, theme, group, note, theme, proposal, owner: each a press further, in the page (R11)."""
    host = house.host
    host.get_by_role("link", name="Wish list").click()
    host.locator(".wishes tr", has_text=WISH).get_by_role("button").click()
    walks(host, QUESTIONS[0])
    walks(host, "Group 1")
    note, place = proposed_note(host)
    walks(host, note)
    walks(host, IDEAS[place][0])
    walks(host, f"P-0{place + 1} {IDEAS[place][0]}")
    names = host.locator(".trail__name")
    for stage in ("Wish", "The group's theme", "Group", "Note", "Theme", "Proposal", "Who leads it"):
        expect(names.filter(has_text=re.compile(rf"^\s*{stage}\s*$"))).to_have_count(1)
    expect(host.locator(".trail")).to_contain_text(OWNERS[place])
    host.keyboard.press("Escape")


def proposed_note(page: Page) -> tuple[str, int]:
    """A drawing of the group that one of the proposals rests on, and which proposal."""
    shown = page.locator(".trail__link").all_inner_texts()
    for place, (_, drawings) in enumerate(IDEAS[: len(OWNERS)]):
        for guest in EVERYONE.values():
            for drawing, caption in guest.ideas:
                if drawing in drawings and caption in shown:
                    return caption, place
    raise AssertionError(f"No proposal rests on a note of this group: {shown}")


def walks(page: Page, name: str) -> None:
    """Press a thing in the trail; it stands in the middle of its own trail then."""
    page.locator(".trail__link").filter(has_text=re.compile(rf"^\s*{re.escape(name)}\s*$")).first.click()
    expect(page.locator(".trail__here[aria-current=true]")).to_have_text(name)


def the_files_hold_the_propositions(house: House) -> None:
    host = house.host
    host.goto(f"/s/{house.code}/host/proposals")
    rows = list(csv.DictReader(io.StringIO(downloaded(host, "Table (CSV)").lstrip("\ufeff"))))
    assert [(row["title"], row["owner"], row["status"]) for row in rows] == [
        (title, owner, "agreed") for (title, _), owner in zip(IDEAS[:2], OWNERS, strict=True)
    ]
    assert rows[0]["support_n"] == "12" and CONCERN in rows[0]["concerns"]
    record = json.loads(downloaded(host, "Whole record (JSON)"))
    owners = {person["person_id"]: person["name"] for person in record["people"]}
    accepted = [owners[proposal["accepted_by"]] for proposal in record["proposals"]]
    assert accepted == list(OWNERS)
    states = {phase["phase_id"]: phase["state"] for phase in record["run_sheet"]}
    assert len(states) == 18
    assert [phase for phase, state in states.items() if state != "closed"] == ["choose"]
    assert PARKED in [note["text"] for note in record["notes"] if note["parked"]]
    assert all("author" not in note for note in record["notes"] if note["phase_id"] == "wishes")
