"""People in one session, each a client of its own, in a loop and a thread of their own.

crowd = run.crowd(server, 20)
burst = crowd.burst(rate=40, seconds=4)   # goes on beside the row
server.kill(); server.start_again()
burst.wait()
crowd.heal(20)
check_all(run, server, crowd)
"""

import asyncio
import random
import threading
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any

from tests.faults.history import History, Op
from tests.faults.person import Person
from tests.faults.streams import BROKEN, ask

SHARED = {"see": "all", "names": "on"}
HIDDEN = {"see": "own", "names": "on", "reveal": "facilitator"}
ADD = {"source": "new", "scope": "all", "input": ["text"], "limit": {}}
PHASE = "ours"


class NotHealed(Exception):
    """Somebody still waits, or has not everything."""


class Burst:
    """Ops that are being put into outboxes."""

    def __init__(self, future: "Future[None]") -> None:
        self._future = future

    def wait(self, seconds: float = 60) -> None:
        """Until the last one has been put; not until it is answered."""
        self._future.result(seconds)

    def stop(self) -> None:
        """Put no more."""
        self._future.cancel()


class Crowd:
    """`people` of them through one url, in a new session; the first is its facilitator."""

    def __init__(
        self,
        url: str,
        people: int,
        chance: random.Random,
        *,
        hidden: bool = False,
        channel: str = "socket",
        questions: bool = True,
        headers: dict[str, str] | None = None,
    ) -> None:
        self.url, self.size, self.chance, self.hidden = url, people, chance, hidden
        self.channel, self.questions = channel, questions
        self.history = History()
        self.people: list[Person] = []
        self.code, self.token = "", ""
        self._name = f"{chance.getrandbits(32):08x}"
        self._count = 0
        self._headers = headers or {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="crowd", daemon=True)
        self._tasks: list[asyncio.Task[None]] = []

    def begin(self, timeout: float = 30) -> None:
        """Start the session, join it, connect everybody."""
        self._thread.start()
        self.do(self._begin(), timeout)
        self.connect(timeout)

    def connect(self, timeout: float = 30) -> None:
        """Wait until everybody is connected and has everything."""
        self._wait(lambda: all(p.connected and p.seq >= 0 for p in self.people), timeout, "connected")

    def burst(self, rate: float, seconds: float) -> Burst:
        """So many ops a second by people drawn by chance; goes on beside the caller."""
        return Burst(asyncio.run_coroutine_threadsafe(self._burst(rate, seconds), self._loop))

    def everyone(self, make: Callable[[Person], dict[str, Any]] | None = None) -> list[Op]:
        """One op of each person at the same moment; a note, unless `make` says what."""

        async def at_once() -> list[Op]:
            made = [(person, make(person) if make else self.note()) for person in self.people]
            return [self._put(person, command) for person, command in made]

        return self.do(at_once())

    def say(self, person: int, **command: Any) -> Op:
        """One op of one person; a note, unless a command is given."""

        async def put() -> Op:
            return self._put(self.people[person], command or self.note())

        return self.do(put())

    def heal(self, timeout: float = 20) -> float:
        """Wait until all outboxes are empty and all have everything; seconds. Raises NotHealed.

        Whoever is still in another history than the server would only then offer again what that one lacks.
        """
        began = time.monotonic()
        self.answered(timeout)
        while True:
            epoch, head = self.do(self._head(), 20) or ("", 0)
            if epoch and all(p.has(head, epoch) and not p.outbox for p in self.people):
                return time.monotonic() - began
            if time.monotonic() - began > timeout:
                behind = [(p.number, p.connected, p.seq) for p in self.people if not p.has(head, epoch)]
                raise NotHealed(f"head {head}; behind or away: {behind[:5]}")
            time.sleep(0.05)

    def answered(self, timeout: float = 20) -> None:
        """Wait until every op has a final answer."""
        self._wait(lambda: not any(p.outbox for p in self.people), timeout, "answered")

    def close(self) -> None:
        """Everybody leaves."""
        if not self._thread.is_alive():
            return
        self.do(self._end(), 10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    def do(self, job: Coroutine[Any, Any, Any], timeout: float = 30) -> Any:
        """Run something in the crowd's own loop."""
        return asyncio.run_coroutine_threadsafe(job, self._loop).result(timeout)

    def snapshot(self, person: int = 0) -> dict[str, Any]:
        """What the server shows this person now."""
        found: dict[str, Any] = self.do(self.people[person].get("")).json
        return found

    def note(self, text: str = "Wish") -> dict[str, Any]:
        """A command that posts a note which names its own op."""
        op_id = self.new_id()
        words = f"{text} ~{op_id}~"
        return {"op_id": op_id, "type": "note.post", "note_id": op_id, "text": words, "phase_id": PHASE}

    def new_id(self) -> str:
        self._count += 1
        return f"{self._name}-{self._count}"

    async def _begin(self) -> None:
        made = await self._post("/api/sessions", {"title": "Fault", "template": "short-vision"})
        self.code, self.token = made["code"], made["facilitator"]["token"]
        first = Person(self.url, self.code, made["facilitator"], 0, self.history, self.chance)
        self.people = [first]
        switches = ADD | (HIDDEN if self.hidden else SHARED)
        insert = {"type": "phase.insert", "phase_id": PHASE, "kind": "add", "title": "Ours"}
        await self._command({"op_id": "insert", **insert, "switches": switches})
        seen = (await first.get("")).json
        opening = {"type": "phase.open", "phase_id": PHASE, "expected": seen["live"]["phase_id"]}
        await self._command({"op_id": "open", **opening})
        for number in range(1, self.size):
            granted = await self._post(f"/api/sessions/{self.code}/people", {"name": f"Person {number}"})
            person = Person(self.url, self.code, granted, number, self.history, self.chance)
            self.people.append(person)
        for person in self.people:
            person.channel = self.channel
            self._tasks.append(self._loop.create_task(person.run()))

    async def _post(self, path: str, body: Any, token: str | None = None) -> Any:
        reply = await ask(self.url, "POST", path, body=body, token=token, headers=self._headers)
        if reply.status not in (200, 201):
            raise ConnectionError(f"{path}: {reply.status} {reply.body[:300]!r}")
        return reply.json

    async def _command(self, command: dict[str, Any]) -> None:
        await self._post(f"/api/sessions/{self.code}/commands", command, self.token)

    async def _burst(self, rate: float, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        began = loop.time()
        for number in range(max(1, round(rate * seconds))):
            await asyncio.sleep(max(0.0, began + number / rate - loop.time()))
            person = self.chance.choice(self.people)
            self._put(person, self._some_command(person))

    def _some_command(self, person: Person) -> dict[str, Any]:
        mine = [op for op in self.history.ops.values() if op.person == person.number and _is_note(op)]
        drawn = self.chance.random()
        if drawn < 0.1 and mine:
            op_id = self.new_id()
            note_id = self.chance.choice(mine).command["note_id"]
            return {"op_id": op_id, "type": "note.edit", "note_id": note_id, "text": f"Changed ~{op_id}~"}
        if drawn > 0.9 and self.questions:
            op_id = self.new_id()
            return {"op_id": op_id, "type": "question.ask", "text": f"Why ~{op_id}~"}
        return self.note()

    def _put(self, person: Person, command: dict[str, Any]) -> Op:
        command = {"op_id": self.new_id(), **command}
        op = Op(command["op_id"], person.number, command, time.time())
        person.put(op)
        return op

    async def _head(self) -> tuple[str, int] | None:
        """The server's history and how far it goes; None while it does not answer."""
        person = self.people[0]
        asked = f"/events?after={max(0, person.seq)}&wait=0"
        try:
            reply = await person.get(asked)
        except BROKEN:
            return None
        if reply.status != 200 or "to" not in reply.json:
            return None
        return str(reply.json["epoch"]), int(reply.json["to"])

    async def _end(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        # what they had begun beside is cancelled by now, and ends in its next turn
        await asyncio.sleep(0.01)

    def _wait(self, look: Callable[[], bool], timeout: float, words: str) -> None:
        end = time.monotonic() + timeout
        while not look():
            if time.monotonic() > end:
                waiting = [(p.number, p.connected, len(p.outbox)) for p in self.people]
                told = dict(self.history.told)
                raise NotHealed(f"not everybody {words} within {timeout:g} s: {waiting[:6]} {told}")
            time.sleep(0.02)


def _is_note(op: Op) -> bool:
    return op.command["type"] == "note.post" and op.acked is not None
