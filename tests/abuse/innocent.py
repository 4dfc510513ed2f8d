"""Two people who mean no harm, in a process of their own: `python -m tests.abuse.innocent URL TOKEN...`.

Each raises and lowers a hand, waits for the answer, and hears of it again as an event. At the end of standard
input they say as JSON what they saw: when each was answered and after how long, and what was lost.
"""

import json
import sys
import threading
import time
from typing import Any

import websocket

EVERY_S = 0.15
PATIENCE_S = 10


class Innocent(threading.Thread):
    """One person at one socket."""

    def __init__(self, url: str, token: str) -> None:
        super().__init__(daemon=True)
        self.ws = websocket.create_connection(
            f"{url.replace('http', 'ws', 1)}/socket.io/?EIO=4&transport=websocket", timeout=PATIENCE_S
        )
        self.samples: list[tuple[float, float]] = []
        self.troubles: list[str] = []
        self.acked: list[int] = []
        self.head = 0
        self.ready, self.stop = threading.Event(), threading.Event()
        self.token = token

    def run(self) -> None:
        try:
            self._greet()
            self.ready.set()
            number, raised = 0, False
            while not self.stop.is_set() or raised:
                raised, number = not raised, number + 1
                self._ask(number, raised)
                time.sleep(EVERY_S)
            self._hear_the_rest()
        except Exception as fault:  # noqa: BLE001 - whatever ended it is what is to be told
            self.troubles.append(f"{type(fault).__name__}: {fault}")
            self.ready.set()

    def _greet(self) -> None:
        self.ws.recv()
        self.ws.send("40" + json.dumps({"token": self.token}))
        while not self.head:
            self._frame()

    def _ask(self, number: int, raised: bool) -> None:
        given = {
            "op_id": f"innocent-{id(self)}-{number}-{time.time_ns()}",
            "type": "hand.raise",
            "raised": raised,
        }
        began = time.monotonic()
        self.ws.send(f"42{number}{json.dumps(['command', given])}")
        while (answer := self._frame(number)) is None:
            if time.monotonic() - began > PATIENCE_S:
                raise TimeoutError("no answer")
        self.samples.append((began, (time.monotonic() - began) * 1000))
        if not answer["ok"]:
            self.troubles.append(f"refused: {answer['error']}")
        else:
            self.acked.append(answer["seq"])

    def _frame(self, number: int | None = None) -> Any:
        """Read one frame; the answer, if it is the one that is waited for."""
        text = self.ws.recv()
        if not text:
            raise ConnectionError("disconnected")
        if text == "2":
            self.ws.send("3")
        elif text.startswith("44") or text.startswith("41"):
            raise ConnectionError(text)
        elif text.startswith("42"):
            self._event(*json.loads(text[2:]))
        elif number is not None and text.startswith(f"43{number}["):
            return json.loads(text[2 + len(str(number)) :])[0]
        return None

    def _event(self, name: str, told: Any) -> None:
        if name == "welcome":
            self.head = told["head"]
        elif name == "head":
            self.head = max(self.head, told["seq"])
        elif name == "events":
            if told["from"] != self.head + 1:
                self.troubles.append(f"a gap: {told['from']} after {self.head}")
            self.head = told["to"]
        elif name == "resync":
            self.troubles.append(f"resync {told}")

    def _hear_the_rest(self) -> None:
        end = time.monotonic() + PATIENCE_S
        while self.acked and self.head < self.acked[-1]:
            if time.monotonic() > end:
                self.troubles.append(f"never heard of {self.acked[-1]}, only up to {self.head}")
                break
            self._frame()
        self.ws.close(timeout=0)


def main(url: str, *tokens: str) -> None:
    people = [Innocent(url, token) for token in tokens]
    for one in people:
        one.start()
    for one in people:
        one.ready.wait(PATIENCE_S)
    print("ready", flush=True)
    sys.stdin.read()
    for one in people:
        one.stop.set()
    for one in people:
        one.join(2 * PATIENCE_S)
        if one.is_alive():
            one.troubles.append("stuck")
    print(json.dumps([{"samples": o.samples, "troubles": o.troubles, "acked": len(o.acked)} for o in people]))


if __name__ == "__main__":
    main(*sys.argv[1:])
