"""What a page costs before anybody can do anything with it: bytes, and the time to the first picture."""

import asyncio
import gzip
from collections import defaultdict
from typing import Any

from playwright.async_api import Page

from bench.ui.gestures import Figures
from bench.ui.tab import Tab

#: a poor mobile line
BYTES_A_SECOND = 1.6e6 / 8
LATENCY_MS = 150
SETTLED = "[data-view] h1"
LARGEST = """new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
    .observe({ type: 'largest-contentful-paint', buffered: true });
})"""


async def first_load(tab: Tab, link: str) -> Figures:
    """A participant's page for the first time, on a poor line where the processor is slow too."""
    if tab.rate > 1:
        line = {"downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND}
        await tab.cdp.send("Network.enable")
        await tab.cdp.send(
            "Network.emulateNetworkConditions", {"offline": False, "latency": LATENCY_MS, **line}
        )
    weighing = Weighing(tab.page)
    await tab.page.goto(link)
    await tab.page.wait_for_selector(SETTLED)
    await tab.page.wait_for_load_state("networkidle")
    await asyncio.sleep(0.5)
    return {**await weighing.figures(), "largest_paint": await tab.ask(LARGEST)}


class Weighing:
    """Counts what a page loads: as it came, and as it would come from a server that compresses."""

    def __init__(self, page: Page) -> None:
        self._answers: list[Any] = []
        page.on("requestfinished", lambda request: self._answers.append(request))

    async def figures(self) -> Figures:
        """Kilobytes (of 1,000)."""
        packed: dict[str, int] = defaultdict(int)
        sent = 0
        for request in self._answers:
            response = await request.response()
            if response and request.resource_type != "websocket" and response.ok:
                sizes = await request.sizes()
                sent += sizes["responseBodySize"] + sizes["responseHeadersSize"]
                packed[request.resource_type] += _packed(await response.body())
        return {
            "js_kb": packed["script"] / 1000,
            "all_kb": sum(packed.values()) / 1000,
            "sent_kb": sent / 1000,
            "requests": float(len(self._answers)),
        }


def _packed(body: bytes) -> int:
    """What is compressed already, such as a font, stays as it is."""
    return min(len(body), len(gzip.compress(body, 6)))


async def first_wall(tab: Tab) -> Figures:
    """From the snapshot to the first notes painted, and to all of them standing in the page."""
    for _ in range(600):
        first = await tab.ask("bench.first")
        came = await tab.ask("bench.snapshotCame()")
        if first["all"] and came is not None and await tab.ask("performance.now()") - first["all"] > 1200:
            return {"painted": first["painted"] - came, "all_there": first["all"] - came}
        await asyncio.sleep(0.1)
    return {"painted": None, "all_there": None}
