"""Wishes without names, ticks, themes and dots: led from a phone at first."""

import re

from playwright.sync_api import Page, expect

from tests.browser.joint_vision.album import Album
from tests.browser.joint_vision.cast import GUESTS, PARKED, THEMES
from tests.browser.joint_vision.house import EVERYONE, House, marks, note_of, said, writes

#: six minutes and the one that was added, a little of it gone
SEVEN = re.compile(r"^(7:00|6:[345]\d)")


def wishes_are_made_without_names(house: House, album: Album) -> None:
    """The facilitator steers from the phone: Next, a minute more, and the reveal."""
    phone = house.phone
    house.next("Magic wand", phone)
    for guest, seat in house.by_protocol():
        seat.send(*(said(words) for words in guest.wishes))
    for name in ("Asha Prosser", "Bryn Ellis", "Carys Vaughan-Williams", "Dafydd Pugh"):
        for words in EVERYONE[name].wishes:
            writes(house.pages[name], words)
    expect(note_of(house.pages["Dafydd Pugh, second tab"], "Photos with every report")).to_be_visible()
    an_extension_shows_on_every_clock(house)
    album.take("wishes-hidden")
    wishes = [words for guest in GUESTS for words in guest.wishes]
    for page in (house.host, house.screen, phone):
        assert [words for words in wishes if words in page.content()] == []
    phone.get_by_role("button", name="Show the notes to everyone").click()
    for page in (house.screen, house.host, *house.pages.values()):
        expect(note_of(page, "One password for everything")).to_be_attached()
    for note in house.snapshot("Asha Prosser")["notes"]:
        if note["phase_id"] == "wishes":
            assert "author" not in note
    album.take("wishes-shown")


def an_extension_shows_on_every_clock(house: House) -> None:
    house.phone.get_by_role("button", name="1 min more").click()
    for page in house.pages.values():
        expect(page.locator(".step-head .clock")).to_contain_text("7 min" if english(page) else "7 munud")
    expect(house.screen.locator(".screen__time")).to_have_text(SEVEN)
    for page in (house.host, house.phone):
        expect(page.locator(".now__time")).to_have_text(SEVEN)


def english(page: Page) -> bool:
    return page.locator("html").get_attribute("lang") == "en"


def wishes_are_ticked(house: House, album: Album) -> None:
    house.next("Read and tick")
    asha = house.pages["Asha Prosser"]
    for words in ("Ask people once, not five times", "One password for everything"):
        tick = asha.get_by_role("button", name=f"Me too: {words}")
        tick.click()
        expect(tick).to_have_attribute("aria-pressed", "true")
    wishes = ids(house)
    for number, (_, seat) in enumerate(house.by_protocol()):
        seat.send(*(marks(wishes[words]) for words in list(wishes)[number::5]))
    expect(house.host.get_by_text("8 of 11 have judged")).to_be_visible()
    album.take("tick")


def ids(house: House, phase_id: str = "wishes") -> dict[str, str]:
    """The notes of a step by their words."""
    notes = house.snapshot()["notes"]
    return {n["text"] or n["caption"]: n["note_id"] for n in notes if n["phase_id"] == phase_id}


def themes_are_found(house: House, album: Album) -> None:
    house.next("Find the themes")
    album.take("themes-begun")
    wishes = ids(house)
    seats = [seat for _, seat in house.by_protocol()]
    for number, (title, words) in enumerate(THEMES):
        members = [i for text, i in wishes.items() if any(word.lower() in text.lower() for word in words)]
        theme_id = f"theme{number}"
        first, rest = members[:2], members[2:]
        seats[number].send(
            {"type": "theme.form", "theme_id": theme_id, "title": title, "note_ids": first},
            {"type": "note.file", "note_ids": rest, "theme_id": theme_id},
        )
    house.steers({"type": "note.park", "note_id": wishes[PARKED]})
    by_hand(house)
    for page in (house.host, house.pages["Asha Prosser"], house.screen):
        expect(page.get_by_role("heading", name=THEMES[0][0])).to_be_visible()
    album.take("themes")


def by_hand(house: House) -> None:
    """On a phone, without dragging: the button on a note, then the theme."""
    bryn = house.pages["Bryn Ellis"]
    words = "One word for it"
    note_of(bryn, words).get_by_role("button", name="Move to...").click()
    bryn.get_by_role("menuitem", name=THEMES[1][0]).click()
    expect(bryn.get_by_role("region", name=THEMES[1][0]).locator("article", has_text=words)).to_be_visible()


def two_themes_are_chosen(house: House, album: Album) -> None:
    decider = house.seats["Gareth Bowen"].person_id
    house.steers({"type": "person.update", "person_id": decider, "decider": True})
    house.next("Choose two themes")
    asha = house.pages["Asha Prosser"]
    for title in (THEMES[0][0], THEMES[0][0], THEMES[1][0]):
        asha.get_by_role("button", name=f"Place a dot on {title}").click()
    expect(asha.get_by_text("All placed. You can still change them.")).to_be_visible()
    pages = [seat for name, seat in house.seats.items() if name in house.pages and name != "Asha Prosser"]
    for number, seat in enumerate(
        [*pages, *(seat for guest, seat in house.by_protocol() if guest.name != "Gareth Bowen")]
    ):
        seat.send(marks("theme0"), marks("theme1"), marks(f"theme{number % 4}"))
    expect(house.host.get_by_text("10 of 11 have judged")).to_be_visible()
    house.seats["Gareth Bowen"].send(marks("theme0"), marks("theme1"), marks("theme2"))
    album.take("choose-themes")
    house.host.get_by_role("button", name="Close and show the result").click()
    for page in (asha, house.screen):
        expect(page.locator(".result").first).to_contain_text(THEMES[0][0])
    album.take("choose-themes-result")
