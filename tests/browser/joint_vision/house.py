"""The workshop as it runs: its pages, its seats, and what everyone in it can be asked to do."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from playwright.sync_api import BrowserContext, Locator, Page, expect

from board.demo.drawings import drawings
from board.demo.seat import Seat, call
from tests.browser.joint_vision.cast import GUESTS, LATE, Guest
from tests.browser.people import stroke
from tests.realtime.sockets import Listener

Command = dict[str, Any]
Machine = Callable[..., BrowserContext]
Open = Callable[[BrowserContext, str], Page]
EVERYONE = {guest.name: guest for guest in (*GUESTS, LATE)}


@dataclass
class House:
    """A session: `host` and `phone` are the facilitator's; `pages` and `seats` are people's, by name."""

    origin: str
    machine: Machine
    open_page: Open
    code: str
    host: Page
    phone: Page
    screen: Page
    pages: dict[str, Page] = field(default_factory=dict)
    seats: dict[str, Seat] = field(default_factory=dict)
    lines: list[Listener] = field(default_factory=list)

    def joins(self, guest: Guest) -> None:
        """Somebody who speaks the protocol comes in, and keeps a line open as a page would."""
        path = f"/api/sessions/{self.code}/people"
        joined = call(self.origin, "POST", path, {"name": guest.name, "side": guest.side})
        self.seats[guest.name] = Seat(self.origin, self.code, joined["person_id"], joined["token"])
        self.lines.append(Listener(self.origin, {"token": joined["token"]}))

    def sits(self, name: str, page: Page) -> None:
        """Somebody with a page is in: the same person is asked over HTTP where the page adds nothing."""
        self.pages[name] = page
        self.seats[name] = self.seat_of(page, "me")

    def seat_of(self, page: Page, seat: str) -> Seat:
        """The person who sits at a page, by its cookie."""
        cookies = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
        token = cookies[f"wishwall_{seat}_{self.code}"]
        me = Seat(self.origin, self.code, "", token).call("GET", "")["me"]
        return Seat(self.origin, self.code, me["person_id"], token)

    def by_protocol(self) -> Iterator[tuple[Guest, Seat]]:
        """Those whose page nobody opened."""
        for name, seat in self.seats.items():
            if name not in self.pages:
                yield EVERYONE[name], seat

    def everyone(self) -> Iterator[tuple[Guest, Seat]]:
        for name, seat in self.seats.items():
            yield EVERYONE[name], seat

    def snapshot(self, who: str = "") -> dict[str, Any]:
        """The session as somebody sees it; without a name as the facilitator does."""
        seat = self.seats[who] if who else self.seat_of(self.host, "host")
        answer: dict[str, Any] = seat.call("GET", "")
        return answer

    def steers(self, *commands: Command) -> None:
        """The facilitator does over HTTP what other tests do by hand."""
        self.seat_of(self.host, "host").send(*commands)

    def phase(self, phase_id: str) -> dict[str, Any]:
        """A step of the run sheet."""
        return next(phase for phase in self.snapshot()["run_sheet"] if phase["phase_id"] == phase_id)

    def next(self, title: str, page: Page | None = None) -> None:
        """Press the one Next, on the facilitator's large page or another one; all pages follow."""
        steering = page or self.host
        steering.get_by_role("button", name=f"Next: {title}").click()
        for at in (self.host, self.phone):
            expect(at.locator(".now__label")).to_contain_text(title)
        live = self.snapshot()["live"]["phase_id"]
        titles = self.phase(live)["switches"]["prompt"]
        for at in self.pages.values():
            lang = at.locator("html").get_attribute("lang") or "en"
            expect(at.locator(".step-head__title strong")).to_have_text(titles[lang]["title"])

    def closes(self) -> None:
        for line in self.lines:
            line.client.disconnect()


def sketched(drawing: str, caption: str, **more: Any) -> Command:
    """A drawing of the demo's, with a line that says what it shows."""
    note = {"type": "note.post", "note_id": uuid4().hex[:12], "kind": "sketch", "caption": caption}
    return {**note, "sketch": drawings()[drawing], **more}


def said(words: str, **more: Any) -> Command:
    return {"type": "note.post", "note_id": uuid4().hex[:12], "kind": "text", "text": words, **more}


def marks(target_id: str, value: int = 1) -> Command:
    return {"type": "mark.set", "mark_id": uuid4().hex[:12], "target_id": target_id, "value": value}


def draws(page: Page, caption: str, lines: list[list[tuple[float, float]]]) -> None:
    """Draw with the mouse on the open paper and post it, in whatever language the page speaks."""
    begins(page, caption, lines)
    page.locator(".composer [type=submit]").click()
    expect(note_of(page, caption)).to_be_visible()


def begins(page: Page, caption: str, lines: list[list[tuple[float, float]]]) -> None:
    """Draw and name it, without posting."""
    page.locator(".composer__paper canvas").first.wait_for()
    page.locator(".composer__paper").scroll_into_view_if_needed()
    page.wait_for_timeout(120)
    for line in lines:
        stroke(page, line)
    page.locator("#note-caption").fill(caption)


def writes(page: Page, words: str) -> None:
    """Post a text note with Enter, in whatever language the page speaks."""
    field_ = page.locator("#note-text")
    field_.fill(words)
    field_.press("Enter")
    expect(note_of(page, words)).to_be_visible()


def note_of(page: Page, words: str) -> Locator:
    """A note's card by what it says."""
    return page.locator("article.note", has_text=words).first
