"""Notes that come from elsewhere, ink, and the keyboard: what each costs the page."""

import asyncio
import threading
import time
from typing import Any

from bench.api import Api
from bench.figures import percentile
from bench.ui import hands
from bench.ui.boards import Board
from bench.ui.drawings import strokes
from bench.ui.gestures import Figures, watched
from bench.ui.tab import Tab
from board.wire.sketch_points import decode_points

RATE = 30
SECONDS = 5
STROKES_BEFORE = 60
INK_HERTZ = 120
INK_STROKES = 8
POINTS = 60
LEAST_EVENT_MS = 16
#: three seconds, less what a timer is early
SAID_WITHIN_MS = 2900


class Writers:
    """Somebody elsewhere who posts short notes at a steady rate, in a thread of their own."""

    _runs = 0

    def __init__(self, board: Board) -> None:
        Writers._runs += 1
        self._board = board
        self._name = f"burst-{Writers._runs}"
        self._thread = threading.Thread(target=self._write)

    async def write(self) -> None:
        """Post until the time is up, and let the last ones arrive."""
        self._thread.start()
        await asyncio.to_thread(self._thread.join)
        await asyncio.sleep(1)

    def _write(self) -> None:
        board = self._board
        api = Api(int(board.origin.rpartition(":")[2]))
        start = time.monotonic()
        for number in range(RATE * SECONDS):
            time.sleep(max(0.0, start + number / RATE - time.monotonic()))
            note = {"type": "note.post", "note_id": f"{self._name}-{number}", "kind": "text"}
            command = note | {
                "op_id": f"{self._name}-{number}",
                "text": f"Just written: {number} more benches",
            }
            author = board.authors[number % len(board.authors)]
            api.post(f"/api/sessions/{board.code}/commands", command, author.token)
        api.close()


async def burst(tab: Tab, board: Board | None) -> Figures:
    """Five seconds of thirty notes a second, from the line to the page."""

    async def come() -> None:
        if board:
            await Writers(board).write()
        else:
            await tab.ask("{ plain.burst(a, b) }", RATE * SECONDS, RATE)
            await asyncio.sleep(SECONDS + 1)

    return burst_figures(await watched(tab, come, notes=True))


def burst_figures(seen: dict[str, Any]) -> Figures:
    """How late notes came into the page, how many never did, what held it up, and what was said aloud."""
    shown, heard = seen["shown"], seen["heard"]
    late = [shown[note] - came for note, came in heard.items() if note in shown]
    return {
        "shown_p95": percentile(late, 95) if late else None,
        "missing": float(RATE * SECONDS - len(late)),
        "long_tasks": float(len([task for task in seen["tasks"] if task > 50])),
        "said": float(_most_within(_messages(seen["said"]), SAID_WITHIN_MS)),
        "script": seen["ScriptDuration"] / SECONDS,
    }


async def ink(tab: Tab, board: Board | None) -> Figures:
    """Four seconds of pen at 120 events a second, on a paper that holds sixty strokes already."""
    paper = await tab.ask("surface.paper()")
    for line in strokes(STROKES_BEFORE):
        await _stroke(tab, paper, line[:: max(1, len(line) // 6)])
    zigzags = [_zigzag(number) for number in range(INK_STROKES)]

    async def draw() -> None:
        for line in zigzags:
            await _stroke(tab, paper, line, hertz=INK_HERTZ)

    seen = await watched(tab, draw)
    kept = await _posted_points(tab, board) if board else None
    return {
        "handler_p95": percentile(seen["handlers"], 95) if seen["handlers"] else None,
        "drawn_p95": percentile(seen["drawn"], 95) if seen["drawn"] else None,
        "lost": None if kept is None else float(INK_STROKES * POINTS - kept),
    }


async def _stroke(tab: Tab, paper: dict[str, float], line: list[tuple[int, int]], hertz: float = 0) -> None:
    scale = paper["width"] / 1000
    most = paper["height"] - 4
    spots = [(paper["left"] + x * scale, paper["top"] + min(y * scale, most)) for x, y in line]
    await hands.move(tab, *spots[0])
    await hands.press(tab, *spots[0])
    if hertz:
        await hands.paced(len(spots), hertz, lambda number: hands.move(tab, *spots[number], pressed=True))
    else:
        for spot in spots[1:]:
            await hands.move(tab, *spot, pressed=True)
    await hands.release(tab, *spots[-1])


def _zigzag(number: int) -> list[tuple[int, int]]:
    """A line none of whose points is on the way between two others: simplifying it leaves them all."""
    return [(60 + 14 * n, 60 + 60 * number + (30 if n % 2 else 0)) for n in range(POINTS)]


async def _posted_points(tab: Tab, board: Board) -> int:
    """Post the drawing as a person would; how many points the server has of the last strokes."""
    before = {note["note_id"] for note in board.snapshot()["notes"]}
    await tab.page.get_by_label("What does it show?").fill("A field of zigzags")
    await tab.page.get_by_role("button", name="Post note").click()
    for _ in range(100):
        for note in board.snapshot()["notes"]:
            if note["note_id"] not in before and note["sketch"]:
                last = note["sketch"]["strokes"][-INK_STROKES:]
                return sum(len(decode_points(stroke["points"], pressed=False).points) for stroke in last)
        await asyncio.sleep(0.1)
    return 0


async def typing(tab: Tab) -> Figures:
    """Somebody writes five notes and posts each."""
    field = tab.page.locator("#note-text")

    async def write() -> None:
        for number in range(5):
            await field.press_sequentially(f"Fewer forms, number {number}", delay=40)
            await field.press("Enter")
            await asyncio.sleep(0.3)

    return interactions(await watched(tab, write), keys=5 * 22)


async def keys(tab: Tab) -> Figures:
    """Somebody walks over the wall by keyboard, chooses, and opens and leaves the menu that moves a note."""

    async def walk() -> None:
        await tab.ask("{ document.querySelector('.wall [data-note][tabindex=\"0\"]')?.focus() }")
        for key in 4 * ["ArrowRight", "ArrowDown", "Space", "m", "Escape"]:
            await tab.page.keyboard.press(key)
            await asyncio.sleep(0.1)

    return interactions(await watched(tab, walk), keys=20)


def interactions(seen: dict[str, Any], keys: int) -> Figures:
    """The browser tells of those that took 16 ms or longer; the others took less."""
    told = seen["events"]
    return {"event_p98": percentile([*told, *[LEAST_EVENT_MS] * max(0, keys - len(told))], 98)}


def _messages(said: list[list[Any]]) -> list[float]:
    """When each message began to be said: writing the same words again is no new one."""
    last = None
    times = []
    for at, words in said:
        if words != last:
            times.append(at)
        last = words
    return times


def _most_within(times: list[float], span: float) -> int:
    """The most that lie in any stretch of this length."""
    return max((len([at for at in times if start <= at < start + span]) for start in times), default=0)
