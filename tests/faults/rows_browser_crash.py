"""Browsers that die, storage that is refused, full or cleared (F52, F54, F55)."""

import re
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from tests.faults.browsing import CHROMIUM, Scene, stage
from tests.faults.browsing_oracles import has_everything, judge
from tests.faults.hands import comes, field_of, mine, pause, post, saved
from tests.faults.row import Run, row

#: what a page may only say of words that outlive it
SAFE = {"On this device", "Saved"}
REFUSING = {
    "forbidden": """for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
        Object.defineProperty(window, name, {
          get() { throw new DOMException('denied', 'SecurityError'); },
        });""",
    "refused": """IDBFactory.prototype.open = function () {
        const asked = new EventTarget();
        asked.error = new DOMException('refused', 'UnknownError');
        setTimeout(() => (asked.onerror?.(new Event('error')), asked.dispatchEvent(new Event('error'))));
        return asked;
      };
      Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };""",
    "full": "",
}
WARNING = re.compile("closing this (tab|page)|not survive|until you close|only while this|cannot keep", re.I)


@row("F52", "Browser killed within half a second of the click")
def browser_killed(run: Run) -> None:
    """Reopened with its profile: what it had called safe is there once; what is lost never was."""
    with stage(run) as scene:
        profile, texts, gone = run.scratch / "profile", [], []
        context = reopened(scene, profile)
        page = scene.open(context, scene.room.links[0])
        for line in run.random.sample(["well", "stopped", "away"], 3):
            texts.append(f"Killed while {line} {run.seed}")
            expect(field_of(page)).to_be_visible()
            {"well": lambda: None, "stopped": scene.server.pause, "away": scene.offline}[line]()
            post(page, texts[-1])
            waited = pause(page, 0, 500, run)
            labels = scene.labels(texts[-1])
            scene.kill_browsers()
            {"well": lambda: None, "stopped": scene.server.go_on, "away": scene.online}[line]()
            context = reopened(scene, profile)
            page = scene.open(context, scene.room.links[0])
            if not came_back(scene, page, texts[-1]):
                run.check(not labels & SAFE, f"{texts[-1]!r} bore {sorted(labels)}, and is gone")
                gone.append(round(waited))
        run.say("unclaimed_lost", len(gone))
        run.say("lost_up_to_ms", max(gone, default=0))
        context.close()
        judge(scene, texts, kept=len(gone))


def reopened(scene: Scene, profile: Path) -> BrowserContext:
    """A browser of its own with this profile."""
    context = scene.playwright.chromium.launch_persistent_context(
        str(profile), executable_path=CHROMIUM, args=scene.arguments, **scene.settings({})
    )
    return scene.watched(context)


def came_back(scene: Scene, page: Page, text: str) -> bool:
    """Whether it is in the log, if need be by hand from the field in which it still stands."""
    expect(field_of(page)).to_be_visible()
    for _ in range(40):
        if scene.posted()[text]:
            saved(page, text)
            return True
        if field_of(page).input_value() == text:
            scene.run.counts["back_in_the_field"] += 1
            field_of(page).press("Enter")
        page.wait_for_timeout(100)
    return False


@row("F54", "Storage forbidden, refused or full")
def without_storage(run: Run) -> None:
    """The board works from memory, and says that what waits would not outlive the tab."""
    with stage(run) as scene:
        kind = list(REFUSING)[run.seed % 3]
        machine = scene.machine()
        machine.add_init_script(REFUSING[kind])
        me = scene.open(machine, scene.room.links[0])
        expect(field_of(me)).to_be_visible()
        if kind == "full":
            fill_up(me, scene)
        kept = "try { localStorage.setItem('more', 'x'.repeat(9000)); true; } catch { false; }"
        run.check(not me.evaluate(kept), "storage still takes things")
        run.injected(f"storage {kind}")
        texts = [f"With a line {run.seed}", f"Without one {run.seed}", f"With one again {run.seed}"]
        if run.seed % 2:
            post(me, texts[0])
            saved(me, texts[0])
        # what says so comes with the parts that a page fetches once it has nothing else to do
        pause(me, 5200, 6000, run)
        scene.offline()
        post(me, texts[1])
        expect(me.get_by_text(WARNING).first).to_be_visible(timeout=15_000)
        pause(me, 500, 2000, run)
        run.check(
            "On this device" not in scene.labels(texts[1]), "what is nowhere is said to be on the device"
        )
        expect(me.get_by_text("notes are kept on this device")).to_have_count(0)
        scene.online()
        comes(me, lambda: scene.posted()[texts[1]], 1)
        texts = texts if run.seed % 2 else texts[1:]
        post(me, texts[-1])
        saved(me, *texts)
        expect(me.get_by_text(WARNING)).to_have_count(0)
        judge(scene, texts)


def fill_up(me: Page, scene: Scene) -> None:
    """No byte more: IndexedDB by the browser's own quota, the page's storage by its own limit."""
    tool = me.context.new_cdp_session(me)
    tool.send("Storage.overrideQuotaForOrigin", {"origin": scene.proxy.url, "quotaSize": 1})
    me.evaluate(
        """() => {
      let size = 4_000_000;
      for (let number = 0; size > 0; number += 1) {
        try { localStorage.setItem(`junk${number}`, 'x'.repeat(size)); }
        catch { size = Math.floor(size / 2); }
      }
    }"""
    )


@row("F55", "Cookies and storage cleared in the middle")
def cleared(run: Run) -> None:
    """The page says what to do; the code lets one in again, a new link makes one oneself, with every note."""
    with stage(run) as scene:
        me = scene.visit(scene.room.links[0])
        texts = [f"Before {run.seed}", f"After {run.seed}"]
        post(me, texts[0])
        saved(me, texts[0])
        tool = me.context.new_cdp_session(me)
        tool.send("Storage.clearDataForOrigin", {"origin": scene.proxy.url, "storageTypes": "all"})
        me.context.clear_cookies()
        run.injected("cookies left", len(me.context.cookies()))
        run.injected("storage cleared")
        pause(me, 0, 500, run)
        post(me, texts[1])
        saved(me, texts[1])
        me.reload()
        expect(me.get_by_role("heading", name="This page needs its own link")).to_be_visible()
        me.get_by_role("link", name="Join the session").click()
        me.get_by_label("Your name").fill("Asha again")
        me.get_by_role("button", name="Join").click()
        me.wait_for_url("**/me")
        has_everything(me, scene)
        expect(mine(me, texts[0])).to_have_count(0)
        person = scene.room.people[0].person_id
        answer = scene.room.host.send({"type": "person.relink", "person_id": person})[0]
        me.goto(scene.through(answer["link"]))
        saved(me, *texts)
        judge(scene, texts)
