"""Two groups: split in the break, joined by somebody late, each drawing for itself; then all present."""

import re

from playwright.sync_api import expect

from tests.browser.joint_vision.album import Album
from tests.browser.joint_vision.cast import LATE, QUESTIONS, THEMES
from tests.browser.joint_vision.house import EVERYONE, House, draws, note_of, said, sketched
from tests.browser.joint_vision.meeting import PHONE, ROOF, enters, turns

NAMES = ("Asha Prosser", "Bryn Ellis", "Carys Vaughan-Williams", "Dafydd Pugh")


def groups_are_split_in_the_break(house: House, album: Album) -> None:
    """Both get a theme worded as a question: one that was chosen, one made from picked wishes."""
    house.next("Break")
    album.take("break")
    host = house.host
    host.get_by_role("button", name="Split into groups").click()
    expect(host.locator(".group")).to_have_count(2)
    host.get_by_role("link", name="Results").click()
    host.get_by_role("button", name="Make them the groups' themes").click()
    expect(host.locator(".group__theme").nth(1)).to_contain_text(THEMES[1][0])
    host.get_by_role("button", name="Group 1: actions").click()
    host.get_by_role("menuitem", name="A theme made from wishes...").click()
    host.get_by_label("Name of the theme").fill(QUESTIONS[0])
    for words in ("One phone number that someone answers", "Eleven people report the tree"):
        host.get_by_role("checkbox", name=re.compile(words)).check()
    album.take("break-theme-from-wishes")
    host.get_by_role("button", name="Make the theme").click()
    house.steers({"type": "theme.name", "theme_id": "theme1", "title": QUESTIONS[1]})
    for number, question in enumerate(QUESTIONS):
        expect(host.locator(".group__theme").nth(number)).to_contain_text(question)
    house.next("Groups and brief")
    sides = [[EVERYONE[name].side for name in names] for names in members(house).values()]
    assert sorted(len(group) for group in sides) == [5, 6]
    assert all(2 <= group.count("Digital") <= 3 for group in sides)
    album.take("groups")


def members(house: House) -> dict[str, list[str]]:
    """Who is in which group, by its name."""
    shown = house.snapshot()
    names = {group["group_id"]: group["name"] for group in shown["groups"]}
    found: dict[str, list[str]] = {name: [] for name in names.values()}
    for person in shown["people"]:
        if person["group_id"]:
            found[names[person["group_id"]]].append(person["name"])
    return found


def everyone_draws_alone_and_somebody_comes_late(house: House, album: Album) -> None:
    house.next("Draw alone")
    for guest, seat in house.by_protocol():
        seat.send(*(sketched(*idea) for idea in guest.ideas))
    for name in NAMES:
        draws(house.pages[name], EVERYONE[name].ideas[0][1], ROOF)
    smallest = min(members(house).items(), key=lambda group: len(group[1]))[0]
    page = house.open_page(house.machine(viewport=PHONE), "/")
    enters(house, page, LATE)
    expect(page.locator(".step-head__title strong")).to_have_text("Draw alone")
    expect(page.locator(".composer__paper")).to_be_visible()
    expect(page.get_by_text(smallest).first).to_be_visible()
    assert LATE.name in members(house)[smallest]
    assert sorted(len(group) for group in members(house).values()) == [6, 6]
    draws(page, LATE.ideas[0][1], ROOF)
    assert LATE.ideas[0][1] not in house.pages["Asha Prosser"].content()
    album.views["late"] = page
    album.take("draw-alone")
    del album.views["late"]


def the_group_looks_and_builds(house: House, album: Album) -> None:
    house.next("Look and build")
    groups = members(house)
    asha = house.pages["Asha Prosser"]
    mine = next(names for names in groups.values() if "Asha Prosser" in names)
    for name, guest in EVERYONE.items():
        for _, caption in guest.ideas:
            expect(note_of(asha, caption)).to_have_count(1 if name in mine else 0)
    first = asha.locator("section[aria-labelledby=shared] article").first
    first.get_by_role("button", name="Build on this").click()
    expect(asha.get_by_text("Building on:")).to_be_visible()
    draws(asha, "And it says so in both languages", ROOF)
    expect(note_of(asha, "And it says so in both languages")).to_contain_text("Builds on:")
    for guest, seat in list(house.by_protocol())[:5]:
        other = next(n for n in house.snapshot(guest.name)["notes"] if not n.get("mine") and n["group_id"])
        seat.send(said(f"And {guest.name.split()[0]} tries it first", builds_on=other["note_id"]))
    album.take("build")


def everyone_presents_ideas(house: House, album: Album) -> None:
    house.next("Present ideas")
    house.host.get_by_role("button", name="Start the turns").click()
    bryn, asha = house.pages["Bryn Ellis"], house.pages["Asha Prosser"]
    presented = []
    for speaker in turns(house):
        presented.append(speaker)
        if speaker == "Asha Prosser":
            expect(asha.get_by_role("heading", name="It's your turn")).to_be_visible()
            asha.get_by_role("button", name="Next note").click()
            bryn.get_by_role("button", name="I like...").click()
            bryn.locator("#remark").fill("that it thinks of both languages")
            bryn.keyboard.press("Enter")
            expect(house.host.get_by_role("region", name="Remarks")).to_contain_text("both languages")
            album.take("present-ideas")
        house.seats[speaker].send({"type": "turn.next"})
    assert sorted(presented) == sorted(EVERYONE)
