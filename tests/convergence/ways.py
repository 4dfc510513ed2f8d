"""What can be done to everything that is under way between pages and server."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.convergence.house import House
from tests.convergence.network import Call, Line
from tests.convergence.tab import Tab

#: what may vanish from within a line; its beginning and its end are the line itself
LOSABLE = frozenset({"events", "head", "resync", "ack"})


class Ways:
    """The network of a world; `houses` and `tabs` are the world's."""

    houses: list[House]
    tabs: list[Tab]
    found: Counter[str]

    def run(self, most: int = 100_000) -> None:
        """Let the servers work; the world's."""
        raise NotImplementedError

    def run_until_crash(self) -> bool:
        """Let the servers work; whether one came to its end."""
        raise NotImplementedError

    def home(self, tab: Tab) -> House:
        """Where what a page asks goes now."""
        raise NotImplementedError

    def flow_words(self) -> bool:
        """What houses tell each other arrives."""
        raise NotImplementedError

    def queues(self) -> Iterator[tuple[Tab, Line, str]]:
        """Every direction of a line on which something is under way."""
        for tab in self.tabs:
            if tab.line is not None:
                if tab.line.up and tab.line.server_open:
                    yield tab, tab.line, "up"
                if tab.line.down:
                    yield tab, tab.line, "down"

    def pending(self) -> list[tuple[Tab, Any, str]]:
        """Everything that could be let through now."""
        found: list[tuple[Tab, Any, str]] = list(self.queues())
        for tab in self.tabs:
            found += [
                (tab, call, "call") for call in tab.calls if not call.arrived or call.answer is not None
            ]
        return found

    def deliver(self, place: int, most: int) -> None:
        """Let up to so many messages through on one of the ways."""
        ways = self.pending()
        if not ways:
            return
        tab, way, direction = ways[place % len(ways)]
        if direction == "call":
            self._pass(tab, way)
            return
        queue = way.up if direction == "up" else way.down
        for _ in range(most):
            if not queue or tab.line is not way:
                return
            self._one(tab, way, direction)

    def _pass(self, tab: Tab, call: Call) -> None:
        self.found["delivered"] += 1
        if not call.arrived:
            self.home(tab).call(call)
        else:
            tab.answered(call)

    def flow(self) -> None:
        """Let everything through that is under way, and whatever follows from it."""
        for _ in range(2000):
            if self.run_until_crash():
                return
            ways, words = self.pending(), self.flow_words()
            if not ways and not words:
                return
            for tab, way, direction in ways:
                if direction == "call":
                    if way in tab.calls:
                        self._pass(tab, way)
                    continue
                queue = way.up if direction == "up" else way.down
                while queue and tab.line is way:
                    self._one(tab, way, direction)
            self._end_broken()
        raise AssertionError("C6: messages without end")

    def deliver_all(self, direction: str) -> None:
        """Let through what is under way in one direction, and no more than that."""
        for tab, way, where in self.pending():
            if where == "call":
                if way in tab.calls and way.arrived == (direction == "down"):
                    self._pass(tab, way)
            elif where == direction:
                queue = way.up if direction == "up" else way.down
                for _ in range(len(queue)):
                    if queue and tab.line is way:
                        self._one(tab, way, direction)

    def _one(self, tab: Tab, line: Line, direction: str) -> None:
        self.found["delivered"] += 1
        if direction == "up":
            line.house.take(line, line.up.popleft())
        else:
            tab.read(*line.down.popleft())

    def lose(self, place: int, *, line: bool) -> None:
        """A request comes to nothing, before or after the server had it; a message or its line is lost."""
        ways = self.pending()
        if not ways:
            return
        tab, way, direction = ways[place % len(ways)]
        self.found["lost"] += 1
        if direction == "call":
            tab.lost(way)
        elif line:
            self.cut(tab, known=bool(place % 2))
        elif direction == "up":
            way.up.popleft()
        elif way.down[0][0] in LOSABLE:
            way.down.popleft()

    def double(self, place: int) -> None:
        """A message comes twice."""
        ways = self.pending()
        if not ways:
            return
        tab, way, direction = ways[place % len(ways)]
        self.found["doubled"] += 1
        if direction == "call" and not way.arrived:
            self.home(tab).call(Call(way.kind, way.token, way.number, way.body))
        elif direction == "up":
            way.house.take(way, way.up[0])
        elif direction == "down" and way.down[0][0] == "events":
            way.down.insert(1, way.down[0])

    def reload(self, tab: Tab) -> None:
        """The page goes and comes again."""
        if tab.line is not None:
            tab.line.house.hear_of_end(tab.line)
        tab.reload()

    def connect_all(self) -> None:
        """Whoever is without a connection tries for one."""
        for tab in self.tabs:
            self.connect(tab)
        self.run()

    def connect(self, tab: Tab) -> None:
        """The page tries for a connection."""
        line = tab.connecting()
        if line is not None:
            self.home(tab).connect(line, tab.replica.since())

    def cut(self, tab: Tab, *, known: bool) -> None:
        """The line breaks; the server may not know of it for a while."""
        line = tab.line
        if line is not None:
            self.found["cuts"] += 1
            if known:
                line.house.hear_of_end(line)
            tab.hang()

    def sweep(self) -> None:
        """The server finds the connections that are gone, the pages those that it has ended."""
        held = {id(tab.line) for tab in self.tabs if tab.line is not None}
        for house in self.houses:
            for line in list(house.transport.lines.values()):
                if id(line) not in held or not line.server_open:
                    house.hear_of_end(line)
        self._end_broken()

    def _end_broken(self) -> None:
        for tab in self.tabs:
            if tab.line is not None and not tab.line.server_open and not tab.line.down:
                tab.hang()
