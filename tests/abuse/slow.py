"""Connections that send next to nothing and never end."""

import contextlib
import select
import socket
import threading
import time

from tests.abuse.ground import Ground

#: from the first byte of a request to the last of its head and body, and a little for the machine
BOUND_S = 75
DROP_EVERY_S = 3.0


def slow_lines(g: Ground, count: int) -> None:
    """Open so many, half in the head, half in the body; each must be ended within the bound."""
    host, _, port = g.host.partition(":")
    head = f"POST /api/sessions HTTP/1.1\r\nHost: {g.host}\r\n".encode()
    body = head + b"Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"
    lines = []
    for number in range(count):
        line = socket.create_connection((host, int(port)), timeout=5, source_address=(g.evil, 0))
        line.sendall(head if number % 2 else body)
        lines.append((line, b"X" if number % 2 else b" "))
    began = time.monotonic()
    ended: list[float] = []
    try:
        while lines and time.monotonic() - began < BOUND_S:
            time.sleep(DROP_EVERY_S)
            lines = [one for one in lines if not _gone(*one, ended, began)]
    finally:
        for line, _ in lines:
            line.close()
    g.check(not lines, f"{len(lines)} of {count} are still open after {BOUND_S} s")
    g.say(f"all {count} ended within {max(ended):.0f} s")


def _gone(line: socket.socket, drop: bytes, ended: list[float], began: float) -> bool:
    """Send one byte more; whether the other side has hung up."""
    try:
        ready, _, _ = select.select([line], [], [], 0)
        over = bool(ready) and not line.recv(4096)
        if not over:
            line.sendall(drop)
            return False
    except OSError:
        over = True
    with contextlib.suppress(OSError):
        line.close()
    ended.append(time.monotonic() - began)
    return over


def in_one_breath(g: Ground, count: int) -> None:
    """So many requests on one line, sent before the first is answered; nobody must wait for all of them."""
    host, _, port = g.host.partition(":")
    asked = f"GET /healthz HTTP/1.1\r\nHost: {g.host}\r\n\r\n".encode()
    came, answered, began = b"", 0, time.monotonic()
    with socket.create_connection((host, int(port)), timeout=30, source_address=(g.evil, 0)) as line:
        sending = threading.Thread(target=line.sendall, args=(asked * count,), daemon=True)
        sending.start()
        while answered < count and (piece := line.recv(65_536)):
            came += piece
            answered = came.count(b"HTTP/1.1 200")
        sending.join(5)
    g.said["200"] += answered
    g.check(answered == count, f"{answered} of {count} were answered")
    g.say(f"{count} requests in one breath answered in {time.monotonic() - began:.1f} s")
