"""The Loop port with ordinary threads: for tests and for BOARD_ASYNC_MODE=threading."""

import select
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, TypeVar

from board.service.clock import SteadyClock
from board.service.ports import Signal

T = TypeVar("T")


class ThreadLoop:
    """Everything that is spawned is a thread, so native work may run where it is called."""

    def __init__(self) -> None:
        self._clock = SteadyClock()

    def spawn(self, function: Callable[..., object], *args: object) -> None:
        """Run it in a thread of its own."""
        threading.Thread(target=function, args=args, daemon=True).start()

    def signal(self) -> Signal:
        """A new signal."""
        return threading.Event()

    def lock(self) -> AbstractContextManager[Any]:
        """A new lock."""
        return threading.Lock()

    def sleep(self, seconds: float) -> None:
        """Let others run."""
        time.sleep(seconds)

    def run_native(self, function: Callable[..., T], *args: object) -> T:
        """Call it straight through."""
        return function(*args)

    def until_ready(self, descriptor: int, *, writing: bool, seconds: float) -> bool:
        """Block this thread until a file descriptor can be read or written; False after so many seconds."""
        watched = select.poll()
        watched.register(descriptor, select.POLLOUT if writing else select.POLLIN)
        return bool(watched.poll(seconds * 1000))

    def now_ms(self) -> int:
        """Milliseconds since 1970 UTC."""
        return self._clock.now_ms()

    def monotonic(self) -> float:
        """Seconds that never go backwards."""
        return time.monotonic()
