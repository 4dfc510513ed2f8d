"""Pictures of every step for the three views, and in each a measure of its words."""

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.looks import faults_of_looks

#: git ignores it; every run writes it anew
FOLDER = Path(__file__).resolve().parents[3] / "test-results" / "joint-vision"
SETTLES_MS = 350
ROOM_SIZE = {"width": 1920, "height": 1080}


@dataclass
class Album:
    """`views` are the pages that are looked at, by name; `faults` what was wrong in any of them."""

    views: dict[str, Page]
    faults: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        FOLDER.mkdir(parents=True, exist_ok=True)
        for old in FOLDER.glob("*.png"):
            old.unlink()

    def take(self, name: str) -> None:
        """Look at every view, and keep a picture of it."""
        number = f"{len(self.taken):02d}"
        self.taken.append(name)
        self.views["screen"].wait_for_timeout(SETTLES_MS)
        for view, page in self.views.items():
            on_screen = view == "screen"
            found = faults_of_looks(page, on_screen=on_screen)
            self.faults += [f"{number} {name}, {view}: {fault}" for fault in found]
            (FOLDER / "faults.txt").write_text("\n".join(self.faults), encoding="utf-8")
            page.screenshot(path=FOLDER / f"{number}-{name}-{view}.png", full_page=not on_screen)
