"""A page made slow on purpose misses its budget: a bench that lets it pass would prove anything."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bench.ui import gestures, making
from bench.ui.budgets import BUDGETS
from bench.ui.run import chromium
from bench.ui.tab import Tab, open_tab

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NOTES = json.dumps([{"note_id": f"n{n}", "text": f"Dry benches, {n}"} for n in range(600)])
#: in the page, before the event reaches it: so long that no machine is fast enough
BUSY = """{ addEventListener(a, () => {
  for (const end = performance.now() + b; performance.now() < end;);
}, true) }"""
Part = Callable[[Tab], Awaitable[gestures.Figures]]


def run(part: Part, make: str, *slow: Any) -> gestures.Figures:
    """Measure a part on a plain page with one thing wrong with it."""

    async def measured() -> gestures.Figures:
        async with chromium() as browser, open_tab(browser, 1, "plain") as tab:
            await tab.blank()
            await tab.ask(make, NOTES)
            await tab.ask(*slow)
            return await part(tab)

    return asyncio.run(measured())


def verdict(part: str, key: str, figures: gestures.Figures) -> str:
    (budget,) = [budget for budget in BUDGETS if (budget.part, budget.key) == (part, key)]
    return budget.verdict([figures], 1)


def test_a_wheel_that_takes_80_ms_misses():
    figures = run(gestures.pan, "{ plain.wall(a) }", BUSY, "wheel", 80)
    assert verdict("pan", "frame_p95", figures) == "misses"
    assert verdict("pan", "long_frames", figures) == "misses"
    assert verdict("pan", "script", figures) == "misses"


def test_a_drop_that_takes_200_ms_misses():
    figures = run(gestures.drag, "{ plain.wall(a) }", BUSY, "pointerup", 200)
    assert (figures["dropped"] or 0) > 200
    assert verdict("drag", "dropped", figures) == "misses"


def test_a_list_that_takes_400_ms_misses():
    figures = run(gestures.switch, "{ plain.wall(a) }", BUSY, "click", 400)
    assert verdict("switch", "to_list", figures) == "misses"


def test_ink_whose_handler_takes_20_ms_misses():
    async def ink(tab: Tab) -> gestures.Figures:
        return await making.ink(tab, None)

    figures = run(ink, "{ plain.paper() }", SLOW_CANVAS)
    assert verdict("ink", "handler_p95", figures) == "misses"
    assert verdict("ink", "drawn_p95", figures) == "misses"


#: behind the probe's own first listener, as a page's own work is
SLOW_CANVAS = """{ document.querySelector('canvas').addEventListener('pointermove', () => {
  for (const end = performance.now() + 20; performance.now() < end;);
}) }"""


def test_notes_that_show_late_or_never_miss():
    async def burst(tab: Tab) -> gestures.Figures:
        return await making.burst(tab, None)

    figures = run(burst, "{ plain.wall(a) }", LATE_NOTES)
    assert verdict("burst", "shown_p95", figures) == "misses"
    assert verdict("burst", "missing", figures) == "misses"


#: every note a fifth of a second late, every tenth not at all
LATE_NOTES = """{
  const append = Element.prototype.append;
  Element.prototype.append = function (...nodes) {
    const id = nodes[0].dataset?.note ?? '';
    if (!id.startsWith('burst-')) append.call(this, ...nodes);
    else if (!id.endsWith('0')) setTimeout(() => append.call(this, ...nodes), 200);
  };
}"""
