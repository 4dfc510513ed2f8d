"""Who is next: one file of a session at a time, a few in all; what would wait too long is refused at once."""

from typing import Final

from board.domain.errors import BoardError
from board.service.beside.file_order import Order
from board.service.ports import Loop

AT_ONCE: Final = 2
#: being made and waiting: of one person, of a session, in all
MOST_OF_ONE: Final = 2
MOST_OF_A_SESSION: Final = 12
MOST_IN_ALL: Final = 40
PATIENCE_S: Final = 120.0
RETRY_AFTER_MS: Final = 3000


class Turns:
    """Orders in the order in which they came."""

    def __init__(self, loop: Loop, at_once: int = AT_ONCE) -> None:
        self._lock, self._at_once = loop.lock(), at_once
        self._orders: list[Order] = []

    def enter(self, order: Order) -> None:
        """Stand in line; raises rate_limited if the line is long enough."""
        with self._lock:
            here = [one for one in self._orders if one.code == order.code]
            mine = [one for one in here if _same_person(one, order)]
            if len(mine) >= MOST_OF_ONE:
                raise _full("Your last files are still being made.")
            if len(here) >= MOST_OF_A_SESSION:
                raise _full("Several files of this session are being made.")
            if len(self._orders) >= MOST_IN_ALL:
                raise _full("Many files are being made.")
            self._orders.append(order)
            self._call_next()

    def wait(self, order: Order) -> None:
        """Return when it is this order's turn, or when it was stopped; raises rate_limited."""
        if not order.turn.wait(PATIENCE_S):
            raise _full("The files before yours take long.")

    def leave(self, order: Order) -> None:
        """Make room, whether it had its turn or not."""
        with self._lock:
            if order in self._orders:
                self._orders.remove(order)
            self._call_next()

    def _call_next(self) -> None:
        for order in self._orders:
            running = [one for one in self._orders if one.running]
            if len(running) >= self._at_once:
                return
            waits = not order.quick and not order.running
            if waits and all(one.code != order.code for one in running):
                order.running = True
                order.turn.set()


def _same_person(one: Order, other: Order) -> bool:
    return (one.viewer.role, one.viewer.person_id) == (other.viewer.role, other.viewer.person_id)


def _full(why: str) -> BoardError:
    return BoardError("rate_limited", f"{why} Try again shortly.", retry_after_ms=RETRY_AFTER_MS)
