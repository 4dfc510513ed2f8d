"""From the start page to the first round: people come in, draw what they do, and meet."""

import json
from collections.abc import Iterator

from playwright.sync_api import Page, expect

from tests.browser.joint_vision.album import ROOM_SIZE, Album
from tests.browser.joint_vision.cast import DIGITAL, FACILITATOR, GUESTS, HIGHWAYS, TITLE, Guest
from tests.browser.joint_vision.house import EVERYONE, House, Machine, Open, begins, draws, note_of, sketched
from tests.browser.people import CODE, snapshot

PHONE = {"width": 360, "height": 760}
ROOF = [[(0.2, 0.7), (0.5, 0.2), (0.8, 0.7), (0.2, 0.7)], [(0.4, 0.7), (0.4, 0.5), (0.6, 0.5), (0.6, 0.7)]]
#: the five who have a page here: wide, narrow, in Welsh, and the one who reloads; the fifth comes late
PAGES = {
    "Asha Prosser": {"viewport": {"width": 1280, "height": 900}},
    "Bryn Ellis": {"viewport": PHONE, "has_touch": True, "is_mobile": True},
    "Carys Vaughan-Williams": {"viewport": {"width": 768, "height": 1000}, "locale": "cy"},
    "Dafydd Pugh": {"viewport": {"width": 1280, "height": 800}},
}


def starts(origin: str, machine: Machine, open_page: Open) -> House:
    """Template, code, go; the facilitator names the teams, and opens the screen and a phone of their own."""
    host = open_page(machine(), "/")
    host.get_by_label("What is it called?").fill(TITLE)
    host.get_by_role("button", name="Start the session").click()
    host.wait_for_url("**/s/*/host")
    expect(host.locator(".now__label")).to_contain_text("Lobby")
    found = CODE.search(host.url)
    assert found
    code = found[1]
    links = json.loads(host.evaluate("(code) => localStorage.getItem(`wishwall.links.${code}`)", code))
    screen = open_page(machine(viewport=ROOM_SIZE), links["screen"])
    phone = open_page(machine(viewport=PHONE, has_touch=True, is_mobile=True), links["facilitator"])
    expect(phone.locator(".now__label")).to_contain_text("Lobby")
    house = House(origin, machine, open_page, code, host, phone, screen)
    assert house.seat_of(phone, "host").person_id == house.seat_of(host, "host").person_id
    host.get_by_label("Your name, as people see it").fill(FACILITATOR)
    host.get_by_label("One team").fill(DIGITAL)
    host.get_by_label("The other team").fill(HIGHWAYS)
    host.get_by_label("The other team").blur()
    expect(phone.get_by_label("The other team")).to_have_value(HIGHWAYS)
    return house


def people_come_in(house: House, album: Album) -> None:
    for guest in GUESTS:
        if guest.name in PAGES:
            context = house.machine(**PAGES[guest.name])
            page = house.open_page(context, "/?lang=cy" if guest.name.startswith("Carys") else "/")
            enters(house, page, guest)
        else:
            house.joins(guest)
    badges_are_drawn(house)
    wide, narrow = house.pages["Asha Prosser"], house.pages["Bryn Ellis"]
    album.views |= {
        "host": house.host,
        "wide": wide,
        "narrow": narrow,
        "cymraeg": house.pages["Carys Vaughan-Williams"],
        "screen": house.screen,
        "phone": house.phone,
    }
    expect(wide.get_by_text(f"{FACILITATOR} will start the session.")).to_be_visible()
    expect(house.screen.get_by_text("11 people are in")).to_be_visible()
    expect(house.host.get_by_text("11 of 11 here")).to_be_visible()
    album.take("lobby")


def enters(house: House, page: Page, guest: Guest) -> None:
    """The code on the start page, then a name and a team: the same in both languages."""
    page.locator("#code").fill(house.code)
    page.locator("[data-form=join] [type=submit]").click()
    page.wait_for_url(f"**/j/{house.code}*")
    page.locator("#name").fill(guest.name)
    page.get_by_role("radio", name=guest.side).check()
    page.locator("form [type=submit]").click()
    page.wait_for_url(f"**/s/{house.code}/me*")
    expect(page.locator("h1")).to_be_visible()
    house.sits(guest.name, page)


