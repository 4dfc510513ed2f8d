"""From twelve people's drawings to propositions that somebody takes on, and the close."""

import re

from playwright.sync_api import Page, expect

from tests.browser.joint_vision.album import Album
from tests.browser.joint_vision.cast import IDEAS
from tests.browser.joint_vision.house import EVERYONE, House, marks
from tests.browser.joint_vision.wishing import ids

FIRST = {
    "The problem": "A report goes into a mailbox and nobody outside can see what became of it.",
    "Who it helps": "Everyone who reports something, and everyone who answers the phone.",
    "What we propose": "We will give every report a number, and a page that says where it has got to.",
    "What gets better": "Fewer people ring a second time.",
    "How we will know": "Repeat calls fall from 30% to 15% by the summer.",
    "Who leads it": "Bryn Ellis",
    "The first step": "Sit with the phones for two mornings and write down the words that callers use.",
    "Who takes it": "Asha Prosser",
    "By when": "2027-01-15",
}
SECOND = {
    "problem": "Inspectors write on paper and type it up later: forty minutes a day each.",
    "who_it_helps": "Eleven inspectors, and everyone who drives over what they found.",
    "proposal": "We will let one area finish its inspections on a phone, at the roadside.",
    "benefit": "Three hours a week back for each inspector.",
    "measure": "Nine in ten inspections are in the system on the day.",
    "first_step": "Ride along for a day and count what is written twice.",
    "first_step_who": "Farid Khan",
    "first_step_by": "2027-02-01",
    "owner": "Carys Vaughan-Williams",
}
CONCERN = "Who answers the messages at the weekend?"


def ideas_of_both_groups_are_grouped(house: House, album: Album) -> None:
    """All drawings come back to one wall, each with its maker's name and group (R10)."""
    house.next("Group the ideas")
    notes = house.snapshot("Priya Nair")["notes"]
    for guest in EVERYONE.values():
        for _, caption in guest.ideas:
            assert caption in [note["caption"] for note in notes]
    asha = house.pages["Asha Prosser"]
    for name in ("Asha Prosser", "Lowri Morgan"):
        labelled = re.compile(rf"Note, {name}, Group [12]: {EVERYONE[name].ideas[0][1]}")
        expect(asha.get_by_role("article", name=labelled)).to_be_visible()
    album.take("group-ideas-begun")
    found = ids(house, "draw-alone")
    captions = {drawing: text for guest in EVERYONE.values() for drawing, text in guest.ideas}
    for number, (title, drawings) in enumerate(IDEAS):
        chosen = [found[captions[drawing]] for drawing in drawings]
        form = {"type": "theme.form", "theme_id": f"idea{number}", "title": title, "note_ids": chosen}
        house.seats["Priya Nair"].send(form)
    for page in (house.host, asha, house.screen):
        expect(page.get_by_role("heading", name=IDEAS[0][0])).to_be_visible()
    album.take("group-ideas")


def choosing_is_skipped(house: House, album: Album) -> None:
    """Two groups, three piles: nobody needs dots. The run sheet says so, and Next goes past it."""
    step = house.host.locator(".plan-rail__step", has_text=re.compile(r"\. Choose(?! two)"))
    step.click()
    house.host.get_by_role("menuitem", name="Skip").click()
    expect(step).to_contain_text("Skipped")
    expect(house.phone.get_by_role("button", name="Next: Write the proposition")).to_be_visible()
    assert house.phase("choose")["state"] == "skipped"


def propositions_are_written(house: House, album: Album) -> None:
    house.next("Write the proposition")
    asha = house.pages["Asha Prosser"]
    album.take("propositions-empty")
    asha.get_by_role("button", name=f"From: {IDEAS[0][0]}").click()
    asha.get_by_role("button", name="Begin", exact=True).click()
    form = asha.get_by_role("form", name=re.compile("Proposal"))
    for label, text in FIRST.items():
        form.get_by_label(label).fill(text)
    form.get_by_label("By when").blur()
    expect(asha.get_by_text("Still needed before it is ready")).to_have_count(0)
    album.take("propositions-form")
    asha.get_by_role("button", name="Done").first.click()
    mali = house.seats["Mali Hughes"]
    owner = {"owner_id": house.seats["Carys Vaughan-Williams"].person_id}
    mali.send(
        {"type": "proposal.draft", "proposal_id": "second", "title": IDEAS[1][0], "theme_id": "idea1"},
        {"type": "proposal.revise", "proposal_id": "second", "fields": SECOND | owner},
    )
    expect(house.screen.get_by_text(IDEAS[1][0])).to_be_visible()
    album.take("propositions")


def they_are_read_back_and_accepted(house: House, album: Album) -> None:
    """Support from all, a concern, and each owner takes theirs on: on a phone, and in Welsh."""
    house.next("Read back and commit")
    house.host.get_by_role("button", name="Start the turns").click()
    first, second = (p["proposal_id"] for p in house.snapshot()["proposals"])
    for number, (_, seat) in enumerate(house.everyone()):
        for proposal_id in (first, second):
            value = 3 + (number + len(proposal_id)) % 3
            seat.send({"type": "support.set", "proposal_id": proposal_id, "value": value})
    house.seats["Nia Roderick"].send(
        {"type": "concern.raise", "proposal_id": first, "text": CONCERN, "anonymous": True}
    )
    album.take("read-back")
    takes_on(house.pages["Bryn Ellis"], "I take this on")
    house.host.get_by_role("button", name="On to").click()
    takes_on(house.pages["Carys Vaughan-Williams"], "Fe wna i arwain hwn")
    for name in ("Bryn Ellis", "Carys Vaughan-Williams"):
        expect(house.host.get_by_text(f"{name}, accepted").first).to_be_visible()
    album.take("read-back-accepted")
    for proposal_id in (first, second):
        house.steers({"type": "proposal.status", "proposal_id": proposal_id, "status": "agreed"})


def takes_on(page: Page, words: str) -> None:
    page.get_by_role("button", name=words).click()
    expect(page.get_by_role("button", name=words)).to_have_count(0)


def the_session_closes(house: House, album: Album) -> None:
    house.next("Close")
    asha = house.pages["Asha Prosser"]
    for line in house.phase("close")["switches"]["prompt"]["en"]["question"].splitlines():
        asha.get_by_role("group", name=line).get_by_role("button", name="4 of 5").click()
    asha.get_by_label("It is all right").check()
    others = [name for name in house.seats if name not in ("Asha Prosser", "Gareth Bowen")]
    for number, name in enumerate([*others, "Gareth Bowen"]):
        house.seats[name].send(*(marks(f"q{n}", 3 + (number + n) % 3) for n in (1, 2, 3)))
        house.seats[name].send({"type": "pulse.give", "about": "drawing_after", "value": 2 + number % 4})
    album.take("close")
    house.host.get_by_role("button", name="Close and show the result").click()
    expect(asha.get_by_text("What it came to").first).to_be_visible()
    album.take("close-result")
    house.host.get_by_role("button", name="Close the session").first.click()
    house.host.get_by_role("dialog").get_by_role("button", name="Close the session").click()
    for page in house.pages.values():
        expect(page.locator(".notice--success")).to_be_visible()
    assert house.phase("choose")["state"] == "skipped"
    album.take("closed")
