"""What a page's words look like, measured: none clipped, none over one another, none too small."""

from pathlib import Path
from typing import cast

from playwright.sync_api import Page

MEASURE = (Path(__file__).parent / "looks.js").read_text(encoding="utf-8").partition("\n")[2]
#: a share of the screen's height: read from six metres on an image 1.2 m high
LEAST_ON_SCREEN = 0.025
LEAST_PX = 15.9


def faults_of_looks(page: Page, *, on_screen: bool = False) -> list[str]:
    """A sentence for each word that is clipped, under another one, or too small to be read."""
    least = page.evaluate("innerHeight") * LEAST_ON_SCREEN if on_screen else LEAST_PX
    return cast("list[str]", page.evaluate(MEASURE, least))


def under_the_cockpit(fault: str) -> bool:
    """Whether a fault is a tall "Now and next": it stays at the top, and scrolling back frees that."""
    return fault.startswith("host") and "under a bar at the end of the page" in fault
