"""A workshop, its people and their pages, servers that may die, and a network that does as it is told."""

from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import Any

import msgspec

from board.domain.errors import BoardError
from board.domain.model import Actor, State, Viewer
from board.domain.sight import viewer_of
from board.service.secrecy import hashed, op_key
from tests.convergence.between import Wire
from tests.convergence.cast import Disk, Kind, gathered
from tests.convergence.house import CountedIds, House
from tests.convergence.loop import Clock
from tests.convergence.network import Line
from tests.convergence.oracle import canaries, may_read, was_allowed
from tests.convergence.serving import Serving
from tests.convergence.stores import Notes
from tests.convergence.tab import Device, Tab
from tests.replica import evolve
from tests.replica.messages import Json


@dataclass
class Issued:
    """A command that somebody gave, and by whom."""

    command: Json
    tab: Tab
    key: bytes
    number: str
    #: the head when it was given
    head: int


#: what all runs of this process came to
TOTALS: Counter[str] = Counter()


class World(Serving):
    """Everything of one run."""

    def __init__(
        self, seed: int = 0, kind: Kind = "memory", yielding: float = 0.0, houses: int = 1, news: bool = True
    ) -> None:
        # SQLite on a memory disk is opened by one
        assert houses == 1 or kind == "memory"
        self.random = Random(seed)
        self.clock = Clock()
        self.yielding = yielding
        self.found: Counter[str] = Counter(runs=1)
        self.broken = ""
        disk, self.cast = gathered(kind)
        self.disk: Disk = disk.copied()
        self.backups: list[tuple[Disk, int]] = []
        self.notes = [Notes() for _ in range(houses)]
        self.wire = Wire(houses, cut=not news)
        self.ids = CountedIds(self.random, begin=1000)
        self.tabs: list[Tab] = []
        self.issued: dict[str, Issued] = {}
        self.about: dict[str, Json] = {}
        self.refused: set[bytes] = set()
        self.offered_again: set[str] = set()
        self.handed_back_before: set[str] = set()
        self.open_all(houses)
        devices: dict[str, Device] = {}
        for who, (person_id, token) in self.cast.people.items():
            devices[who] = Device()
            self.tabs.append(Tab(who, person_id, token, devices[who], self.now))
        self.calm()

    @property
    def code(self) -> str:
        """The session's code."""
        return self.cast.code

    @property
    def state(self) -> State:
        """The fold of what is durable."""
        return self.ledger.state

    def now(self) -> float:
        """The clock that never goes back."""
        return self.clock.seconds

    def close(self) -> None:
        """End the run."""
        TOTALS.update(self.found)
        for house in self.houses:
            house.loop.kill()
        for disk in (self.disk, *(disk for disk, _ in self.backups)):
            disk.remove()

    # ---- people

    def issue(self, tab: Tab, kind: str, fields: Json) -> Json:
        """A person gives a command at this tab; words bear a number by which they are found again."""
        number = str(len(self.issued) + 1)
        op_id = f"op{number}"
        for name in ("text", "caption"):
            if fields.get(name):
                fields = {**fields, name: f"Words ~{number}~"}
        command = {"op_id": op_id, "type": kind, **fields}
        who = tab.person_id or hashed(tab.token).hex()
        self.issued[op_id] = Issued(
            command, tab, op_key(self.cast.salt, who, op_id), number, self.ledger.head
        )
        self.about[number] = command
        self.found["commands"] += 1
        tab.push(command)
        return command

    # ---- what becomes durable

    def _took(self, batch: Any) -> None:
        before = self.ledger.head
        self.ledger.took(batch)
        for op in batch.ops:
            issued = self._of_key(op.key)
            if issued is not None:
                self.found["accepted"] += 1
                at = self.ledger.states[max(before, op.seq - 1)]
                kind, person_id = issued.command["type"], issued.tab.person_id
                if not was_allowed(kind, at, person_id):
                    self.fail(f"C9: {kind} by one who may not")

    def _of_key(self, key: bytes) -> Issued | None:
        return next((one for one in self.issued.values() if one.key == key), None)

    # ---- what an onlooker asks, past the network

    def fetch(self, tab: Tab, house: House | None = None) -> Json | None:
        """A fresh snapshot for this tab, from where it is or from this house; None if its token has ended."""
        board = (house or self.home(tab)).board
        try:
            snapshot: Json = msgspec.json.decode(board.snapshot(self.code, board.identify(tab.token)))
        except BoardError:
            return None
        return snapshot

    def tail(self, tab: Tab, snapshot: Json) -> Json | None:
        """The snapshot with what came after it, piece by piece; None where only a fresh one will do."""
        board = self.home(tab).board
        grant = board.identify(tab.token)
        state = evolve.in_order(snapshot)
        while state["seq"] < self.ledger.head:
            tail = board.tail(self.code, grant, state["seq"], snapshot["epoch"])
            if tail is None:
                return None
            state = evolve.fold(state, msgspec.json.decode(tail.body))
        return state

    def ask(self, tab: Tab, commands: list[Json], house: House) -> list[Json]:
        """Commands straight to a server, and their answers."""
        board = house.board
        return board.submit(self.code, board.identify(tab.token), list(commands))

    # ---- what is read along

    def _heard(self, house: House, line: Line, event: str, body: bytes) -> None:
        """C8, and I1: what leaves the server hides nothing that it should, and says Saved of what is."""
        tab = next(tab for tab in self.tabs if tab.token == line.token)
        state = house.board.state(self.code) or self.state
        if event in ("events", "snapshot", "ack catch_up"):
            person = state.people.get(tab.person_id or "")
            viewer: Viewer = viewer_of(state, Actor(tab.person_id, person.role if person else "screen"))
            for number in canaries(body):
                about = self.about.get(number)
                if about is not None and not may_read(state, number, about, viewer):
                    self.fail(f"C8: ~{number}~ ({about['type']}) reached {tab.who} by {event}")
        elif event == "resync":
            self._not_set_back(house, line, body)
        elif event == "ack command":
            answers = msgspec.json.decode(body)
            for answer in answers if isinstance(answers, list) else [answers]:
                if answer.get("ok") and not self.ledger.has(self.issued[answer["op_id"]].key, answer["seq"]):
                    self.fail(f"C12: {answer['op_id']} is said to be saved and is not")

    def _not_set_back(self, house: House, line: Line, body: bytes) -> None:
        """C13: whoever knows more than a house that is behind is not sent back to what that house knows."""
        live = house.board._registry.peek(self.code)
        same = live is not None and line.since.get("epoch") == live.epoch
        if b'"tail"' in body and same and live is not None and line.since["after"] > live.head:
            self.fail(f"C13: at {line.since['after']}, sent back to {live.head}")

    def fail(self, words: str) -> None:
        """Something that must hold does not; what comes after it would say nothing."""
        self.broken = words
        raise AssertionError(words)

    # ---- rest

    def calm(self) -> None:
        """Connect everybody and let everything come to rest."""
        self.disk_full(0)
        for number in range(len(self.houses)):
            self.crash_at("", number)
        for _ in range(60):
            self.flow()
            for tab in self.tabs:
                self.connect(tab)
            self.flow()
            if self.at_rest():
                return
            self.pass_time(16)
        why = [self._why(tab) for tab in self.tabs if self._why(tab)]
        raise AssertionError(f"C6: no rest: {why or 'a house is behind'}")

    def pass_time(self, seconds: float) -> None:
        """The clock goes on in one jump; what is due happens, the beacon too."""
        self.advance(seconds)
        for house in self.houses:
            house.loop.spawn(house.ticker.tick)
        self.run()
        self.sweep()
        for tab in self.tabs:
            tab.tick()

    def at_rest(self) -> bool:
        """Whether nothing is under way, and nobody waits for anything."""
        return self._in_step() and not any(map(self._why, self.tabs))

    def _in_step(self) -> bool:
        """Whether every house that holds the session holds all of it."""
        lives = [house.board._registry.peek(self.code) for house in self.houses]
        return all(
            live is None or (live.head, live.epoch) == (self.ledger.head, self.epoch) for live in lives
        )

    def _why(self, tab: Tab) -> str:
        if tab.replica.trouble:
            return f"{tab.who}: out, and something of theirs is still under way" if tab.calls else ""
        if tab.line is None or not tab.line.live or tab.line.down or tab.line.up or tab.calls:
            return f"{tab.who}: not connected"
        if tab.replica.outbox.waiting:
            return f"{tab.who}: {[command['op_id'] for command in tab.replica.outbox.waiting]} unanswered"
        if tab.replica.stream.covered != self.ledger.head:
            return f"{tab.who}: at {tab.replica.stream.covered} of {self.ledger.head}"
        return ""
