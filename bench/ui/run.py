"""One run: each page opened as often as asked for, ours and the plain one in turns."""

import os
import sys
from collections import defaultdict
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from functools import partial

from playwright.async_api import Browser, Error, async_playwright

from bench.ui.boards import Board
from bench.ui.gestures import Figures
from bench.ui.profiling import Cost, costs_of
from bench.ui.tab import Tab, open_tab
from bench.ui.visits import VISITS, Visit

Results = dict[str, dict[str, dict[int, list[dict[str, float | None]]]]]
#: parts of which the opening of the page is the better half
WHOLE = ("first", "load", "switch", "memory")
#: no password prompt, no sandbox for whoever is root in a container
ARGUMENTS = ["--no-sandbox"]


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """The Chromium that the tests use."""
    async with async_playwright() as playwright:
        path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        await browser.close()


def nothing_measured() -> Results:
    """Room for part, side, rate and run."""
    return defaultdict(lambda: defaultdict(lambda: defaultdict(list)))


async def measure(
    browser: Browser,
    boards: dict[str, Board],
    results: Results,
    only: Collection[str],
    where: tuple[Collection[int], Collection[str]],
) -> None:
    """Every part once at each of these rates on each of these sides, added to the results."""
    rates, sides = where
    for visit in VISITS:
        wanted = [part for part in visit.parts if part in only]
        for rate in rates if wanted else ():
            for side in sides:
                if side == "ours" or visit.open_plain:
                    await _visit(browser, visit, boards[visit.board], results, wanted, (side, rate))


async def profile(
    browser: Browser, boards: Mapping[str, Board], wanted: Collection[tuple[str, int]]
) -> dict[tuple[str, int], list[Cost]]:
    """Where the time of these parts goes, each on a page of its own."""
    costs = {}
    for part, rate in wanted:
        visit = next(visit for visit in VISITS if part in visit.parts)
        board = boards[visit.board]
        async with open_tab(browser, rate, "ours", profiling=True) as tab:
            if part not in WHOLE:
                await visit.open_ours(tab, board)
                await visit.parts[part](tab, board)
            else:
                await tab.profiled(partial(_open_and_measure, tab, visit, board, part))
            costs[part, rate] = costs_of(tab.profiles)
    return costs


async def _open_and_measure(tab: Tab, visit: Visit, board: Board, part: str) -> None:
    await visit.open_ours(tab, board)
    await visit.parts[part](tab, board)


async def _visit(
    browser: Browser, visit: Visit, board: Board, results: Results, parts: list[str], which: tuple[str, int]
) -> None:
    side, rate = which
    opening = visit.open_ours if side == "ours" else visit.open_plain
    async with open_tab(browser, rate, side) as tab:
        opened = True
        try:
            if opening:
                await opening(tab, board)
        except Error as error:
            opened = False
            print(f"The page for {', '.join(parts)} did not open: {error}", file=sys.stderr)
        for part in parts:
            figures: Figures = {}
            try:
                if opened:
                    figures = await visit.parts[part](tab, board if side == "ours" else None)
            except Error as error:
                print(f"{part} {side} {rate}x could not be measured: {error}", file=sys.stderr)
            results[part][side][rate].append(figures)
            told = ", ".join(f"{name} {value:.1f}" for name, value in figures.items() if value is not None)
            print(f"{part} {side} {rate}x: {told}", flush=True)
