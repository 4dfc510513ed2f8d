"""Makes the files that people ask for: short texts at once, all else in a process of its own."""

import json
import signal
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from typing import Any, Final

from board.domain import visibility
from board.domain.errors import BoardError
from board.domain.model import State, Viewer
from board.domain.shapes import when
from board.export.options import Options, read_options
from board.export.registry import Rendered, pictured, render
from board.export.worker import frames
from board.export.worker.process import Answer, WorkerProcess
from board.export.worker.turns import Turns
from board.service import figures
from board.service.beside.file_order import Order
from board.service.incidents import incident
from board.service.ports import Loop

#: tables and texts that a few hundredths of a second write; with more notes they go the long way as well
QUICK: Final = frozenset({
    "proposals.md", "proposals.csv", "notes.csv", "wishes.csv", "record.json", "run_sheet.json",
})  # fmt: skip
MOST_NOTES_QUICKLY: Final = 1000
#: a process that nobody has asked for so long is ended
IDLE_S: Final = 180.0
#: reasons for which less may do
TOO_MUCH: Final = ("too long", "too much memory", "MemoryError", "TooLarge")

#: session code and photo_ids in, the small JPEGs that there are out
Photos = Callable[[str, Iterable[str]], Mapping[str, bytes]]


class RenderFailed(Exception):
    """The process ended before the file was there; `why` is for the log."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Maker:
    """Takes orders and makes their files; every call of `make` blocks its caller, never the loop."""

    def __init__(
        self, loop: Loop, photos: Photos, start: Callable[[], WorkerProcess] = WorkerProcess
    ) -> None:
        self._loop, self._photos, self._start = loop, photos, start
        self._turns, self._lock = Turns(loop), loop.lock()
        self._idle: list[WorkerProcess] = []
        self._used_at, self._watched = 0.0, False

    def order(
        self, file_format: str, state: State, now_ms: int, viewer: Viewer, query: Mapping[str, str]
    ) -> Order:
        """Stand in line for a file of this state, the one of now; raises rate_limited."""
        order = Order(file_format, state, when(now_ms) or "", viewer, dict(query), self._loop.signal())
        order.quick = file_format in QUICK and len(state.notes) <= MOST_NOTES_QUICKLY
        self._turns.enter(order)
        return order

    def make(self, order: Order) -> Rendered:
        """The file; raises BoardError: `gone` if it was stopped, `internal` with an incident's number."""
        try:
            if not order.quick:
                self._turns.wait(order)
            if order.stopped:
                raise stopped()
            made = self._make(order)
        except BoardError as refusal:
            figures.exported(order.file_format, refusal)
            raise
        else:
            figures.exported(order.file_format)
            return made
        finally:
            self._turns.leave(order)

    def _make(self, order: Order) -> Rendered:
        # What is everybody's of this role and nobody's alone: a file goes from hand to hand.
        audience = Viewer(None, order.viewer.role, order.viewer.group_id)
        view = self._loop.run_native(visibility.view, order.state, audience)
        options = read_options(order.query, order.at)
        photos = self._photos(order.code, pictured(order.file_format, view))
        options = replace(options, photos=photos)
        if order.quick:
            return self._loop.run_native(render, order.file_format, view, options)
        return self._far(order, {"format": order.file_format, "view": view, "options": _plain(options)})

    def _far(self, order: Order, given: dict[str, Any]) -> Rendered:
        process = self._take()
        order.halt = process.kill
        try:
            answer = None if order.stopped else self._loop.run_native(process.ask, order, given)
        except (OSError, ValueError, frames.TooLarge) as fault:
            self._finish(order, process, keep=False)
            raise _failed(order, fault) from None
        kept = answer is not None and answer[0] in (frames.FILE, frames.REFUSED) and not order.stopped
        ended = self._finish(order, process, keep=kept)
        if order.stopped:
            raise stopped()
        if answer is None:
            raise _failed(order, RenderFailed(_why(ended)))
        return _read(order, answer)

    def _take(self) -> WorkerProcess:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        try:
            return self._start()
        except OSError as fault:
            raise BoardError(
                "busy", "Files cannot be made now. Try again soon.", retry_after_ms=5000
            ) from fault

    def _finish(self, order: Order, process: WorkerProcess, *, keep: bool) -> int | None:
        """Keep the process for the next order, or end it; its return code if it is ended."""
        order.halt = None
        if not keep or process.is_worn:
            return process.end()
        with self._lock:
            self._idle.append(process)
            self._used_at = self._loop.monotonic()
            begins, self._watched = not self._watched, True
        if begins:
            self._loop.spawn(self._watch_idle)
        return None

    def _watch_idle(self) -> None:
        """End what nobody has asked for in a while; return when there is nothing left to end."""
        while True:
            self._loop.sleep(IDLE_S / 3)
            with self._lock:
                if self._loop.monotonic() - self._used_at < IDLE_S:
                    continue
                ended, self._idle, self._watched = self._idle, [], False
            for process in ended:
                process.end()
            return


def stopped() -> BoardError:
    """Whoever ordered a file has stopped it."""
    return BoardError("gone", "This file was cancelled. Ask for it again.")


def _plain(options: Options) -> dict[str, Any]:
    """Options as values that cross to the process."""
    return {field.name: getattr(options, field.name) for field in fields(options)} | {
        "photos": dict(options.photos)
    }


def _read(order: Order, answer: Answer) -> Rendered:
    kind, body = answer
    head, _, rest = body.partition(b"\n") if kind == frames.FILE else (body, b"", b"")
    said = json.loads(head)
    if kind == frames.REFUSED:
        raise BoardError(**said)
    if kind != frames.FILE:
        raise _failed(order, RenderFailed(said["kind"]), within=said["at"])
    return Rendered(rest, said["mimetype"], said["filename"])


def _why(ended: int | None) -> str:
    match -ended if ended is not None else 0:
        case signal.SIGALRM | signal.SIGXCPU:
            return "too long"
        case signal.SIGABRT:
            # so do libraries that are not Python end when they are given no more
            return "too much memory"
        case _:
            return f"ended with {ended}"


def _failed(order: Order, fault: Exception, **facts: object) -> BoardError:
    """Keep what went wrong in the log, and tell whoever ordered the file what they can do."""
    why = fault.why if isinstance(fault, RenderFailed) else type(fault).__name__
    refusal = incident(fault, "export", format=order.file_format, why=why, **facts)
    hint = "Choose less of it, or try again." if why in TOO_MUCH else "Try again."
    tell = f"If it fails again, tell whoever runs the board: {refusal.incident}."
    return BoardError("internal", f"The file could not be made. {hint} {tell}", incident=refusal.incident)
