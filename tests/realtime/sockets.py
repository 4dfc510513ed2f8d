"""A stranger's live connection: python-socketio's own client, and what it was told."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import socketio

from tests.web.script import Script, command

PATIENCE_S = 8


class Listener:
    """A connected client that keeps everything it hears, in order."""

    def __init__(
        self, url: str, auth: object = None, *, query: str = "", origin: str | None = None, **options: Any
    ) -> None:
        self.heard: list[tuple[str, Any]] = []
        self.ended = threading.Event()
        self.refusal: Any = None
        extra = {"origin": origin} if origin else {"suppress_origin": True}
        self.client = socketio.Client(reconnection=False, websocket_extra_options=extra)
        for name in ("welcome", "events", "presence", "head", "resync"):
            self.client.on(name, self._hear(name))
        self.client.on("disconnect", lambda *_: self.ended.set())
        self.client.on("connect_error", self._refused)
        with contextlib.suppress(socketio.exceptions.ConnectionError):
            self.client.connect(
                f"{url}{query}", auth=auth, wait_timeout=5, **{"transports": ["websocket"], **options}
            )

    def _hear(self, name: str) -> Callable[[Any], None]:
        return lambda payload: self.heard.append((name, payload))

    def _refused(self, reason: Any) -> None:
        self.refusal = reason

    def all(self, name: str) -> list[Any]:
        """Every payload of one event so far."""
        return [payload for heard, payload in list(self.heard) if heard == name]

    def wait(self, name: str, count: int = 1) -> Any:
        """The count-th payload of an event."""
        return self.until(lambda: self.all(name)[count - 1] if len(self.all(name)) >= count else None)

    def until(self, look: Callable[[], Any]) -> Any:
        """Wait for something to be so."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            found = look()
            if found:
                return found
            time.sleep(0.01)
        raise AssertionError(f"It never came; heard were {[name for name, _ in self.heard]}")

    def events(self) -> list[dict[str, Any]]:
        """All events of all frames."""
        return [event for frame in self.all("events") for event in frame["events"]]

    def types(self) -> list[str]:
        return [event["type"] for event in self.events()]

    def heard_of(self, kind: str) -> dict[str, Any]:
        """Wait for an event of a type."""
        return self.until(lambda: next((event for event in self.events() if event["type"] == kind), None))

    def call(self, event: str, payload: Any) -> Any:
        return self.client.call(event, payload, timeout=PATIENCE_S)

    def do(self, kind: str, /, **fields: Any) -> dict[str, Any]:
        answer = self.call("command", command(kind, **fields))
        assert answer["ok"], answer
        return answer

    def continuous(self, start: int) -> bool:
        """Whether the frames cover every seq from `start`, each once: a beacon moves the start on as well.

        Who did not read for a while is sent for the snapshot, and frames go on from where they are.
        """
        anew = False
        for name, payload in list(self.heard):
            anew = anew or (name == "resync" and payload["reason"] == "tail")
            if name == "events":
                start, anew = (payload["from"], False) if anew else (start, False)
                seqs = [event["seq"] for event in payload["events"]]
                if payload["from"] != start or seqs != sorted(set(seqs)):
                    return False
                if any(not payload["from"] <= seq <= payload["to"] for seq in seqs):
                    return False
                start = payload["to"] + 1
            elif name == "head":
                start = max(start, payload["seq"] + 1)
        return True

    def told(self) -> list[tuple[Any, ...]]:
        """What moved it on, for the words of a failure: names, reasons and seqs."""
        parts = ("reason", "from", "to", "seq")
        heard = [(name, payload) for name, payload in list(self.heard) if isinstance(payload, dict)]
        return [(name, *(payload.get(part) for part in parts)) for name, payload in heard]

    def close(self) -> None:
        # beside us: under BOARD_ASYNC_MODE=threading the goodbye takes three seconds
        threading.Thread(target=self._leave, daemon=True).start()

    def _leave(self) -> None:
        line = self.client.eio.ws
        self.client.disconnect()
        if line is not None:
            # the library leaves a line open that the server has closed
            line.shutdown()


@contextlib.contextmanager
def listening(script: Script, **auth: Any) -> Iterator[Listener]:
    """Connect as somebody in a session; disconnected at the end."""
    listener = Listener(script.url, {"token": script.token, **auth})
    try:
        yield listener
    finally:
        listener.close()
