"""Values of a record held to the same bounds as what people type; each refusal names the place."""

import re
from collections.abc import Callable
from typing import Any, Final, TypeVar

from board.domain.decide_notes import COLOURS
from board.domain.errors import BoardError
from board.domain.instants import instant
from board.imports.refusing import unreadable
from board.wire import checks
from board.wire.text import fitting, named

Given = TypeVar("Given")
Held = TypeVar("Held")
Number = TypeVar("Number", int, float)
_REF: Final = re.compile(r"P-[0-9]{2,6}\Z")
_RANK: Final = re.compile(r"[0-9a-z]{1,200}\Z")


def an_id(value: str, where: str) -> str:
    """An id as the protocol allows it."""
    return _held(checks.identifier, value, where)


def perhaps_id(value: str | None, where: str) -> str | None:
    """The same, or nothing."""
    return None if value is None else an_id(value, where)


def text(value: str, most: int, where: str) -> str:
    """A text of at most so many characters."""
    return _held(lambda given, field: fitting(given, most, field), value, where)


def line(value: str, most: int, where: str) -> str:
    """A line that says something."""
    return _held(lambda given, field: named(given, most, field), value, where)


def rank(value: str, where: str) -> str:
    """A place between others."""
    if not _RANK.match(value):
        raise unreadable("A rank is 1 to 200 of 0-9 a-z.", where)
    return value


def ref(value: str, where: str) -> str:
    """A proposal's number, which also names files."""
    if not _REF.match(value):
        raise unreadable("A ref is such as P-01.", where)
    return value


def colour(value: str, where: str) -> str:
    """A colour of notes and themes."""
    if value not in COLOURS:
        raise unreadable(f"colour is one of: {', '.join(COLOURS)}.", where)
    return value


def sketch(value: dict[str, Any], where: str, name: str = "sketch") -> dict[str, Any]:
    """A true drawing."""
    try:
        held: dict[str, Any] = checks.check("record", {name: value})[name]
    except BoardError as wrong:
        raise unreadable(wrong.message, f"{where}{(wrong.field or '').removeprefix(name)}") from None
    return held


def spot(value: float | None, where: str) -> float | None:
    """A place on the wall."""
    if value is None or abs(value) <= checks.FARTHEST:
        return value
    raise unreadable(f"A spot is a number between -{checks.FARTHEST} and {checks.FARTHEST}.", where)


def time(value: str | None, where: str) -> int | None:
    """A time in milliseconds."""
    at = instant(value)
    if value is not None and at is None:
        raise unreadable("A time is RFC 3339 with its zone.", where)
    return at


def count(value: Number, where: str) -> Number:
    """A number that is not beyond reason."""
    if abs(value) > 10_000_000:
        raise unreadable("This number is too large.", where)
    return value


def among(value: str | None, known: Any, where: str, what: str) -> str | None:
    """An id of something that the record holds, or nothing."""
    if value is not None and value not in known:
        raise unreadable(f"There is no such {what} in this record.", where)
    return value


def each_once(ids: list[str], where: str) -> None:
    """Ids are unique within a record."""
    seen: set[str] = set()
    for place, one in enumerate(ids):
        if one in seen:
            raise unreadable("This id stands twice in the record.", f"{where}[{place}]")
        seen.add(one)


def _held(check: Callable[[Given, str], Held], value: Given, where: str) -> Held:
    """The checked value; a refusal names the place in the file."""
    try:
        return check(value, where)
    except BoardError as wrong:
        raise unreadable(
            wrong.message, where if wrong.field in (None, where) else f"{where}: {wrong.field}"
        ) from None
