"""Just enough of WebSocket, Engine.IO 4 and Socket.IO 5 to be a cheap client."""

import base64
import json
import os
import socket
import struct
from typing import Any

MASK = b"\x5a\xc3\x17\x88"
PONG = b"3"


class Refused(Exception):
    """The server did not let this client in."""


def masked(payload: bytes) -> bytes:
    """One whole text frame from client to server."""
    size = len(payload)
    if size < 126:
        head = struct.pack("!BB", 0x81, 0x80 | size)
    elif size < 65536:
        head = struct.pack("!BBH", 0x81, 0xFE, size)
    else:
        head = struct.pack("!BBQ", 0x81, 0xFF, size)
    key = int.from_bytes((MASK * (size // 4 + 1))[:size])
    return head + MASK + (int.from_bytes(payload) ^ key).to_bytes(size)


def event(name: str, data: Any, ack: int) -> bytes:
    """A Socket.IO event that asks for an ack, ready for the wire."""
    body = json.dumps([name, data], separators=(",", ":"), ensure_ascii=False)
    return masked(f"42{ack}{body}".encode())


class Door:
    """A blocking connection through the handshake, up to the point where the crowd takes it over."""

    def __init__(self, host: str, port: int, *, query: str = "", timeout: float = 20) -> None:
        self.sock = socket.create_connection((host, port), timeout)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.rest = bytearray()
        self._upgrade(f"{host}:{port}", query)

    def enter(self, auth: dict[str, Any] | None) -> None:
        """Open Engine.IO, then connect to the namespace."""
        self._expect(b"0")
        self.sock.sendall(masked(b"40" + (json.dumps(auth).encode() if auth else b"")))
        self._expect(b"40")

    def await_event(self, name: str) -> Any:
        """Read until this event comes; what comes before it is dropped."""
        start = f'42["{name}"'.encode()
        while not (payload := self.read()).startswith(start):
            pass
        return json.loads(payload[2:])[1]

    def read(self) -> bytes:
        """The payload of the next text frame."""
        head = self._bytes(2)
        size = head[1]
        if size == 126:
            size = int.from_bytes(self._bytes(2))
        elif size == 127:
            size = int.from_bytes(self._bytes(8))
        payload = self._bytes(size)
        if head[0] & 15 == 8:
            raise Refused(f"closed: {payload!r}")
        if payload == b"2":
            self.sock.sendall(masked(PONG))
            return self.read()
        return payload

    def _upgrade(self, host: str, query: str) -> None:
        key = base64.b64encode(os.urandom(16)).decode()
        lines = (
            f"GET /socket.io/?EIO=4&transport=websocket{query} HTTP/1.1",
            f"Host: {host}",
            f"Origin: http://{host}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {key}",
            "Sec-WebSocket-Version: 13",
        )
        self.sock.sendall("\r\n".join((*lines, "", "")).encode())
        while b"\r\n\r\n" not in self.rest:
            self._more()
        answer, _, rest = bytes(self.rest).partition(b"\r\n\r\n")
        if b" 101 " not in answer.splitlines()[0]:
            raise Refused(answer.decode(errors="replace"))
        self.rest = bytearray(rest)

    def _expect(self, start: bytes) -> None:
        payload = self.read()
        if not payload.startswith(start):
            raise Refused(payload.decode(errors="replace"))

    def _bytes(self, count: int) -> bytes:
        while len(self.rest) < count:
            self._more()
        taken = bytes(self.rest[:count])
        del self.rest[:count]
        return taken

    def _more(self) -> None:
        data = self.sock.recv(65536)
        if not data:
            raise Refused("the server closed the connection")
        self.rest += data
