"""The houses of a world: one, or two on one storage; how they run, die, are restarted and put back."""

from collections import Counter
from random import Random
from typing import Any

from board.service.secrecy import new_epoch
from tests.convergence.between import News, Wire, Word
from tests.convergence.cast import Cast, Disk
from tests.convergence.house import CountedIds, House
from tests.convergence.loop import Clock, SimLoop
from tests.convergence.network import Line
from tests.convergence.oracle import Ledger
from tests.convergence.stores import Notes, Watched
from tests.convergence.tab import Tab
from tests.convergence.ways import Ways

#: of one house, before another gets its turn
MOST_TURNS = 6


class Serving(Ways):
    """The server side of a world; each page is connected to one of the houses, and may be moved."""

    random: Random
    clock: Clock
    cast: Cast
    disk: Disk
    ids: CountedIds
    ledger: Ledger
    found: Counter[str]
    #: the chance that others get their turn while somebody commits or publishes
    yielding: float
    wire: Wire
    notes: list[Notes]
    backups: list[tuple[Disk, int]]
    #: what servers before these refused: nobody need have heard of it
    refused: set[bytes]
    #: ops that were offered anew after a restore, in an order of their own
    offered_again: set[str]
    handed_back_before: set[str]
    issued: dict[str, Any]

    @property
    def house(self) -> House:
        """The first of them; mostly there is no other."""
        return self.houses[0]

    @property
    def loop(self) -> SimLoop:
        """The first house's."""
        return self.house.loop

    @property
    def storage(self) -> Any:
        """What lies on the disk, as the first house sees it."""
        return self.house.storage

    @property
    def epoch(self) -> str:
        """The name of the present history."""
        epoch: str = self.storage.session(self.cast.code).epoch
        return epoch

    @property
    def all_refused(self) -> set[bytes]:
        """Whatever any house has refused at least once."""
        return self.refused.union(*(house.refused for house in self.houses))

    def home(self, tab: Tab) -> House:
        """Where what this page asks goes now."""
        return self.houses[tab.home % len(self.houses)]

    def open_all(self, houses: int) -> None:
        """Start so many houses on what the disk holds."""
        self.houses = []
        for number in range(houses):
            self.houses.append(self._opened(number))

    def run(self, most: int = 100_000) -> None:
        """Let the servers work, each a few turns after the other; whoever came to its end starts anew."""
        self._take_turns(most)
        for number, house in enumerate(self.houses):
            if house.loop.crashed:
                self.crash(number)

    def run_until_crash(self) -> bool:
        """Let the servers work; whether one of them came to its end."""
        self._take_turns(100_000)
        return any(house.loop.crashed for house in self.houses)

    def crash(self, number: int = 0) -> None:
        """The process dies where it is; what left it before may still arrive. A new one starts."""
        self.found["crashes"] += 1
        self._die(number)
        self.houses[number] = self._opened(number)

    def crash_at(self, point: str, number: int = 0) -> None:
        """The process will die when it comes to this point."""
        self.houses[number].loop.crash_at = point

    def restart(self, number: int = 0) -> None:
        """A server is stopped in good order and started anew."""
        house = self.houses[number]
        house.loop.run()
        house.loop.spawn(house.board.stop)
        house.loop.run()
        self.advance(5)
        house.loop.run()
        self._die(number)
        self.houses[number] = self._opened(number)

    def back_up(self) -> None:
        """Keep a copy of this moment."""
        for disk, _ in self.backups[:-1]:
            disk.remove()
        self.backups = [*self.backups[-1:], (self.disk.copied(), self.ledger.head)]

    def restore(self, place: int) -> None:
        """All are stopped, an older copy takes the database's place, every session gets a new epoch."""
        if not self.backups:
            return
        self.found["restores"] += 1
        copy, _ = self.backups[place % len(self.backups)]
        for number in range(len(self.houses)):
            self._die(number)
        for tab in self.tabs:
            # it takes minutes: whatever was under way has come or been given up
            tab.hang()
            for call in list(tab.calls):
                tab.lost(call)
        self.disk.remove()
        self.disk = copy.copied()
        inner = self.disk.open(SimLoop(self.clock, self.random))
        inner.renew_epoch(self.cast.code, new_epoch())
        self.ledger.start(self._log(inner))
        self.offered_again |= set(self.issued)
        self.handed_back_before |= {op_id for tab in self.tabs for op_id in tab.device.returned}
        self.open_all(len(self.houses))

    def disk_full(self, times: int) -> None:
        """So many commits of each house are refused."""
        for house in self.houses:
            house.storage.troubles = times

    def advance(self, seconds: float) -> None:
        """Move the clock in one jump."""
        self.clock.seconds += seconds
        for house in self.houses:
            house.loop.wake_due()

    # ---- what goes on between houses

    def let_word_through(self, place: int, *, twice: bool = False) -> None:
        """One word arrives, whichever was told first."""
        word = self.wire.take(place)
        if word is not None:
            for _ in range(1 + twice):
                self._tell(word)

    def lose_word(self, place: int) -> None:
        """One word never arrives."""
        if self.wire.take(place) is not None:
            self.found["words_lost"] += 1

    def flow_words(self) -> bool:
        """All that is under way between the houses arrives; whether there was anything."""
        words, self.wire.words = self.wire.words, []
        for word in words:
            self._tell(word)
        return bool(words)

    def move(self, tab: Tab, *, known: bool) -> None:
        """What stands before the houses sends a page elsewhere from now on; its line breaks."""
        if len(self.houses) > 1:
            self.found["moves"] += 1
            tab.home += 1
            self.cut(tab, known=known)

    def _tell(self, word: Word) -> None:
        house = self.houses[word.to]
        if house.news is not None and house.news.ear is not None:
            self.found["words"] += 1
            house.loop.spawn(house.news.ear, word.code, word.head, word.epoch)

    def _opened(self, number: int) -> House:
        loop = SimLoop(self.clock, self.random)
        loop.yielding = self.yielding
        inner = self.disk.open(loop)
        storage: Any = Watched(inner, loop, self._took)
        if not hasattr(self, "ledger"):
            self.ledger = Ledger(self._log(inner))
        news = News(self.wire, number) if self.wire.houses > 1 else None
        return House(loop, storage, self.notes[number], self.ids, self._heard, news)

    def _die(self, number: int) -> None:
        house = self.houses[number]
        house.loop.kill()
        self.refused |= house.refused
        for tab in self.tabs:
            if tab.line is not None and tab.line.house is house:
                tab.line.server_open = False
                tab.line.up.clear()
            for call in tab.calls:
                if call.house is house and call.answer is None:
                    call.answer = {"error": None}

    def _take_turns(self, most: int) -> None:
        if len(self.houses) == 1:
            self.loop.run(most)
            return
        while most > 0:
            busy = [house.loop for house in self.houses if house.loop.busy]
            if not busy:
                return
            loop = self.random.choice(busy)
            most -= loop.run(min(most, self.random.randint(1, MOST_TURNS)))

    def _log(self, storage: Any) -> Any:
        row = storage.session(self.cast.code)
        return storage.read(row.session_id)

    def _took(self, batch: Any) -> None:
        raise NotImplementedError

    def _heard(self, house: House, line: Line, event: str, body: bytes) -> None:
        raise NotImplementedError
