"""Two ways to use a page, by keys alone and by clicks alone. A journey does not know which it has."""

from dataclasses import dataclass
from typing import Protocol

from playwright.sync_api import Error, Locator, Page, expect

MOST_TABS = 150
#: what has the focus, and how long the page has been there, in milliseconds
FOCUS = "[document.activeElement?.tagName ?? '', performance.now()]"
DRAGS = """() => {
  let down = false;
  const of = { capture: true, passive: true };
  addEventListener('pointerdown', () => { down = true; }, of);
  addEventListener('pointerup', () => { down = false; }, of);
  addEventListener('pointermove', (event) => { if (down && event.buttons) window.dragged = true; }, of);
}"""


class Hands(Protocol):
    """What a person does on a page."""

    page: Page

    def press(self, target: Locator) -> None:
        """Press a button, follow a link, open a fold."""

    def write(self, target: Locator, text: str) -> None:
        """Put text into a field."""

    def choose(self, item: str) -> None:
        """Choose from the menu that is open."""

    def move(self, note: str) -> None:
        """Open the menu of places for a note on the wall or the list."""

    def place(self, picture: str) -> None:
        """Put a ready-made picture onto the paper, from the panel that is open."""


@dataclass
class Keys:
    """The keyboard alone: Tab reaches everything, and the focus is never lost."""

    page: Page

    def press(self, target: Locator) -> None:
        self._reach(target)
        self.page.keyboard.press("Enter")
        self.page.wait_for_timeout(150)
        self._kept()

    def write(self, target: Locator, text: str) -> None:
        self._reach(target)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def choose(self, item: str) -> None:
        wanted = self.page.get_by_role("menuitem", name=item)
        wanted.wait_for()
        for _ in range(30):
            if wanted.evaluate("(e) => e === document.activeElement"):
                break
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Enter")
        self.page.wait_for_timeout(150)

    def move(self, note: str) -> None:
        wanted = self.page.locator(".board").get_by_role("article", name=note).first
        self._reach(self.page.locator(".board [data-note][tabindex='0']"))
        keyboard = self.page.keyboard
        keyboard.press("Control+Home")
        for _ in range(30):
            if wanted.evaluate("(e) => e === document.activeElement"):
                keyboard.press("m")
                return
            keyboard.press("ArrowRight")
        at = self.page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        raise AssertionError(f"the arrows do not reach the note {note}, they are at {at}")

    def place(self, picture: str) -> None:
        self.press(self.page.get_by_role("button", name=picture, exact=True))
        for key in ("ArrowRight", "ArrowUp", "+", "Enter"):
            self.page.keyboard.press(key)

    def _reach(self, target: Locator) -> None:
        """Tab until the target has the focus, forwards and round the page's end."""
        expect(target.first).to_be_attached()
        for _ in range(MOST_TABS):
            if target.evaluate_all("(all) => all.includes(document.activeElement)"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {target}")

    def _kept(self) -> None:
        """The focus is on something, or at the beginning of a page that has just come."""
        try:
            at, age = self.page.evaluate(FOCUS)
        except Error:
            # what was pressed led to another page, while it was asked
            self.page.wait_for_load_state()
            at, age = self.page.evaluate(FOCUS)
        assert at != "BODY" or age < 4000, "the focus is lost"


@dataclass
class Clicks:
    """Clicks alone: nothing is dragged (the page says so in the end)."""

    page: Page

    def press(self, target: Locator) -> None:
        target.first.click()

    def write(self, target: Locator, text: str) -> None:
        target.first.click()
        target.first.fill(text)

    def choose(self, item: str) -> None:
        self.page.get_by_role("menuitem", name=item).click()

    def move(self, note: str) -> None:
        card = self.page.locator(".board").get_by_role("article", name=note).first
        card.get_by_role("button", name="Move to...").click()

    def place(self, picture: str) -> None:
        self.page.get_by_role("button", name=picture, exact=True).click()
        self.page.locator(".composer__paper canvas").first.click(position={"x": 120, "y": 90})

    def nothing_was_dragged(self) -> bool:
        return not self.page.evaluate("Boolean(window.dragged)")
