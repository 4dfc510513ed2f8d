"""Take the README's pictures of a played demo: `python tools/pictures.py URL` against a running server.

Plays the demo, opens the board, the projector's screen, a participant's step on a phone and the proposals,
and writes docs/img/*.png.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from open_demo import QUIET
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parents[1] / "docs" / "img"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


def main() -> int:
    """Play twice, to the themes and to the end, and take each picture at its best moment."""
    url = sys.argv[1]
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        themes = played(url, "themes")
        take(browser, themes["host"], "board", 1440, 900)
        take(browser, themes["screen"], "screen", 1920, 1080)
        wishes = played(url, "welcome")
        phone(browser, wishes["join"])
        take(browser, played(url, "close")["proposals"], "proposals", 1280, 900)
        browser.close()
    return 0


def played(url: str, until: str) -> dict[str, str]:
    """The links of a demo played up to and with a stage."""
    command = [sys.executable, "-m", "board.cli", "demo", "--url", url, "--json", "--until", until]
    printed = subprocess.run(command, capture_output=True, text=True, check=True, cwd=FOLDER.parents[1])
    links: dict[str, str] = json.loads(printed.stdout)
    return links


def take(browser: Browser, link: str, name: str, width: int, height: int) -> None:
    """Open a link in a browser of its own and keep what stands there."""
    page = browser.new_context(viewport={"width": width, "height": height}).new_page()
    page.goto(link)
    keep(page, name)


def phone(browser: Browser, link: str) -> None:
    """Join on a phone, as a participant does."""
    page = browser.new_context(viewport={"width": 390, "height": 780}).new_page()
    page.goto(link)
    page.get_by_role("textbox").first.fill("Nia")
    page.keyboard.press("Enter")
    page.wait_for_url("**/me")
    keep(page, "phone")


def keep(page: Page, name: str) -> None:
    """Write the picture once the page has settled."""
    page.wait_for_selector("h1, h2")
    page.wait_for_timeout(1500)
    page.screenshot(path=FOLDER / f"{name}.png")
    page.context.close()


if __name__ == "__main__":
    sys.exit(main())
