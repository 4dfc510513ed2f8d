"""Clocks that are a day off, and pages older than the server (F56, F57)."""

import datetime as dt
import re

from playwright.sync_api import Page, Route, expect

from tests.browser.room import written
from tests.faults.browsing import Scene, stage
from tests.faults.browsing_oracles import has_everything, judge
from tests.faults.hands import comes, mine, pause, post, saved
from tests.faults.row import Run, row

LEFT = re.compile(r"(\d+) minutes? left")
DAY = dt.timedelta(days=1)


@row("F56", "The device's clock is a day off, and jumps")
def wrong_clock(run: Run) -> None:
    """Time left is the server's, nothing is late, and one's own notes stay in the order of their making."""
    with stage(run) as scene:
        off = DAY if run.seed % 2 else -DAY
        machine = scene.machine()
        me = machine.new_page()
        me.clock.install(time=dt.datetime.now(dt.UTC) + off)
        me.goto(scene.through(scene.room.links[0]))
        right_time(me, scene)
        texts = [f"{word} {run.seed}" for word in ("First", "Second", "Third", "Fourth")]
        for number, text in enumerate(texts):
            post(me, text)
            scene.room.host.send(written(f"In between {number}"))
            if number == 1:
                me.clock.set_system_time(dt.datetime.now(dt.UTC) - off)
                run.injected("jumps of two days")
            pause(me, 0, 300, run)
        saved(me, *texts)
        # the server's clock comes with its beacon, every five seconds
        me.wait_for_timeout(5500)
        right_time(me, scene)
        for text in texts:
            expect(mine(me, text)).not_to_contain_text("Late")
        logged = [fact["text"] for fact in scene.facts("note.posted") if fact["text"] in texts]
        run.check(logged == texts, f"the log has them as {logged}")
        shown = me.locator('section[aria-labelledby="my-notes"] .note__text').all_text_contents()
        run.check(shown == texts[::-1], f"the page shows them as {shown}")
        has_everything(me, scene)
        judge(scene, texts)


def right_time(me: Page, scene: Scene) -> None:
    """The minutes left are those of the server's clock, within one."""
    clock = me.locator(".clock")
    expect(clock).to_have_text(LEFT)
    ends = dt.datetime.fromisoformat(scene.room.snapshot()["live"]["ends_at"])
    left = (ends - dt.datetime.now(dt.UTC)).total_seconds() / 60
    found = LEFT.search(clock.text_content() or "")
    assert found
    scene.run.check(abs(int(found[1]) - left) <= 1.2, f"{found[1]} minutes are shown, {left:.1f} are left")


def answer_gone(route: Route, gone: list[str]) -> None:
    gone.append(route.request.url)
    route.fulfill(status=404)


@row("F57", "A page older than the server")
def stale_page(run: Run) -> None:
    """A page from before a new release goes on, says so where a part of it is gone, and loads anew whole."""
    with stage(run) as scene:
        me = scene.visit(scene.room.links[0])
        texts = [
            f"On the old page {run.seed}",
            f"On the old page, new server {run.seed}",
            f"On the new {run.seed}",
        ]
        post(me, texts[0])
        saved(me, texts[0])
        gone: list[str] = []
        # what the old page would still load lies under names that the new server does not know
        me.route("**/static/**", lambda route: answer_gone(route, gone))
        scene.server.kill()
        scene.server.start_again()
        post(me, texts[1])
        saved(me, *texts[:2])
        mine(me, texts[1]).get_by_role("button", name="Change").click()
        # other parts that did not come may say so in their own places
        words = me.locator(".toast").get_by_text("This part of the page did not come")
        dialog = me.get_by_role("dialog")
        comes(me, lambda: dialog.count() + words.count() > 0, True)
        run.say("part", "was there" if dialog.count() else "is said to be gone")
        me.keyboard.press("Escape")
        run.injected("files that are gone", len(gone) + 1)
        me.unroute("**/static/**")
        me.reload()
        post(me, texts[2])
        saved(me, *texts)
        has_everything(me, scene)
        judge(scene, texts)
