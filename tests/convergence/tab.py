"""One tab: a replica, its connection, its requests and its timers, all over the model network."""

import itertools
from collections.abc import Callable
from typing import Any

from tests.convergence.network import Call, Line
from tests.replica.client import Acked, Replica
from tests.replica.messages import CatchUp, Json, Later, Load, Out, Send

#: how long a page waits for an answer on its line
ANSWER_S = 10.0
_sids = itertools.count(1)
_numbers = itertools.count(1)


class Device:
    """What survives a reload, shared by the tabs of one person."""

    def __init__(self) -> None:
        self.kept: dict[str, Json] = {}
        self.recent: dict[str, Acked] = {}
        #: op_ids that were handed back, and why
        self.returned: dict[str, str] = {}


class Tab:
    """Carries a replica's messages; nothing is delivered but by `read`, `lose` and their like."""

    def __init__(self, who: str, person_id: str | None, token: str, device: Device, now: Callable[[], float]):
        self.who, self.person_id, self.token, self.device, self._now = who, person_id, token, device, now
        self.line: Line | None = None
        self.calls: list[Call] = []
        self.timers: list[tuple[float, str]] = []
        self.replica = Replica(device.kept, device.recent)
        self.number = next(_numbers)
        #: where it is sent by whatever stands before the houses, counted over them
        self.home = 0
        #: a piece of a longer tail came last: between pieces a page holds more than the log up to there
        self.partial = False
        #: something of the confirmed state may have changed since it was last looked at
        self.dirty = True
        self.do(self.replica.start())

    def reload(self) -> None:
        """The page goes and comes again; what was under way to it is nobody's."""
        self.line = None
        self.calls = [call for call in self.calls if call.kind == "gone"]
        self.timers = []
        self.replica = Replica(self.device.kept, self.device.recent)
        self.do(self.replica.start())

    def do(self, wishes: list[Out]) -> None:
        """Put what the replica asks for on its way."""
        self.dirty = True
        while self.replica.refused:
            command, error = self.replica.refused.pop()
            self.device.returned[command["op_id"]] = error["code"]
        for wish in wishes:
            match wish:
                case Load():
                    self.calls.append(Call("snapshot", self.token))
                case Send(number, commands):
                    self._send(number, commands)
                case CatchUp(after, epoch):
                    self._ask(after, epoch)
                case Later(what, ms):
                    self.timers.append((self._now() + ms / 1000, what))

    def push(self, command: Json) -> None:
        """The person does something."""
        self.do(self.replica.push(command))

    def connecting(self) -> Line | None:
        """A new connection, if the page would try for one now."""
        if self.line is not None or self.replica.state is None or self.replica.trouble:
            return None
        self.line = Line(f"s{next(_sids)}", self.token)
        return self.line

    def hang(self) -> None:
        """The page finds that its connection is gone: what it was owed will not come."""
        line, self.line = self.line, None
        if line is not None:
            line.client_open = False
            for number in sorted(line.owed):
                self.do(self.replica.unanswered(number))

    def read(self, event: str, payload: Any) -> None:
        """One message has come down the line."""
        line = self.line
        assert line is not None
        match event:
            case "ack":
                kind, number, answer = payload
                if kind == "command":
                    line.owed.discard(number)
                    self.do(self.replica.answered(number, answer))
                else:
                    self.do(self.replica.caught_up(answer))
            case "bye":
                self.hang()
                self.do(self.replica.hung_up())
            case "connect_error":
                self.hang()
                self.do(self.replica.refused_connection(payload))
            case _:
                line.live = line.live or event == "welcome"
                self.do(self.replica.heard(event, payload))

    def answered(self, call: Call) -> None:
        """An HTTP answer has come; without one the call was lost."""
        self.calls.remove(call)
        failed = call.answer is None or (isinstance(call.answer, dict) and "error" in call.answer)
        code = call.answer["error"] if failed and call.answer else None
        if call.kind == "snapshot":
            self.do(self.replica.not_loaded(code) if failed else self.replica.loaded(call.answer))
        elif failed:
            self.do(self.replica.unanswered(call.number))
        else:
            self.do(self.replica.answered(call.number, call.answer))

    def lost(self, call: Call) -> None:
        """No answer will come to this request."""
        call.answer = None
        self.answered(call)

    def tick(self) -> None:
        """Wake what is due."""
        due = [what for at, what in self.timers if at <= self._now()]
        self.timers = [(at, what) for at, what in self.timers if at > self._now()]
        for what in due:
            if what.startswith("owed"):
                self._give_up(int(what.split()[1]))
            else:
                self.do(self.replica.woken(what))

    def _give_up(self, number: int) -> None:
        if self.line is not None and number in self.line.owed:
            self.line.owed.discard(number)
            self.do(self.replica.unanswered(number))

    def _send(self, number: int, commands: tuple[Json, ...]) -> None:
        if self.line is not None and self.line.live:
            self.line.owed.add(number)
            self.timers.append((self._now() + ANSWER_S, f"owed {number}"))
            self.line.up.append(("command", number, list(commands)))
        else:
            self.calls.append(Call("commands", self.token, number, list(commands)))

    def _ask(self, after: int, epoch: str) -> None:
        if self.line is not None and self.line.live:
            self.line.up.append(("catch_up", None, {"after": after, "epoch": epoch}))
