"""Frames and snapshots as bytes, put together from parts that are encoded once."""

from collections.abc import Iterable
from typing import Any

from board.wire.jsons import dump_bytes


def event_bytes(cut: dict[str, Any]) -> bytes:
    """One event as it travels."""
    return dump_bytes(cut)


def frame(epoch: str, start: int, end: int, events: Iterable[bytes]) -> bytes:
    """`{epoch, from, to, events}`, from encoded events."""
    head = b'{"epoch":%b,"from":%d,"to":%d,"events":[' % (dump_bytes(epoch), start, end)
    return head + b",".join(events) + b"]}"


def snapshot(shared: dict[str, Any], notes: Iterable[bytes]) -> bytes:
    """A snapshot whose notes are encoded already; `shared` holds every other key."""
    rest = dump_bytes(shared)
    return rest[:-1] + b',"notes":[' + b",".join(notes) + b"]}"
