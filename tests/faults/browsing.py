"""People at real browsers: what they see, what their page told them, and what the log has."""

import json
import os
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import uuid4

from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, sync_playwright

from tests.browser.room import Room, start_room
from tests.faults.hands import PATIENCE_S
from tests.faults.house import FaultServer
from tests.faults.page_mutants import as_they_lie, spoil, took_hold
from tests.faults.processes import family, has_flag, send_signal
from tests.faults.proxy import Proxy
from tests.faults.row import Run
from tests.faults.toxics import LimitData, Placed

WATCH = (Path(__file__).parent / "watch.js").read_text()
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
#: what a note on the page may say of itself before it is in the log
UNDER_WAY = {"On this device", "Only in this tab", "Saving"}


@dataclass(frozen=True)
class Told:
    """What one page said at one moment: the state of its line, and each own note's words and labels."""

    at: float
    head: str
    notes: dict[str, tuple[str, frozenset[str]]]

    def saved(self) -> set[str]:
        """The note_ids that whoever looks must take for saved."""
        return {
            note_id
            for note_id, (_, labels) in self.notes.items()
            if "Saved" in labels or (self.head == "Saved" and not labels & UNDER_WAY)
        }


@dataclass
class Scene:
    """A session played over a bad line: `room` acts past the proxy, pages come through it."""

    run: Run
    server: FaultServer
    proxy: Proxy
    room: Room
    playwright: Playwright
    told: list[Told] = field(default_factory=list)
    lies: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    mark: str = field(default_factory=lambda: uuid4().hex)
    _down: list[Placed] = field(default_factory=list)

    @cached_property
    def chromium(self) -> Browser:
        return self.playwright.chromium.launch(executable_path=CHROMIUM, args=self.arguments)

    @property
    def arguments(self) -> list[str]:
        """The mark, which Chromium does not know, tells our processes from everybody else's."""
        return ["--no-sandbox", f"--wishwall-mark={self.mark}"]

    def machine(self, **options: Any) -> BrowserContext:
        """A machine of somebody's own."""
        return self.watched(self.chromium.new_context(**self.settings(options)))

    def settings(self, options: dict[str, Any]) -> dict[str, Any]:
        size = {"width": 1280, "height": 900}
        return {"viewport": size, "locale": "en-GB", "base_url": self.proxy.url, **options}

    def watched(self, context: BrowserContext) -> BrowserContext:
        context.set_default_timeout(PATIENCE_S * 1000)
        context.expose_binding("wishwallTold", lambda _, said: self._hear(said))
        context.add_init_script(WATCH)
        spoil(context)
        return context

    def open(self, context: BrowserContext, address: str, *, clock: bool = False) -> Page:
        """A page; what it throws is kept in `wrong`."""
        page = context.new_page()
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        if clock:
            page.clock.install()
        page.goto(self.through(address))
        return page

    def visit(self, address: str, *, clock: bool = False, **options: Any) -> Page:
        """Somebody opens an address on a machine of their own."""
        return self.open(self.machine(**options), address, clock=clock)

    def through(self, address: str) -> str:
        """The same address by way of the proxy."""
        return address.replace(self.server.url, self.proxy.url)

    def offline(self) -> None:
        """No connection lives and none that is made carries anything."""
        self._down.append(self.proxy.toxic(LimitData(0)))
        self.proxy.cut()

    def online(self) -> None:
        self.proxy.clear(*self._down)
        self._down.clear()

    def families(self) -> list[int]:
        """Every process of our Chromiums."""
        return family(f"--wishwall-mark={self.mark}")

    @contextmanager
    def asleep(self, kind: str = "") -> Iterator[None]:
        """The lid is closed: no process of the browser runs, or none of a kind, as of tabs out of sight."""
        stopped = [pid for pid in self.families() if not kind or has_flag(pid, f"--type={kind}")]
        for pid in stopped:
            send_signal(pid, signal.SIGSTOP)
        self.run.injected("processes put to sleep", len(stopped))
        try:
            yield
        finally:
            for pid in stopped:
                send_signal(pid, signal.SIGCONT)

    def kill_browsers(self) -> None:
        """SIGKILL to all of it at once."""
        killed = self.families()
        for pid in killed:
            send_signal(pid, signal.SIGKILL)
        self.run.injected("processes killed", len(killed))

    def posted(self) -> Counter[str]:
        """How often each text was posted, as the log on disk has it."""
        return Counter(str(data["text"]) for data in self.facts("note.posted"))

    def facts(self, kind: str) -> list[dict[str, Any]]:
        """The data of every event of a type, in the log's order."""
        query = (
            "SELECT data FROM events JOIN sessions ON sessions.id = events.session_id"
            " WHERE code = ? AND type = ? ORDER BY seq"
        )
        return [json.loads(row[0]) for row in self.ask(query, self.room.host.code, kind)]

    def ask(self, query: str, *values: str) -> list[Any]:
        """Rows of the server's database, read beside it."""
        with sqlite3.connect(f"file:{self.server.database}?mode=ro", uri=True) as database:
            found = database.execute(query, values).fetchall()
        database.close()
        return found

    def _hear(self, said: str) -> None:
        heard = json.loads(said)
        notes = {one["id"]: (one["text"], frozenset(one["labels"])) for one in heard["notes"]}
        self.told.append(Told(time.monotonic(), heard["head"], notes))
        claimed = self.told[-1].saved()
        if claimed:
            logged = {data["note_id"] for data in self.facts("note.posted")}
            self.lies += [notes[note_id][0] for note_id in claimed - logged]

    def labels(self, text: str) -> frozenset[str]:
        """What a page said last of one's own note; empty if it never showed it."""
        for told in reversed(self.told):
            for words, labels in told.notes.values():
                if words == text:
                    return labels
        return frozenset()


@contextmanager
def stage(run: Run, people: int = 2) -> Iterator[Scene]:
    """A session with people in a step whose notes bear names and are seen by all at once."""
    house = run.server(**as_they_lie())
    with Proxy(house.port, seed=run.seed) as proxy, sync_playwright() as playwright:
        room = start_room(house.url, people)
        room.step("wand", "add", "What would you change?", names="on", see="all")
        room.open("wand")
        scene = Scene(run, house, proxy, room, playwright)
        try:
            yield scene
            run.check(took_hold(), "the mutant found nothing to change")
        finally:
            if "chromium" in scene.__dict__:
                with suppress(Error):
                    scene.chromium.close()
