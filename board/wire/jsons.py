"""Strict JSON for both transports: NaN, infinities, lone surrogates and endless nesting are refused."""

import json
import re
from typing import Any, Final

import msgspec

MOST_DEPTH = 32
#: each name of an object in a text matches, and some words inside of texts do
NAME: Final = re.compile(r'"[ \t\r\n]*:')
NAME_IN_BYTES: Final = re.compile(rb'"[ \t\r\n]*:')


def loads(data: str | bytes) -> Any:
    """The value of a JSON text; ValueError when it is not strict JSON or is nested too deeply."""
    try:
        value, names = _shallow(msgspec.json.decode(data))
        found = NAME.findall(data) if isinstance(data, str) else NAME_IN_BYTES.findall(data)
        if len(found) != names:
            # seldom: only now is it worth while to read name by name
            json.loads(data, object_pairs_hook=_unlike)
        return value
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise ValueError("This is not valid JSON.") from error


def dumps(value: Any, **_: Any) -> str:
    """The shortest JSON text of a value; keywords of the standard json module are accepted and not needed."""
    return msgspec.json.encode(value).decode()


def dump_bytes(value: Any) -> bytes:
    """The same as UTF-8 bytes."""
    return msgspec.json.encode(value)


def _shallow(value: Any) -> tuple[Any, int]:
    """The value, if it is not nested deeper than anything of ours is, and how many names its objects have."""
    level, names = [value], 0
    for _ in range(MOST_DEPTH):
        names += sum(len(outer) for outer in level if isinstance(outer, dict))
        level = [item for outer in level if isinstance(outer, dict | list) for item in _inside(outer)]
        if not level:
            return value, names
    raise ValueError("This JSON is nested too deeply.")


def _unlike(pairs: list[tuple[str, Any]]) -> None:
    """Two readers of a name that stands twice may take one each."""
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("A name stands twice in one object.")


def _inside(outer: dict[str, Any] | list[Any]) -> list[Any]:
    return list(outer.values()) if isinstance(outer, dict) else outer
