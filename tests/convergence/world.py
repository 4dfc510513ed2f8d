"""A workshop, its people and their pages, one server that may die, and a network that does as it is told."""

from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import Any

import msgspec

from board.domain.errors import BoardError
from board.domain.model import Actor, State, Viewer
from board.domain.sight import viewer_of
from board.service.secrecy import hashed, new_epoch, op_key
from tests.convergence.cast import Disk, Kind, gathered
from tests.convergence.house import CountedIds, House
from tests.convergence.loop import Clock, SimLoop
from tests.convergence.network import Line
from tests.convergence.oracle import Ledger, canaries, may_read, was_allowed
from tests.convergence.stores import Notes, Watched
from tests.convergence.tab import Device, Tab
from tests.convergence.ways import Ways
from tests.replica import evolve
from tests.replica.messages import Json


@dataclass
class Issued:
    """A command that somebody gave, and by whom."""

    command: Json
    tab: Tab
    key: bytes
    number: str


#: what all runs of this process came to
TOTALS: Counter[str] = Counter()


class World(Ways):
    """Everything of one run."""

    def __init__(self, seed: int = 0, kind: Kind = "memory", yielding: float = 0.0) -> None:
        self.random = Random(seed)
        self.clock = Clock()
        #: the chance that others get their turn while somebody commits or publishes
        self.yielding = yielding
        self.found: Counter[str] = Counter(runs=1)
        self.broken = ""
        disk, self.cast = gathered(kind)
        self.disk: Disk = disk.copied()
        self.backups: list[tuple[Disk, int]] = []
        self.notes = Notes()
        self.ids = CountedIds(self.random, begin=1000)
        self.ledger: Ledger
        self.tabs: list[Tab] = []
        self.issued: dict[str, Issued] = {}
        self.about: dict[str, Json] = {}
        #: what servers before this one refused: nobody need have heard of it
        self.refused: set[bytes] = set()
        #: ops that were offered anew after a restore, in an order of their own
        self.offered_again: set[str] = set()
        self.handed_back_before: set[str] = set()
        #: lines and calls whose answer left before the server went: it may still arrive
        self.house: House
        self.open()
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

    def open(self) -> None:
        """Start the server on what the disk holds."""
        self.loop = SimLoop(self.clock, self.random)
        self.loop.yielding = self.yielding
        inner = self.disk.open(self.loop)
        self.storage = Watched(inner, self.loop, self._took)
        if not hasattr(self, "ledger"):
            self.ledger = Ledger(self._log(inner))
        self.house = House(self.loop, self.storage, self.notes, self.ids, self._heard)  # type: ignore[arg-type]

    def close(self) -> None:
        """End the run."""
        TOTALS.update(self.found)
        self.loop.kill()
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
        self.issued[op_id] = Issued(command, tab, op_key(self.cast.salt, who, op_id), number)
        self.about[number] = command
        self.found["commands"] += 1
        tab.push(command)
        return command

    # ---- the server

    def run(self, most: int = 100_000) -> None:
        """Let the server work."""
        self.loop.run(most)
        if self.loop.crashed:
            self.crash()

    def crash(self) -> None:
        """The process dies where it is; what left it before may still arrive. A new one starts."""
        self.found["crashes"] += 1
        self._die()
        self.open()

    def _die(self) -> None:
        self.loop.kill()
        self.refused |= self.house.refused
        for tab in self.tabs:
            if tab.line is not None:
                tab.line.server_open = False
                tab.line.up.clear()
            for call in tab.calls:
                if call.arrived and call.answer is None:
                    call.answer = {"error": None}

    def restart(self) -> None:
        """The server is stopped in good order and started anew."""
        self.loop.run()
        self.loop.spawn(self.house.board.stop)
        self.loop.run()
        self.loop.advance(5)
        self.loop.run()
        self._die()
        self.open()

    def back_up(self) -> None:
        """Keep a copy of this moment."""
        for disk, _ in self.backups[:-1]:
            disk.remove()
        self.backups = [*self.backups[-1:], (self.disk.copied(), self.ledger.head)]

    def restore(self, place: int) -> None:
        """The server is stopped, an older copy takes the database's place, every session gets a new epoch."""
        if not self.backups:
            return
        self.found["restores"] += 1
        copy, _ = self.backups[place % len(self.backups)]
        self._die()
        for tab in self.tabs:
            # it takes minutes: whatever was under way has come or been given up
            tab.hang()
            for call in list(tab.calls):
                tab.lost(call)
        self.disk.remove()
        self.disk = copy.copied()
        inner = self.disk.open(SimLoop(self.clock, self.random))
        inner.renew_epoch(self.code, new_epoch())
        self.ledger.start(self._log(inner))
        self.offered_again |= set(self.issued)
        self.handed_back_before |= {op_id for tab in self.tabs for op_id in tab.device.returned}
        self.open()

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

    def _log(self, storage: Any) -> Any:
        row = storage.session(self.code)
        return storage.read(row.session_id)

    # ---- what an onlooker asks, past the network

    @property
    def epoch(self) -> str:
        """The name of the present history."""
        return self.house.board.epoch(self.code)

    def fetch(self, tab: Tab) -> Json | None:
        """A fresh snapshot for this tab; None if its token has ended."""
        board = self.house.board
        try:
            snapshot: Json = msgspec.json.decode(board.snapshot(self.code, board.identify(tab.token)))
        except BoardError:
            return None
        return snapshot

    def tail(self, tab: Tab, snapshot: Json) -> Json | None:
        """The snapshot with what came after it, piece by piece; None where only a fresh one will do."""
        board = self.house.board
        grant = board.identify(tab.token)
        state = evolve.in_order(snapshot)
        while state["seq"] < self.ledger.head:
            tail = board.tail(self.code, grant, state["seq"], snapshot["epoch"])
            if tail is None:
                return None
            state = evolve.fold(state, msgspec.json.decode(tail.body))
        return state

    def ask(self, tab: Tab, commands: list[Json]) -> list[Json]:
        """Commands straight to the server, and their answers."""
        board = self.house.board
        return board.submit(self.code, board.identify(tab.token), list(commands))

    # ---- what is read along

    def _heard(self, line: Line, event: str, body: bytes) -> None:
        """C8, and I1: what leaves the server hides nothing that it should, and says Saved of what is."""
        tab = next(tab for tab in self.tabs if tab.token == line.token)
        state = self.house.board.state(self.code) or self.state
        if event in ("events", "snapshot", "ack catch_up"):
            person = state.people.get(tab.person_id or "")
            viewer: Viewer = viewer_of(state, Actor(tab.person_id, person.role if person else "screen"))
            for number in canaries(body):
                about = self.about.get(number)
                if about is not None and not may_read(state, number, about, viewer):
                    self.fail(f"C8: ~{number}~ ({about['type']}) reached {tab.who} by {event}")
        elif event == "ack command":
            answers = msgspec.json.decode(body)
            for answer in answers if isinstance(answers, list) else [answers]:
                if answer.get("ok") and not self.ledger.has(self.issued[answer["op_id"]].key, answer["seq"]):
                    self.fail(f"C12: {answer['op_id']} is said to be saved and is not")

    def fail(self, words: str) -> None:
        """Something that must hold does not; what comes after it would say nothing."""
        self.broken = words
        raise AssertionError(words)

    # ---- rest

    def calm(self) -> None:
        """Connect everybody and let everything come to rest."""
        self.storage.troubles = 0
        self.loop.crash_at = ""
        for _ in range(60):
            self.flow()
            for tab in self.tabs:
                self.connect(tab)
            self.flow()
            if self.at_rest():
                return
            self.pass_time(16)
        raise AssertionError(f"C6: no rest: {[self._why(tab) for tab in self.tabs if self._why(tab)]}")

    def pass_time(self, seconds: float) -> None:
        """The clock goes on in one jump; what is due happens, the beacon too."""
        self.loop.advance(seconds)
        self.loop.spawn(self.house.ticker.tick)
        self.run()
        self.sweep()
        for tab in self.tabs:
            tab.tick()

    def at_rest(self) -> bool:
        """Whether nothing is under way, and nobody waits for anything."""
        return not any(map(self._why, self.tabs))

    def _why(self, tab: Tab) -> str:
        if tab.replica.trouble:
            return ""
        if tab.line is None or not tab.line.live or tab.line.down or tab.line.up or tab.calls:
            return f"{tab.who}: not connected"
        if tab.replica.outbox.waiting:
            return f"{tab.who}: {[command['op_id'] for command in tab.replica.outbox.waiting]} unanswered"
        if tab.replica.stream.covered != self.ledger.head:
            return f"{tab.who}: at {tab.replica.stream.covered} of {self.ledger.head}"
        return ""
