"""Hands at a steady pace: the browser's own input events, sent when they are due whatever the page does."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from bench.ui.tab import Tab

CTRL = 2
Spot = dict[str, Any]


async def paced(count: int, hertz: float, send: Callable[[int], Awaitable[Any]]) -> None:
    """Send number 0, 1, ... each at its time, without waiting for the answer to the one before."""
    loop = asyncio.get_running_loop()
    start = loop.time()
    sent = []
    for number in range(count):
        await asyncio.sleep(max(0.0, start + number / hertz - loop.time()))
        sent.append(asyncio.ensure_future(send(number)))
    await asyncio.gather(*sent)


async def wheel(tab: Tab, at: Spot, dx: float, dy: float, *, ctrl: bool = False) -> None:
    """One event of the wheel; with Ctrl it zooms."""
    await _mouse(tab, "mouseWheel", at["x"], at["y"], deltaX=dx, deltaY=dy, modifiers=CTRL if ctrl else 0)


async def move(tab: Tab, x: float, y: float, *, pressed: bool = False) -> None:
    """The mouse goes there."""
    more = {"button": "left", "buttons": 1} if pressed else {}
    await _mouse(tab, "mouseMoved", x, y, **more)


async def press(tab: Tab, x: float, y: float, *, ctrl: bool = False) -> None:
    """The left button goes down."""
    await _button(tab, "mousePressed", x, y, buttons=1, modifiers=CTRL if ctrl else 0)


async def release(tab: Tab, x: float, y: float, *, ctrl: bool = False) -> None:
    """The left button comes up."""
    await _button(tab, "mouseReleased", x, y, buttons=0, modifiers=CTRL if ctrl else 0)


async def click(tab: Tab, spot: Spot, *, ctrl: bool = False) -> None:
    """Move, press and release."""
    await move(tab, spot["x"], spot["y"])
    await press(tab, spot["x"], spot["y"], ctrl=ctrl)
    await release(tab, spot["x"], spot["y"], ctrl=ctrl)


async def _button(tab: Tab, what: str, x: float, y: float, **more: Any) -> None:
    await _mouse(tab, what, x, y, button="left", clickCount=1, **more)


async def _mouse(tab: Tab, what: str, x: float, y: float, **more: Any) -> None:
    await tab.cdp.send("Input.dispatchMouseEvent", {"type": what, "x": x, "y": y, **more})
