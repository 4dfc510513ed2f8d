"""What hands do on a wall, and what the page did meanwhile."""

import asyncio
import math
from collections.abc import Awaitable, Callable
from itertools import pairwise
from typing import Any

from bench.figures import percentile
from bench.ui import hands
from bench.ui.tab import Tab

AWAIT_LAYOUT = """{
  const was = surface.layout();
  window.switched = bench.since('click', () => surface.layout() !== was);
}"""
Figures = dict[str, float | None]
EVENTS = 120
HERTZ = 60
#: how wide a note is on the screen: as one reads them, and so that twenty of them are in view
READ_PX = 208
MANY_PX = 80
CARRIED = 20
TOGGLES = 10


async def watched(tab: Tab, gesture: Callable[[], Awaitable[Any]], **what: bool) -> dict[str, Any]:
    """What the probe saw during a gesture, with the browser's own counts of it in milliseconds."""
    await tab.calm()
    before = await tab.metrics()
    await tab.ask("bench.begin(a)", what)
    await tab.profiled(gesture)
    after = await tab.metrics()
    seen: dict[str, Any] = await tab.ask("bench.end()")
    for name in ("ScriptDuration", "LayoutDuration", "RecalcStyleDuration", "TaskDuration"):
        seen[name] = 1000 * (after[name] - before[name])
    return seen


def frames_of(seen: dict[str, Any]) -> Figures:
    """How evenly frames came, and what a frame cost."""
    at = seen["frames"]
    steps = [later - earlier for earlier, later in pairwise(at)]
    if not steps:
        return {"frame_p95": None, "long_frames": None, "script": None, "layout": None}
    return {
        "frame_p95": percentile(steps, 95),
        "frame_worst": max(steps),
        "long_frames": float(len(seen["long"])),
        "script": seen["ScriptDuration"] / len(steps),
        "layout": (seen["LayoutDuration"] + seen["RecalcStyleDuration"]) / len(steps),
    }


async def pan(tab: Tab) -> Figures:
    """Two seconds of wheel to and fro, notes at reading size."""
    await zoom_to(tab, READ_PX)
    at = await tab.ask("surface.middle()")

    async def turn(number: int) -> None:
        way = 1 if number < EVENTS / 2 else -1
        await hands.wheel(tab, at, 20 * way, 14 * way)

    return frames_of(await watched(tab, lambda: hands.paced(EVENTS, HERTZ, turn)))


async def zoom(tab: Tab) -> Figures:
    """From all of the wall to a few notes and back in two seconds."""
    await zoom_to(tab, 30)
    at = await tab.ask("surface.middle()")
    step = await _wheel_for(tab, at, 8.0) / (EVENTS / 2)

    async def turn(number: int) -> None:
        await hands.wheel(tab, at, 0, -step if number < EVENTS / 2 else step, ctrl=True)

    return frames_of(await watched(tab, lambda: hands.paced(EVENTS, HERTZ, turn)))


async def drag(tab: Tab) -> Figures:
    """Twenty chosen notes carried about for a second and a half, then dropped on another theme."""
    await zoom_to(tab, MANY_PX)
    notes = await tab.ask("surface.notes(a)", CARRIED)
    ids = [note["id"] for note in notes]
    for note in notes:
        await hands.click(tab, note, ctrl=True)
    await tab.calm()
    start, end = notes[0], await tab.ask("surface.target(a)", ids)
    if len(ids) < CARRIED or not end:
        return {"frame_p95": None, "dropped": None}
    await tab.ask(
        "{ window.dropped = bench.since('pointerup', () => surface.holds(a, b)) }", end["theme"], ids
    )

    async def follow(number: int) -> None:
        share = number / 89
        swing = 120 * math.sin(share * 4 * math.pi) * (1 - share)
        x = start["x"] + (end["x"] - start["x"]) * share + swing
        await hands.move(tab, x, start["y"] + (end["y"] - start["y"]) * share, pressed=True)

    await hands.move(tab, start["x"], start["y"])
    await hands.press(tab, start["x"], start["y"])
    seen = frames_of(await watched(tab, lambda: hands.paced(90, HERTZ, follow)))
    await hands.release(tab, end["x"], end["y"])
    return {"frame_p95": seen["frame_p95"], "dropped": await tab.ask("window.dropped")}


async def switch(tab: Tab) -> Figures:
    """Wall to list and back, each until it is painted."""
    to_list = await _switched(tab)
    await tab.calm()
    return {"to_list": to_list, "to_wall": await _switched(tab)}


async def memory(tab: Tab) -> Figures:
    """What the page holds, and what is left behind by going to and fro."""
    await tab.calm()
    before = await tab.memory()
    for _ in range(TOGGLES):
        if await _switched(tab) is None:
            return {**before, "growth": None}
        await tab.calm()
    after = await tab.memory()
    return {**before, "growth": max(0.0, 100 * (after["heap_mb"] / before["heap_mb"] - 1))}


async def zoom_to(tab: Tab, width: float) -> None:
    """Bring notes to about this width on the screen, by the wheel; a page that cannot zoom stays as it is."""
    at = await tab.ask("surface.middle()")
    for _ in range(3):
        now = await tab.ask("surface.cardWidth()")
        await _turn(tab, at, await _wheel_for(tab, at, width / now))
    await tab.calm()


async def _wheel_for(tab: Tab, at: hands.Spot, factor: float) -> float:
    """How far the wheel must be turned, pixels away from the hand, to come nearer by this factor."""
    before = await tab.ask("surface.cardWidth()")
    probe = 5.0 if factor > 1 else -5.0
    await _turn(tab, at, probe)
    ratio = await tab.ask("surface.cardWidth()") / before
    await _turn(tab, at, -probe)
    return 0.0 if abs(ratio - 1) < 1e-3 else probe * math.log(factor) / math.log(ratio)


async def _turn(tab: Tab, at: hands.Spot, far: float) -> None:
    steps = max(1, math.ceil(abs(far) / 50))
    for _ in range(steps):
        await hands.wheel(tab, at, 0, -far / steps, ctrl=True)
    await asyncio.sleep(0.05)
    await tab.calm()


async def _switched(tab: Tab) -> float | None:
    spot = await tab.ask("surface.switchSpot()")
    if not spot:
        return None
    await tab.ask(AWAIT_LAYOUT)
    await hands.click(tab, spot)
    return await tab.ask("window.switched")
