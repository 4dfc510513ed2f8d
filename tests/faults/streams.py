"""Just enough HTTP and WebSocket on asyncio streams: no library that retries, pools or hides a fault."""

import asyncio
import base64
import json
import os
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bench.framing import masked

#: what a peer may do to a connection at any moment
BROKEN = (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, EOFError, TimeoutError)
CLOSE, TEXT = 8, 1
LONGEST_LINE = 1 << 20


class Closed(EOFError):
    """The other side closed the websocket; `code` is what it gave as the reason, 0 for none."""

    def __init__(self, code: int) -> None:
        super().__init__(f"closed with {code}")
        self.code = code


@dataclass(frozen=True)
class Reply:
    """An HTTP answer; `json` is None for what is no JSON."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        try:
            return json.loads(self.body)
        except ValueError:
            return None


async def ask(
    url: str,
    method: str,
    path: str,
    *,
    body: Any = None,
    token: str | None = None,
    timeout: float = 15,
    headers: dict[str, str] | None = None,
) -> Reply:
    """One request on a connection of its own; raises one of BROKEN."""
    async with asyncio.timeout(timeout):
        reader, writer = await _open(url)
        try:
            writer.write(_request(url, method, path, body, token, headers or {}))
            await writer.drain()
            status, found = await _head(reader)
            return Reply(status, found, await _body(reader, found))
        finally:
            writer.close()


class Socket:
    """A websocket as a client: text frames in and out."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @classmethod
    async def open(cls, url: str, path: str, timeout: float = 10) -> "Socket":
        """Upgrade; raises one of BROKEN, or ConnectionError where it was refused."""
        async with asyncio.timeout(timeout):
            reader, writer = await _open(url)
            lines = [
                f"GET {path} HTTP/1.1",
                f"Host: {urlsplit(url).netloc}",
                "Upgrade: websocket",
                "Connection: Upgrade",
                f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
                "Sec-WebSocket-Version: 13",
            ]
            writer.write("\r\n".join((*lines, "", "")).encode())
            try:
                status, _ = await _head(reader)
            except BaseException:
                writer.close()
                raise
            if status != 101:
                writer.close()
                raise ConnectionError(f"no websocket: {status}")
            return cls(reader, writer)

    async def send(self, text: str) -> None:
        self._writer.write(masked(text.encode()))
        await self._writer.drain()

    async def read(self) -> str:
        """The next text frame; raises Closed or another of BROKEN."""
        while True:
            first, second = await self._reader.readexactly(2)
            size = second & 127
            if size >= 126:
                size = int.from_bytes(await self._reader.readexactly(2 if size == 126 else 8))
            payload = await self._reader.readexactly(size)
            if first & 15 == CLOSE:
                raise Closed(int.from_bytes(payload[:2]) if len(payload) >= 2 else 0)
            if first & 15 == TEXT:
                return payload.decode()

    def close(self) -> None:
        """Hang up without a word."""
        self._writer.close()

    def abort(self) -> None:
        """Reset the connection: nothing that waits is sent."""
        self._writer.transport.abort()


async def _open(url: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    parts = urlsplit(url)
    return await asyncio.open_connection(parts.hostname, parts.port, limit=LONGEST_LINE)


def _request(
    url: str, method: str, path: str, body: Any, token: str | None, headers: dict[str, str]
) -> bytes:
    content = b"" if body is None else json.dumps(body).encode()
    lines = [f"{method} {path} HTTP/1.1", f"Host: {urlsplit(url).netloc}", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    if token:
        lines.append(f"Authorization: Bearer {token}")
    if body is not None:
        lines += ["Content-Type: application/json", f"Content-Length: {len(content)}"]
    return "\r\n".join((*lines, "", "")).encode() + content


async def _head(reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
    lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    try:
        status = int(lines[0].split()[1])
    except (IndexError, ValueError):
        raise ConnectionError(f"no HTTP: {lines[0][:60]!r}") from None
    pairs = (line.partition(":") for line in lines[1:] if line)
    return status, {name.lower(): value.strip() for name, _, value in pairs}


async def _body(reader: asyncio.StreamReader, headers: dict[str, str]) -> bytes:
    if headers.get("transfer-encoding") == "chunked":
        parts = []
        while size := int((await reader.readline()) or b"0", 16):
            parts.append(await reader.readexactly(size))
            await reader.readline()
        return b"".join(parts)
    if "content-length" in headers:
        return await reader.readexactly(int(headers["content-length"]))
    return await reader.read()
