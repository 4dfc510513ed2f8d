"""Take a picture of every page in each width, light and dark, in both languages, for a person to look over.

    make look-over

Writes `looks/<page>-<step>-<width>-<colours>-<language>.png`; the server is its own, git ignores the folder.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.access.stage import furnished, steps  # noqa: E402 - the tree is no package of tools
from tests.browser.looks import faults_of_looks  # noqa: E402
from tests.browser.room import Room  # noqa: E402
from tests.conftest import start_server  # noqa: E402

FOLDER = ROOT / "looks"
WIDTHS = (360, 768, 1280, 1920)
LANGUAGES = ("en", "cy")
COLOURS: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main() -> int:
    """Take them all; 1 if a word on one of them is clipped or lies on another."""
    FOLDER.mkdir(exist_ok=True)
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        server = start_server(Path(scratch))
        executable = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        try:
            for language in LANGUAGES:
                faults += list(taken(browser, furnished(server.url), language))
        finally:
            browser.close()
            server.stop()
    print("\n".join(faults) or "Nothing is clipped, and nothing lies on anything else.")
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER.name}/")
    return 1 if faults else 0


def taken(browser: Browser, room: Room, language: str) -> Iterator[str]:
    """Walk through the steps of a room, with everyone's page; what is wrong with their looks."""
    context = browser.new_context(reduced_motion="reduce")
    pages: dict[str, Page] = {}
    for name, link in links_of(room).items():
        pages[name] = context.new_page()
        head, _, key = link.partition("#")
        pages[name].goto(f"{head}?lang={language}" + (f"#{key}" if key else ""))
    for kind, opens in steps(room):
        opens()
        for name in pages if kind == "add" else ("me", "host", "observe", "screen"):
            yield from looked_at(pages[name], f"{name}-{kind}", language)
    context.close()


def links_of(room: Room) -> dict[str, str]:
    """Every page of a room, and those around it; the facilitator's comes before what needs their seat."""
    origin, code = room.host.origin, room.host.code
    beside = f"{origin}/s/{code}/host"
    return {
        "home": f"{origin}/",
        "join": f"{origin}/j/{code}",
        "accessibility": f"{origin}/accessibility",
        "privacy": f"{origin}/privacy",
        "me": room.links[0],
        "observe": room.observe,
        "host": str(room.created["facilitator"]["link"]),
        "screen": room.screen,
        "proposals": f"{beside}/proposals",
        "brief": f"{beside}/proposals/P-01",
        "invite": f"{beside}/invite",
        "afterwards": f"{beside}/afterwards",
        "follow": str(room.host.call("POST", "/follow-up/link", {})["link"]),
    }


def looked_at(page: Page, name: str, language: str) -> Iterator[str]:
    """Take a page in each width and colour; what is wrong with it."""
    page.wait_for_timeout(300)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 1080 if width > 1280 else 900})
        # the screen counts anew how much fits
        page.wait_for_timeout(400)
        yield from (f"{name}, {width}, {language}: {fault}" for fault in faults_of_looks(page))
        for colours in COLOURS:
            page.emulate_media(color_scheme=colours)
            page.screenshot(path=FOLDER / f"{name}-{width}-{colours}-{language}.png")


if __name__ == "__main__":
    sys.exit(main())
