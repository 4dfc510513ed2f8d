"""Strict JSON for both transports: NaN, infinities, lone surrogates and endless nesting are refused."""

from typing import Any

import msgspec

MOST_DEPTH = 32


def loads(data: str | bytes) -> Any:
    """The value of a JSON text; ValueError when it is not strict JSON or is nested too deeply."""
    try:
        return _shallow(msgspec.json.decode(data))
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise ValueError("This is not valid JSON.") from error


def dumps(value: Any, **_: Any) -> str:
    """The shortest JSON text of a value; keywords of the standard json module are accepted and not needed."""
    return msgspec.json.encode(value).decode()


def dump_bytes(value: Any) -> bytes:
    """The same as UTF-8 bytes."""
    return msgspec.json.encode(value)


def _shallow(value: Any) -> Any:
    """The value, if it is not nested deeper than anything of ours is."""
    level = [value]
    for _ in range(MOST_DEPTH):
        level = [item for outer in level if isinstance(outer, dict | list) for item in _inside(outer)]
        if not level:
            return value
    raise ValueError("This JSON is nested too deeply.")


def _inside(outer: dict[str, Any] | list[Any]) -> list[Any]:
    return list(outer.values()) if isinstance(outer, dict) else outer