def badges_are_drawn(house: House) -> None:
    """A badge and a private answer; five answers or more show how they spread."""
    for number, (guest, seat) in enumerate(house.by_protocol()):
        seat.send({"type": "pulse.give", "about": "drawing_before", "value": 1 + number % 4})
        if number % 3:
            seat.send({"type": "person.update", "badge": sketched(*guest.monday)["sketch"]})
    house.pages["Asha Prosser"].get_by_label("I would rather not").check()


def everyone_draws_what_they_do(house: House, album: Album) -> None:
    house.next("Welcome")
    album.take("welcome")
    house.next("Draw what you do")
    begins(house.pages["Asha Prosser"], EVERYONE["Asha Prosser"].monday[1], ROOF)
    for guest, seat in house.by_protocol():
        seat.send(sketched(*guest.monday))
    a_kind_word_goes_to_those_at_zero(house)
    album.take("draw-work")
    a_reload_and_a_second_tab_are_the_same_person(house)
    house.pages["Asha Prosser"].locator(".composer [type=submit]").click()
    for name in ("Bryn Ellis", "Carys Vaughan-Williams"):
        draws(house.pages[name], EVERYONE[name].monday[1], ROOF)
    expect(house.host.get_by_text("11 notes, from 11 people")).to_be_visible()
    words = [guest.monday[1] for guest in GUESTS]
    assert [caption for caption in words if caption in house.host.content()] == []
    album.take("draw-work-done")


def a_kind_word_goes_to_those_at_zero(house: House) -> None:
    house.host.get_by_role("button", name="Encourage the 4 at zero").click()
    house.host.get_by_role("button", name="Send").click()
    bryn = house.pages["Bryn Ellis"]
    expect(bryn.get_by_text("The facilitator says to you alone:")).to_be_visible()
    bryn.get_by_role("button", name="Got it").click()
    for name in ("Asha Prosser", "Carys Vaughan-Williams", "Dafydd Pugh"):
        house.pages[name].locator(".notice--said button").click()


def a_reload_and_a_second_tab_are_the_same_person(house: House) -> None:
    """What is half done is kept, and the second tab follows the first."""
    dafydd = house.pages["Dafydd Pugh"]
    caption = EVERYONE["Dafydd Pugh"].monday[1]
    begins(dafydd, caption, ROOF)
    before = snapshot(dafydd)["me"]
    dafydd.wait_for_timeout(400)
    dafydd.reload()
    expect(dafydd.locator("#note-caption")).to_have_value(caption)
    dafydd.locator(".composer [type=submit]").click()
    expect(note_of(dafydd, caption)).to_be_visible()
    second = house.open_page(dafydd.context, f"/j/{house.code}")
    expect(second.get_by_text("Welcome back, Dafydd Pugh.")).to_be_visible()
    second.get_by_role("link", name="Go on where you were").click()
    expect(note_of(second, caption)).to_be_visible()
    assert snapshot(second)["me"] == snapshot(dafydd)["me"] == before
    people = [person["name"] for person in house.snapshot()["people"]]
    assert people.count("Dafydd Pugh") == 1
    house.pages["Dafydd Pugh, second tab"] = second


def everyone_meets(house: House, album: Album) -> None:
    house.next("Meet each other")
    album.take("meet-before")
    house.host.get_by_role("button", name="Start the turns").click()
    album.take("meet-listening")
    asha = house.pages["Asha Prosser"]
    sides = []
    for speaker in turns(house):
        sides.append(EVERYONE[speaker].side)
        if speaker == "Asha Prosser":
            expect(asha.get_by_role("heading", name="It's your turn")).to_be_visible()
            album.take("meet-own-turn")
            asha.get_by_role("button", name="Finish").click()
        else:
            house.seats[speaker].send({"type": "turn.next"})
    assert sides[:10] in ([DIGITAL, HIGHWAYS] * 5, [HIGHWAYS, DIGITAL] * 5)
    expect(house.screen.get_by_text("Everyone has presented. Thank you.")).to_be_visible()
    album.take("meet-over")


def turns(house: House) -> Iterator[str]:
    """Whose turn it is, until everyone has had theirs."""
    names = {seat.person_id: name for name, seat in house.seats.items()}
    last = None
    while True:
        shown = house.snapshot()
        turn = shown["turn"]
        if turn.get("phase_id") == shown["live"]["phase_id"] and turn["current"] != last:
            last = turn["current"]
            if last is None:
                return
            yield names[last]
        else:
            house.host.wait_for_timeout(20)
