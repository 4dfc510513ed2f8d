"""One member of a crowd: connects, keeps up, sends what is in the outbox until it is answered."""

import asyncio
import contextlib
import json
import re
import time
from collections import deque
from random import Random
from typing import Any

from board.service.secrecy import hashed
from tests.faults.history import History, Op
from tests.faults.mirror import Mirror
from tests.faults.streams import BROKEN, Closed, Reply, Socket, ask

MARK = re.compile(r"~([\w-]+)~")
RETRYABLE = {"rate_limited", "busy", "storage_full", "internal"}
BATCH = 32
ANSWER_S = 10.0
#: the pause before the n-th try, in seconds, with jitter
PAUSES = (0.05, 0.2, 0.5, 1.0, 2.0)


class Person:
    """Somebody with a token. `channel` is socket or http (long polling and plain calls)."""

    def __init__(
        self,
        url: str,
        code: str,
        granted: dict[str, Any],
        number: int,
        history: History,
        chance: Random,
    ) -> None:
        self.url, self.code, self.token = url, code, granted["token"]
        self.person_id, self.role = granted["person_id"], granted.get("role", "facilitator")
        self.number, self.history, self.chance = number, history, chance
        self.channel = "socket"
        self.mirror = Mirror()
        self.outbox: deque[Op] = deque()
        self.connected = False
        #: seconds for an answer; after that the line counts as dead
        self.patience = ANSWER_S
        self._wake = asyncio.Event()
        self._socket: Socket | None = None
        self._calls: dict[int, asyncio.Future[Any]] = {}
        self._number = 0
        self._tries = 0
        self._gone_at: float | None = None
        self._target: int | None = None
        self._silence = 45.0

    @property
    def token_id(self) -> str:
        """By which the server knows a token that belongs to no person."""
        return hashed(self.token).hex()

    def put(self, op: Op) -> None:
        """Into the outbox, to be sent in order."""
        self.history.ops[op.op_id] = op
        self.outbox.append(op)
        self._wake.set()

    def has(self, head: int) -> bool:
        """Whether this person is connected and holds everything up to there."""
        return self.connected and self.mirror.loaded and self.mirror.seq >= head

    async def run(self) -> None:
        """Be there until cancelled."""
        while True:
            try:
                if self.channel == "http":
                    await self._be_polling()
                else:
                    await self._be_live()
            except BROKEN as broken:
                self.history.closes[broken.code if isinstance(broken, Closed) else 0] += 1
            self._gone()
            pause = PAUSES[min(self._tries, len(PAUSES) - 1)]
            self._tries += 1
            await asyncio.sleep(pause * self.chance.uniform(0.5, 1.5))

    async def get(self, path: str, timeout: float = 15) -> Reply:
        """Ask for something of the session as this person."""
        reply = await ask(
            self.url, "GET", f"/api/sessions/{self.code}{path}", token=self.token, timeout=timeout
        )
        self.history.statuses[reply.status] += 1
        return reply

    def hang_up(self) -> None:
        """Reset the line, as a network that changes does."""
        if self._socket:
            self._socket.abort()

    async def call(self, event: str, payload: Any) -> Any:
        """Send an event and wait for its ack; TimeoutError when none comes."""
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

    async def _be_live(self) -> None:
        if not self.mirror.loaded:
            await self._load()
        self._socket = await Socket.open(self.url, "/socket.io/?EIO=4&transport=websocket")
        try:
            opened = json.loads((await asyncio.wait_for(self._socket.read(), 10))[1:])
            self._silence = (opened["pingInterval"] + opened["pingTimeout"]) / 1000
            auth = {"token": self.token, "after": self.mirror.seq, "epoch": self.mirror.epoch}
            await self._socket.send("40" + json.dumps(auth))
            async with asyncio.TaskGroup() as tasks:
                reading = tasks.create_task(self._read(self._socket))
                pumping = tasks.create_task(self._pump_live())
                await asyncio.wait([reading, pumping], return_when=asyncio.FIRST_COMPLETED)
                reading.cancel(), pumping.cancel()
        except* BROKEN as group:
            raise _first(group) from None
        finally:
            self._socket.close()
            self._socket = None

    async def _read(self, socket: Socket) -> None:
        while True:
            packet = await asyncio.wait_for(socket.read(), self._silence)
            if packet == "2":
                await socket.send("3")
            elif packet.startswith("43"):
                number, _, body = packet[2:].partition("[")
                future = self._calls.get(int(number))
                if future and not future.done():
                    future.set_result(json.loads("[" + body)[0])
            elif packet.startswith("42"):
                self._mark(packet)
                name, payload = json.loads(packet[2:])
                await self._hear(name, payload)
            elif packet.startswith("44"):
                self._refused(json.loads(packet[2:])["data"]["code"])
                raise Closed(0)
            elif packet.startswith(("41", "1")):
                raise Closed(0)

    async def _hear(self, name: str, payload: Any) -> None:
        fits = True
        match name:
            case "welcome":
                self._target, self._tries, self.connected = payload["head"], 0, True
                self._wake.set()
                if payload["epoch"] != self.mirror.epoch:
                    self.mirror.loaded = False
                    fits = False
            case "events":
                fits = self.mirror.frame(payload)
            case "head":
                fits = self.mirror.head(payload)
            case "resync":
                self.history.events[name] += 1
                self.mirror.loaded = fits = False
            case "presence":
                return
            case _:
                self.history.events[name] += 1
        if not fits:
            # beside the reader, who has to hear the answer
            asyncio.get_running_loop().create_task(self._repair())
        self._arrived()

    async def _repair(self) -> None:
        with contextlib.suppress(*BROKEN):
            while self.mirror.loaded:
                piece = await self.call("catch_up", {"after": self.mirror.seq, "epoch": self.mirror.epoch})
                if "from" not in piece:
                    self.mirror.loaded = False
                    break
                before = self.mirror.seq
                self.mirror.frame(piece)
                if self.mirror.seq == before:
                    break
            if not self.mirror.loaded:
                await self._load()
            self._arrived()

    async def _load(self) -> None:
        reply = await self.get("")
        if reply.status != 200 or not isinstance(reply.json, dict):
            code = ((reply.json or {}).get("error") or {}).get("code", "") if reply.json else ""
            self._refused(code)
            raise ConnectionError(f"no snapshot: {reply.status}")
        self._mark(reply.body.decode())
        self.mirror.load(reply.json)

    async def _pump_live(self) -> None:
        while True:
            batch = await self._next_batch()
            answers = await self.call("command", [op.command for op in batch])
            if isinstance(answers, dict):
                answers = [answers] * len(batch)
            await self._take(batch, answers)

    async def _next_batch(self) -> list[Op]:
        while not (self.outbox and (self.connected or self.channel == "http")):
            self._wake.clear()
            await self._wake.wait()
        batch = [self.outbox[place] for place in range(min(BATCH, len(self.outbox)))]
        for op in batch:
            op.sends += 1
        return batch

    async def _take(self, batch: list[Op], answers: list[dict[str, Any]]) -> None:
        wait = 0.0
        for op, answer in zip(batch, answers, strict=True):
            error = answer.get("error", {})
            again = error.get("code") in RETRYABLE or (
                error.get("code") == "read_only" and "retry_after_ms" in error
            )
            if error:
                self.history.told[error["code"]] += 1
            if again:
                wait = max(wait, error.get("retry_after_ms", 500) / 1000)
            else:
                self.history.answer(op, answer)
                with contextlib.suppress(ValueError):
                    self.outbox.remove(op)
        await asyncio.sleep(wait * self.chance.uniform(0.5, 1.0))

    async def _be_polling(self) -> None:
        if not self.mirror.loaded:
            await self._load()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._pump_http())
            tasks.create_task(self._poll())

    async def _poll(self) -> None:
        while True:
            asked = f"/events?after={self.mirror.seq}&wait=5&epoch={self.mirror.epoch}"
            reply = await self.get(asked)
            if not isinstance(reply.json, dict) or reply.status != 200:
                raise ConnectionError(f"no events: {reply.status}")
            self.connected, self._tries = True, 0
            self._mark(reply.body.decode())
            if "from" not in reply.json or not self.mirror.frame(reply.json):
                await self._load()
            self._target = self.mirror.seq
            self._arrived()

    async def _pump_http(self) -> None:
        while True:
            batch = await self._next_batch()
            body = [op.command for op in batch]
            path = f"/api/sessions/{self.code}/commands"
            reply = await ask(self.url, "POST", path, body=body, token=self.token, timeout=self.patience)
            self.history.statuses[reply.status] += 1
            if not isinstance(reply.json, list):
                raise ConnectionError(f"no answers: {reply.status}")
            await self._take(batch, reply.json)

    def _mark(self, text: str) -> None:
        for op_id in MARK.findall(text):
            self.history.heard.setdefault(op_id, set()).add(self.number)

    def _arrived(self) -> None:
        """Note when everything is there again after the line had ended."""
        if self._target is not None and self.mirror.loaded and self.mirror.seq >= self._target:
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

    def _refused(self, code: str) -> None:
        self.history.told[f"door:{code}"] += 1
        if code == "unauthorised":
            self.history.logouts.append((time.time(), self.number))


def _first(group: BaseExceptionGroup[BaseException]) -> BaseException:
    found: BaseException = group
    while isinstance(found, BaseExceptionGroup):
        found = found.exceptions[0]
    return found
