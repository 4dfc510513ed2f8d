"""From what a client sent to a command: strict, with the field that is wrong.

The structs that decode are derived from the dataclasses in domain/commands.py, so that the two cannot part.
"""

import hashlib
import re
from dataclasses import MISSING, dataclass, fields
from typing import Any, Final, get_type_hints

import msgspec

from board.domain import commands as c
from board.domain.errors import BoardError, invalid
from board.wire.checks import check

MOST_BYTES: Final = 64 * 1024
ID: Final = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")


@dataclass(frozen=True, slots=True)
class Envelope:
    """One decoded command; `digest` is the same for the same payload and no other, `size` its bytes."""

    op_id: str
    type: str
    command: c.Command
    digest: bytes
    size: int


def _struct(name: str, cls: type) -> type[msgspec.Struct]:
    hints = get_type_hints(cls)
    given: list[Any] = [("op_id", str)]
    for field in fields(cls):
        needed = field.default is MISSING
        given.append(
            (field.name, hints[field.name]) if needed else (field.name, hints[field.name], field.default)
        )
    made = msgspec.defstruct(
        cls.__name__,
        given,
        kw_only=True,
        tag_field="type",
        tag=name,
        forbid_unknown_fields=True,
        rename={"for_": "for"},
        frozen=True,
    )
    return made


STRUCTS: Final = {name: _struct(name, cls) for name, cls in c.TYPES.items()}
_PARTS: Final = {name: tuple(field.name for field in fields(cls)) for name, cls in c.TYPES.items()}
_PLACE: Final = re.compile(r"(?P<what>.*?)(?: - at `(?P<path>.*)`)?\Z", re.S)
_NAMED: Final = re.compile(r"(?:unknown|required) field `(?P<field>.*)`")


def decode_command(raw: object) -> Envelope:
    """The command in an already parsed JSON value; raises BoardError with the field that is wrong."""
    if not isinstance(raw, dict):
        raise invalid("A command is an object with op_id, type and the fields of its type.")
    _check_envelope(raw)
    try:
        # the one struct, not the union of all: msgspec would look the whole union up again on each call
        struct = msgspec.convert(raw, STRUCTS[raw["type"]])
    except (msgspec.ValidationError, RecursionError) as error:
        raise _refusal(str(error)) from None
    return _envelope(raw, struct)


def peek_op_id(raw: object) -> str | None:
    """The op_id of a command that may be wrong in any other way, for its answer."""
    op_id = raw.get("op_id") if isinstance(raw, dict) else None
    return op_id if isinstance(op_id, str) and ID.match(op_id) else None


def _check_envelope(raw: dict[str, Any]) -> None:
    op_id, kind = raw.get("op_id"), raw.get("type")
    if not isinstance(op_id, str) or not ID.match(op_id):
        raise invalid("op_id is 1 to 64 of A-Z a-z 0-9 _ -, made by you once for each intention.", "op_id")
    if not isinstance(kind, str) or kind not in STRUCTS:
        raise invalid("type is not one of the protocol's commands.", "type")


def _envelope(raw: dict[str, Any], struct: Any) -> Envelope:
    name = raw["type"]
    encoded = msgspec.json.encode(struct)
    if len(encoded) > MOST_BYTES:
        raise BoardError("too_large", "A command has at most 64 KiB. Make the drawing or the text smaller.")
    parts = check(name, {part: getattr(struct, part) for part in _PARTS[name]})
    digest = hashlib.blake2b(encoded, digest_size=16).digest()
    return Envelope(raw["op_id"], name, c.TYPES[name](**parts), digest, len(encoded))


def _refusal(message: str) -> BoardError:
    place = _PLACE.match(message)
    what, path = (place["what"], place["path"]) if place else (message, None)
    named = _NAMED.search(what)
    field = (path or "$").removeprefix("$").lstrip(".")
    if named:
        field = f"{field}.{named['field']}".lstrip(".")
    return invalid(f"{what}.", field or None)
