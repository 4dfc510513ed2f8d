"""A websocket by hand: whatever bytes one likes, and what comes back."""

import contextlib
import json
import time
from collections.abc import Iterator
from typing import Any

import websocket

from tests.web.script import Script


class RawLine:
    """Speaks Engine.IO 4 frame by frame."""

    def __init__(self, url: str, **options: Any) -> None:
        self.ws = websocket.create_connection(
            f"{url.replace('http', 'ws', 1)}/socket.io/?EIO=4&transport=websocket",
            timeout=8,
            suppress_origin=True,
            **options,
        )
        self.read()

    def send(self, text: str) -> None:
        self.ws.send(text)

    def read(self) -> str:
        """The next text frame that is no ping."""
        while True:
            frame = self.ws.recv()
            if frame != "2":
                return frame

    def connect(self, auth: str = "") -> Any:
        """Ask for the namespace; the payload of CONNECT or CONNECT_ERROR, with which it was."""
        self.send(f"40{auth}")
        answer = self.read()
        return answer[:2], json.loads(answer[2:])

    def ack(self, number: int) -> Any:
        """The payload of one acknowledgement; what else comes in between is dropped."""
        while True:
            frame = self.read()
            if frame.startswith(f"43{number}["):
                return json.loads(frame[2 + len(str(number)) :])

    def closed(self, within: float = 8) -> bool:
        """Whether the other side hangs up."""
        end = time.monotonic() + within
        with contextlib.suppress(OSError, websocket.WebSocketException):
            while time.monotonic() < end:
                self.ws.settimeout(max(0.1, end - time.monotonic()))
                if not self.ws.connected or not self.ws.recv():
                    return True
        return time.monotonic() < end


@contextlib.contextmanager
def raw_line(url: str, script: Script | None = None, **options: Any) -> Iterator[RawLine]:
    """A websocket, connected as somebody if given; closed at the end."""
    line = RawLine(url, **options)
    if script is not None:
        assert line.connect(json.dumps({"token": script.token}))[0] == "40"
    try:
        yield line
    finally:
        with contextlib.suppress(OSError, websocket.WebSocketException):
            line.ws.close(timeout=0)
        line.ws.shutdown()
