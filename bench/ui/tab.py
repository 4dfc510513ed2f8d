"""One tab of Chromium, slowed down or not, with the probe in it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, CDPSession, Page

HERE = Path(__file__).parent
VIEWPORT = {"width": 1280, "height": 800}
SAMPLE_US = 500
BLANK = "http://127.0.0.1/plain"
SURFACES = {"ours": "ours.js", "plain": "plain.js"}


@dataclass(frozen=True, slots=True)
class Tab:
    """A page and the line to the browser's own instruments."""

    page: Page
    cdp: CDPSession
    rate: int
    #: the profiles of what was watched, if anybody asked for them
    profiles: list[dict[str, Any]] = field(default_factory=list)
    profiling: bool = False

    async def profiled(self, run: Callable[[], Awaitable[Any]]) -> None:
        """Run it, under the profiler if this tab is there for that."""
        if not self.profiling:
            await run()
            return
        await self.cdp.send("Profiler.enable")
        await self.cdp.send("Profiler.setSamplingInterval", {"interval": SAMPLE_US})
        await self.cdp.send("Profiler.start")
        await run()
        self.profiles.append((await self.cdp.send("Profiler.stop"))["profile"])

    async def ask(self, script: str, *arguments: Any) -> Any:
        """What `(...arguments) => script` gives in the page."""
        return await self.page.evaluate(f"async ([a, b]) => {script}", [*arguments, None, None][:2])

    async def blank(self) -> None:
        """Go to an empty page, at an address that browsers trust as they do https."""
        empty = {"content_type": "text/html", "body": "<!doctype html><title>Plain</title><body>"}
        await self.page.route(BLANK, lambda route: route.fulfill(**empty))
        await self.page.goto(BLANK)

    async def calm(self) -> None:
        """Wait until the page has come to rest."""
        await self.ask("bench.calm()")

    async def metrics(self) -> dict[str, float]:
        """Chromium's own counts, such as ScriptDuration in seconds."""
        given = await self.cdp.send("Performance.getMetrics")
        return {metric["name"]: metric["value"] for metric in given["metrics"]}

    async def memory(self) -> dict[str, float]:
        """Heap in use and nodes after the rubbish is gone."""
        for _ in range(2):
            await self.cdp.send("HeapProfiler.collectGarbage")
        counts = await self.cdp.send("Memory.getDOMCounters")
        heap = (await self.metrics())["JSHeapUsedSize"]
        elements = await self.ask("document.getElementsByTagName('*').length")
        return {"heap_mb": heap / 2**20, "nodes": counts["nodes"], "elements": elements}


@asynccontextmanager
async def open_tab(
    browser: Browser, rate: int, surface: str, *, profiling: bool = False
) -> AsyncIterator[Tab]:
    """A tab of its own: nothing kept from another, its processor `rate` times slower."""
    context = await browser.new_context(viewport=VIEWPORT, locale="en-GB", reduced_motion="no-preference")
    context.set_default_timeout(40_000)
    page = await context.new_page()
    for name in ("probe.js", SURFACES[surface]):
        await page.add_init_script(path=HERE / name)
    cdp = await context.new_cdp_session(page)
    await cdp.send("Performance.enable")
    await cdp.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    try:
        yield Tab(page, cdp, rate, profiling=profiling)
    finally:
        await context.close()
