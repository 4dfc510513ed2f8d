"""Laptops that sleep and tabs that are frozen: on wake nothing typed is gone (F49, F50, F53)."""

import time

from playwright.sync_api import Page, expect

from tests.faults.browsing import Scene, stage
from tests.faults.browsing_oracles import has_everything, judge
from tests.faults.hands import PATIENCE_S, comes, crowd_writes, field_of, mine, pause, post, saved
from tests.faults.row import Run, row

MISSED = 500
#: a machine that others work on as well: the figure is in the report, the bound only catches what hangs
RESYNC_S = 20.0


@row("F49", "Laptop asleep for twenty minutes")
def laptop_sleeps(run: Run) -> None:
    """A note was on its way and one half written as the lid closed; by the time it opens, 500 others came."""
    with stage(run) as scene:
        unsent, draft = f"Sent as the lid closed {run.seed}", f"Half a thought {run.seed}"
        me = working(scene, "Before the nap")
        scene.offline()
        post(me, unsent)
        field_of(me).fill(draft)
        pause(me, 400, 1200, run)
        is_over = run.seed % 2 == 0
        with scene.asleep():
            crowd_writes(scene.room, MISSED, "While you slept")
            over(scene, is_over)
            scene.online()
        me.clock.fast_forward("20:00")
        run.say("resync_s", woken(scene, me, is_over))
        comes(me, lambda: scene.posted()[unsent], 1)
        late_words(scene, me, unsent, draft, is_over)
        judge(scene, ["Before the nap", unsent, draft])


def working(scene: Scene, text: str) -> Page:
    """Somebody at the step, one note of theirs saved; their page's clock can be moved."""
    me = scene.visit(scene.room.links[0], clock=True)
    post(me, text)
    saved(me, text)
    return me


def over(scene: Scene, is_over: bool) -> None:
    """The step ends, or its time is up and it goes on."""
    if is_over:
        scene.room.close()
    else:
        scene.room.host.send({"type": "phase.extend", "seconds": -600})


def woken(scene: Scene, me: Page, is_over: bool) -> float:
    """Seconds until all that was missed is on the page; a step that is over is shown again for that."""
    if is_over:
        took = comes(me, me.get_by_text("You were still at a note").count, 1, RESYNC_S)
        me.get_by_role("button", name="Post it now").click()
        comes(me, lambda: len(scene.facts("note.posted")), MISSED + 3)
        scene.room.open("wand")
        has_everything(me, scene, RESYNC_S)
        return took
    return comes(me, lambda: int(me.locator("#shared .count").text_content() or 0), MISSED, RESYNC_S)


def late_words(scene: Scene, me: Page, unsent: str, draft: str, is_over: bool) -> None:
    """What was written in time and came too late says so; the draft is where it was."""
    label = "After the step" if is_over else "Late"
    if not is_over:
        expect(field_of(me)).to_have_value(draft)
        field_of(me).press("Enter")
    for text in (unsent, draft):
        expect(mine(me, text)).to_contain_text(label, timeout=PATIENCE_S * 1000)
    saved(me, unsent, draft)
    has_everything(me, scene)


@row("F50", "Asleep overnight, the session is closed meanwhile")
def asleep_overnight(run: Run) -> None:
    """What was not sent is there to be copied, on waking and after a reload; nothing of it is posted."""
    with stage(run) as scene:
        unsent = [f"Never sent {number} {run.seed}" for number in range(run.random.randint(1, 3))]
        draft = f"Still being written {run.seed}"
        me = working(scene, "In time")
        scene.offline()
        for text in unsent:
            post(me, text)
        field_of(me).fill(draft)
        pause(me, 400, 1500, run)
        with scene.asleep():
            crowd_writes(scene.room, 5, "Meanwhile")
            scene.room.host.send({"type": "session.close"})
            scene.online()
        me.clock.fast_forward("14:00:00")
        expect(me.get_by_role("heading", name="The session is over")).to_be_visible(timeout=20_000)
        offered(me, [*unsent, draft])
        expect(field_of(me)).to_have_count(0)
        me.reload()
        offered(me, [*unsent, draft])
        copied(me, run.random.choice([*unsent, draft]))
        judge(scene, ["In time", *unsent, draft], kept=len(unsent) + 1)


def offered(me: Page, texts: list[str]) -> None:
    """Each stands there, with a button to copy it."""
    for text in texts:
        notice = me.locator(".notice", has_text=text)
        expect(notice.locator(".handed-back")).to_have_text(text, timeout=PATIENCE_S * 1000)
        expect(notice.get_by_role("button", name="Copy the text")).to_be_visible()


def copied(me: Page, text: str) -> None:
    """The button does copy."""
    me.evaluate(
        "navigator.clipboard.writeText = async (text) => { document.documentElement.dataset.copied = text; }"
    )
    me.locator(".notice", has_text=text).get_by_role("button", name="Copy the text").click()
    expect(me.locator("html")).to_have_attribute("data-copied", text)


@row("F53", "Tab frozen in the background")
def frozen_tab(run: Run) -> None:
    """Nothing of the page runs for a while; at the first look it has what it missed, and the draft."""
    with stage(run) as scene:
        draft = f"Half a thought {run.seed}"
        me = scene.visit(scene.room.links[0])
        post(me, "Before")
        saved(me, "Before")
        field_of(me).fill(draft)
        pause(me, 0, 600, run)
        missed = run.random.randint(40, 250)
        me.evaluate("window.wishwallSeen.gap = 0")
        # DevTools' own freezing leaves a page without a window running
        with scene.asleep("renderer"):
            crowd_writes(scene.room, missed, "While you were away")
            scene.room.themes("North", "South", "West")
            if run.seed % 3 == 0:
                scene.proxy.cut()
            time.sleep(run.random.uniform(2.5, 4))
        took = has_everything(me, scene)
        gap = me.evaluate("window.wishwallSeen.gap")
        run.check(gap > 2000, f"the page was never frozen: the longest rest of its timers was {gap} ms")
        run.injected("milliseconds frozen", gap)
        run.say("missed", missed)
        run.say("resync_s", took)
        expect(field_of(me)).to_have_value(draft)
        field_of(me).press("Enter")
        saved(me, "Before", draft)
        judge(scene, ["Before", draft])
