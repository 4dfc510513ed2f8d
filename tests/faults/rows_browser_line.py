"""Lines that lie: websockets blocked, one direction dead, a sign-in page for everything (F41, F42, F48)."""

import re

from playwright.sync_api import expect

from tests.browser.room import written
from tests.faults.browsing import stage
from tests.faults.browsing_oracles import has_everything, judge
from tests.faults.hands import comes, field_of, mine, pause, post, saved
from tests.faults.row import Run, row
from tests.faults.toxics import Blocked, Drop

LIMITED = re.compile("limited live updates|live updates (are|come)|slower than usual", re.I)


# F41 itself is in rows_net.py; what a person sees of it is here
@row("F41-seen", "Websockets blocked, as a person sees it")
def websockets_blocked(run: Run) -> None:
    """Everything works by plain HTTP, others' notes come within five seconds, and the page says so."""
    with stage(run) as scene:
        scene.proxy.toxic(Blocked("403" if run.seed % 2 else "strip"))
        me = scene.visit(scene.room.links[0])
        texts = [f"By plain HTTP {run.seed}"]
        post(me, texts[0])
        saved(me, texts[0])
        waits = []
        for number in range(8):
            pause(me, 0, 400, run)
            scene.room.host.send(written(f"From others {number}"))
            waits.append(comes(me, me.get_by_role("article", name=f"From others {number}").count, 1))
        run.injected(
            "upgrades blocked",
            scene.proxy.counts["upgrades_stripped"] + scene.proxy.counts["upgrades_refused"],
        )
        run.say("update_worst_s", max(waits))
        run.check(sorted(waits)[6] < 5, f"updates took {[round(wait, 1) for wait in waits]} s")
        expect(me.get_by_text(LIMITED).first).to_be_visible(timeout=15_000)
        has_everything(me, scene)
        judge(scene, texts)


@row("F42-seen", "Nothing of mine arrives, everything of others does")
def one_way(run: Run) -> None:
    """O7: as long as the line is dead one way the note is not called saved; then it is sent, once."""
    with stage(run) as scene:
        me = scene.visit(scene.room.links[0])
        texts = [f"Before {run.seed}", f"Into the void {run.seed}"]
        post(me, texts[0])
        saved(me, texts[0])
        scene.proxy.toxic(Drop(), "up")
        post(me, texts[1])
        pause(me, 100, 1500, run)
        scene.room.host.send(written("From the other side"))
        expect(me.get_by_role("article", name="From the other side")).to_be_visible()
        pause(me, 1000, 4000, run)
        run.injected("bytes that went nowhere", scene.proxy.counts["bytes_lost"])
        labels, head = scene.labels(texts[1]), me.locator(".line-state[data-line]").text_content()
        run.check(scene.posted()[texts[1]] == 0, "the note arrived: the line was not dead")
        run.check(labels & {"Saving", "On this device"}, f"the note says {sorted(labels)}")
        run.check(head != "Saved", "the page says that everything is saved")
        scene.proxy.clear()
        comes(me, lambda: scene.posted()[texts[1]], 1, 30)
        saved(me, *texts)
        has_everything(me, scene)
        judge(scene, texts)


@row("F48", "A captive portal answers everything with its own page")
def captive_portal(run: Run) -> None:
    """The page is offline and no more: what it shows stays, what is written is kept and sent later."""
    with stage(run) as scene:
        me = scene.visit(scene.room.links[0])
        texts, draft = [f"Before {run.seed}", f"In the portal {run.seed}"], f"Half a thought {run.seed}"
        post(me, texts[0])
        saved(me, texts[0])
        scene.proxy.toxic(Blocked("portal"))
        scene.proxy.cut()
        post(me, texts[1])
        field_of(me).fill(draft)
        expect(me.get_by_text("your notes are kept on this device")).to_be_visible(timeout=15_000)
        pause(me, 500, 3000, run)
        for text in texts:
            expect(mine(me, text)).to_be_visible()
        expect(field_of(me)).to_have_value(draft)
        run.check(scene.labels(texts[1]) & {"Saving", "On this device"}, "nothing says that it waits")
        run.injected("answers of the portal", scene.proxy.counts["portal"])
        if run.seed % 2:
            me.reload()
            run.check(field_of(me).count() == 0, "the portal's page was expected")
        scene.proxy.clear()
        if run.seed % 2:
            me.goto(f"{scene.proxy.url}/s/{scene.room.host.code}/me")
        comes(me, lambda: scene.posted()[texts[1]], 1, 30)
        saved(me, *texts)
        expect(field_of(me)).to_have_value(draft)
        has_everything(me, scene)
        judge(scene, texts)
