"""As much of Redis as carries one channel: it can fall silent, end and come back."""

import socket
import threading
from contextlib import suppress
from typing import Any, BinaryIO, Self


class FakeRedis:
    """On a port of loopback that it keeps."""

    def __init__(self) -> None:
        self.port = 0
        self.published: list[bytes] = []
        self.lines = 0
        #: it takes everything in and answers nothing
        self.silent = False
        self._hearing: set[socket.socket] = set()
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self.start()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Listen, on the same port as before."""
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, args=(self._listener,), daemon=True).start()

    def stop(self) -> None:
        """Cut every line and listen no more."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            lines = [*self._open]
        for line in lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def publish(self, data: bytes) -> int:
        """Tell everybody who listens; how many."""
        self.published.append(data)
        with self._lock:
            hearing = [*self._hearing]
        for line in hearing:
            if not self.silent:
                line.sendall(b"*3\r\n" + _bulk(b"message") + _bulk(b"wishwall:heads") + _bulk(data))
        return len(hearing)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _serve(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                line = listener.accept()[0]
                self.lines += 1
                with self._lock:
                    self._open.add(line)
                threading.Thread(target=self._answer, args=(line,), daemon=True).start()

    def _answer(self, line: socket.socket) -> None:
        try:
            with suppress(OSError, ValueError), line.makefile("rb") as stream:
                while command := _command(stream):
                    if not self.silent:
                        line.sendall(self._said(line, command))
        finally:
            with self._lock:
                self._open.discard(line)
                self._hearing.discard(line)
            line.close()

    def _said(self, line: socket.socket, command: list[bytes]) -> bytes:
        match command[0].upper(), command[1:]:
            case b"SUBSCRIBE", [channel]:
                with self._lock:
                    self._hearing.add(line)
                return b"*3\r\n" + _bulk(b"subscribe") + _bulk(channel) + b":1\r\n"
            case b"PUBLISH", [_, data]:
                return b":%d\r\n" % self.publish(data)
            case b"PING", said if line in self._hearing:
                return b"*2\r\n" + _bulk(b"pong") + _bulk(said[0] if said else b"")
            case b"PING", _:
                return b"+PONG\r\n"
            case b"HELLO", _:
                return b"-ERR unknown command\r\n"
        return b"+OK\r\n"


def _command(stream: BinaryIO) -> list[bytes]:
    head: Any = stream.readline()
    if not head:
        return []
    words = []
    for _ in range(int(head[1:])):
        size = int(stream.readline()[1:])
        words.append(stream.read(size + 2)[:-2])
    return words


def _bulk(data: bytes) -> bytes:
    return b"$%d\r\n%s\r\n" % (len(data), data)
