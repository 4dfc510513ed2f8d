"""Two people at the same thing at once, and a step that ends with notes on their way (F59 to F61)."""

import threading
from collections.abc import Callable
from random import Random

from playwright.sync_api import Page, expect

from board.demo.seat import Seat
from tests.browser.room import written
from tests.faults.browsing import Scene, stage
from tests.faults.browsing_oracles import judge
from tests.faults.hands import PATIENCE_S, comes, mine, post, saved
from tests.faults.orders import Broken, Orders
from tests.faults.row import Failed, Run, row
from tests.faults.toxics import Hold
from tests.faults.two_at_once import edits_and_sorting, themes_of_two

LIES = """[...document.querySelectorAll('.board [data-note]')].map((note) =>
  [note.dataset.note, note.closest('[data-region]')?.dataset.region ?? '']).sort()"""


def every_order(run: Run, make: Callable[[Random], Orders]) -> None:
    """All orders of two commands of each, in memory."""
    orders = make(run.random)
    try:
        orders.try_all()
    except Broken as broken:
        raise Failed(str(broken)) from None
    run.injected("orders", orders.counts["orders"])
    run.say("refused", sum(n for what, n in orders.counts.items() if what.startswith("refused")))


@row("F59", "Two facilitators sort the same notes")
def two_facilitators(run: Run) -> None:
    """In every order in memory, then once at two real pages whose commands wait for a stopped server."""
    every_order(run, themes_of_two)
    with stage(run) as scene:
        room = scene.room
        ids = [written(f"Wish {number}") | {"note_id": f"n{number}"} for number in range(4)]
        room.host.send(*ids)
        room.themes("Parks", "Roads")
        room.host.send({"type": "phase.revise", "phase_id": "themes", "switches": {"source": "phase:wand"}})
        room.open("themes")
        room.host.send(
            {"type": "person.promote", "person_id": room.people[0].person_id, "role": "facilitator"}
        )
        felicity = sorting(scene, room.created["facilitator"]["link"], "host")
        asha = sorting(scene, room.links[0], "me/cockpit")
        notes = run.random.sample(["n0", "n1", "n2", "n3"], 2)
        scene.server.pause()
        try:
            for page, theme in run.random.sample([(felicity, "Parks"), (asha, "Roads")], 2):
                move(page, notes[0], theme)
            move(felicity, notes[1], run.random.choice(["Parks", "Roads"]))
            asha.locator(f'[data-note="{notes[1]}"]').get_by_role("button", name="Choose").click()
            asha.get_by_role("toolbar", name="The chosen notes").get_by_role("button", name="Park").click()
            run.injected("notes that two moved at once", 2)
        finally:
            scene.server.go_on()
        for page in (felicity, asha):
            expect(page.locator(".line-state[data-line]")).to_have_text("Saved", timeout=PATIENCE_S * 1000)
        there = lying(scene)
        comes(asha, lambda: lies_on(asha), there)
        comes(felicity, lambda: lies_on(felicity), there)
        judge(scene, [f"Wish {number}" for number in range(4)])


def sorting(scene: Scene, link: str, place: str) -> Page:
    """A facilitator's page, its notes as a list; what it loads on demand has come."""
    page = scene.visit(link)
    if place != "host":
        expect(page.locator("h1")).to_be_visible()
        page.goto(f"/s/{scene.room.host.code}/{place}")
    page.get_by_role("button", name="List").click()
    expect(page.locator('[data-note="n3"]')).to_be_visible()
    page.locator('[data-note="n3"]').get_by_role("button", name="Move to...").click()
    expect(page.get_by_role("menuitem", name="Roads")).to_be_visible()
    page.keyboard.press("Escape")
    return page


def move(page: Page, note_id: str, theme: str) -> None:
    """By its menu."""
    page.locator(f'[data-note="{note_id}"]').get_by_role("button", name="Move to...").click()
    page.get_by_role("menuitem", name=theme).click()


def lying(scene: Scene) -> dict[str, str]:
    """Where the server has each note."""
    return {
        note["note_id"]: "parked" if note["parked"] else note["theme_id"] or ""
        for note in scene.room.snapshot()["notes"]
    }


def lies_on(page: Page) -> dict[str, str]:
    """Where a page shows each note."""
    return dict(page.evaluate(LIES))


