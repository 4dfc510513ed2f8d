"""Events as the log keeps them: JSON beside a type and a version; older versions are lifted on reading."""

from typing import Any

import msgspec

from board.domain import events as e

VERSION = 1


def event_type(event: e.Event) -> str:
    """The log's name of an event."""
    return e.NAMES[type(event)]


def dump_event(event: e.Event) -> bytes:
    """An event's data as JSON."""
    return msgspec.json.encode(event)


def load_event(kind: str, version: int, data: bytes) -> e.Event:
    """The event that `dump_event` wrote; ValueError for a type or version that this release does not know."""
    cls = e.TYPES.get(kind)
    if cls is None or version != VERSION:
        raise ValueError(
            f"the log holds an event {kind!r} of version {version}, which this release cannot read"
        )
    loaded: Any = _decoder(cls).decode(data)
    event: e.Event = loaded
    return event


_DECODERS: dict[type, msgspec.json.Decoder[Any]] = {}


def _decoder(cls: type) -> msgspec.json.Decoder[Any]:
    if cls not in _DECODERS:
        _DECODERS[cls] = msgspec.json.Decoder(cls)
    return _DECODERS[cls]
