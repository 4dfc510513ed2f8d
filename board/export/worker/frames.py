"""What the server and the process that makes files say to each other: frames over two pipes."""

import os
import struct
from typing import Final

_HEAD: Final = struct.Struct("!cQ")
_STEPS: Final = struct.Struct("!II")
_PIECE: Final = 1 << 20

#: to the process: what to write, as `marshal` (plain values alone, made by the server itself)
ORDER: Final = b"o"
#: back: how far it is; the file, its names first; why not; what failed
STEP, FILE, REFUSED, FAULT = b"s", b"f", b"r", b"x"


class TooLarge(Exception):
    """A frame is longer than the reader takes."""


def put(pipe: int, kind: bytes, body: bytes) -> None:
    """Write a frame, whole; blocks while the pipe is full, raises BrokenPipeError if nobody reads."""
    for part in (_HEAD.pack(kind, len(body)), body):
        left = memoryview(part)
        while left:
            left = left[os.write(pipe, left[:_PIECE]) :]


def take(pipe: int, most: int) -> tuple[bytes, bytes] | None:
    """Wait for a frame, its kind and body; None when the other side is gone; raises TooLarge."""
    head = _exactly(pipe, _HEAD.size)
    if head is None:
        return None
    kind, size = _HEAD.unpack(head)
    if size > most:
        raise TooLarge(str(size))
    body = _exactly(pipe, size)
    return None if body is None else (kind, body)


def steps(done: int, total: int) -> bytes:
    """The body of a STEP."""
    return _STEPS.pack(done, total)


def read_steps(body: bytes) -> tuple[int, int]:
    """What a STEP says: how many pictures are drawn, and of how many."""
    done, total = _STEPS.unpack(body)
    return done, total


def _exactly(pipe: int, size: int) -> bytes | None:
    parts = bytearray()
    while len(parts) < size:
        part = os.read(pipe, min(_PIECE, size - len(parts)))
        if not part:
            return None
        parts += part
    return bytes(parts)
