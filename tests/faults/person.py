"""One member of a crowd: carries the messages of a replica (tests/replica) over real connections."""

import asyncio
import json
import re
import time
from collections.abc import Iterable
from random import Random
from typing import Any

from board.service.secrecy import hashed
from tests.faults.history import History, Op
from tests.faults.streams import BROKEN, Closed, Reply, Socket, ask
from tests.replica.client import Replica
from tests.replica.evolve import compared
from tests.replica.messages import CatchUp, Json, Later, Load, Out, Send

#: what an op's text holds, so that its words can be told from others'
MARK = re.compile(r"~([\w-]+)~")
ANSWER_S = 10.0
#: the pause before the n-th try, in seconds, with jitter
PAUSES = (0.05, 0.2, 0.5, 1.0, 2.0)
LIVE = "/socket.io/?EIO=4&transport=websocket"


class Person:
    """Somebody with a token. `channel` is socket, or http: long polling and plain calls."""

    def __init__(
        self, url: str, code: str, granted: Json, number: int, history: History, chance: Random
    ) -> None:
        self.url, self.code, self.token = url, code, granted["token"]
        self.person_id, self.role = granted["person_id"], granted.get("role", "facilitator")
        self.number, self.history, self.chance = number, history, chance
        self.channel = "socket"
        self.replica = Replica(chance=chance.random)
        self.connected = False
        #: seconds for an answer; after that it counts as lost
        self.patience = ANSWER_S
        self._socket: Socket | None = None
        self._calls: dict[int, asyncio.Future[Any]] = {}
        self._number, self._tries = 0, 0
        self._gone_at: float | None = None
        self._target: int | None = None
        self._asked_to_wait = 0.0
        self._jobs: set[asyncio.Task[None]] = set()

    @property
    def token_id(self) -> str:
        """By which the server knows a token that belongs to no person."""
        return hashed(self.token).hex()

    @property
    def outbox(self) -> list[Json]:
        """What has no answer yet."""
        return self.replica.outbox.waiting

    @property
    def seq(self) -> int:
        """Up to where this person has everything; -1 while a snapshot is awaited."""
        covered = self.replica.stream.covered
        return -1 if covered is None else covered

    def has(self, head: int, epoch: str | None = None) -> bool:
        """Whether they are connected and hold everything up to there, of that history if one is named."""
        return self.connected and self.seq >= head and epoch in (None, self.replica.stream.epoch)

    def holds(self) -> Json:
        """The confirmed copy, as it is compared with the server's view."""
        return compared(self.replica.state or {})

    def put(self, op: Op) -> None:
        """The person does something."""
        self.history.ops[op.op_id] = op
        self._act(self.replica.push(op.command))

    async def run(self) -> None:
        """Be there until cancelled."""
        self._act(self.replica.start())
        try:
            while True:
                await self._be_there()
                self._gone()
                pause = PAUSES[min(self._tries, len(PAUSES) - 1)] * self.chance.uniform(0.5, 1.5)
                self._tries += 1
                asked, self._asked_to_wait = self._asked_to_wait, 0.0
                await asyncio.sleep(max(asked, pause))
        finally:
            for job in list(self._jobs):
                job.cancel()

    async def get(self, path: str, timeout: float = 15) -> Reply:
        """Ask for something of the session as this person."""
        path = f"/api/sessions/{self.code}{path}"
        reply = await ask(self.url, "GET", path, token=self.token, timeout=timeout)
        self.history.statuses[reply.status] += 1
        return reply

    async def post(self, path: str, body: Any) -> Reply:
        """The same for a call with a body."""
        path = f"/api/sessions/{self.code}{path}"
        reply = await ask(self.url, "POST", path, body=body, token=self.token, timeout=self.patience)
        self.history.statuses[reply.status] += 1
        return reply

    async def call(self, event: str, payload: Any) -> Any:
        """Send an event and wait for its ack; raises one of BROKEN when none comes."""
        if self._socket is None:
            raise ConnectionError("no line")
        self._number += 1
        number, future = self._number, asyncio.get_running_loop().create_future()
        self._calls[number] = future
        try:
            await self._socket.send(f"42{number}{json.dumps([event, payload])}")
            return await asyncio.wait_for(future, self.patience)
        finally:
            self._calls.pop(number, None)

    def hang_up(self) -> None:
        """Reset the line, as a network that changes does."""
        if self._socket:
            self._socket.abort()

    async def _be_there(self) -> None:
        try:
            if self.channel == "http":
                await self._poll()
            else:
                await self._be_live()
        except BROKEN as broken:
            if self.connected:
                self.history.closes[broken.code if isinstance(broken, Closed) else 0] += 1

    async def _be_live(self) -> None:
        socket = await Socket.open(self.url, f"{LIVE}&code={self.code}")
        try:
            opened = json.loads((await asyncio.wait_for(socket.read(), 10))[1:])
            silence = (opened["pingInterval"] + opened["pingTimeout"]) / 1000
            await socket.send("40" + json.dumps({"token": self.token, **self.replica.since()}))
            while True:
                await self._take_in(socket, await asyncio.wait_for(socket.read(), silence))
        finally:
            self._socket = None
            socket.close()
            for future in self._calls.values():
                if not future.done():
                    future.set_exception(ConnectionError("the line broke"))
                    # whoever waited for it may be gone too: nobody is told then
                    future.exception()

    async def _take_in(self, socket: Socket, packet: str) -> None:
        match packet[:2]:
            case "2":
                await socket.send("3")
            case "40":
                self._socket = socket
            case "42":
                self._mark(packet)
                self._hear(*json.loads(packet[2:]))
            case "43":
                number, _, body = packet[2:].partition("[")
                future = self._calls.get(int(number))
                if future and not future.done():
                    future.set_result(json.loads("[" + body)[0])
            case "44":
                code = json.loads(packet[2:])["data"]["code"]
                self._turned_away(code)
                self._act(self.replica.refused_connection(code))
                raise Closed(0)
            case "41":
                self._act(self.replica.hung_up())
                raise Closed(0)

    def _hear(self, name: str, payload: Any) -> None:
        if name == "welcome":
            self._target, self._tries, self.connected = payload["head"], 0, True
        elif name not in ("events", "head", "presence"):
            self.history.events[name] += 1
        if name == "server_restarting":
            self._asked_to_wait = payload["retry_in_ms"] / 1000
        self._act(self.replica.heard(name, payload))

    async def _poll(self) -> None:
        while True:
            if self.seq < 0:
                await asyncio.sleep(0.05)
                continue
            reply = await self.get(f"/events?after={self.seq}&wait=5&epoch={self.replica.stream.epoch}")
            if not isinstance(reply.json, dict) or reply.status != 200:
                raise ConnectionError(f"no events: {reply.status}")
            self.connected, self._tries = True, 0
            self._mark(reply.body.decode())
            self._act(self.replica.caught_up(reply.json))

    def _act(self, wishes: Iterable[Out]) -> None:
        """Do what the replica asks for, each beside the others."""
        for wish in wishes:
            match wish:
                case Load():
                    self._beside(self._load())
                case Send(number, commands):
                    self._beside(self._send(number, commands))
                case CatchUp(after, epoch):
                    self._beside(self._catch_up(after, epoch))
                case Later(what, ms):
                    self._beside(self._wait(what, ms))
        self._arrived()

    def _beside(self, job: Any) -> None:
        task = asyncio.get_running_loop().create_task(job)
        self._jobs.add(task)
        task.add_done_callback(self._jobs.discard)

    async def _load(self) -> None:
        try:
            reply = await self.get("")
        except BROKEN:
            self._act(self.replica.not_loaded())
            return
        if reply.status == 200 and isinstance(reply.json, dict):
            self._mark(reply.body.decode())
            self._act(self.replica.loaded(reply.json))
        else:
            error = (reply.json or {}).get("error") if isinstance(reply.json, dict) else None
            self._turned_away((error or {}).get("code", f"status {reply.status}"))
            self._act(self.replica.not_loaded((error or {}).get("code")))

    async def _send(self, number: int, commands: tuple[Json, ...]) -> None:
        ops = [self.history.ops[command["op_id"]] for command in commands]
        for op in ops:
            op.sends += 1
        try:
            if self._socket is not None:
                answers = await self.call("command", list(commands))
            else:
                answers = (await self.post("/commands", list(commands))).json
        except BROKEN:
            self._act(self.replica.unanswered(number))
            return
        given_back = len(self.replica.refused)
        for op, answer in zip(ops, answers if isinstance(answers, list) else [], strict=False):
            if answer["ok"]:
                self.history.answer(op, answer)
            else:
                self.history.told[answer["error"]["code"]] += 1
        self._act(self.replica.answered(number, answers))
        for command, error in self.replica.refused[given_back:]:
            answer = {"ok": False, "op_id": command["op_id"], "error": error}
            self.history.answer(self.history.ops[command["op_id"]], answer)

    async def _catch_up(self, after: int, epoch: str) -> None:
        try:
            answer = await self.call("catch_up", {"after": after, "epoch": epoch})
        except BROKEN:
            answer = None
        self._act(self.replica.caught_up(answer))

    async def _wait(self, what: str, ms: float) -> None:
        await asyncio.sleep(ms / 1000)
        self._act(self.replica.woken(what))

    def _mark(self, text: str) -> None:
        for op_id in MARK.findall(text):
            self.history.heard.setdefault(op_id, set()).add(self.number)

    def _arrived(self) -> None:
        """Note when everything is there again after the line had ended."""
        if self._target is not None and self.seq >= self._target:
            self._target = None
            if self._gone_at is not None:
                now = time.time()
                self.history.resynced.append((now, self.number, now - self._gone_at))
                self._gone_at = None

    def _gone(self) -> None:
        if self.connected:
            self.history.dropped.append((time.time(), self.number))
        self.connected = False
        self._gone_at = self._gone_at or time.time()

    def _turned_away(self, code: str) -> None:
        self.history.told[f"door:{code}"] += 1
        if code == "unauthorised":
            self.history.logouts.append((time.time(), self.number))
