"""What each field of a command may hold, beyond its type: ids, lengths, finite numbers, a true sketch."""

import re
from math import isfinite
from typing import Any, Final

from board.domain.errors import BoardError, invalid
from board.wire.jsons import dump_bytes
from board.wire.sketch import SketchError, validate
from board.wire.text import fitting, named, tidied_json

ID: Final = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")
IDS: Final = frozenset({"before", "expected", "into", "onto", "builds_on", "for_", "to", "undoes"})
#: commands whose text says something and is never empty
SPEAKING: Final = frozenset(
    {"concern.raise", "concern.answer", "wording.offer", "question.ask", "remark.add", "notice.send"}
)
MOST_IDS: Final = 500
#: everybody loads everybody's
LARGEST_BADGE: Final = 16 * 1024
FARTHEST: Final = 1_000_000
LARGEST: Final = 2**53

#: most characters of free text, by field; named ones are a single line and never empty
TEXTS: Final = {"text": 2000, "caption": 140}
ONE_LINE: Final = {("thanks.give", "text"): 140}
LINES: Final = {"name": 60, "title": 120}
SHORT: Final = {"side": 60, "view": 80, "colour": 20}
LANGUAGES: Final = ("en", "cy")


def check(kind: str, parts: dict[str, Any]) -> dict[str, Any]:
    """The fields of a command of this type, tidied; BoardError names the one that does not fit."""
    return {name: _checked(kind, name, value) if value is not None else None for name, value in parts.items()}


def _checked(kind: str, name: str, value: Any) -> Any:  # noqa: C901 - one line for each sort of field
    match value:
        case str() if name.endswith("_id") or name in IDS:
            return identifier(value, name.rstrip("_"))
        case str() if (kind, name) in ONE_LINE:
            return named(value, ONE_LINE[kind, name], name)
        case str() if name in TEXTS:
            return named_text(value, name) if kind in SPEAKING else fitting(value, TEXTS[name], name)
        case str() if name in LINES:
            return named(value, LINES[name], name)
        case str() if name in SHORT:
            return fitting(value, SHORT[name], name)
        case str() if name == "language" and value not in LANGUAGES:
            raise invalid(f"language is one of: {', '.join(LANGUAGES)}.", name)
        case list() if name in ("note_ids", "queue"):
            return _id_list(value, name)
        case dict() if name in ("sketch", "badge"):
            return _sketch(value, name)
        case dict() if name == "fields":
            return _fields(value)
        case dict():
            return tidied_json(value)
        case float() if not isfinite(value) or abs(value) > FARTHEST:
            raise invalid(f"{name} is a number between -{FARTHEST} and {FARTHEST}.", name)
        case int() if abs(value) > LARGEST:
            raise invalid(f"{name} is too large a number.", name)
        case _:
            return value


def identifier(value: str, field: str) -> str:
    """An id as the protocol allows it."""
    if not ID.match(value):
        raise invalid("An id is 1 to 64 of A-Z a-z 0-9 _ -.", field)
    return value


def named_text(value: str, field: str) -> str:
    """A text of several lines with something to see in it."""
    text = fitting(value, TEXTS[field], field)
    if not text:
        raise invalid("Write at least one visible character.", field)
    return text


def _id_list(value: list[Any], name: str) -> list[str]:
    if len(value) > MOST_IDS:
        raise invalid(f"At most {MOST_IDS} at once.", name)
    return [identifier(item, f"{name}[{index}]") for index, item in enumerate(value)]


def _sketch(value: dict[str, Any], name: str) -> dict[str, Any]:
    if name == "badge" and len(dump_bytes(value)) > LARGEST_BADGE:
        raise BoardError("too_large", "A badge is a quick squiggle. Draw it with fewer lines.", name)
    try:
        validate(value)
    except SketchError as error:
        field = f"{name}.{error.field}" if error.field else name
        raise BoardError(error.code, error.message, field) from None
    return value


def _fields(value: dict[str, Any]) -> dict[str, Any]:
    """A proposal's fields: text all; their keys and lengths are the domain's (domain/proposals.py)."""
    for key, text in value.items():
        if not isinstance(text, str):
            raise invalid(
                "A proposal's fields are text; an empty text empties a field.", f"fields.{key}"[:80]
            )
    tidy: dict[str, Any] = tidied_json(value)
    return tidy