@row("F60", "A note edited while it is taken away or grouped")
def edited_and_deleted(run: Run) -> None:
    """In every order in memory, then one person at two devices: the words are there, whoever is first."""
    every_order(run, edits_and_sorting)
    with stage(run) as scene:
        texts = ["Lights on the path"]
        laptop = scene.visit(scene.room.links[0])
        post(laptop, texts[0])
        saved(laptop, texts[0])
        phone = scene.visit(scene.room.links[0], viewport={"width": 390, "height": 844})
        expect(mine(phone, texts[0])).to_be_visible()
        mine(laptop, texts[0]).get_by_role("button", name="Change").click()
        better = f"Lights that know when somebody comes {run.seed}"
        laptop.get_by_role("dialog").get_by_label("Your note").fill(better)
        steps = [
            lambda: laptop.get_by_role("dialog").get_by_role("button", name="Save").click(),
            lambda: mine(phone, texts[0]).get_by_role("button", name="Take away").click(),
        ]
        scene.server.pause()
        try:
            if run.seed % 3 == 0:
                scene.proxy.cut()
            for step in run.random.sample(steps, 2):
                step()
            run.injected("edits and removals at once")
        finally:
            scene.server.go_on()
        comes(phone, lambda: len(scene.facts("note.discarded")), 1)
        comes(laptop, lambda: better in laptop.locator("body").text_content(), True)
        texts += words_kept(scene, laptop, better)
        laptop.locator("summary", has_text="Taken away").click()
        laptop.get_by_role("button", name="Bring it back").first.click()
        back = texts[0] if len(texts) > 1 else better
        saved(laptop, back)
        expect(mine(phone, back)).to_be_visible()
        judge(scene, texts)


def words_kept(scene: Scene, page: Page, better: str) -> list[str]:
    """The change is in the log, or it was handed back and is posted as a note of its own: that one's text."""
    state = page.locator(".line-state[data-line]")
    comes(page, lambda: state.text_content() in ("Saved", "Not saved"), True)
    refused = page.locator(".handed-back", has_text=better).count()
    edited = [fact["text"] for fact in scene.facts("note.edited")]
    scene.run.say("edit", "handed back" if refused else "kept under Taken away")
    scene.run.check(refused or edited == [better], f"neither handed back nor in the log: {edited}")
    if refused:
        page.get_by_role("button", name="Post it as a new note").click()
    return [better] if refused else []


@row("F61", "The step ends with notes on their way")
def step_ends(run: Run) -> None:
    """Six people write as the facilitator ends the step: each note is in it or in the tray, and says so."""
    with stage(run, people=6) as scene:
        room, texts = scene.room, [f"Late thought {run.seed}"]
        me = scene.visit(room.links[0])
        expect(me.locator("#note-text")).to_be_visible()
        writers = [Writer(seat, f"Thought {number}") for number, seat in enumerate(room.people)]
        for writer in writers:
            writer.start()
        me.wait_for_timeout(run.random.uniform(150, 500))
        # the page's own line brings it no word of the end: it writes on in good faith
        held = scene.proxy.toxic(Hold(), "down")
        scene.server.pause()
        closing = threading.Thread(target=room.close)
        closing.start()
        me.wait_for_timeout(run.random.uniform(0, 300))
        scene.server.go_on()
        closing.join(20)
        post(me, texts[0])
        comes(me, lambda: scene.posted()[texts[0]], 1)
        scene.proxy.clear(held)
        me.wait_for_timeout(300)
        for writer in writers:
            writer.end()
        texts += [text for writer in writers for text in writer.texts]
        tray = {note["text"] for note in room.snapshot()["notes"] if note.get("tray")}
        run.injected("notes that came after the end", len(tray))
        run.check(texts[0] in tray, "the page's own note was not late")
        run.say("in_time", len(texts) - len(tray))
        expect(me.locator(".line-state[data-line]")).to_have_text("Saved", timeout=PATIENCE_S * 1000)
        room.open("themes")
        me.get_by_text("My notes from earlier steps").click()
        said = me.get_by_role("article", name=texts[0]).get_by_text("After the step")
        expect(said).to_have_count(1)
        judge(scene, texts)


class Writer(threading.Thread):
    """Somebody who posts note after note into the step that they saw live."""

    def __init__(self, seat: Seat, words: str) -> None:
        super().__init__(daemon=True)
        self.seat, self.words = seat, words
        self.texts: list[str] = []
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.wait(0.02) and len(self.texts) < 200:
            self.texts.append(f"{self.words} {len(self.texts)}")
            self.seat.send(written(self.texts[-1], phase_id="wand"))

    def end(self) -> None:
        self._over.set()
        self.join(20)
